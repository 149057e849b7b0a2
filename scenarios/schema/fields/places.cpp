// Field tables of sectors and regions.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim {

namespace {

/// Weights by stage and capability. Source: the chain of seed 000 (Nesta 2015); the figures are an assumption, plausible 0 to 1.
std::array<PerCapability, working_stages> default_needs() {
    return {{
        // prototyping, sunk capital, talent, proof of concept, scaling, user testing
        {1.0, 0.6, 0.7, 0.8, 0.2, 0.3},
        {0.4, 0.9, 0.6, 0.2, 1.0, 0.3},
        {0.1, 0.4, 0.4, 0.1, 0.6, 1.0},
    }};
}

}  // namespace

namespace {

Table<SectorConfig> make_sector_table() {
    Table<SectorConfig> t("sector", "a sector: its firms, its stages, its market");
    t.add("name", &SectorConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("label", &SectorConfig::label, text(), "", {"", "wording for people", "chosen by the author of the scenario"});
    t.add("firms_at_start", &SectorConfig::firms_at_start, per_word(size_band_names, "size_band", real(0, 1e8)), required,
          {"firms", "firms at the first warm-up month", "ONS SIC table x HMRC shares"});
    t.add("firms_per_month", &SectorConfig::firms_per_month, per_word(size_band_names, "size_band", real(0, 1e7)), std::array<double, 3>{},
          {"firms/month", "mean arrivals a month", "ONS business demography birth rate 11.1 %"});
    t.add("exit_multiplier", &SectorConfig::exit_multiplier, real(0, 10), 1,
          {"ratio", "background exit hazard relative to all sectors", "ONS 2-yr survival by sector 2022"});
    t.add("milestones", &SectorConfig::milestones, per_word(working_stage_names, "stage", whole(1, 60)), PerStage{4, 3, 3},
          {"count", "milestones in a stage (shape of the stage time)", "assumption, plausible 2 to 8"});
    t.add("months_per_stage", &SectorConfig::months_per_stage, per_word(working_stage_names, "stage", real(1, 600)), PerStage{22, 18, 18},
          {"months", "mean months at reference access and full bandwidth", "evidence a2 proto_time, market_time, scale_time"});
    t.add("cost_gbp_per_month", &SectorConfig::cost_per_month, per_word(working_stage_names, "stage", money(0, 1e8)), PerStage{25000, 60000, 40000},
          {"GBP/month", "project cost while the stage is worked on", "evidence a2 proto_cost, proj_cost_uk"});
    t.add("needs", &SectorConfig::needs, per_word(working_stage_names, "stage", per_word(capability_names, "capability", real(0, 1))), default_needs(),
          {"weight", "how much each stage draws on each capability", "seed 000, Nesta 2015; assumption, plausible 0 to 1"});
    t.add("market_china_gbp", &SectorConfig::market_china_gbp, money(0, 1e12), 4e6,
          {"GBP", "median cumulative first-purchase sales one venture can reach in China", "assumption 1e6-2e7"});
    t.add("market_home_gbp", &SectorConfig::market_home_gbp, money(0, 1e12), 2.5e6,
          {"GBP", "median cumulative first-purchase sales one venture can reach outside China (UK and third markets)", "assumption 1e6-1e7"});
    t.add("market_sigma", &SectorConfig::market_sigma, real(0, 4), 1.3,
          {"log points", "spread of potential between ventures, lognormal", "evidence V7, V8 (payoff skew)"});
    t.add("market_growth_china", &SectorConfig::market_growth_china, real(-0.5, 1), 0.05, {"share/year", "growth of potential in China", "WDI, evidence a10"});
    t.add("market_growth_home", &SectorConfig::market_growth_home, real(-0.5, 1), 0.02, {"share/year", "growth of potential at home", "assumption, plausible 0 to 0.04"});
    t.add("bass_p_per_month", &SectorConfig::bass_p_per_month, real(0, 1), 0.0025,
          {"1/month", "external influence p of discrete-time Bass diffusion", "evidence a7 bass_p (rulings 4.6)"});
    t.add("bass_q_per_month", &SectorConfig::bass_q_per_month, real(0, 2), 0.032, {"1/month", "imitation q of discrete-time Bass diffusion", "evidence a7 bass_q"});
    t.add("regulatory_drag_china", &SectorConfig::regulatory_drag_china, share(), 0.25,
          {"share", "share by which rollout hazard in China is slowed by approval", "seed 001, assumption 0-0.6"});
    t.add("regulatory_drag_home", &SectorConfig::regulatory_drag_home, share(), 0.15,
          {"share", "share by which rollout hazard at home is slowed by approval", "assumption, plausible 0.075 to 0.3"});
    t.add("plan_alignment", &SectorConfig::plan_alignment, share(), 0.6, {"share", "alignment of the sector with Chinese plan priorities", "seed 001"});
    t.add("dual_use_share", &SectorConfig::dual_use_share, share(), 0.1, {"share", "firms whose technology is dual use", "seed 001 sector topics"});
    t.add("sensitive_share", &SectorConfig::sensitive_share, share(), 0.2, {"share", "firms in scope of UK investment screening", "evidence a10 nsi"});
    t.add("data_exposure", &SectorConfig::data_exposure, share(), 0.2, {"share", "how far work in China depends on data that the law may hold", "seed 001"});
    t.add("standards_exposure", &SectorConfig::standards_exposure, share(), 0.3,
          {"share", "share of the potential outside China lost when standards part fully", "seed 002"});
    t.add("leak_multiplier", &SectorConfig::leak_multiplier, real(0, 10), 1, {"ratio", "leakage hazard relative to all sectors", "evidence ftt_sector, V18"});
    t.add("wright_exponent", &SectorConfig::wright_exponent, real(0, 1), 0.25,
          {"1", "unit cost falls with cumulative output to the power -b (Wright)", "battery_price.csv"});
    return t;
}

}  // namespace

const Table<SectorConfig>& sector_table() {
    static const Table<SectorConfig> table = make_sector_table();
    return table;
}

namespace {

Table<UkRegionConfig> make_uk_region_table() {
    Table<UkRegionConfig> t("uk_region", "a UK nation or region");
    t.add("name", &UkRegionConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("label", &UkRegionConfig::label, text(), "", {"", "wording for people", "chosen by the author of the scenario"});
    t.add("firm_share", &UkRegionConfig::firm_share, share(), required, {"share", "share of firms", "assumption (rulings 1.2)"});
    t.add("capability_access", &UkRegionConfig::capability_access, real(0, 3), 1, {"ratio", "access to UK capabilities relative to the UK mean", "assumption 0.8-1.2"});
    return t;
}

}  // namespace

const Table<UkRegionConfig>& uk_region_table() {
    static const Table<UkRegionConfig> table = make_uk_region_table();
    return table;
}

namespace {

Table<ChinaRegionConfig> make_china_region_table() {
    Table<ChinaRegionConfig> t("china_region", "a Chinese region");
    t.add("name", &ChinaRegionConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("label", &ChinaRegionConfig::label, text(), "", {"", "wording for people", "chosen by the author of the scenario"});
    t.add("partner_share", &ChinaRegionConfig::partner_share, share(), required, {"share", "share of the partner pool", "china_region_aggregates_derived.csv"});
    t.add("ip_enforcement", &ChinaRegionConfig::ip_enforcement, share(), 0.5,
          {"share", "deterrence by courts and administration at month 0", "evidence ip_index_cn, regional spread is assumption"});
    t.add("ip_enforcement_trend_per_year", &ChinaRegionConfig::ip_enforcement_trend_per_year, real(-0.2, 0.2), 0.01,
          {"share/year", "yearly change of IP enforcement", "evidence ip_index_cn 48 (2018) -> 58 (2024)"});
    t.add("regulatory_multiplier", &ChinaRegionConfig::regulatory_multiplier, real(0, 3), 1,
          {"ratio", "regulatory drag relative to the sector's", "seed 001 \"local interpretation\""});
    t.add("capability_shift", &ChinaRegionConfig::capability_shift, real(-0.5, 0.5), 0,
          {"share", "added to the capability of partners here", "provincial panel R&D intensity"});
    t.add("co_funding_multiplier", &ChinaRegionConfig::co_funding_multiplier, real(0, 5), 1,
          {"ratio", "co-funding propensity relative to the partner type's", "provincial panel government R&D funds"});
    t.add("pilot_zone_speed", &ChinaRegionConfig::pilot_zone_speed, share(), 0.1, {"share", "share of regulatory drag lifted in pilot zones", "seed 001"});
    t.add("sector_priority", &ChinaRegionConfig::sector_priority, per_name("sectors", share(), Otherwise{0.5, false}), std::vector<double>{},
          {"share", "priority of each sector in the plans of the region", "seed 001, 003"});
    return t;
}

}  // namespace

const Table<ChinaRegionConfig>& china_region_table() {
    static const Table<ChinaRegionConfig> table = make_china_region_table();
    return table;
}

}  // namespace pactsim
