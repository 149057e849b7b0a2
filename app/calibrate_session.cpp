#include "app/calibrate_session.h"

#include "analysis/experiments/calibration/calibration_tables.h"
#include "analysis/experiments/calibration/drive.h"
#include "analysis/experiments/calibration/posterior.h"
#include "analysis/experiments/calibration/study_problem.h"
#include "analysis/experiments/table_output.h"
#include "analysis/sweep/folder_files.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/provenance.h"
#include "output/csv.h"
#include "scenarios/schema/targets.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <functional>

namespace pactsim {

namespace {

using namespace calibration;

/// What a resume must agree on: everything that a result depends on.
Settings settings_of(const CalibrateOptions& options, const LoadedExperiment& study, const StudyWorlds& worlds) {
    const AbcOptions& a = options.abc_options;
    const HistoryOptions& h = options.history_options;
    Settings settings{{"method", options.abc ? "abc_smc" : "history_match"},
                      {"program", program_identity()},
                      {"study", sha1_of_text(study.text)},
                      {"scenario", sha1_of_text(worlds.scenario_text())},
                      {"targets", sha1_of_text(read_text_whole(options.targets))},
                      {"seed", std::to_string(options.seed)}};
    for (const FactorConfig& factor : study.config.factors) {
        if (!factor.file.empty()) settings.emplace_back("table_of_" + factor.name, sha1_of_text(read_text_whole(factor.file)));
    }
    if (options.abc) {
        settings.emplace_back("particles", std::to_string(a.particles));
        settings.emplace_back("quantile", fmt::format("{}", a.quantile));
        settings.emplace_back("tolerance", fmt::format("{}", a.tolerance));
        settings.emplace_back("least_acceptance", fmt::format("{}", a.least_acceptance));
    } else {
        settings.emplace_back("points", std::to_string(h.points));
        settings.emplace_back("repeats", std::to_string(h.repeats));
        settings.emplace_back("cut", fmt::format("{}", h.cut));
        settings.emplace_back("rank", std::to_string(h.rank));
    }
    return settings;
}

/// Tells how far a machine has come: when a generation ends, and now and then.
class Teller {
  public:
    Teller(const CalibrateOptions& options, const Machine& machine, std::function<std::string()> state)
        : options_(options), machine_(machine), state_(std::move(state)), generation_(machine.generation()) {}

    void operator()() {
        ++runs_;
        const auto now = std::chrono::steady_clock::now();
        if (machine_.generation() == generation_ && now - last_ < std::chrono::seconds(20)) return;
        generation_ = machine_.generation();
        last_ = now;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        options_.talk.note(fmt::format("{}; {} worlds, {:.1f}/s", state_(), runs_, static_cast<double>(runs_) / std::max(seconds, 1e-3)));
    }

  private:
    const CalibrateOptions& options_;
    const Machine& machine_;
    std::function<std::string()> state_;
    std::uint32_t generation_;
    std::uint64_t runs_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
};

std::string abc_state(const AbcSmc& machine, const AbcOptions& options) {
    if (machine.done()) return fmt::format("{} generation{} complete", machine.generations().size(), machine.generations().size() == 1 ? "" : "s");
    return fmt::format("generation {}: {} of {} accepted{}", machine.generation() + 1, machine.accepted(), options.particles,
                       machine.tolerance() ? fmt::format(", tolerance {:.4g}", *machine.tolerance()) : std::string());
}

std::string history_state(const HistoryMatching& machine) {
    if (machine.done()) return fmt::format("{} wave{} complete", machine.waves().size(), machine.waves().size() == 1 ? "" : "s");
    const std::string left = machine.waves().empty() ? std::string() : fmt::format(", {:.3g} % of the space left", 100.0 * machine.waves().back().volume_left);
    return fmt::format("wave {}: {} of {} worlds{}", machine.generation() + 1, machine.runs_in(), machine.runs_in_wave(), left);
}

/// Points as a table that a study reads with `design: {method: table}`.
std::string points_csv(const StudyWorlds& worlds, const Problem& problem, const std::vector<std::vector<double>>& points) {
    std::string text;
    for (std::size_t i = 0; i < problem.dimensions(); ++i) text += (i == 0 ? "" : ",") + csv_field(problem.parameters[i].name);
    text += '\n';
    for (const std::vector<double>& point : points) {
        const std::vector<double> values = problem.values_at(point);
        for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : ",") + csv_field(worlds.text_of(i, values[i]));
        text += '\n';
    }
    return text;
}

void write_results(const CalibrateOptions& options, const std::vector<ResultTable>& tables, const std::string& points_name, const std::string& points) {
    for (const ResultTable& table : tables) write_text_whole(options.folder + "/" + table.name + ".csv", table_csv(table));
    if (!points.empty()) write_text_whole(options.folder + "/" + points_name, points);
}

void show(const CalibrateOptions& options, const std::vector<ResultTable>& tables, bool complete) {
    if (options.json) {
        nlohmann::ordered_json document{{"schema", "pactsim.calibrate/1"}, {"method", options.abc ? "abc_smc" : "history_match"}, {"folder", options.folder}, {"complete", complete}};
        for (const ResultTable& table : tables) document["tables"].push_back(table_json(table));
        print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
        return;
    }
    std::string text;
    for (const ResultTable& table : tables) text += (text.empty() ? "" : "\n") + table_text(table);
    print(text);
}

/// Takes up what the folder holds and goes on; true if the machine came to its end.
bool go_on(const CalibrateOptions& options, const Problem& problem, Machine& machine, RunLog& log, std::function<std::string()> state) {
    replay(log, machine);
    if (!log.runs().empty()) options.talk.note(fmt::format("taking up {} worlds from {}", log.runs().size(), options.folder));
    if (log.damaged() > 0) options.talk.warn(fmt::format("{} damaged lines of the log are passed over; what they stood for runs again", log.damaged()));
    const InterruptWatch interrupt;
    Teller teller(options, machine, std::move(state));
    return drive(machine, problem, &log, {options.threads, &interrupt.requested(), options.most_runs, std::ref(teller)});
}

ExitCode finish(const CalibrateOptions& options, bool complete) {
    if (complete) {
        options.talk.note(fmt::format("results: {0}/*.csv; every world: {0}/runs.log", options.folder));
        return ExitCode::done;
    }
    options.talk.note(fmt::format("stopped before the end; the same command goes on from `{}`", options.folder));
    return ExitCode::interrupted;
}

void announce(const CalibrateOptions& options, const StudyWorlds& worlds, const Problem& problem) {
    std::string held;
    std::size_t fitted = 0;
    for (const Target& target : problem.targets) {
        if (target.held_back) held += (held.empty() ? "" : ", ") + target.name;
        fitted += target.held_back ? 0U : 1U;
    }
    options.talk.note(fmt::format("{} parameters against {} targets; held back: {}", problem.dimensions(), fitted, held.empty() ? "none" : held));
    for (const std::string& name : worlds.kept()) options.talk.note(fmt::format("`{}` is no uncertainty and stays as the scenario has it", name));
}

}  // namespace

ExitCode run_calibration(const CalibrateOptions& options) {
    const LoadedExperiment study = load_experiment_with_arms(options.study);
    const StudyWorlds worlds(study, load_targets(options.targets));
    const Problem problem = worlds.problem(options.seed);
    require_sound(problem);
    announce(options, worlds, problem);
    bool complete = false;
    std::vector<ResultTable> tables;
    if (options.abc) {
        AbcSmc machine(problem, options.abc_options);
        make_folder(options.folder);
        RunLog log(options.folder + "/runs.log", settings_of(options, study, worlds));
        complete = go_on(options, problem, machine, log, [&] { return abc_state(machine, options.abc_options); });
        tables = abc_tables(problem, machine);
        const bool any = !machine.generations().empty();
        write_results(options, tables, "posterior_rows.csv", any ? points_csv(worlds, problem, posterior_rows(machine.generations().back(), options.rows, options.seed)) : std::string());
    } else {
        HistoryMatching machine(problem, options.history_options);
        make_folder(options.folder);
        RunLog log(options.folder + "/runs.log", settings_of(options, study, worlds));
        complete = go_on(options, problem, machine, log, [&] { return history_state(machine); });
        tables = history_tables(problem, machine);
        write_results(options, tables, "points_left.csv", machine.waves().empty() ? std::string() : points_csv(worlds, problem, machine.waves().back().left));
    }
    show(options, tables, complete);
    return finish(options, complete);
}

}  // namespace pactsim
