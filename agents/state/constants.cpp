#include "agents/state/constants.h"

#include "agents/rules/diffusion.h"
#include "agents/rules/growth.h"
#include "sim/digest.h"
#include "sim/math.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

namespace {

template <class Item>
std::size_t index_of(const std::vector<Item>& items, const std::string& name) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].name == name) return i;
    }
    return items.size();
}

Calendar calendar_of(const Config& config) {
    const int year = std::stoi(config.time.start.substr(0, 4));
    const int month = std::stoi(config.time.start.substr(5, 2));
    return {year, month, config.time.warm_up_months, config.time.horizon_months};
}

/// True if the list is empty (everything) or names the item.
bool admits(const std::vector<std::string>& list, std::string_view name) { return list.empty() || std::find(list.begin(), list.end(), name) != list.end(); }

bool admits_cell(const EligibilityConfig& e, const Config& config, std::size_t sector, std::size_t region, std::size_t size) {
    return admits(e.sectors, config.sectors[sector].name) && admits(e.uk_regions, config.uk_regions[region].name) && admits(e.size_bands, size_band_names[size]);
}

EligibilityTable eligibility_of(const Config& config, std::size_t cells, std::size_t uk_regions) {
    EligibilityTable table;
    table.cells = cells;
    table.mask.assign(cells * 16, 0);
    for (std::size_t i = 0; i < config.policy.instruments.size(); ++i) {
        const EligibilityConfig& e = config.policy.instruments[i].eligibility;
        const PolicyAgentConfig& funder = config.policy.agents[index_of(config.policy.agents, config.policy.instruments[i].funder)];
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const std::size_t region = cell / 3 % uk_regions;
            if (!admits_cell(e, config, cell / 3 / uk_regions, region, cell % 3)) continue;
            if (funder.jurisdiction == Jurisdiction::uk_region && funder.region != config.uk_regions[region].name) continue;
            for (std::size_t status = 0; status < 4; ++status) {
                for (std::size_t stage = 0; stage < 4; ++stage) {
                    if (admits(e.statuses, status_names[status]) && admits(e.stages, stage_names[stage])) {
                        table.mask[(cell * 4 + status) * 4 + stage] |= std::uint64_t{1} << i;
                    }
                }
            }
        }
    }
    return table;
}

/// Lower Cholesky factor in a fixed order of operations, so that it has the same bits everywhere (rulings 2.1).
std::array<double, firm_attribute_count * firm_attribute_count> cholesky(const std::array<std::array<double, firm_attribute_count>, firm_attribute_count>& a) {
    constexpr std::size_t n = firm_attribute_count;
    std::array<double, n * n> l{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = a[i][j];
            for (std::size_t k = 0; k < j; ++k) sum -= l[i * n + k] * l[j * n + k];
            l[i * n + j] = i == j ? std::sqrt(std::max(0.0, sum)) : sum / l[j * n + j];
        }
    }
    return l;
}

/// Present value of a market per GBP of potential: margin x discounted sales over twenty years of diffusion.
double market_value(const Config& config, const SectorConfig& sector, double growth_per_year) {
    double adopted = 0.0;
    double value = 0.0;
    double weight = 1.0;
    const double discount = 1.0 / (1.0 + config.entry.discount_per_month);
    for (int month = 0; month < 240; ++month) {
        const double step = bass_step(adopted, sector.bass_p_per_month, sector.bass_q_per_month, 1.0);
        value += weight * sales_share(adopted, step, config.market.repeat_per_year) * (1.0 + growth_per_year * month / 12.0);
        adopted += step;
        weight *= discount;
    }
    return value * config.market.margin_mature;
}

/// A regime row as numbers, so that means of effects can be taken field by field.
std::array<double, 9> as_array(const RegimeEffects& e) {
    return {e.regulatory_drag, e.cooperation, e.dissolution, e.entry_cost, e.contact, e.acceptance, e.equity, e.leakage, e.dual_use_block};
}

RegimeEffects from_array(const std::array<double, 9>& a) { return {a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8]}; }

void expect_regimes(Constants& c) {
    const RegimesConfig& regimes = c.config.environment.regimes;
    for (std::size_t from = 0; from < regime_count; ++from) {
        std::array<double, regime_count> chance{};
        chance[from] = 1.0;
        std::array<double, 9> mean{};
        double risk = 0.0;
        for (int month = 0; month < 12; ++month) {
            std::array<double, regime_count> next{};
            for (std::size_t i = 0; i < regime_count; ++i) {
                for (std::size_t j = 0; j < regime_count; ++j) next[j] += chance[i] * regimes.transition[i][j];
            }
            chance = next;
            for (std::size_t s = 0; s < regime_count; ++s) {
                const auto row = as_array(regimes.effects[s]);
                for (std::size_t k = 0; k < row.size(); ++k) mean[k] += chance[s] * row[k] / 12.0;
                risk += chance[s] * static_cast<double>(s) / (regime_count - 1.0) / 12.0;
            }
        }
        c.expected_effects[from] = from_array(mean);
        c.regime_risk[from] = risk;
    }
    c.regime_cumulative.clear();
    for (const auto& row : regimes.transition) {
        double sum = 0.0;
        for (const double p : row) c.regime_cumulative.push_back(sum += p);
    }
}

bool is_chinese(Jurisdiction side) { return side == Jurisdiction::china_ministry || side == Jurisdiction::china_province; }

/// Terms on the region of the partner: the instrument's own, and its funder's province.
std::uint32_t admitted_partner_regions(const Config& config, const EligibilityConfig& e, const PolicyAgentConfig& funder) {
    const bool provincial = funder.jurisdiction == Jurisdiction::china_province && !funder.region.empty();
    std::uint32_t regions = ~0u;
    for (std::size_t r = 0; r < config.china_regions.size(); ++r) {
        const std::string& name = config.china_regions[r].name;
        if (!admits(e.china_regions, name) || (provincial && funder.region != name)) regions &= ~(1u << r);
    }
    return regions;
}

OwnTerms own_terms_of(const Config& config, const InstrumentConfig& instrument) {
    const EligibilityConfig& e = instrument.eligibility;
    const PolicyAgentConfig& funder = config.policy.agents[index_of(config.policy.agents, instrument.funder)];
    return {e.max_knowledge, e.min_quality, e.max_age_months, e.dual_use_excluded, e.new_clients_only, admitted_partner_regions(config, e, funder)};
}

/// True if every firm of an admitted cell, status and stage meets the terms: shares end at 0 and 1, and no firm gets older than a run and 16 bits of months.
bool asks_nothing(const OwnTerms& t) {
    constexpr int oldest = 65535 + 4096;
    return t.max_knowledge >= 1.0 && t.min_quality <= 0.0 && t.max_age_months >= oldest && !t.dual_use_excluded && !t.new_clients_only && t.partner_regions == ~0u;
}

void prepare_instruments(Constants& c) {
    const PolicyConfig& policy = c.config.policy;
    for (std::size_t i = 0; i < policy.instruments.size(); ++i) {
        const InstrumentConfig& instrument = policy.instruments[i];
        c.instrument_key.push_back(name_hash(instrument.name));
        InstrumentEffects effects;
        for (std::size_t lever = 0; lever < lever_count; ++lever) {
            const double strength = mean(instrument.effects[lever]);
            if (strength != 0.0) effects.push_back({static_cast<Lever>(lever), strength});
        }
        for (const LeverEffect& effect : effects) {
            c.moved_by[static_cast<std::size_t>(effect.lever)] |= std::uint64_t{1} << i;
            if (effect.lever == Lever::equity_access) c.most_equity_access *= 1.0 + std::max(0.0, effect.strength * (1.0 + instrument.effect_spread));
        }
        c.instrument_effects.push_back(std::move(effects));
        c.instrument_decay.push_back(instrument.repeat_decay);
        const std::size_t agent = index_of(policy.agents, instrument.funder);
        c.instrument_agent.push_back(static_cast<std::uint16_t>(agent));
        c.instrument_china.push_back(is_chinese(policy.agents[agent].jurisdiction) ? 1 : 0);
        const std::size_t group = index_of(c.config.intermediaries, instrument.delivered_by);
        c.instrument_deliverer.push_back(instrument.delivered_by.empty() || group == c.config.intermediaries.size() ? -1 : static_cast<std::int32_t>(group));
        const std::uint64_t bit = std::uint64_t{1} << i;
        c.own_terms.push_back(own_terms_of(c.config, instrument));
        if (asks_nothing(c.own_terms.back()) && instrument.reach != Reach::awarded) c.easy_instruments |= bit;
        if (instrument.award_gbp > 0.0 || instrument.award_share > 0.0) c.cash_instruments |= bit;
        const bool costs = instrument.delivery_cost_gbp > 0.0 || instrument.fixed_cost_gbp_per_year > 0.0;
        if (!c.instrument_effects.back().empty() || (c.cash_instruments & bit) != 0 || costs) c.touching_instruments |= bit;
        if (c.instrument_deliverer.back() >= 0) c.delivered_instruments |= bit;
        if (instrument.effect_spread > 0.0) c.spread_instruments |= bit;
        if (instrument.published_cases) c.publishing_instruments |= bit;
        if (instrument.reach == Reach::awarded) c.awarded_instruments |= bit;
        if (instrument.reach == Reach::all_eligible) c.universal_instruments |= bit;
        if (instrument.reach == Reach::system) c.system_instruments |= bit;
    }
}

IntermediaryReach reach_of(const IntermediaryConfig& group, const Config& config) {
    IntermediaryReach reach;
    for (const UkRegionConfig& region : config.uk_regions) reach.uk_region.push_back(admits(group.uk_regions, region.name) ? 1 : 0);
    for (const SectorConfig& sector : config.sectors) reach.sector.push_back(admits(group.sectors, sector.name) ? 1 : 0);
    for (std::size_t r = 0; r < config.china_regions.size(); ++r) {
        if (admits(group.china_regions, config.china_regions[r].name)) reach.china_regions.push_back(static_cast<std::uint8_t>(r));
    }
    const std::size_t funder = index_of(config.policy.agents, group.funded_by);
    reach.funded = !group.funded_by.empty() && funder < config.policy.agents.size();
    reach.funded_by_china = reach.funded && is_chinese(config.policy.agents[funder].jurisdiction);
    return reach;
}

/// Background exit per month by age in months, from yearly hazards by year of age.
std::array<double, exit_age_months + 1> exit_by_age(const FirmsConfig& firms, const SectorConfig& sector) {
    std::array<double, exit_age_months + 1> chance{};
    for (std::size_t age = 0; age < chance.size(); ++age) {
        const double yearly = firms.exit_hazard_per_year[age / 12] * firms.background_exit_share;
        chance[age] = (1.0 - math::power(1.0 - yearly, 1.0 / 12.0)) * sector.exit_multiplier;
    }
    return chance;
}

}  // namespace

Constants::Constants(Config scenario)
    : config(std::move(scenario)), calendar(calendar_of(config)), sectors(config.sectors.size()), uk_regions(config.uk_regions.size()),
      china_regions(config.china_regions.size()), cells(sectors * uk_regions * 3) {
    for (const SectorConfig& sector : config.sectors) {
        exit_chance.push_back(exit_by_age(config.firms, sector));
        std::array<double, working_stages> hazard{};
        for (std::size_t k = 0; k < working_stages; ++k) {
            // At most one milestone a month: with chance n/T a month, n milestones take T months on average (rulings 2.7).
            hazard[k] = -math::log(1.0 - std::min(0.999, sector.milestones[k] / sector.months_per_stage[k]));
        }
        base_hazard.push_back(hazard);
        mature_units.push_back(units_to_maturity(sector.wright_exponent, config.market.margin_start, config.market.margin_mature));
        market_value_china.push_back(market_value(config, sector, sector.market_growth_china));
        market_value_home.push_back(market_value(config, sector, sector.market_growth_home));
    }
    for (const IntermediaryConfig& group : config.intermediaries) reach.push_back(reach_of(group, config));
    expect_regimes(*this);
    prepare_instruments(*this);
    eligibility = eligibility_of(config, cells, uk_regions);
    copula = cholesky(config.firms.correlation);
    wage = to_pence(config.firms.wage_gbp_per_month);
    for (int staff = 0; staff <= most_employees; ++staff) growth_scale.push_back(pactsim::growth_scale(staff, config.market.growth_shock, config.market.growth_size_exponent));
    staff_moved_per_year = staff_moved(config.market.labour_adjustment);
}

}  // namespace pactsim
