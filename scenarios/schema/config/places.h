#pragma once
// Sections `sectors`, `uk_regions`, `china_regions` of a scenario: named lists, sorted by name after reading.

#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim {

using PerStage = std::array<double, working_stages>;
using PerCapability = std::array<double, capability_count>;

struct SectorConfig {
    std::string name;
    std::string label;                        // text; "" ; name for people
    std::array<double, 3> firms_at_start{};   // map size band -> count; required [0, 1e8]; firms at the first warm-up month; ONS SIC table x HMRC shares
    std::array<double, 3> firms_per_month{};  // map size band -> firms/month; 0 [0, 1e7]; mean arrivals a month; ONS business demography birth rate 11.1 %
    double exit_multiplier = 0;               // ratio; 1 [0, 10]; background exit hazard relative to all sectors; ONS 2-yr survival by sector 2022
    PerStage milestones{};                    // map stage -> count (whole numbers); {4,3,3} [1, 60]; milestones in a stage (shape of the stage time); assumption 2-8
    PerStage months_per_stage{};              // map stage -> months; {22,18,18} [1, 600]; mean months at reference access and full bandwidth; evidence a2 proto_time, market_time, scale_time
    PerStage cost_per_month{};                // (key cost_gbp_per_month) map stage -> GBP/month; {25000,60000,40000} [0, 1e8]; project cost while the stage is worked on; evidence a2 proto_cost, proj_cost_uk
    std::array<PerCapability, working_stages> needs{};  // map stage -> map capability -> weight; required-with-default below; [0, 1]; how much each stage draws on each capability; seed 000, Nesta 2015
    double market_china_gbp = 0;              // GBP; 4e6 [0, 1e12]; median cumulative first-purchase sales one venture can reach in China; assumption 1e6-2e7
    double market_home_gbp = 0;               // GBP; 2.5e6 [0, 1e12]; the same outside China (UK and third markets); assumption 1e6-1e7
    double market_sigma = 0;                  // log points; 1.3 [0, 4]; spread of potential between ventures, lognormal; evidence V7, V8 (payoff skew)
    double market_growth_china = 0;           // share/year; 0.05 [-0.5, 1]; growth of potential in China; WDI, evidence a10
    double market_growth_home = 0;            // share/year; 0.02 [-0.5, 1]; growth of potential at home
    double bass_p_per_month = 0;              // 1/month; 0.0025 [0, 1]; external influence, discrete-time Bass; evidence a7 bass_p (rulings 4.6)
    double bass_q_per_month = 0;              // 1/month; 0.032 [0, 2]; imitation; evidence a7 bass_q
    double regulatory_drag_china = 0;         // share; 0.25 [0, 1]; share by which rollout hazard in China is slowed by approval; seed 001, assumption 0-0.6
    double regulatory_drag_home = 0;          // share; 0.15 [0, 1]; the same at home
    double plan_alignment = 0;                // share; 0.6 [0, 1]; alignment of the sector with Chinese plan priorities; seed 001
    double dual_use_share = 0;                // share; 0.1 [0, 1]; firms whose technology is dual use; seed 001 sector topics
    double sensitive_share = 0;               // share; 0.2 [0, 1]; firms in scope of UK investment screening; evidence a10 nsi
    double data_exposure = 0;                 // share; 0.2 [0, 1]; how far work in China depends on data that the law may hold; seed 001
    double standards_exposure = 0;            // share; 0.3 [0, 1]; share of the potential outside China lost when standards part fully; seed 002
    double leak_multiplier = 0;               // ratio; 1 [0, 10]; leakage hazard relative to all sectors; evidence ftt_sector, V18
    double wright_exponent = 0;               // 1; 0.25 [0, 1]; unit cost falls with cumulative output to the power -b (Wright); battery_price.csv
};

struct UkRegionConfig {
    std::string name;
    std::string label;                 // text
    double firm_share = 0;             // share; required [0, 1]; share of firms; assumption (rulings 1.2)
    double capability_access = 0;      // ratio; 1 [0, 3]; access to UK capabilities relative to the UK mean; assumption 0.8-1.2
};

struct ChinaRegionConfig {
    std::string name;
    std::string label;
    double partner_share = 0;                  // share; required [0, 1]; share of the partner pool; china_region_aggregates_derived.csv
    double ip_enforcement = 0;                 // share; 0.5 [0, 1]; deterrence by courts and administration at month 0; evidence ip_index_cn, regional spread is assumption
    double ip_enforcement_trend_per_year = 0;  // share/year; 0.01 [-0.2, 0.2]; yearly change; evidence ip_index_cn 48 (2018) -> 58 (2024)
    double regulatory_multiplier = 0;          // ratio; 1 [0, 3]; regulatory drag relative to the sector's; seed 001 "local interpretation"
    double capability_shift = 0;               // share; 0 [-0.5, 0.5]; added to the capability of partners here; provincial panel R&D intensity
    double co_funding_multiplier = 0;          // ratio; 1 [0, 5]; co-funding propensity relative to the partner type's; provincial panel government R&D funds
    double pilot_zone_speed = 0;               // share; 0.1 [0, 1]; share of regulatory drag lifted in pilot zones; seed 001
    std::vector<double> sector_priority;       // map sector -> share; 0.5 each [0, 1]; province-sector priority; seed 001, 003
};

}  // namespace pactsim
