#include "app/command_design.h"

#include "analysis/experiments/design_csv.h"
#include "analysis/sweep/points.h"
#include "app/options.h"
#include "output/atomic_file.h"
#include "scenarios/schema/experiment.h"
#include "scenarios/schema/suggest.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>

namespace pactsim {

namespace {

struct DesignOptions {
    std::string study, method, names, lower = "0", upper = "1", scrambling = "owen", output;
    std::optional<int> k, levels;
    std::optional<std::uint32_t> dims, points, scrambles, trajectories;
    std::int64_t seed = 1;
    bool second_order = false, force = false;
    Talk talk;
};

/// The methods whose points need no study file.
constexpr std::array unit_methods{DesignMethod::one_at_a_time, DesignMethod::lhs, DesignMethod::sobol, DesignMethod::saltelli, DesignMethod::morris};

std::string_view name_of(DesignMethod method) { return design_method_names[static_cast<std::size_t>(method)]; }

DesignMethod method_of(const std::string& name) {
    std::vector<std::string> names;
    for (const DesignMethod method : unit_methods) {
        if (name_of(method) == name) return method;
        names.emplace_back(name_of(method));
    }
    throw UsageError(fmt::format("`--method {}`: there is no such method\n = help: {}", name, suggestion_help(name, names, "methods")));
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

/// One number for all factors, or one for each.
std::vector<double> numbers_of(std::string_view option, const std::string& text, std::size_t factors) {
    std::vector<double> values;
    for (const std::string& part : parts_of(text)) {
        std::size_t used = 0;
        double value = 0;
        try {
            value = std::stod(part, &used);
        } catch (const std::exception&) {
            used = std::string::npos;
        }
        if (used != part.size()) throw UsageError(fmt::format("`{} {}`: `{}` is not a number", option, text, part));
        values.push_back(value);
    }
    if (values.size() == 1) values.resize(factors, values[0]);
    if (values.size() != factors) throw UsageError(fmt::format("`{}` gives {} numbers for {} factors\n = help: one number goes for all of them", option, values.size(), factors));
    return values;
}

std::vector<std::string> names_of(const DesignOptions& options) {
    std::vector<std::string> names;
    if (!options.names.empty()) names = parts_of(options.names);
    if (!options.names.empty() && options.dims && *options.dims != names.size()) {
        throw UsageError(fmt::format("`--dims {}` and {} names do not go together", *options.dims, names.size()));
    }
    if (names.empty() && !options.dims) throw UsageError("how many factors?\n = help: `--dims 3`, or `--names a,b,c`");
    for (std::size_t j = names.size(); j < options.dims.value_or(0); ++j) names.push_back(fmt::format("x{}", j + 1));
    if (names.empty()) throw UsageError("a design needs at least one factor");
    return names;
}

/// Says which option the method needs, and refuses those that mean nothing to it.
void check_options(const DesignOptions& o, DesignMethod method) {
    const bool sequence = method == DesignMethod::sobol || method == DesignMethod::saltelli, morris = method == DesignMethod::morris;
    struct Rule {
        std::string_view option, example;
        bool given, fits, needed;
    };
    const std::array rules{Rule{"--k", "--k 10 for 2^10 base points", o.k.has_value(), sequence, sequence},
                           Rule{"--scrambles", "", o.scrambles.has_value(), sequence, false},
                           Rule{"--second-order", "", o.second_order, method == DesignMethod::saltelli, false},
                           Rule{"--points", "--points 1000", o.points.has_value(), method == DesignMethod::lhs, method == DesignMethod::lhs},
                           Rule{"--trajectories", "--trajectories 20", o.trajectories.has_value(), morris, morris},
                           Rule{"--levels", "", o.levels.has_value(), morris, false}};
    for (const Rule& rule : rules) {
        if (rule.given && !rule.fits) throw UsageError(fmt::format("`{}` means nothing to the method `{}`", rule.option, name_of(method)));
        if (rule.needed && !rule.given) throw UsageError(fmt::format("the method `{}` needs `{}`\n = help: such as `{}`", name_of(method), rule.option, rule.example));
    }
}

DesignSheet sheet_of(const DesignOptions& options) {
    if (options.method.empty()) throw UsageError("which design?\n = help: `--method saltelli --dims 3 --k 10`, or lhs, sobol, morris, one_at_a_time");
    DesignConfig design;
    design.method = method_of(options.method);
    check_options(options, design.method);
    design.k = options.k.value_or(0);
    design.points = options.points.value_or(0);
    design.scrambles = options.scrambles.value_or(design.scrambles);
    design.second_order = options.second_order;
    design.trajectories = options.trajectories.value_or(0);
    design.levels = options.levels.value_or(design.levels);
    if (options.scrambling != "owen" && options.scrambling != "linear") throw UsageError(fmt::format("`--scrambling {}`: owen or linear", options.scrambling));
    std::vector<std::string> names = names_of(options);
    std::vector<double> lower = numbers_of("--lower", options.lower, names.size()), upper = numbers_of("--upper", options.upper, names.size());
    return range_sheet(design, std::move(names), std::move(lower), std::move(upper), options.seed, options.scrambling == "owen" ? ScrambleKind::owen : ScrambleKind::linear);
}

/// The design of a study file, with the values of its factors.
DesignSheet study_sheet(const DesignOptions& options) {
    if (!options.method.empty() || options.dims || !options.names.empty() || options.k || options.points || options.scrambles || options.trajectories || options.levels || options.second_order) {
        throw UsageError("a study file says which design it has\n = help: leave out STUDY to make a design from options");
    }
    const ExperimentConfig config = load_experiment(options.study);
    const std::shared_ptr<const Points> points = make_points(config);
    DesignSheet sheet;
    for (std::size_t j = 0; j < config.factors.size(); ++j) {
        const FactorConfig& factor = config.factors[j];
        sheet.factors.push_back({factor.name, factor.path, factor.unit, factor.role, points->labels(j)});
    }
    sheet.design = config.design;
    sheet.seed = config.seed;
    sheet.in_unit_cube = points->has_unit();
    sheet.rows = points->rows();
    sheet.place = [points](std::size_t row) { return points->place(row); };
    sheet.values = [points](std::size_t row, std::span<double> values) { points->values(row, values); };
    return sheet;
}

ExitCode make_design(const DesignOptions& options) {
    if (!options.output.empty()) check_writable(options.output, options.force ? Existing::replace : Existing::refuse);
    const DesignSheet sheet = options.study.empty() ? sheet_of(options) : study_sheet(options);
    if (options.output.empty()) {
        write_design(sheet, [](std::string_view text) { print(text); });
        return ExitCode::done;
    }
    AtomicFile file(options.output, options.force ? Existing::replace : Existing::refuse);
    std::ofstream stream(file.partial(), std::ios::binary);
    write_design(sheet, [&](std::string_view text) { stream.write(text.data(), static_cast<std::streamsize>(text.size())); });
    stream.close();
    if (!stream) throw OutputError(fmt::format("cannot write {}", options.output));
    file.commit();
    options.talk.note(fmt::format("{}: {} rows of {} factors", options.output, sheet.rows, sheet.factors.size()));
    return ExitCode::done;
}

}  // namespace

Action set_up_design(CLI::App& parser) {
    const auto o = std::make_shared<DesignOptions>();
    parser.add_option("STUDY", o->study, "Study file (YAML) whose design is written; without it the options say which")->type_name("");
    parser.add_option("--method", o->method, "saltelli, sobol, lhs, morris or one_at_a_time")->type_name("NAME");
    parser.add_option("--dims", o->dims, "Number of factors, called x1, x2, ...")->type_name("N");
    parser.add_option("--names", o->names, "Their names instead")->type_name("A,B,...");
    parser.add_option("--lower", o->lower, "Lower end of the factors, one for all or one for each; default 0")->type_name("X[,X...]");
    parser.add_option("--upper", o->upper, "Upper end; default 1")->type_name("X[,X...]");
    parser.add_option("--k", o->k, "saltelli, sobol: 2^k base points of each scramble; k + 1 keeps the rows of k")->type_name("K");
    parser.add_option("--scrambles", o->scrambles, "saltelli, sobol: independent scrambles, 8 or more for honest intervals; 0 = none; default 1")->type_name("R");
    parser.add_option("--scrambling", o->scrambling, "owen (default) or linear (matrix and digital shift)")->type_name("KIND");
    parser.add_flag("--second-order", o->second_order, "saltelli: add the rows that second-order indices need");
    parser.add_option("--points", o->points, "lhs: number of points")->type_name("N");
    parser.add_option("--trajectories", o->trajectories, "morris: number of trajectories")->type_name("R");
    parser.add_option("--levels", o->levels, "morris: levels of the grid, even; default 4")->type_name("P");
    parser.add_option("--seed", o->seed, "Seed of the design; default 1")->type_name("N");
    parser.add_option("-o,--output", o->output, "File; default is standard output")->type_name("FILE");
    parser.add_flag("--force", o->force, "Replace a file that is there");
    add_talk_options(parser, o->talk);
    return [o] { return make_design(*o); };
}

}  // namespace pactsim
