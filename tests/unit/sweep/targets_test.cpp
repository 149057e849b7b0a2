// Replications until a target: what is wanted of a point depends on its results alone.

#include "analysis/interval.h"
#include "analysis/sweep/folder_results.h"
#include "test_study.h"

#include <catch2/catch.hpp>


using namespace pactsim;
using namespace sweep_test;

namespace {

/// Runs rounds until nothing is missing; returns how many there were.
int run_rounds(const std::string& folder, int threads) {
    int rounds = 0;
    while (find_work(StudyFolder::open(folder)).missing.size() > 0) {
        run_rest(folder, threads);
        ++rounds;
        REQUIRE(rounds < 20);
    }
    return rounds;
}

}  // namespace

TEST_CASE("rounds double until every arm's interval is as narrow as wished, on any number of threads the same") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, "design: {method: lhs, points: 4}\nreplications: {until: {outcome: partnerships, half_width: 0.45}, min: 4, max: 64}\nreplicates_per_task: 2\n");
    StudyFolder::create(study, folder.path("one"), program);
    StudyFolder::create(study, folder.path("two"), program);
    const int rounds = run_rounds(folder.path("one"), 1);
    CHECK(rounds > 1);
    run_rounds(folder.path("two"), 2);
    CHECK(read_text_whole(merge_folder(StudyFolder::open(folder.path("one"))).file) == read_text_whole(merge_folder(StudyFolder::open(folder.path("two"))).file));
    const StudyFolder laid = StudyFolder::open(folder.path("one"));
    const FolderResults results(laid, KeepResults::all);
    const SweepData data = results.data();
    const std::size_t partnerships = 0;
    for (std::size_t row = 0; row < data.rows; ++row) {
        // By hand: the least of 4, 8, 16, ... at which t s / sqrt(n) is at most the target, else 64.
        std::uint32_t expected = 4;
        for (;; expected *= 2) {
            RunningMean difference;
            for (std::uint32_t r = 0; r < expected; ++r) {
                difference.add(static_cast<double>(data.results[data.at(row, 1, r) * sweep_outcome_count + partnerships] - data.results[data.at(row, 0, r) * sweep_outcome_count + partnerships]));
            }
            const Estimate estimate = difference.estimate();
            if (estimate.high - estimate.mean <= 0.45 || expected == 64) break;
        }
        CHECK(results.wanted(row) == expected);
        std::uint32_t there = 0;
        for (std::uint32_t r = 0; r < data.replicates; ++r) there += data.present[data.at(row, 0, r)];
        CHECK(there == expected);
    }
}

TEST_CASE("a target out of reach ends at the most replicates allowed, and is told") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, "design: {method: lhs, points: 2}\nreplications: {until: {outcome: social_value, half_width: 0.001%}, min: 3, max: 10}\n");
    StudyFolder::create(study, folder.path("study"), program);
    run_rounds(folder.path("study"), 2);
    const FolderWork work = find_work(StudyFolder::open(folder.path("study")));
    CHECK(work.replicates == 10);
    CHECK(work.unmet_points == 2);
}
