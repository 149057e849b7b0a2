#include "scenarios/schema/cross_checks.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/eligibility_check.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/place_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace pactsim {

namespace {

/// What a rule works with.
struct Check {
    const Config& config;
    const Node& root;
    Diagnostics& diagnostics;

    void report(Severity severity, std::string_view code, const std::string& path, std::string message, std::string help) const {
        diagnostics.add({severity, std::string{code}, path, std::move(message), std::move(help), place_of(root, path), 1});
    }
    void error(std::string_view code, const std::string& path, std::string message, std::string help) const {
        report(Severity::error, code, path, std::move(message), std::move(help));
    }
    void sums_to_one(std::span<const double> values, const std::string& path, double tolerance) const {
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        if (std::fabs(sum - 1) <= tolerance) { return; }
        error(code::rows_sum, path, fmt::format("`{}` sums to {:.12g}, not 1", path, sum), "correct the values, or divide each by the sum");
    }
};

// Probabilities come from programs and have all their digits; shares are typed in by people, rounded.
constexpr double probability_tolerance = 1e-9;
constexpr double share_tolerance = 1e-6;

void check_regimes(const Check& check) {
    const RegimesConfig& regimes = check.config.environment.regimes;
    for (std::size_t row = 0; row < regime_count; ++row) {
        check.sums_to_one(regimes.transition[row], fmt::format("environment.regimes.transition.{}", row), probability_tolerance);
    }
    check.sums_to_one(regimes.initial, "environment.regimes.initial", probability_tolerance);
}

template <class List, class Share>
std::vector<double> shares_of(const List& list, Share share) {
    std::vector<double> shares;
    for (const auto& one : list) { shares.push_back(one.*share); }
    return shares;
}

void check_shares(const Check& check) {
    const Config& config = check.config;
    check.sums_to_one(shares_of(config.uk_regions, &UkRegionConfig::firm_share), "uk_regions", share_tolerance);
    check.sums_to_one(shares_of(config.china_regions, &ChinaRegionConfig::partner_share), "china_regions", share_tolerance);
    check.sums_to_one(shares_of(config.partners.types, &PartnerTypeConfig::share), "partners.types", share_tolerance);
    check.sums_to_one(config.partners.sector_share, "partners.sector_share", share_tolerance);
    check.sums_to_one(config.firms.entry_point, "firms.entry_point", share_tolerance);
}

void check_length(const Check& check) {
    const TimeConfig& time = check.config.time;
    const int steps = time.horizon_months + time.warm_up_months;
    if (steps <= most_steps) { return; }
    check.error(code::too_long, "time", fmt::format("warm-up and horizon make {} months, more than the {} that a run can have", steps, most_steps), "shorten `horizon_months` or `warm_up_months`");
}

void check_instrument_count(const Check& check) {
    const std::size_t count = check.config.policy.instruments.size();
    if (count <= most_instruments) { return; }
    check.error(code::too_many, "policy.instruments", fmt::format("there are {} instruments, more than {}", count, most_instruments), "drop some with `remove: true`, or merge equal ones");
}

void check_population(const Check& check) {
    double firms = 0;
    for (const SectorConfig& sector : check.config.sectors) {
        const double start = std::accumulate(sector.firms_at_start.begin(), sector.firms_at_start.end(), 0.0);
        const double monthly = std::accumulate(sector.firms_per_month.begin(), sector.firms_per_month.end(), 0.0);
        firms += start + monthly * (check.config.time.horizon_months + check.config.time.warm_up_months);
    }
    if (firms < 1) { check.report(Severity::warning, code::empty_list, "sectors", "no sector has any firms, so nothing will happen", "set `firms_at_start` or `firms_per_month`"); }
    constexpr double most_firms = 1e9;
    if (firms > most_firms) { check.error(code::too_many, "sectors", fmt::format("the sectors have {:.3g} firms over the run, more than 1e9", firms), "lower `firms_at_start` or `firms_per_month`"); }
}

void check_needs(const Check& check) {
    for (const SectorConfig& sector : check.config.sectors) {
        for (std::size_t stage = 0; stage < working_stages; ++stage) {
            const PerCapability& weights = sector.needs[stage];
            if (std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; })) { continue; }
            check.error(code::inconsistent, fmt::format("sectors.{}.needs.{}", sector.name, working_stage_names[stage]), fmt::format("the stage `{}` of `{}` draws on no capability", working_stage_names[stage], sector.name), "give at least one capability a weight above 0");
        }
    }
}

void check_order(const Check& check, const std::string& path, std::string_view low_key, double low, std::string_view high_key, double high) {
    if (low <= high) { return; }
    check.error(code::inconsistent, fmt::format("{}.{}", path, low_key), fmt::format("`{}` {} is above `{}` {}", low_key, shortest(low), high_key, shortest(high)), "swap or correct the two");
}

void check_pairs(const Check& check) {
    const Config& config = check.config;
    check_order(check, "leakage", "rival_lag_min_months", config.leakage.rival_lag_min_months, "rival_lag_max_months", config.leakage.rival_lag_max_months);
    check_order(check, "market", "margin_start", config.market.margin_start, "margin_mature", config.market.margin_mature);
    const auto& options = config.entry.attention_options;
    if (std::adjacent_find(options.begin(), options.end(), [](double a, double b) { return a >= b; }) != options.end()) {
        check.error(code::inconsistent, "entry.attention_options", "`attention_options` do not rise", "write the shares from the smallest to the largest, none twice");
    }
    if (config.knowledge.peers % 2 != 0) {
        check.error(code::inconsistent, "knowledge.peers", fmt::format("`peers` is {}, not an even number (half of them stand on either side of the ring)", config.knowledge.peers), "write an even number from 0 to 8");
    }
}

template <class List>
bool has_name(const List& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
}

void check_policy_agents(const Check& check) {
    for (const PolicyAgentConfig& agent : check.config.policy.agents) {
        const std::string path = fmt::format("policy.agents.{}.region", agent.name);
        const bool uk = agent.jurisdiction == Jurisdiction::uk_region;
        const bool china = agent.jurisdiction == Jurisdiction::china_province;
        const bool known = (uk && has_name(check.config.uk_regions, agent.region)) || (china && has_name(check.config.china_regions, agent.region));
        if ((uk || china) && !known) {
            check.error(code::unknown_name, path, fmt::format("the region `{}` of `{}` is not in `{}`", agent.region, agent.name, uk ? "uk_regions" : "china_regions"), "name the region that the agent stands for");
        } else if (!uk && !china && !agent.region.empty()) {
            check.error(code::inconsistent, path, fmt::format("`{}` has a region, but its jurisdiction is not a region's", agent.name), "remove `region`, or set `jurisdiction` to uk_region or china_province");
        }
    }
}

void check_shocks(const Check& check) {
    for (const ShockConfig& shock : check.config.environment.shocks) {
        const bool over = shock.from_month + shock.months <= -check.config.time.warm_up_months;
        if (shock.from_month < check.config.time.horizon_months && !over) { continue; }
        check.report(Severity::warning, code::inconsistent, fmt::format("environment.shocks.{}.from_month", shock.name), fmt::format("the shock `{}` lies outside the run and will never be felt", shock.name), "move `from_month` into the run");
    }
}

void check_instruments(const Check& check) {
    for (const InstrumentConfig& instrument : check.config.policy.instruments) {
        const std::string path = fmt::format("policy.instruments.{}", instrument.name);
        const std::string nobody = why_nobody_is_eligible(check.config, instrument.eligibility);
        if (!nobody.empty()) {
            check.report(Severity::warning, code::nobody_eligible, path + ".eligibility", fmt::format("no firm can meet the eligibility of `{}` ({})", instrument.name, nobody), "the instrument will do nothing; widen `eligibility`");
        }
        const int first = std::max(instrument.from_month, -check.config.time.warm_up_months);
        if (first >= std::min(instrument.to_month, check.config.time.horizon_months)) {
            check.report(Severity::warning, code::inconsistent, path, fmt::format("the window of `{}` lies outside the run or is empty", instrument.name), "the instrument will do nothing; correct `from_month` and `to_month`");
        }
    }
}

bool moves(const InstrumentConfig& instrument, Lever lever) { return instrument.effects[static_cast<std::size_t>(lever)] != constant(0); }

void check_deliverers(const Check& check) {
    for (const InstrumentConfig& instrument : check.config.policy.instruments) {
        for (const IntermediaryConfig& group : check.config.intermediaries) {
            if (instrument.reach != Reach::awarded || group.name != instrument.delivered_by || (group.count > 0 && group.capacity_per_month > 0)) { continue; }
            check.report(Severity::warning, code::nobody_delivers, fmt::format("policy.instruments.{}.delivered_by", instrument.name), fmt::format("`{}` is delivered by `{}`, which can serve nobody", instrument.name, group.name), "the instrument will do nothing; give the intermediary a `count` and a `capacity_per_month`");
        }
    }
}

/// Levers that the model reads from instruments with reach `system` alone (docs/model.md, levers).
constexpr std::array system_only{Lever::regulatory_drag, Lever::regime_tension, Lever::intermediary_capacity, Lever::intermediary_screening};

void check_reach(const Check& check) {
    for (const InstrumentConfig& instrument : check.config.policy.instruments) {
        if (instrument.reach == Reach::system) { continue; }
        const std::string_view reach = reach_names[static_cast<std::size_t>(instrument.reach)];
        const auto report = [&](Lever lever, std::string_view wanted) {
            const std::string_view word = lever_names[static_cast<std::size_t>(lever)];
            check.report(Severity::warning, code::wrong_reach, fmt::format("policy.instruments.{}.effects.{}", instrument.name, word),
                         fmt::format("`{}` of `{}` does nothing, because the reach of the instrument is `{}`", word, instrument.name, reach), fmt::format("set `reach: {}`, or leave the effect out", wanted));
        };
        for (const Lever lever : system_only) {
            if (moves(instrument, lever)) { report(lever, "system"); }
        }
        // Cases are published by the system, or by the terms of an award that a firm once had.
        if (instrument.reach == Reach::all_eligible && moves(instrument, Lever::public_cases)) { report(Lever::public_cases, "system"); }
    }
}

/// Levers that take a cost off the firm without anybody being charged for it; those on co-funding, research and zones book what they give.
constexpr std::array cost_removing{Lever::search_cost, Lever::entry_cost, Lever::setup_cost, Lever::stage_cost};

void check_payment(const Check& check) {
    for (const InstrumentConfig& instrument : check.config.policy.instruments) {
        const double terms = instrument.award_gbp + instrument.award_share + instrument.delivery_cost_gbp + instrument.fixed_cost_gbp_per_year;
        const auto found = std::find_if(cost_removing.begin(), cost_removing.end(), [&](Lever lever) { return moves(instrument, lever); });
        if (terms > 0 || found == cost_removing.end()) { continue; }
        const std::string_view word = lever_names[static_cast<std::size_t>(*found)];
        check.report(Severity::warning, code::nobody_pays, fmt::format("policy.instruments.{}.effects.{}", instrument.name, word),
                     fmt::format("`{}` lowers `{}` of firms, and nobody pays for that", instrument.name, word), "give it an `award_gbp`, a `delivery_cost_gbp` or a `fixed_cost_gbp_per_year`, or its results will look better than they are");
    }
}

}  // namespace

void cross_check(const Config& config, const Node& root, Diagnostics& diagnostics) {
    const Check check{config, root, diagnostics};
    for (const auto rule : {check_regimes, check_shares, check_length, check_instrument_count, check_population, check_needs, check_pairs, check_policy_agents, check_shocks, check_instruments, check_deliverers, check_reach, check_payment}) {
        rule(check);
    }
}

}  // namespace pactsim
