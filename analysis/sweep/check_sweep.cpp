#include "analysis/sweep/check_sweep.h"

#include "analysis/draw_purposes.h"
#include "analysis/sweep/folder_results.h"
#include "analysis/sweep/run_task.h"
#include "output/sweep_file.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace pactsim {

namespace {

/// Positions of worlds that are there, drawn without repetition.
std::set<std::size_t> draw_sample(const SweepData& data, std::uint64_t sample, std::uint64_t seed) {
    const auto there = static_cast<std::uint64_t>(std::count(data.present.begin(), data.present.end(), 1));
    const std::uint64_t wanted = std::min<std::uint64_t>(sample, there);
    const Draws draws(seed, 0);
    std::set<std::size_t> chosen;
    for (std::uint32_t i = 0; chosen.size() < wanted; ++i) {
        const Block block = draws.block(i, 0, 0, sample_purpose);
        const auto at = static_cast<std::size_t>(uniform53(block.word[0], block.word[1]) * static_cast<double>(data.present.size()));
        if (at < data.present.size() && data.present[at] != 0) chosen.insert(at);
    }
    return chosen;
}

void compute_again(const TaskRunner& runner, const SweepData& data, std::size_t at, SweepCheck& check) {
    const auto replicate = static_cast<std::uint32_t>(at % data.replicates);
    const auto arm = static_cast<std::uint32_t>(at / data.replicates % data.arms.size());
    const std::uint64_t row = at / data.replicates / data.arms.size();
    SweepOutcomes fresh{};
    runner.run(row, std::span(&arm, 1), {replicate, 1}, [&](std::size_t, std::uint32_t, const SweepOutcomes& outcomes, std::exception_ptr failure) {
        if (failure != nullptr) std::rethrow_exception(failure);
        fresh = outcomes;
    });
    ++check.sampled;
    const bool same = std::equal(fresh.begin(), fresh.end(), data.results.begin() + static_cast<std::ptrdiff_t>(at * sweep_outcome_count));
    if (!same) check.differing.push_back(fmt::format("row {}, arm `{}`, replicate {}", row, data.arms[arm], replicate));
}

}  // namespace

SweepCheck check_sweep(const StudyFolder& folder, std::uint64_t sample, std::uint64_t seed) {
    SweepCheck check;
    const FolderResults results(folder, KeepResults::all);
    const WorldCounts counts = results.count_wanted();
    check.worlds = counts.done;
    check.missing = counts.missing;
    check.failed = counts.failed;
    check.repeated = results.repeated();
    check.problems = results.problem_texts();
    const SweepData data = results.data();
    const TaskRunner runner(folder);
    for (const std::size_t at : draw_sample(data, sample, seed)) compute_again(runner, data, at, check);
    if (!std::filesystem::exists(folder.file(study_file::merged))) return check;
    check.merged_checked = true;
    try {
        const SweepData merged = read_sweep_file(folder.file(study_file::merged));
        check.merged_equal = merged.present == data.present && merged.results == data.results && merged.values == data.values && merged.places == data.places;
    } catch (const InputError& error) {
        check.problems.emplace_back(error.what());
    }
    return check;
}

}  // namespace pactsim
