#pragma once
// What each part of a mix contributes, when the parts help or hinder one another: all subsets of the mix are arms of the study, and Shapley's shares divide the whole.

#include "analysis/compare/study_values.h"
#include "analysis/statistics/intervals.h"
#include "output/study_data.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// A mix as it is asked for: its parts and all the mixes of them, bit i of a set standing for part i.
struct MixPlan {
    std::vector<std::string> parts;     // paths
    std::vector<std::string> subsets;   // [set - 1] "a.yaml+b.yaml" with parts in the order of the mix; the last is the mix itself
};

/// The subsets of `a.yaml+b.yaml+c.yaml`. Throws UsageError for fewer than two parts, more than six (2^6 arms), or one that is there twice.
MixPlan subsets_of_mix(const std::string& mix);

/// The shares of one outcome, in the unit of its measure. Printed values are whole steps of `step` that add up to `whole_printed` exactly; a part that changes nothing in
/// any subset has a share of exactly zero.
struct MeasureShares {
    std::size_t measure = 0;
    double step = 0.01;                           // GBP, or millionths of a count
    statistics::MeanInterval whole;               // effect of the mix against the baseline
    std::vector<statistics::MeanInterval> parts;  // in their order
    std::int64_t whole_steps = 0;
    std::vector<std::int64_t> part_steps;
};

struct MixAttribution {
    std::string mix;                              // name of the arm
    std::vector<std::string> names;               // of the arms of the single parts
    std::size_t replicates = 0;                   // in which all subsets were run
    std::vector<MeasureShares> measures;          // npsv, established, uk_gva
};

/// Shares in the first future from the arms named in `plan`. Throws UsageError if an arm was not run, or no replicate has all. Source of the division: Shapley (1953), exact
/// over all subsets (analysis/statistics/shapley.h); intervals are over replicates.
MixAttribution attribute_mix(const StudyData& study, const AppraisalBasis& basis, const MixPlan& plan);

/// Numbers as whole steps that add up to the rounded total: each is rounded down, and the steps left over go to the largest remainders. Zero stays zero.
std::vector<std::int64_t> steps_that_add_up(std::span<const double> values, std::int64_t total, double step);

/// A row per part and one for the whole, starting with an empty line.
std::string attribution_text(const MixAttribution& attribution);
/// One JSON object: shares by outcome and part with intervals, money in GBP.
std::string attribution_json(const MixAttribution& attribution);

}  // namespace pactsim
