#pragma once
// The outcomes by which a probe judges whether a mechanism does something.

#include "analysis/probe_totals.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace pactsim {

/// Outcomes of one replicate over the recorded months.
enum class ProbeMeasure : std::uint8_t {
    searches, entry_chance, search_months, search_spend, matches, signed_, intermediary_share, hong_kong_share, fit_signed, reliability_signed, control_signed,
    form_concentration, form_changes, partnerships_end, partnership_months, trust, partnership_age, dissolution_rate, breach_rate, leadership_changes, left_race,
    leaks, leak_rate, leaks_noticed, lead, rivals, protection_choices, suits, partner_gain, milestones, partnered_milestones, setbacks, technical_ends, established, established_china,
    established_home, months_to_established, quality, sales_china, sales_outside, gva, employees_end, failures, pauses, equity, sold_to_partner, sold_elsewhere,
    closed_other, blocked, export_stops, crackdowns, public_spend, applications, awards, budget_concentration, knowledge, public_knowledge, cases, fees, screening,
    partner_record, partner_growth, utilisation, exchange_rate_spread, project_cost_china, project_cost_partner, firms_end, introduced_fit, introduced_opportunism };
inline constexpr std::size_t probe_measure_count = 69;

/// One row of the table of measures.
struct ProbeMeasureRow {
    std::string_view name;
    std::string_view unit;
    double (*value)(const ProbeTotals&);  // not a number where there is nothing to average over
};

/// The rows in the order of ProbeMeasure.
std::span<const ProbeMeasureRow> probe_measures();

/// The row of one measure.
const ProbeMeasureRow& row_of(ProbeMeasure measure);

using ProbeValues = std::array<double, probe_measure_count>;

/// Every measure of one replicate.
ProbeValues measured(const ProbeTotals& totals);

}  // namespace pactsim
