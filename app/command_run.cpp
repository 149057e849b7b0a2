#include "app/command_run.h"

#include "analysis/summary.h"
#include "app/estimate.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/provenance.h"
#include "app/run_problem.h"
#include "output/firm_history.h"
#include "output/recorder.h"
#include "output/results_writer.h"
#include "scenarios/schema/read_config.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <memory>

namespace pactsim {

namespace {

struct RunOptions {
    std::string scenario;
    std::string output;
    std::vector<std::string> overrides;
    std::optional<std::int64_t> replicates, seed;
    std::uint32_t first_replicate = 0;
    int threads = 1;
    std::string record;
    bool force = false, json = false;
    Talk talk;

    [[nodiscard]] RecordFirms firms() const { return record == "firms" ? RecordFirms::yes : RecordFirms::no; }
    [[nodiscard]] Existing existing() const { return force ? Existing::replace : Existing::refuse; }
};

/// --replicates and --seed are overrides too, so that the file tells all that was asked for.
std::vector<std::string> all_overrides(const RunOptions& options) {
    std::vector<std::string> overrides = options.overrides;
    if (options.replicates) overrides.push_back(fmt::format("run.replicates={}", *options.replicates));
    if (options.seed) overrides.push_back(fmt::format("run.seed={}", *options.seed));
    return overrides;
}

/// What was asked for, as a line to type again.
std::string command_line(const RunOptions& options) {
    std::string line = "pactsim run " + shell_word(options.scenario);
    for (const std::string& one : all_overrides(options)) line += " --set " + shell_word(one);
    if (options.first_replicate != 0) line += fmt::format(" --first-replicate {}", options.first_replicate);
    if (options.firms() == RecordFirms::yes) line += " --record firms";
    return options.output.empty() ? line : line + " -o " + shell_word(options.output);
}

void announce(const RunOptions& options, const ResultsLayout& layout, const RunEstimate& estimate, const Config& config) {
    options.talk.note(fmt::format("{}: {} replicate{} x {} months, {} firms at the start, {} thread{}", config.name, layout.replicates, layout.replicates == 1 ? "" : "s",
                                  layout.months.size(), estimate.firms_at_start, options.threads, options.threads == 1 ? "" : "s"));
    options.talk.note("estimate: " + to_text(estimate));
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(options.output, ignored).parent_path();
    const auto space = std::filesystem::space(folder, ignored);
    if (!ignored && space.available < estimate.disk_bytes) {
        options.talk.warn(fmt::format("the disk of {} has {} left, and the results may need {}", folder.string(), bytes_text(space.available), bytes_text(estimate.disk_bytes)));
    }
}

/// Everything a run holds on to between its start and its end.
struct Session {
    Session(const RunOptions& run_options, LoadedScenario loaded)
        : options(run_options), scenario(std::move(loaded)), constants(std::make_shared<const Constants>(scenario.config)),
          layout(results_layout(*constants, options.first_replicate, static_cast<std::uint32_t>(scenario.config.run.replicates))), summary(layout) {
        if (options.firms() == RecordFirms::yes) layout.firm_columns = firm_columns();
    }
    const RunOptions& options;
    LoadedScenario scenario;
    std::shared_ptr<const Constants> constants;
    ResultsLayout layout;
    RunSummary summary;
};

EnsembleOutcome simulate_all(Session& session, ResultsWriter& writer, const std::atomic<bool>& stop) {
    const ResultsLayout& layout = session.layout;
    Progress progress(session.options.talk, "run", "replicates", std::uint64_t{layout.replicates} * layout.months.size(), layout.replicates);
    const EnsembleOptions ensemble{layout.first_replicate, layout.replicates, session.options.threads, firms_at_start(session.scenario.config)};
    return run_ensemble(
        ensemble,
        [&](std::uint32_t replicate, int threads, int) {
            return simulate(session.constants, replicate, threads, session.options.firms(), &progress.steps_done);
        },
        [&](std::uint32_t, ReplicateBlock&& block) {
            session.summary.add(block);
            writer.append(std::move(block));
            progress.items_done.fetch_add(1, std::memory_order_relaxed);
        },
        &stop);
}

void report(const Session& session, const std::string& digest, bool complete) {
    const RunOptions& options = session.options;
    if (options.json) {
        nlohmann::json document = nlohmann::json::parse(summary_json(session.summary));
        document["ok"] = complete;
        document["schema"] = "pactsim.run/1";
        document["file"] = options.output;
        document["digest"] = digest;
        document["complete"] = complete;
        print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    } else {
        print(summary_text(session.summary, fmt::format("{}: {} replicate{}, {} months", session.scenario.config.name, session.summary.replicates(),
                                                        session.summary.replicates() == 1 ? "" : "s", session.summary.months())));
    }
    options.talk.note(fmt::format("results: {}{}\nnext: pactsim inspect {}", options.output, complete ? "" : " (marked as interrupted)", shell_word(options.output)));
}

ExitCode finish(Session& session, ResultsWriter& writer, const EnsembleOutcome& outcome, double seconds) {
    const RunOptions& options = session.options;
    if (!outcome.failures.empty()) throw_run_problem(outcome.failures.front(), options.scenario, all_overrides(options), session.scenario.config.run.seed);
    if (writer.replicates_done() == 0) {
        options.talk.note("interrupted before the first replicate was finished; no file was written");
        return ExitCode::interrupted;
    }
    const bool complete = writer.replicates_done() == session.layout.replicates;
    writer.finish(facts_of_run(seconds, options.threads, command_line(options)), complete ? Completion::complete : Completion::interrupted);
    if (!complete) options.talk.warn(fmt::format("interrupted: {} of {} replicates are in the file", writer.replicates_done(), session.layout.replicates));
    report(session, writer.digest(), complete);
    return complete ? ExitCode::done : ExitCode::interrupted;
}

ExitCode run(RunOptions options) {
    const std::vector<std::string> overrides = all_overrides(options);
    Session session(options, load_scenario(options.scenario, overrides));
    if (!session.scenario.warnings_text.empty()) options.talk.warn(session.scenario.warnings_text);
    if (options.output.empty()) options.output = session.scenario.config.name + ".h5";
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(options.output, ignored)) {
        throw RefusedError(fmt::format("`{}` exists and is left as it is\n = help: to replace it: {} --force", options.output, command_line(options)));
    }
    check_writable(options.output, options.existing());
    const InterruptWatch interrupt;
    const ThreadPlan plan = plan_threads(session.layout.replicates, options.threads, firms_at_start(session.scenario.config));
    announce(options, session.layout, estimate_run(session.constants, session.layout, plan, options.firms()), session.scenario.config);
    ResultsWriter writer(options.output, session.layout, provenance_of(session.scenario, overrides), {options.existing(), 0});
    const auto start = std::chrono::steady_clock::now();
    const EnsembleOutcome outcome = simulate_all(session, writer, interrupt.requested());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return finish(session, writer, outcome, elapsed.count());
}

}  // namespace

Action set_up_run(CLI::App& parser) {
    const auto options = std::make_shared<RunOptions>();
    add_scenario_options(parser, options->scenario, options->overrides);
    parser.add_option("-o,--output", options->output, "Results file (default: ./NAME.h5 after the scenario's name)")->type_name("FILE");
    parser.add_option("--replicates", options->replicates, "Independent repetitions, instead of the scenario's")->type_name("N");
    parser.add_option("--first-replicate", options->first_replicate, "Number of the first replicate (default 0); each number is one world")->type_name("R");
    parser.add_option("--seed", options->seed, "Master seed, instead of the scenario's")->type_name("S");
    add_threads_option(parser, options->threads);
    parser.add_option("--record", options->record, "Keep more: firms = every firm's months")->type_name("WHAT")->check(CLI::IsMember({"firms"}).description(""));
    parser.add_flag("--force", options->force, "Replace the results file if it exists");
    parser.add_flag("--json", options->json, "The summary as one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
