#include "analysis/compare/study_values.h"

#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace pactsim {

namespace {

constexpr std::array<StudyMeasure, study_outcome_count + 1> measures{{
    {"partnerships", "firms that ever signed in China", "firms", 1},
    {"established", "firms established by the end", "firms", 1},
    {"established_china", "firms established in China", "firms", 1},
    {"uk_gva", "UK gross value added, undiscounted", "GBP", 100},
    {"job_months", "UK job-years", "job-years", 12},
    {"leaks", "leaks of technology", "leaks", 1},
    {"survivors", "firms alive at the end", "firms", 1},
    {"public_cost_uk", "UK public cost, undiscounted", "GBP", 100},
    {"public_cost_china", "Chinese public cost, undiscounted", "GBP", 100},
    {"partner_gain", "what partners gain by agreement (memo)", "GBP", 100},
    {"leaked_value", "what partners gain by leakage (memo)", "GBP", 100},
    {"npsv", "net present social value", "GBP", 100},
}};

double value_of(const ArmBlock& block, const AppraisalBasis& basis, std::size_t measure) {
    const Pence steps = measure < study_outcome_count ? block.outcomes[measure] : account_of(block.flows, basis).npsv;
    return static_cast<double>(steps) / measures[measure].divisor;
}

}  // namespace

std::span<const StudyMeasure> study_measures() { return measures; }

std::size_t study_measure_index(std::string_view name) {
    std::vector<std::string_view> names;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (measures[m].name == name) return m;
        names.push_back(measures[m].name);
    }
    throw UsageError(fmt::format("there is no outcome `{}`\n = help: outcomes are {}", name, fmt::join(names, ", ")));
}

std::vector<double> PairedValues::differences() const {
    std::vector<double> all(with.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = with[i] - without[i];
    return all;
}

PairedValues paired_values(const StudyData& study, const AppraisalBasis& basis, std::size_t measure, std::size_t future, std::size_t arm) {
    PairedValues values;
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        const ArmBlock& baseline = study.arm_blocks[study.at(future, 0, r)];
        const ArmBlock& scheme = study.arm_blocks[study.at(future, arm, r)];
        if (!baseline.present || !scheme.present) continue;
        values.without.push_back(value_of(baseline, basis, measure));
        values.with.push_back(value_of(scheme, basis, measure));
        values.replicates.push_back(r);
    }
    return values;
}

}  // namespace pactsim
