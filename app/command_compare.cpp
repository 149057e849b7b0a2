#include "app/command_compare.h"

#include "analysis/appraisal/workbook.h"
#include "analysis/compare/attribution.h"
#include "analysis/compare/run_study.h"
#include "analysis/compare/study_summary.h"
#include "analysis/compare/study_text.h"
#include "app/command_compare_options.h"
#include "app/estimate.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/provenance.h"
#include "output/firm_outcome.h"
#include "output/recorder.h"
#include "output/study_file.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/schedule.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>

namespace pactsim {

namespace {

/// Everything that is to be written must be writable before the first world runs.
void check_outputs(const CompareOptions& options) {
    std::error_code ignored;
    for (const std::string& path : {options.output, options.csv, options.xlsx}) {
        if (path.empty()) continue;
        if (!options.force && std::filesystem::exists(path, ignored)) {
            throw RefusedError(fmt::format("`{}` exists and is left as it is\n = help: to replace it: {} --force", path, options.command_line()));
        }
        check_writable(path, options.existing());
    }
}

/// Needs of the first round: all of it, if the number of replicates is fixed.
RunEstimate estimate_study(const StudySetup& setup, const StudyPlan& plan, int threads) {
    const FutureArms arms = setup.prepare(0);
    StudyLayout layout = setup.layout();
    layout.replicates = plan.stopping.replicates;
    RunEstimate estimate = estimate_run(arms.constants.front(), results_layout(*arms.constants.front(), plan.first_replicate, 1), {1, 1}, RecordFirms::no);
    std::size_t worlds = layout.arms.size();
    for (const auto& lottery : arms.lotteries) worlds += lottery != nullptr ? 1 : 0;
    estimate.seconds *= static_cast<double>(worlds * layout.futures.size()) * layout.replicates / threads;
    const std::uint64_t records = 2 * estimate.firms * (sizeof(FirmOutcome) + layout.years.size() * 12);
    estimate.disk_bytes = estimated_study_bytes(layout);
    estimate.memory_bytes = static_cast<std::uint64_t>(threads) * (2 * estimate.memory_bytes + records) + estimate.disk_bytes;  // one world as it starts, one that runs
    return estimate;
}

void announce(const CompareOptions& options, const StudySetup& setup, const StudyPlan& plan) {
    const StudyLayout& layout = setup.layout();
    const RunEstimate estimate = estimate_study(setup, plan, options.threads);
    const auto s = [](std::size_t n) { return n == 1 ? "" : "s"; };
    options.talk.note(fmt::format("{}: {} arm{} x {} future{} x {} replicate{} x {} months, {} firms at the start, {} thread{}", setup.baseline().config.name, layout.arms.size(),
                                  s(layout.arms.size()), layout.futures.size(), s(layout.futures.size()), plan.stopping.replicates, s(plan.stopping.replicates), layout.months.size(),
                                  estimate.firms_at_start, options.threads, options.threads == 1 ? "" : "s"));
    options.talk.note(fmt::format("estimate{}: {}, {} of memory, at most {} on disk", plan.stopping.is_fixed() ? "" : " of the first round", duration_text(estimate.seconds),
                                  bytes_text(estimate.memory_bytes), bytes_text(estimate.disk_bytes)));
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(options.output, ignored).parent_path();
    const auto space = std::filesystem::space(folder, ignored);
    if (!ignored && space.available < estimate.disk_bytes)
        options.talk.warn(fmt::format("the disk of {} has {} left, and the study may need {}", folder.string(), bytes_text(space.available), bytes_text(estimate.disk_bytes)));
}

StudyRun simulate_all(const CompareOptions& options, const StudyPlan& plan, const StudySetup& setup, const ScheduleConfig& schedule, const std::atomic<bool>& stop) {
    std::unique_ptr<Progress> progress;
    StudySinks sinks;
    sinks.on_round = [&](const StudyRound& round) {
        progress.reset();  // removes its line before the next one starts
        progress = std::make_unique<Progress>(options.talk, "compare", "worlds", round.months, round.worlds);
    };
    sinks.on_month = [&] { progress->steps_done.fetch_add(1, std::memory_order_relaxed); };
    sinks.on_world = [&] { progress->items_done.fetch_add(1, std::memory_order_relaxed); };
    sinks.note = [&](const std::string& text) {
        progress.reset();
        options.talk.note(text);
    };
    try {
        return run_study(plan, setup, schedule, options.threads, sinks, &stop);
    } catch (const Error& error) {
        if (error.code() != ExitCode::invariant) throw;
        throw InvariantError(fmt::format("{}\n  this is a fault in the program; please report it with this line, which shows it again:\n  {} --threads 1", error.what(), options.command_line()));
    }
}

void write_text_file(const std::string& path, const std::string& text, Existing existing) {
    AtomicFile file(path, existing);
    std::ofstream out(file.partial(), std::ios::binary);
    out << text;
    out.close();
    if (!out) throw OutputError(fmt::format("cannot write `{}` (is the disk full?)", path));
    file.commit();
}

/// A rule looks at the numbers to decide when to stop, and stops sooner where they happen to vary little.
constexpr std::string_view sequential_note = "the number of runs was decided by looking at the results, so 95 % intervals hold the truth slightly less often than 95 % of the time";

void report(const CompareOptions& options, const StudyRun& run, const ScheduleConfig& schedule, const std::string& digest) {
    const StudySummary summary = summarise_study(run.study, schedule);
    for (const std::string& warning : run.study.warnings) options.talk.warn(warning);
    std::optional<MixAttribution> attribution;
    if (!options.attribute.empty()) attribution = attribute_mix(run.study, appraisal_basis(run.study, schedule), subsets_of_mix(options.attribute));
    const std::string_view note = options.precision.empty() && options.best.empty() ? std::string_view() : sequential_note;
    if (options.json) {
        nlohmann::json document = nlohmann::json::parse(study_json(run.study, summary));
        document["file"] = options.output;
        document["digest"] = digest;
        document["stopping"] = {{"met", run.stopping.met}, {"rounds", run.rounds}, {"reasons", run.stopping.reasons}, {"sequential", !note.empty()}, {"note", note}};
        document["attribution"] = attribution ? nlohmann::json::parse(attribution_json(*attribution)) : nlohmann::json(nullptr);
        print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    } else {
        print(study_text(run.study, summary));
        for (const std::string& reason : run.stopping.reasons) print(fmt::format("after {} replicates: {}\n", run.study.layout.replicates, reason));
        if (!note.empty()) print(fmt::format("{}\n", note));
        if (attribution) print(attribution_text(*attribution));
    }
    if (!options.csv.empty()) write_text_file(options.csv, study_csv(run.study, schedule), options.existing());
    if (!options.xlsx.empty()) write_workbook(options.xlsx, run.study, schedule, options.existing());
    options.talk.note(fmt::format("study: {}{}\nnext: pactsim report {} -o report.html", options.output, run.study.complete ? "" : " (marked as interrupted)", shell_word(options.output)));
}

/// The schedule as it stands in its file, for the study to carry.
std::string text_of_schedule(const std::string& path) {
    Diagnostics diagnostics;
    std::optional<std::string> text = read_text(path, diagnostics);
    diagnostics.throw_if_errors();
    return std::move(text).value_or("");
}

ExitCode run(CompareOptions options) {
    const StudyPlan plan = options.plan();
    const ScheduleConfig schedule = load_schedule(schedule_path(options));
    const std::string schedule_yaml = text_of_schedule(schedule_path(options));
    const StudySetup setup(plan);
    if (options.output.empty()) options.output = setup.baseline().config.name + "_study.h5";
    check_outputs(options);
    const InterruptWatch interrupt;
    announce(options, setup, plan);
    const auto start = std::chrono::steady_clock::now();
    StudyRun study = simulate_all(options, plan, setup, schedule, interrupt.requested());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    if (study.study.layout.replicates == 0) {
        options.talk.note("interrupted before the first replicate was finished; no file was written");
        return ExitCode::interrupted;
    }
    study.study.provenance = provenance_of(setup.baseline(), options.all_overrides());
    study.study.schedule_yaml = schedule_yaml;
    const std::string digest = write_study(options.output, study.study, options.existing(), facts_of_run(elapsed.count(), options.threads, options.command_line()));
    if (study.interrupted) options.talk.warn(fmt::format("interrupted: {} replicates are in the file", study.study.layout.replicates));
    report(options, study, schedule, digest);
    if (study.interrupted) return ExitCode::interrupted;
    return study.stopping.met ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

Action set_up_compare(CLI::App& parser) {
    const auto options = std::make_shared<CompareOptions>();
    add_compare_options(parser, *options);
    return [options] { return run(*options); };
}

}  // namespace pactsim
