#pragma once
// The same scheme under other assumptions, one at a time, each named.

#include "analysis/appraisal/appraisal.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// (1 - mitigated) x upper bound. Mott MacDonald for HM Treasury; all three are shares.
double optimism_bias(double upper_bound, double mitigated_share);

/// The share by which the schedule would raise public cost.
double optimism_bias(const OptimismConfig& table);

/// A cost that knows whether bias has been allowed for, so that it cannot be allowed for twice.
class UpliftedCost {
  public:
    explicit UpliftedCost(double cost) : cost_(cost) {}
    /// The cost raised by the share. Throws InvariantError if it has been raised before.
    [[nodiscard]] UpliftedCost raised_by(double share) const;
    [[nodiscard]] double value() const { return cost_; }
    [[nodiscard]] bool raised() const { return raised_; }

  private:
    double cost_;
    bool raised_ = false;
};

struct Sensitivity {
    std::string name;       // "labour_displacement_low"
    std::string text;       // what is assumed, with its number
    Figure npsv, bcr;       // npsv in pence; bcr to public cost as the sensitivity has it
};

/// In this order: lower_discount_rate, labour_displacement_low, _high, _full (all of it), optimism_bias (the excess is a resource cost that buys nothing; refused in
/// futures whose costs are drawn already), terminal_value, weights, weights_eta_low, weights_eta_high.
std::vector<Sensitivity> sensitivities(const StudyData& study, const ScheduleConfig& schedule, std::size_t future, std::size_t arm, const AppraisalOptions& options = {});

/// The headline with every public pound exceeded by the share: npsv falls by share x public cost, and the ratio is to the higher cost. 0 = the headline.
Sensitivity with_cost_overrun(const SchemeAppraisal& appraisal, double share, double confidence);

/// The headline with wages and profit of the last full year going on after the horizon for the schedule's years, fading. Undefined without a full year.
Sensitivity with_terminal_value(const StudyData& study, const ScheduleConfig& schedule, const SchemeAppraisal& appraisal, const AppraisalBasis& basis);

}  // namespace pactsim
