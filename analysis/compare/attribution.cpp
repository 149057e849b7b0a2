#include "analysis/compare/attribution.h"

#include "analysis/compare/study_plan.h"
#include "analysis/statistics/shapley.h"
#include "scenarios/schema/scheme.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 3> attributed{"npsv", "established", "uk_gva"};

std::string mix_of(const std::vector<std::string>& parts, std::size_t set) {
    std::string mix;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if ((set >> i & 1U) != 0) mix += (mix.empty() ? "" : "+") + parts[i];
    }
    return mix;
}

/// The arm of each set of parts; the empty set is the baseline.
std::vector<std::size_t> arms_of_sets(const StudyData& study, const MixPlan& plan) {
    std::vector<std::size_t> arms{0};
    for (const std::string& subset : plan.subsets) {
        const std::string name = arm_name(split_mix(subset));
        const auto found = std::find_if(study.layout.arms.begin(), study.layout.arms.end(), [&](const StudyArm& arm) { return arm.name == name; });
        if (found == study.layout.arms.end()) throw UsageError(fmt::format("the mix cannot be taken apart: `{}` was not run", name));
        arms.push_back(static_cast<std::size_t>(found - study.layout.arms.begin()));
    }
    return arms;
}

/// Replicates of the first future in which the baseline and all sets were run.
std::vector<std::uint32_t> common_replicates(const StudyData& study, const std::vector<std::size_t>& arms) {
    std::vector<std::uint32_t> common;
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        if (std::all_of(arms.begin(), arms.end(), [&](std::size_t arm) { return study.arm_blocks[study.at(0, arm, r)].present; })) common.push_back(r);
    }
    return common;
}

/// Differences from the baseline by set and common replicate; the empty set is zero.
statistics::Table values_of_sets(const StudyData& study, const AppraisalBasis& basis, std::size_t measure, const std::vector<std::size_t>& arms, const std::vector<std::uint32_t>& common) {
    statistics::Table table{std::vector<double>(common.size(), 0.0)};
    for (std::size_t set = 1; set < arms.size(); ++set) {
        const PairedValues values = paired_values(study, basis, measure, 0, arms[set]);
        const std::vector<double> differences = values.differences();
        std::vector<double> row;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            if (std::binary_search(common.begin(), common.end(), values.replicates[i])) row.push_back(differences[i]);
        }
        table.push_back(std::move(row));
    }
    return table;
}

MeasureShares shares_of(std::size_t measure, const statistics::Table& values) {
    const statistics::ShapleyResult result = statistics::shapley_exact(values, study_confidence);
    MeasureShares shares;
    shares.measure = measure;
    shares.step = study_measures()[measure].unit == "GBP" ? 0.01 : 1e-6;
    shares.whole = result.whole;
    std::vector<double> means;
    for (const statistics::ShapleyShare& player : result.players) {
        shares.parts.push_back(player.share);
        means.push_back(*player.share.mean);
    }
    shares.whole_steps = std::llround(*result.whole.mean / shares.step);
    shares.part_steps = steps_that_add_up(means, shares.whole_steps, shares.step);
    return shares;
}

}  // namespace

MixPlan subsets_of_mix(const std::string& mix) {
    MixPlan plan;
    plan.parts = split_mix(mix);
    if (plan.parts.size() < 2)
        throw UsageError(fmt::format("`--attribute {}` names one scheme, and there is nothing to share out\n = help: as in `--attribute a.yaml+b.yaml+c.yaml`", mix));
    if (plan.parts.size() > statistics::most_exact_players)
        throw UsageError(fmt::format("`--attribute` takes at most {} parts, because all mixes of them are run; there are {}", statistics::most_exact_players, plan.parts.size()));
    std::set<std::string> names;
    for (const std::string& part : plan.parts) {
        if (!names.insert(arm_name(std::span(&part, 1))).second) throw UsageError(fmt::format("the mix of `--attribute` has the part `{}` twice", arm_name(std::span(&part, 1))));
    }
    for (std::size_t set = 1; set < std::size_t{1} << plan.parts.size(); ++set) plan.subsets.push_back(mix_of(plan.parts, set));
    return plan;
}

MixAttribution attribute_mix(const StudyData& study, const AppraisalBasis& basis, const MixPlan& plan) {
    const std::vector<std::size_t> arms = arms_of_sets(study, plan);
    const std::vector<std::uint32_t> common = common_replicates(study, arms);
    if (common.empty()) throw UsageError("the mix cannot be taken apart: no replicate has all its subsets");
    MixAttribution attribution;
    attribution.mix = study.layout.arms[arms.back()].name;
    attribution.replicates = common.size();
    for (const std::string& part : plan.parts) attribution.names.push_back(arm_name(std::span(&part, 1)));
    for (const std::string_view name : attributed) {
        const std::size_t measure = study_measure_index(name);
        attribution.measures.push_back(shares_of(measure, values_of_sets(study, basis, measure, arms, common)));
    }
    return attribution;
}

std::vector<std::int64_t> steps_that_add_up(std::span<const double> values, std::int64_t total, double step) {
    std::vector<std::int64_t> steps;
    std::vector<std::pair<double, std::size_t>> remainders;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double exact = values[i] / step, below = std::floor(exact);
        steps.push_back(static_cast<std::int64_t>(below));
        // What is zero takes part in no rounding.
        if (values[i] != 0.0) remainders.emplace_back(exact - below, i);
    }
    if (remainders.empty()) return steps;
    std::stable_sort(remainders.begin(), remainders.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    // Rounding in the shares themselves can leave one step too few or too many.
    const std::int64_t missing = total - std::accumulate(steps.begin(), steps.end(), std::int64_t{0});
    for (std::int64_t k = 0; k < missing; ++k) ++steps[remainders[static_cast<std::size_t>(k) % remainders.size()].second];
    for (std::int64_t k = 0; k > missing; --k) --steps[remainders[remainders.size() - 1 - static_cast<std::size_t>(-k) % remainders.size()].second];
    return steps;
}

}  // namespace pactsim
