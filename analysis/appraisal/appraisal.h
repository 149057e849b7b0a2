#pragma once
// What a scheme is worth to the UK beside its baseline: present values, net present social value, benefit-cost ratio, cost per firm and per job-year.

#include "analysis/appraisal/discounting.h"
#include "analysis/appraisal/figure.h"
#include "analysis/appraisal/prices.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

struct AppraisalOptions {
    RateSet rates = RateSet::standard;
    std::optional<double> labour_displacement;   // share; the schedule's central value if not given
    double confidence = 0.95;
};

/// What an appraisal of one study stands on: factors, prices, share of displaced labour.
struct AppraisalBasis {
    DiscountFactors factors;
    PriceRule prices;
    double labour_displacement;
    double confidence;
    std::size_t years;        // year indices of the horizon, the last maybe short
    std::size_t full_years;   // of twelve months
};

/// The basis of a study: base year = calendar year of its first year index. Throws InputError if the study has no years or lies before the price index,
/// InvariantError if a share is not within 0 to 1.
AppraisalBasis appraisal_basis(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options = {});

/// One replicate: present values of the difference scheme - baseline, whole pence of the base year. Parts add exactly:
/// npsv = wages - displaced_wages + profit - delivery - co_funding_abroad;
/// benefits = npsv + public_cost = wages - displaced_wages + profit + transfers, with transfers = public_cost - delivery - co_funding_abroad.
struct ReplicateAccount {
    std::uint32_t replicate = 0;
    std::array<Pence, study_flow_count> lines{};
    Pence displaced_wages = 0;
    Pence transfers = 0;
    Pence npsv = 0;
    Pence benefits = 0;
    std::int64_t established = 0;   // net additional firms
    std::int64_t job_months = 0;    // net additional, undiscounted

    [[nodiscard]] Pence line(StudyFlow flow) const { return lines[static_cast<std::size_t>(flow)]; }
    [[nodiscard]] Pence wages_net() const { return line(StudyFlow::wages) - displaced_wages; }
};

/// One scheme in one future. Money in pence of the base year unless said. The ratio of means is the headline; a mean of ratios is never formed.
struct SchemeAppraisal {
    std::size_t future = 0, arm = 0;
    std::vector<ReplicateAccount> accounts;     // replicates that have both worlds
    std::vector<double> mean_flows;             // [flow][year], scheme - baseline, pence in prices of the study, undiscounted
    std::array<Figure, study_flow_count> lines; // present values
    Figure displaced_wages, wages_net, transfers;
    Figure npsv, benefits, bcr;
    Figure chance_positive;                     // share of replicates with npsv > 0
    Figure cost_per_established;                // pence of public cost for one net additional established firm
    Figure cost_per_job_year;                   // pence of public cost for one net additional job-year
    Figure established, job_years;              // net additional
};

/// The denominator of every ratio to cost, for print.
inline constexpr std::string_view cost_denominator =
    "present value of UK public cost: awards, tax relief, delivery, running and evaluation cost, and co-funding spent abroad; as a difference from the baseline";
/// What a job-year is, for print.
inline constexpr std::string_view job_year_definition = "one person employed in the UK for twelve months by a firm of the model, counted over the horizon, not discounted";

/// Flows scheme - baseline of one replicate, [flow][year], pence in prices of the study; nothing if either world is missing. Throws InputError if a block does
/// not have one amount for each line and year.
std::optional<std::vector<Pence>> difference_flows(const StudyData& study, std::size_t future, std::size_t arm, std::size_t replicate);

/// The account of one replicate from such differences.
ReplicateAccount account_of(const std::vector<Pence>& differences, const AppraisalBasis& basis);

/// Figures from accounts that are already there (mean_flows stays empty): how sensitivities are computed.
SchemeAppraisal figures_of(std::vector<ReplicateAccount> accounts, double confidence);

/// One scheme in one future. Throws InvariantError for the baseline itself or an index outside the study.
SchemeAppraisal appraise_scheme(const StudyData& study, const AppraisalBasis& basis, std::size_t future, std::size_t arm);

/// All schemes in all futures, by future, then arm.
std::vector<SchemeAppraisal> appraise(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options = {});

/// Means of one scheme over the futures: ignorance, kept apart from the interval within a future, which is chance.
struct FutureSpread {
    std::size_t futures = 0;                 // with a mean
    std::size_t positive = 0;                // of them, with a mean above zero
    std::optional<double> lowest, highest;   // mean npsv, pence
    std::size_t lowest_future = 0, highest_future = 0;
};
FutureSpread spread_over_futures(const std::vector<SchemeAppraisal>& appraisals, std::size_t arm);

/// One number of every account as doubles, for figures.
template <class Get>
std::vector<double> column(const std::vector<ReplicateAccount>& accounts, Get get) {
    std::vector<double> values;
    values.reserve(accounts.size());
    for (const ReplicateAccount& account : accounts) values.push_back(static_cast<double>(get(account)));
    return values;
}

}  // namespace pactsim
