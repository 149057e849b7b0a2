#pragma once
// Distributional weights: a pound is worth more to those who have fewer.

#include "analysis/appraisal/appraisal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// w = (median income / income of the group)^eta. Green Book A3.12 to A3.22. Throws InvariantError unless both incomes are above zero.
double distributional_weight(double median_gbp, double income_gbp, double eta);

/// Weight of one margin of the study; 1 for a group without an income.
struct MarginWeight {
    std::size_t margin = 0;     // in layout.margins
    std::string group;          // "london"
    double weight = 1;
    bool has_income = false;
};

/// Weights of the study's margins of the kind that the schedule names; empty if the schedule has no incomes or the study no such margin.
std::vector<MarginWeight> margin_weights(const StudyLayout& layout, const WeightsConfig& weights, double eta);

/// Net present social value of each replicate with gains weighted, or why there is none.
struct WeightedValues {
    std::vector<double> npsv;   // pence, one for each account of the appraisal
    Undefined why = Undefined::no;
};

/// Net present social value with each group's part of the UK gain weighted; costs keep weight 1. The gain of a group is its part of net UK value added from the
/// twins, scaled so that all groups together have the present value of wages net of displacement and profit. Undefined without incomes, twins or a gain.
WeightedValues weighted_values(const StudyData& study, const SchemeAppraisal& appraisal, const WeightsConfig& weights, double eta);

/// The mean of these with its interval.
Figure weighted_npsv(const StudyData& study, const SchemeAppraisal& appraisal, const WeightsConfig& weights, double eta, double confidence);

/// One part of a twin comparison in one margin, or nothing if the replicate has none.
std::optional<std::int64_t> twin_part(const StudyData& study, std::size_t future, std::size_t arm, std::size_t replicate, TwinQuantity quantity, TwinPart part,
                                      std::size_t margin);

/// Where "total" stands among the margins of a study, if anywhere.
std::optional<std::size_t> total_margin(const StudyLayout& layout);

}  // namespace pactsim
