#pragma once
// What a probe remembers of one replicate: sums over its recorded months, taken from the world as it goes, with no file in between.

#include "agents/state/world.h"

#include <array>
#include <cstdint>

namespace pactsim {

/// Sums over the recorded months of one replicate. Money in pence, shares in millionths where they come from the month's tally.
struct ProbeTotals {
    std::int64_t months = 0;
    std::array<std::int64_t, event_kind_count> events{};
    std::array<std::int64_t, transfer_count> paid{};           // by kind of transfer
    std::array<std::int64_t, firm_sum_count> firms{};          // over firms and months
    std::array<std::int64_t, pact_sum_count> pacts{};          // over partnerships and months
    std::array<std::int64_t, firm_sum_count> firms_at_end{};
    std::array<std::int64_t, pact_sum_count> pacts_at_end{};
    std::array<std::int64_t, governance_form_count> signed_by_form{};
    std::array<std::int64_t, channel_count> matched_by_channel{};
    std::int64_t established_china = 0;
    std::int64_t crackdowns = 0;
    std::int64_t partnered_milestones = 0, partnered_work_months = 0;  // of projects that the team in China works on too
    double months_to_established = 0;
    double entry_chance = 0;                                    // over yearly reviews
    double fit_signed = 0, reliability_signed = 0, control_signed = 0;  // over signatures
    double fit_introduced = 0, opportunism_introduced = 0;       // over matches through intermediaries
    std::int64_t places = 0, places_used = 0;                   // over partners and months
    double public_knowledge = 0;                                // over months, 0-1
    double log_rate_start = 0, log_rate = 0, log_rate_squared = 0;  // log exchange rate in the first month, and its distance from that over months
    std::int64_t applications = 0, awards = 0;
    double award_share_squared = 0;                             // concentration of spending on instruments at the end
    double quality_china = 0, lead_china = 0;                   // mean over live firms that have signed, at the end; 0 if there are none
    double screening_at_end = 0;                                // mean over intermediaries
    double record_at_end = 0;                                   // visible outcomes per partner
    double partner_growth_at_end = 0;                           // mean over sectors, share of the gap to 1
};

/// Adds the month that `world` has just finished; in the last month of the horizon also what is looked at once, at the end.
void add_month(const World& world, ProbeTotals& totals);

/// Runs one replicate and sums it up. Same seed and replicate number: same draws, whatever the scenario.
ProbeTotals run_for_probe(std::shared_ptr<const Constants> constants, std::uint32_t replicate, int threads);

}  // namespace pactsim
