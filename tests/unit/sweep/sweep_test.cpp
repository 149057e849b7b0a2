// Sweeps: the merged file is the same bytes on any number of threads, in any cut of shards and parts; extending keeps what has run; failures do not end a sweep.

#include "analysis/sweep/check_sweep.h"
#include "analysis/sweep/export_tables.h"
#include "analysis/sweep/folder_results.h"
#include "analysis/sweep/folder_scan.h"
#include "analysis/sweep/run_task.h"
#include "analysis/sweep/tidy_folder.h"
#include "output/sweep_file.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/scheme.h"
#include "sim/error.h"
#include "test_study.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace pactsim;
using namespace sweep_test;

namespace {

const std::string saltelli = "design: {method: saltelli, k: 2, scrambles: 2}\nreplications: 3\nreplicates_per_task: 2\n";

/// Four points, of which the third is sound in each setting and not in both: a lag at least 16 months and at most 14.
std::string failing_design() {
    return "factors:\n  shortest: {path: leakage.rival_lag_min_months}\n  longest: {path: leakage.rival_lag_max_months}\n"
           "design: {method: list, list: [[3, 14], [3, 20], [16, 14], [16, 20]]}\nreplications: 2\nreplicates_per_task: 2\n";
}

}  // namespace

TEST_CASE("threads, shards and parts leave no trace in the merged file") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, saltelli);
    const std::string one = bytes_of_sweep(study, folder.path("one"), 1);
    CHECK(one == bytes_of_sweep(study, folder.path("two"), 2, 5));
    CHECK(one == bytes_of_sweep(study, folder.path("three"), 3, 1));
    SECTION("an array job of four parts, run in any order") {
        const StudyFolder laid = StudyFolder::create(study, folder.path("parts"), program);
        for (const std::uint64_t part : {2U, 0U, 3U, 1U}) {
            const TaskList mine = find_work(laid).missing.slice(part, 4, laid.tasks().arms);
            LocalTaskSource source(mine.size(), 1);
            SweepOptions options;
            options.writer = "part";
            run_sweep(laid, mine, source, options);
        }
        CHECK(find_work(laid).missing.size() == 0);
        CHECK(one == read_text_whole(merge_folder(laid).file));
    }
    SECTION("what is merged is what the folder holds, and a sample comes out the same again") {
        const SweepData data = read_sweep_data(folder.path("one")), merged = read_sweep_data(folder.path("one/merged.h5"));
        CHECK(data.results == merged.results);
        CHECK(data.present == merged.present);
        CHECK(data.unit == merged.unit);
        CHECK(data.values == merged.values);
        CHECK(data.places == merged.places);
        CHECK(data.arms == std::vector<std::string>{"baseline", "search_vouchers"});
        CHECK(merged.design.k == 2);
        const SweepCheck check = check_sweep(StudyFolder::open(folder.path("one")), 4, 7);
        CHECK(check.sound());
        CHECK(check.sampled == 4);
        CHECK(check.worlds == 2 * 4 * (2 + 2) * 2 * 3);
    }
}

TEST_CASE("a world of a sweep is the world that the scenario gives with the same settings") {
    const TemporaryFolder folder;
    const StudyFolder laid = StudyFolder::create(write_study(folder, saltelli), folder.path("study"), program);
    run_rest(folder.path("study"));
    const SweepData data = read_sweep_data(folder.path("study"));
    const std::vector<std::string> scheme{scenarios() + "/schemes/search_vouchers.yaml"};
    const auto text = [&](std::size_t row, std::size_t f) { return laid.points().text_of(f, data.values[row * 2 + f]); };
    for (const std::size_t row : {std::size_t{0}, std::size_t{9}}) {
        const std::vector<std::string> settings{"entry.pessimism=" + text(row, 0), "search.signal_sd=" + text(row, 1)};
        for (std::size_t arm = 0; arm < 2; ++arm) {
            const LoadedScenario loaded = load_arm(scenarios() + "/smoke.yaml", "", arm == 0 ? std::vector<std::string>{} : scheme, settings);
            const auto constants = std::make_shared<const Constants>(loaded.config);
            const SweepOutcomes outcomes = outcomes_of_world(World(constants, 2, 1), laid.schedule());
            const std::size_t at = data.at(row, arm, 2);
            CHECK(std::equal(outcomes.begin(), outcomes.end(), data.results.begin() + static_cast<std::ptrdiff_t>(at * sweep_outcome_count)));
        }
    }
}

TEST_CASE("an extended study keeps its worlds and equals the larger study run at once") {
    const TemporaryFolder folder;
    const std::string small = write_study(folder, saltelli, "small.yaml");
    const std::string large = write_study(folder, "design: {method: saltelli, k: 3, scrambles: 3}\nreplications: 5\nreplicates_per_task: 2\n", "large.yaml");
    StudyFolder laid = StudyFolder::create(small, folder.path("grown"), program);
    run_rest(folder.path("grown"));
    ExperimentConfig larger = laid.config();
    larger.design.k = 3;
    larger.design.scrambles = 3;
    larger.replications.count = 5;
    laid.extend(larger);
    const FolderWork work = find_work(laid);
    CHECK(work.problems.empty());
    // Points of the small design have replicates 0-2 of 0-4: block 0 (0, 1) is done, blocks 1 (2, 3) and 2 (4) are not.
    CHECK(work.done == 2 * 4 * 4 * 2);
    run_rest(folder.path("grown"), 2);
    StudyFolder::create(large, folder.path("fresh"), program);
    run_rest(folder.path("fresh"), 2);
    const SweepData grown = read_sweep_data(folder.path("grown")), fresh = read_sweep_data(folder.path("fresh"));
    CHECK(grown.results == fresh.results);
    CHECK(grown.present == fresh.present);
    CHECK(grown.values == fresh.values);
    CHECK(read_text_whole(merge_folder(StudyFolder::open(folder.path("grown"))).file) == read_text_whole(merge_folder(StudyFolder::open(folder.path("fresh"))).file));
    SECTION("what does not fit is refused, and the folder stays as it was") {
        StudyFolder again = StudyFolder::open(folder.path("grown"));
        ExperimentConfig other = again.config();
        other.factors[0].range[1] = 0.7;
        CHECK_THROWS_AS(again.extend(other), RefusedError);
        CHECK(find_work(StudyFolder::open(folder.path("grown"))).missing.size() == 0);
    }
}

TEST_CASE("a failed task is noted and the sweep goes on; it is run again only when asked") {
    const TemporaryFolder folder;
    // Each setting is sound on its own, and two of the four points together are not: low above high.
    write_text_whole(folder.path("study.yaml"), "schema: 1\nname: failing\nscenario: " + scenarios() + "/smoke.yaml\nschedule: " + scenarios() + "/schedules/hmt-2026-02.yaml\n" + failing_design());
    const StudyFolder laid = StudyFolder::create(folder.path("study.yaml"), folder.path("study"), program);
    SweepOptions options;
    std::vector<TaskFailure> told;
    options.sinks.on_failure = [&](const TaskFailure& failure) { told.push_back(failure); };
    const SweepOutcome outcome = run_rest(folder.path("study"), 2, options);
    CHECK(outcome.done == 3);
    CHECK(outcome.failed == 1);
    REQUIRE(told.size() == 1);
    CHECK(told.front().code == static_cast<int>(ExitCode::usage));
    CHECK(told.front().replicates == std::vector<std::uint32_t>{0, 1});
    CHECK(find_work(laid).missing.size() == 0);
    CHECK(find_work(laid, true).missing.size() == 1);
    const std::vector<FailedTask> failed = failed_tasks(laid);
    REQUIRE(failed.size() == 1);
    CHECK(failed.front().task == told.front().task);
    CHECK(write_failures(laid) == 1);
    CHECK(std::filesystem::exists(folder.path("study/failed.csv")));
    const MergedSweep merged = merge_folder(laid);
    CHECK(merged.failed == 2);
    CHECK(merged.missing == 0);
    CHECK(merged.worlds == 6);
    run_rest(folder.path("study"), 1, {}, true);   // fails again, and is still one failed task
    CHECK(failed_tasks(laid).size() == 1);
    SECTION("fail_fast ends the sweep with tasks left") {
        StudyFolder::create(folder.path("study.yaml"), folder.path("fast"), program);
        SweepOptions fast;
        fast.fail_fast = true;
        const SweepOutcome ended = run_rest(folder.path("fast"), 1, fast);
        CHECK(ended.failed == 1);
        CHECK(ended.interrupted);
    }
}

TEST_CASE("a stop request closes the shard, and nothing that was finished is run again") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, saltelli);
    StudyFolder::create(study, folder.path("study"), program);
    std::atomic<bool> stop{false};
    SweepOptions options;
    options.stop = &stop;
    std::uint64_t seen = 0;
    options.sinks.on_progress = [&](const WorkerReport& all) {
        seen = all.done;
        if (all.done >= 10) stop = true;
    };
    const SweepOutcome outcome = run_rest(folder.path("study"), 2, options);
    CHECK(outcome.interrupted);
    CHECK(outcome.done == seen);
    const StudyFolder laid = StudyFolder::open(folder.path("study"));
    CHECK(find_work(laid).missing.size() == laid.tasks().size() - outcome.done);
    run_rest(folder.path("study"), 2);
    CHECK(read_text_whole(merge_folder(laid).file) == bytes_of_sweep(study, folder.path("whole"), 1));
}

TEST_CASE("many small shards become few files, and lose nothing") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, "design: {method: lhs, points: 60}\nreplications: 1\noverrides: [time.horizon_months=1, time.warm_up_months=1]\n");
    const StudyFolder laid = StudyFolder::create(study, folder.path("study"), program);
    SweepOptions options;
    options.shard_seconds = 1e-9;   // every task closes a shard, as long pauses between tasks would
    run_rest(folder.path("study"), 1, options);
    CHECK(files_in(folder.path("study/shards"), ".h5").size() < 10);
    CHECK(find_work(laid).missing.size() == 0);
    CHECK(find_work(laid).problems.empty());
}

TEST_CASE("tables for other tools hold the same points in the order that each wants") {
    const TemporaryFolder folder;
    StudyFolder::create(write_study(folder, saltelli), folder.path("study"), program);
    run_rest(folder.path("study"), 2);
    const SweepData data = read_sweep_data(folder.path("study"));
    const ExportedTables salib = export_tables(data, TableFormat::salib);
    REQUIRE(salib.files.size() == 2 + 2 * sweep_outcome_count);
    // SALib's Saltelli order: of each base point A, A with column 1 from B, A with column 2 from B, B.
    std::istringstream lines(salib.files[1].text);
    std::vector<std::array<std::string, 2>> rows;
    for (std::array<std::string, 2> row; lines >> row[0] >> row[1];) rows.push_back(row);
    REQUIRE(rows.size() == data.rows);
    for (std::size_t i = 0; i < rows.size(); i += 4) {
        CHECK(rows[i + 1][0] == rows[i + 3][0]);
        CHECK(rows[i + 1][1] == rows[i][1]);
        CHECK(rows[i + 2][0] == rows[i][0]);
        CHECK(rows[i + 2][1] == rows[i + 3][1]);
    }
    const auto lines_in = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
    CHECK(lines_in(export_tables(data, TableFormat::csv).files[1].text) == 1 + static_cast<long>(data.present.size()));
    CHECK(lines_in(export_tables(data, TableFormat::ema).files[0].text) == 1 + static_cast<long>(2 * data.rows));
    CHECK(lines_in(export_tables(data, TableFormat::openturns).files[1].text) == 1 + static_cast<long>(data.rows));
}
