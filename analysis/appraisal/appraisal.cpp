#include "analysis/appraisal/appraisal.h"

#include "analysis/appraisal/social_account.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <span>
#include <utility>

namespace pactsim {

namespace {

std::size_t index(StudyOutcome outcome) { return static_cast<std::size_t>(outcome); }

const ArmBlock& block_of(const StudyData& study, std::size_t future, std::size_t arm, std::size_t replicate) {
    if (future >= study.layout.futures.size() || arm >= study.layout.arms.size() || replicate >= study.layout.replicates) {
        throw InvariantError("an appraisal asks for a world that the study does not have");
    }
    return study.arm_blocks.at(study.at(future, arm, replicate));
}

}  // namespace

AppraisalBasis appraisal_basis(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options) {
    const StudyLayout& layout = study.layout;
    if (layout.years.empty()) throw InputError("the study has no years, so there is nothing to appraise");
    const double displaced = options.labour_displacement.value_or(schedule.labour_displacement.central);
    if (!(displaced >= 0.0 && displaced <= 1.0)) throw InvariantError("a share of displaced labour is not within 0 to 1");
    const std::size_t after = static_cast<std::size_t>(schedule.terminal_value.years);
    return {DiscountFactors(schedule.discount_rates, options.rates, layout.years.size() + after),
            PriceRule(schedule.gdp_deflator, layout.price_year, layout.years.front()),
            displaced,
            options.confidence,
            layout.years.size(),
            layout.months.size() / 12};
}

std::optional<std::vector<Pence>> difference_flows(const StudyData& study, std::size_t future, std::size_t arm, std::size_t replicate) {
    const ArmBlock& with = block_of(study, future, arm, replicate);
    const ArmBlock& without = block_of(study, future, 0, replicate);
    if (!with.present || !without.present) return std::nullopt;
    const std::size_t size = study_flow_count * study.layout.years.size();
    if (with.flows.size() != size || without.flows.size() != size) {
        throw InputError(fmt::format("the study says {} years, but a world of `{}` holds {} amounts instead of {}", study.layout.years.size(), study.layout.arms[arm].name,
                                     with.flows.size() != size ? with.flows.size() : without.flows.size(), size));
    }
    std::vector<Pence> difference(size);
    for (std::size_t k = 0; k < size; ++k) difference[k] = with.flows[k] - without.flows[k];
    return difference;
}

ReplicateAccount account_of(const std::vector<Pence>& differences, const AppraisalBasis& basis) {
    ReplicateAccount account;
    std::vector<Pence> real(differences.size());
    for (std::size_t k = 0; k < real.size(); ++k) real[k] = basis.prices.to_base(differences[k]);
    for (std::size_t line = 0; line < study_flow_count; ++line) {
        account.lines[line] = basis.factors.present_value(std::span(real).subspan(line * basis.years, basis.years));
    }
    account.displaced_wages = share_of(account.line(StudyFlow::wages), basis.labour_displacement);
    account.transfers = account.line(StudyFlow::public_cost) - account.line(StudyFlow::delivery) - account.line(StudyFlow::co_funding_abroad);
    for (std::size_t line = 0; line < study_flow_count; ++line) account.npsv += social_sign(static_cast<StudyFlow>(line)) * account.lines[line];
    account.npsv -= account.displaced_wages;
    account.benefits = account.npsv + account.line(StudyFlow::public_cost);
    return account;
}

SchemeAppraisal figures_of(std::vector<ReplicateAccount> accounts, double confidence) {
    SchemeAppraisal a;
    a.accounts = std::move(accounts);
    const auto values = [&](auto get) { return column(a.accounts, get); };
    const auto mean = [&](auto get) { return mean_figure(values(get), confidence); };
    for (std::size_t line = 0; line < study_flow_count; ++line) a.lines[line] = mean([line](const ReplicateAccount& r) { return r.lines[line]; });
    a.displaced_wages = mean([](const ReplicateAccount& r) { return r.displaced_wages; });
    a.wages_net = mean([](const ReplicateAccount& r) { return r.wages_net(); });
    a.transfers = mean([](const ReplicateAccount& r) { return r.transfers; });
    a.npsv = mean([](const ReplicateAccount& r) { return r.npsv; });
    a.benefits = mean([](const ReplicateAccount& r) { return r.benefits; });
    a.established = mean([](const ReplicateAccount& r) { return r.established; });
    const auto job_years = values([](const ReplicateAccount& r) { return static_cast<double>(r.job_months) / 12.0; });
    a.job_years = mean_figure(job_years, confidence);
    a.chance_positive = share_above_zero(values([](const ReplicateAccount& r) { return r.npsv; }), confidence);
    const auto cost = values([](const ReplicateAccount& r) { return r.line(StudyFlow::public_cost); });
    a.bcr = ratio_figure(values([](const ReplicateAccount& r) { return r.benefits; }), cost, confidence, {Undefined::zero_cost, Undefined::negative_cost});
    const RatioReasons net{Undefined::no_net_effect, Undefined::negative_net};
    a.cost_per_established = ratio_figure(cost, values([](const ReplicateAccount& r) { return r.established; }), confidence, net);
    a.cost_per_job_year = ratio_figure(cost, job_years, confidence, net);
    if (a.bcr.why == Undefined::zero_cost || a.bcr.why == Undefined::negative_cost) {
        // Something gained for nothing has no cost per unit either.
        a.cost_per_established = a.cost_per_job_year = undefined_figure(a.bcr.why, a.bcr.replicates);
    }
    return a;
}

SchemeAppraisal appraise_scheme(const StudyData& study, const AppraisalBasis& basis, std::size_t future, std::size_t arm) {
    if (arm == 0) throw InvariantError("the baseline is what schemes are compared with: it has no appraisal of its own");
    std::vector<ReplicateAccount> accounts;
    std::vector<double> mean_flows(study_flow_count * basis.years, 0.0);
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        const auto differences = difference_flows(study, future, arm, r);
        if (!differences) continue;
        ReplicateAccount account = account_of(*differences, basis);
        const ArmBlock& with = block_of(study, future, arm, r);
        const ArmBlock& without = block_of(study, future, 0, r);
        account.replicate = r;
        account.established = with.outcomes[index(StudyOutcome::established)] - without.outcomes[index(StudyOutcome::established)];
        account.job_months = with.outcomes[index(StudyOutcome::job_months)] - without.outcomes[index(StudyOutcome::job_months)];
        accounts.push_back(account);
        for (std::size_t k = 0; k < mean_flows.size(); ++k) mean_flows[k] += static_cast<double>((*differences)[k]);
    }
    for (double& flow : mean_flows) flow /= accounts.empty() ? 1.0 : static_cast<double>(accounts.size());
    SchemeAppraisal appraisal = figures_of(std::move(accounts), basis.confidence);
    appraisal.future = future;
    appraisal.arm = arm;
    appraisal.mean_flows = std::move(mean_flows);
    return appraisal;
}

std::vector<SchemeAppraisal> appraise(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options) {
    const AppraisalBasis basis = appraisal_basis(study, schedule, options);
    std::vector<SchemeAppraisal> all;
    for (std::size_t future = 0; future < study.layout.futures.size(); ++future) {
        for (std::size_t arm = 1; arm < study.layout.arms.size(); ++arm) all.push_back(appraise_scheme(study, basis, future, arm));
    }
    return all;
}

FutureSpread spread_over_futures(const std::vector<SchemeAppraisal>& appraisals, std::size_t arm) {
    FutureSpread spread;
    for (const SchemeAppraisal& a : appraisals) {
        if (a.arm != arm || !a.npsv.value) continue;
        ++spread.futures;
        spread.positive += *a.npsv.value > 0.0;
        if (!spread.lowest || *a.npsv.value < *spread.lowest) {
            spread.lowest = a.npsv.value;
            spread.lowest_future = a.future;
        }
        if (!spread.highest || *a.npsv.value > *spread.highest) {
            spread.highest = a.npsv.value;
            spread.highest_future = a.future;
        }
    }
    return spread;
}

}  // namespace pactsim
