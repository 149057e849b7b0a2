#include "analysis/appraisal/sensitivity.h"

#include "analysis/appraisal/weights.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

namespace {

Sensitivity from_appraisal(std::string name, std::string text, const SchemeAppraisal& appraisal) { return {std::move(name), std::move(text), appraisal.npsv, appraisal.bcr}; }

Sensitivity with_displacement(const StudyData& study, const ScheduleConfig& schedule, std::size_t future, std::size_t arm, AppraisalOptions options, std::string name,
                              double share) {
    options.labour_displacement = share;
    const AppraisalBasis basis = appraisal_basis(study, schedule, options);
    return from_appraisal(std::move(name), fmt::format("{:.0f} % of additional wages would have been earned elsewhere in the UK", share * 100), appraise_scheme(study, basis, future, arm));
}

Sensitivity with_lower_rate(const StudyData& study, const ScheduleConfig& schedule, std::size_t future, std::size_t arm, AppraisalOptions options) {
    options.rates = RateSet::lower;
    const double first = discount_rate(schedule.discount_rates, RateSet::lower, 1);
    return from_appraisal("lower_discount_rate", fmt::format("discounted at {:.2f} % a year at first", first * 100),
                          appraise_scheme(study, appraisal_basis(study, schedule, options), future, arm));
}

Sensitivity with_weights(const StudyData& study, const ScheduleConfig& schedule, const SchemeAppraisal& appraisal, std::string name, double eta, double confidence) {
    Sensitivity row{std::move(name), fmt::format("gains weighted by (median income / income of the {})^{:g}; unweighted beside it", schedule.distributional_weights.margin, eta), {}, {}};
    const WeightedValues values = weighted_values(study, appraisal, schedule.distributional_weights, eta);
    if (values.why != Undefined::no) {
        row.npsv = row.bcr = undefined_figure(values.why, appraisal.accounts.size());
        return row;
    }
    const std::vector<double> cost = column(appraisal.accounts, [](const ReplicateAccount& r) { return r.line(StudyFlow::public_cost); });
    std::vector<double> benefits = values.npsv;
    for (std::size_t r = 0; r < cost.size(); ++r) benefits[r] += cost[r];
    row.npsv = mean_figure(values.npsv, confidence);
    row.bcr = ratio_figure(benefits, cost, confidence, {Undefined::zero_cost, Undefined::negative_cost});
    return row;
}

/// Present value of the wages (net) and profit of the last full year going on, fading.
double terminal_value(const std::vector<Pence>& differences, const AppraisalBasis& basis, const TerminalConfig& terminal) {
    const std::size_t last = basis.full_years - 1;
    const auto flow = [&](StudyFlow line) { return static_cast<double>(basis.prices.to_base(differences[static_cast<std::size_t>(line) * basis.years + last])); };
    const double yearly = flow(StudyFlow::wages) * (1.0 - basis.labour_displacement) + flow(StudyFlow::profit);
    double sum = 0.0, left = 1.0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(terminal.years); ++k) {
        left *= 1.0 - terminal.fade_per_year;
        sum += yearly * left * basis.factors.factor(basis.years + k);
    }
    return sum;
}

}  // namespace

double optimism_bias(double upper_bound, double mitigated_share) {
    if (!(mitigated_share >= 0.0 && mitigated_share <= 1.0)) throw InvariantError("a mitigated share is not within 0 to 1");
    return (1.0 - mitigated_share) * upper_bound;
}

double optimism_bias(const OptimismConfig& table) {
    const auto row = std::find_if(table.categories.begin(), table.categories.end(), [&](const OptimismBiasConfig& r) { return r.name == table.applied; });
    if (row == table.categories.end()) throw InvariantError("a schedule applies a row of optimism bias that it does not have");
    return optimism_bias(row->cost_upper, table.mitigated_share);
}

UpliftedCost UpliftedCost::raised_by(double share) const {
    if (raised_) throw InvariantError("optimism bias has been allowed for already");
    UpliftedCost raised(cost_ * (1.0 + share));
    raised.raised_ = true;
    return raised;
}

Sensitivity with_cost_overrun(const SchemeAppraisal& appraisal, double share, double confidence) {
    std::vector<double> npsv, benefits, cost;
    for (const ReplicateAccount& account : appraisal.accounts) {
        const auto before = static_cast<double>(account.line(StudyFlow::public_cost));
        const double after = UpliftedCost(before).raised_by(share).value();
        npsv.push_back(static_cast<double>(account.npsv) - (after - before));
        benefits.push_back(static_cast<double>(account.benefits));
        cost.push_back(after);
    }
    return {"optimism_bias", fmt::format("public cost turns out {:.0f} % higher, and the excess buys nothing", share * 100), mean_figure(npsv, confidence),
            ratio_figure(benefits, cost, confidence, {Undefined::zero_cost, Undefined::negative_cost})};
}

Sensitivity with_terminal_value(const StudyData& study, const ScheduleConfig& schedule, const SchemeAppraisal& appraisal, const AppraisalBasis& basis) {
    Sensitivity result{"terminal_value",
                       fmt::format("wages and profit of the last full year go on for {} years after the horizon, less {:.0f} % each year", schedule.terminal_value.years,
                                   schedule.terminal_value.fade_per_year * 100),
                       {}, {}};
    if (basis.full_years == 0) {
        result.npsv = result.bcr = undefined_figure(Undefined::no_full_year, appraisal.accounts.size());
        return result;
    }
    std::vector<double> npsv, benefits, cost;
    for (const ReplicateAccount& account : appraisal.accounts) {
        const auto differences = difference_flows(study, appraisal.future, appraisal.arm, account.replicate);
        const double more = terminal_value(differences.value(), basis, schedule.terminal_value);
        npsv.push_back(static_cast<double>(account.npsv) + more);
        benefits.push_back(static_cast<double>(account.benefits) + more);
        cost.push_back(static_cast<double>(account.line(StudyFlow::public_cost)));
    }
    result.npsv = mean_figure(npsv, basis.confidence);
    result.bcr = ratio_figure(benefits, cost, basis.confidence, {Undefined::zero_cost, Undefined::negative_cost});
    return result;
}

std::vector<Sensitivity> sensitivities(const StudyData& study, const ScheduleConfig& schedule, std::size_t future, std::size_t arm, const AppraisalOptions& options) {
    const AppraisalBasis basis = appraisal_basis(study, schedule, options);
    const SchemeAppraisal headline = appraise_scheme(study, basis, future, arm);
    const RangeConfig& labour = schedule.labour_displacement;
    std::vector<Sensitivity> rows;
    rows.push_back(with_lower_rate(study, schedule, future, arm, options));
    rows.push_back(with_displacement(study, schedule, future, arm, options, "labour_displacement_low", labour.low));
    rows.push_back(with_displacement(study, schedule, future, arm, options, "labour_displacement_high", labour.high));
    rows.push_back(with_displacement(study, schedule, future, arm, options, "labour_displacement_full", 1.0));
    Sensitivity overrun = with_cost_overrun(headline, optimism_bias(schedule.optimism_bias), options.confidence);
    if (study.layout.futures[future].draw > 0) overrun.npsv = overrun.bcr = undefined_figure(Undefined::cost_already_drawn, headline.accounts.size());
    rows.push_back(std::move(overrun));
    rows.push_back(with_terminal_value(study, schedule, headline, basis));
    const WeightsConfig& weights = schedule.distributional_weights;
    rows.push_back(with_weights(study, schedule, headline, "weights", weights.eta, options.confidence));
    rows.push_back(with_weights(study, schedule, headline, "weights_eta_low", weights.eta_low, options.confidence));
    rows.push_back(with_weights(study, schedule, headline, "weights_eta_high", weights.eta_high, options.confidence));
    return rows;
}

}  // namespace pactsim
