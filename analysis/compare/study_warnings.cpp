#include "analysis/compare/study_warnings.h"

#include "analysis/compare/study_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

namespace pactsim {

namespace {

constexpr std::size_t index_of(StudyOutcome outcome) { return static_cast<std::size_t>(outcome); }

bool is_cost(std::size_t outcome) { return outcome == index_of(StudyOutcome::public_cost_uk) || outcome == index_of(StudyOutcome::public_cost_china); }

/// What a scheme changes in any world that was run.
struct Changes {
    bool anything = false, outcomes = false, more_cost = false;
    std::size_t worlds = 0;
};

Changes changes_of(const StudyData& study, std::size_t arm) {
    Changes changes;
    std::int64_t extra_cost = 0;
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        for (std::size_t r = 0; r < study.layout.replicates; ++r) {
            const ArmBlock& without = study.arm_blocks[study.at(f, 0, r)];
            const ArmBlock& with = study.arm_blocks[study.at(f, arm, r)];
            if (!without.present || !with.present) continue;
            ++changes.worlds;
            changes.anything = changes.anything || without.outcomes != with.outcomes || without.flows != with.flows || without.series != with.series;
            for (std::size_t o = 0; o < study_outcome_count; ++o) changes.outcomes = changes.outcomes || (!is_cost(o) && without.outcomes[o] != with.outcomes[o]);
            extra_cost += with.outcomes[index_of(StudyOutcome::public_cost_uk)] - without.outcomes[index_of(StudyOutcome::public_cost_uk)];
        }
    }
    changes.more_cost = extra_cost > 0;
    return changes;
}

void warn_about_scheme(const StudyData& study, std::size_t arm, std::vector<std::string>& warnings) {
    const std::string& name = study.layout.arms[arm].name;
    const Changes changes = changes_of(study, arm);
    if (changes.worlds == 0) warnings.push_back(fmt::format("the scheme `{}` was not run in any world", name));
    else if (!changes.anything) warnings.push_back(fmt::format("the scheme `{}` changes nothing in any world: check that its instruments have a budget, effects and eligible firms", name));
    else if (!changes.outcomes && changes.more_cost) warnings.push_back(fmt::format("the scheme `{}` costs the public money and changes no outcome in any world", name));
}

/// Worlds in which no firm is left, by arm.
void warn_about_survival(const StudyData& study, std::vector<std::string>& warnings) {
    for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
        std::size_t worlds = 0, empty = 0;
        for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
            for (std::size_t r = 0; r < study.layout.replicates; ++r) {
                const ArmBlock& block = study.arm_blocks[study.at(f, a, r)];
                if (!block.present) continue;
                ++worlds;
                empty += block.outcomes[index_of(StudyOutcome::survivors)] == 0 ? 1 : 0;
            }
        }
        if (empty > 0) warnings.push_back(fmt::format("in {} of {} worlds of `{}` no firm is left at the end: what it does to them cannot be told from this study", empty, worlds, study.layout.arms[a].name));
    }
}

/// Outcomes with one value in all worlds.
std::vector<std::string_view> constant_outcomes(const StudyData& study) {
    std::vector<std::string_view> names;
    for (std::size_t o = 0; o < study_outcome_count; ++o) {
        std::optional<std::int64_t> first;
        bool constant = true;
        for (const ArmBlock& block : study.arm_blocks) {
            if (!block.present) continue;
            if (!first) first = block.outcomes[o];
            constant = constant && block.outcomes[o] == *first;
        }
        if (constant && first) names.push_back(study_outcome_names[o]);
    }
    return names;
}

}  // namespace

std::vector<std::string> warnings_about(const StudyData& study) {
    std::vector<std::string> warnings;
    if (study.layout.replicates == 1) warnings.emplace_back("one replicate tells nothing about chance: there are no intervals, and no difference can be called clear");
    warn_about_survival(study, warnings);
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        if (!is_placebo(study.layout.arms[a])) warn_about_scheme(study, a, warnings);
    }
    if (study.arm_blocks.size() > 1) {
        const std::vector<std::string_view> constant = constant_outcomes(study);
        if (!constant.empty()) warnings.push_back(fmt::format("the same in every world, so that no scheme can be seen to change it: {}", fmt::join(constant, ", ")));
    }
    return warnings;
}

}  // namespace pactsim
