#pragma once
// What the model works out once per scenario: monthly rates from yearly ones, tables by cell, masks of instruments, keys. Never changes during a run.

#include "agents/rules/reservation.h"
#include "agents/rules/support.h"
#include "scenarios/schema/config.h"
#include "sim/calendar.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// Ages from which the chance of background exit is the same.
inline constexpr int exit_age_months = 60;
/// No firm of the model has more employees.
inline constexpr int most_employees = 5000;

/// Instruments that a firm of one (cell, status, stage) may use, before its own attributes are looked at.
struct EligibilityTable {
    std::vector<std::uint64_t> mask;  // [cell][status < 4][stage]
    std::size_t cells = 0;
    [[nodiscard]] std::uint64_t at(std::size_t cell, std::size_t status, std::size_t stage) const { return mask[(cell * 4 + status) * 4 + stage]; }
};

/// What an instrument asks of a firm beyond its cell, status and stage, ready to be compared.
struct OwnTerms {
    double max_knowledge = 1, min_quality = 0;
    int max_age_months = 0;
    bool dual_use_excluded = false, new_clients_only = false;
    std::uint32_t partner_regions = ~0u;  // bit r = partners in Chinese region r are admitted
};

/// One expanded intermediary group: which clients it reaches and where its candidates are.
struct IntermediaryReach {
    std::vector<std::uint8_t> uk_region, sector;  // 1 = reached
    std::vector<std::uint8_t> china_regions;      // indices of regions
    bool funded = false, funded_by_china = false; // clients are served at the cost of a policy agent
};

class Constants {
public:
    explicit Constants(Config config);

    Config config;
    Calendar calendar;
    std::size_t sectors, uk_regions, china_regions, cells;
    std::vector<std::array<double, exit_age_months + 1>> exit_chance;  // per sector: background exit per month by age in months
    std::vector<double> growth_scale;              // scale of the yearly shock to home sales, by employees
    double staff_moved_per_year = 0;               // part of the way to its target that staff moves in a year
    std::vector<double> regime_cumulative;         // [from][to]: cumulative transition probabilities
    std::vector<std::uint64_t> instrument_key;     // name hash: key of draws and of settling
    std::vector<InstrumentEffects> instrument_effects;
    std::vector<std::uint16_t> instrument_agent;   // index of the funder
    std::vector<std::uint8_t> instrument_china;    // 1 = paid by a Chinese funder
    std::vector<std::int32_t> instrument_deliverer;// index of intermediary group; -1 = administration
    EligibilityTable eligibility;
    std::uint64_t awarded_instruments = 0, universal_instruments = 0, system_instruments = 0, publishing_instruments = 0;
    std::uint64_t cash_instruments = 0;      // give money: count as a lead grant
    std::uint64_t touching_instruments = 0;  // have any effect, award or cost; others leave no trace
    std::uint64_t delivered_instruments = 0; // delivered by an intermediary
    std::uint64_t spread_instruments = 0;    // differ in effect between firms
    std::uint64_t easy_instruments = 0;      // need no award and ask nothing beyond cell, status and stage
    std::array<std::uint64_t, lever_count> moved_by{};  // per lever: instruments that move it
    std::vector<OwnTerms> own_terms;         // per instrument
    std::vector<IntermediaryReach> reach;          // per intermediary group
    ReservationTable reservation;
    std::array<RegimeEffects, regime_count> expected_effects{};  // mean over the coming year, by regime now (forward powers of the chain)
    std::array<double, regime_count> regime_risk{};  // chance-weighted tension over the coming year, 0-1
    std::vector<double> mature_units;              // per sector: units after which the margin is mature
    std::vector<double> market_value_china, market_value_home;  // per sector: present value of a market per GBP of potential (margin x discounted diffusion)
    std::vector<std::array<double, working_stages>> base_hazard;  // per sector: milestone hazard at reference access, -ln(1 - n/T)
    double most_equity_access = 1;                 // factor on equity if every instrument that widens access acted on one firm
    std::vector<double> instrument_decay;          // effect of a repeated award
    Pence wage = 0;                                // pence a month
    std::array<double, firm_attribute_count * firm_attribute_count> copula{};  // lower Cholesky factor, row major

    /// Second counter of the draws of an instrument.
    [[nodiscard]] std::uint32_t instrument_word(std::size_t instrument) const { return static_cast<std::uint32_t>(instrument_key[instrument]); }
    [[nodiscard]] std::uint16_t cell_of(std::size_t sector, std::size_t uk_region, std::size_t size) const {
        return static_cast<std::uint16_t>((sector * uk_regions + uk_region) * 3 + size);
    }
    [[nodiscard]] std::size_t sector_of_cell(std::size_t cell) const { return cell / 3 / uk_regions; }
    [[nodiscard]] std::size_t uk_region_of_cell(std::size_t cell) const { return cell / 3 % uk_regions; }
    [[nodiscard]] std::size_t size_of_cell(std::size_t cell) const { return cell % 3; }
};

}  // namespace pactsim
