#include "app/command_analyse.h"

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/design_csv.h"
#include "analysis/experiments/sweep_input.h"
#include "analysis/sweep/read_sweep.h"
#include "app/analyse_output.h"
#include "app/options.h"
#include "output/atomic_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace pactsim {

namespace {

struct AnalyseOptions {
    std::string study, design, response, column = "y", outcome, scheme, missing = "drop", csv, out;
    std::vector<Analysis> table = all_analyses();
    std::vector<std::string> arguments;            // by analysis, of those that take one
    std::vector<std::uint8_t> asked;               // by analysis
    AnalysisOptions analysis;
    bool json = false, force = false;
    Talk talk;
};

/// The analyses to make: those asked for, or what suits the design.
std::vector<std::size_t> chosen(const AnalyseOptions& options, const AnalysisInput& input) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < options.table.size(); ++i) {
        if (options.asked[i] == 0 && options.arguments[i].empty()) continue;
        if (const std::string reason = why_not(options.table[i], input); !reason.empty()) throw UsageError(reason);
        all.push_back(i);
    }
    if (!all.empty()) return all;
    const std::string_view suits = input.design.method == DesignMethod::saltelli ? "sobol" : input.design.method == DesignMethod::morris ? "morris" : "given-data";
    for (std::size_t i = 0; i < options.table.size(); ++i) {
        if (options.table[i].flag == suits) all.push_back(i);
    }
    return all;
}

/// Adds the tables of an analysis, but for those that are there: --sobol may have brought --given-data.
void add_tables(std::vector<ResultTable>& all, std::vector<ResultTable> more) {
    for (ResultTable& table : more) {
        const auto same = [&](const ResultTable& t) { return t.name == table.name && t.title == table.title; };
        if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(table));
    }
}

/// Analyses that compare schemes are made once, and stand apart where there are several responses; the others are made for each response.
std::vector<AnalysedResponse> analysed(const AnalyseOptions& options, const std::vector<AnalysisInput>& inputs) {
    std::vector<AnalysedResponse> responses;
    const std::vector<std::size_t> wanted = chosen(options, inputs.front());
    for (const AnalysisInput& input : inputs) {
        AnalysedResponse response{input.outcome, input.response.name == input.outcome ? std::string() : input.response.name, {}};
        for (const std::size_t i : wanted) {
            const Analysis& analysis = options.table[i];
            if (analysis.need != DesignNeed::schemes || inputs.size() == 1) add_tables(response.tables, analysis.run(input, options.arguments[i]));
        }
        if (!response.tables.empty()) responses.push_back(std::move(response));
    }
    AnalysedResponse together{inputs.front().outcome, {}, {}};
    for (const std::size_t i : wanted) {
        if (options.table[i].need == DesignNeed::schemes && inputs.size() > 1) add_tables(together.tables, options.table[i].run(inputs.front(), options.arguments[i]));
    }
    if (!together.tables.empty()) responses.push_back(std::move(together));
    return responses;
}

std::vector<AnalysisInput> inputs_of(const AnalyseOptions& options) {
    const bool plain = !options.design.empty() || !options.response.empty();
    if (plain != options.study.empty()) {
        throw UsageError(plain ? "a study and CSV files are analysed one at a time\n = help: leave out STUDY, or `--design` and `--response`"
                               : "what is to be analysed?\n = help: `pactsim analyse STUDY/`, or `--design X.csv --response Y.csv`");
    }
    if (!plain) return sweep_inputs(read_sweep_data(options.study), options.outcome.empty() ? "npsv" : options.outcome, options.scheme);
    if (options.design.empty() || options.response.empty()) throw UsageError("`--design` and `--response` go together: the inputs, and what came of them");
    if (!options.outcome.empty() || !options.scheme.empty()) throw UsageError("`--outcome` and `--scheme` are for studies\n = help: `--column NAME` picks a column of the results");
    AnalysisInput input = read_design(options.design);
    read_responses(options.response, options.column, options.design, input);
    return {std::move(input)};
}

ExitCode analyse(AnalyseOptions& options) {
    if (options.missing != "drop" && options.missing != "given-data") throw UsageError(fmt::format("`--missing {}`: drop or given-data", options.missing));
    options.analysis.missing = options.missing == "drop" ? MissingPolicy::drop : MissingPolicy::given_data;
    if (!options.out.empty()) check_writable(options.out, options.force ? Existing::replace : Existing::refuse);
    std::vector<AnalysisInput> inputs = inputs_of(options);
    for (AnalysisInput& input : inputs) input.options = options.analysis;
    const std::vector<AnalysedResponse> responses = analysed(options, inputs);
    if (!options.csv.empty()) {
        const std::vector<std::string> names = write_tables(options.csv, named_tables(responses), options.force);
        options.talk.note(fmt::format("{} tables in {}", names.size(), options.csv));
    }
    if (!options.out.empty()) write_arrays(options.out, named_tables(responses), options.force);
    print(options.json ? analyse_json(inputs.front(), responses).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n' : analyse_text(responses));
    return ExitCode::done;
}

}  // namespace

Action set_up_analyse(CLI::App& parser) {
    const auto o = std::make_shared<AnalyseOptions>();
    o->arguments.resize(o->table.size());
    o->asked.assign(o->table.size(), 0);
    parser.add_option("STUDY", o->study, "Folder of a sweep, or its merged file")->type_name("");
    parser.add_option("--outcome", o->outcome, "Of a study: npsv (default), uk_gva, job_months, ...")->type_name("NAME");
    parser.add_option("--scheme", o->scheme, "Of a study: one scheme, or `baseline`; default is each against the baseline")->type_name("NAME");
    parser.add_option("--design", o->design, "Inputs as CSV, from `pactsim design` or anywhere")->type_name("FILE");
    parser.add_option("--response", o->response, "Results as CSV: a header and a row per row of the design, in the same order")->type_name("FILE");
    parser.add_option("--column", o->column, "Column of the results; default y")->type_name("NAME");
    for (std::size_t i = 0; i < o->table.size(); ++i) {
        const Analysis& analysis = o->table[i];
        const std::string flag = "--" + std::string(analysis.flag);
        if (analysis.argument.empty()) {
            parser.add_flag_callback(flag, [o, i] { o->asked[i] = 1; }, std::string(analysis.meaning))->group("analyses");
        } else {
            parser.add_option(flag, o->arguments[i], std::string(analysis.meaning))->type_name(std::string(analysis.argument))->group("analyses");
        }
    }
    parser.add_option("--confidence", o->analysis.confidence, "Of intervals; default 0.95")->check(CLI::Range(0.5, 0.999).description(""))->type_name("SHARE");
    parser.add_option("--bootstrap", o->analysis.resamples, "Resamples where intervals need them; default 1000")->check(CLI::Range(100, 100000).description(""))->type_name("N");
    parser.add_option("--slices", o->analysis.slices, "Slices of a factor in --pawn; default 10")->check(CLI::Range(2, 1000).description(""))->type_name("N");
    parser.add_option("--seed", o->analysis.seed, "Seed of resampling; default 1")->type_name("N");
    parser.add_option("--missing", o->missing, "Saltelli designs with failed runs: drop (default; leave out base points that are not complete) or given-data")->type_name("HOW");
    parser.add_flag("--json", o->json, "Everything as one JSON document");
    parser.add_option("--csv", o->csv, "Also write each table into this folder")->type_name("DIR");
    parser.add_option("--out", o->out, "Also write all tables into one HDF5 file")->type_name("FILE");
    parser.add_flag("--force", o->force, "Replace files that are there");
    add_talk_options(parser, o->talk);
    return [o] { return analyse(*o); };
}

}  // namespace pactsim
