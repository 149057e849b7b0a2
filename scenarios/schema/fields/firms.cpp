// Field tables of the population of firms.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <limits>
#include <string>

namespace pactsim {

using Kind = Distribution::Kind;

namespace {

std::array<Distribution, 3> default_employees() {
    constexpr double endless = std::numeric_limits<double>::infinity();
    return {truncated(distribution_of(Kind::lognormal, {4, 0.6}), 1, 9), truncated(distribution_of(Kind::pareto, {10, 1.08}), -endless, 49),
            truncated(distribution_of(Kind::pareto, {50, 1.08}), -endless, 249)};
}

std::array<std::array<double, firm_attribute_count>, firm_attribute_count> identity() {
    std::array<std::array<double, firm_attribute_count>, firm_attribute_count> matrix{};
    for (std::size_t i = 0; i < firm_attribute_count; ++i) { matrix[i][i] = 1; }
    return matrix;
}

}  // namespace

namespace {

Table<FirmsConfig> make_firms_table() {
    Table<FirmsConfig> t("firms", "attributes of firms; correlated ones by a Gaussian copula");
    t.add("employees", &FirmsConfig::employees, per_word(size_band_names, "size_band", distribution(1, 249)), default_employees(),
          {"employees", "employees of a firm of the band, rounded and kept inside it", "evidence size_zipf"});
    t.add("technology_quality", &FirmsConfig::technology_quality, distribution(0, 1), distribution_of(Kind::triangular, {0.1, 0.5, 0.95}),
          {"share", "quality q of the technology", "assumption, plausible centre +-30 %"});
    t.add("knowledge", &FirmsConfig::knowledge, distribution(0, 1), distribution_of(Kind::triangular, {0, 0.1, 0.6}),
          {"share", "knowledge of China when a firm joins", "seed 000 barrier \"knowledge\", assumption"});
    t.add("runway_months", &FirmsConfig::runway_months, distribution(0, 1200), distribution_of(Kind::lognormal, {14, 0.6}),
          {"months", "cash at joining, as months of burn", "assumption 6-24"});
    t.add("risk_attitude", &FirmsConfig::risk_attitude, distribution(0, 100), distribution_of(Kind::lognormal, {1, 0.3}),
          {"ratio", "multiplies perceived losses", "assumption, plausible centre +-30 %"});
    t.add("own_capability", &FirmsConfig::own_capability, distribution(0, 1), distribution_of(Kind::triangular, {0.1, 0.35, 0.8}),
          {"share", "level common to a firm's six capabilities", "assumption, plausible centre +-30 %"});
    t.add("senior_share", &FirmsConfig::senior_share, distribution(0, 100), distribution_of(Kind::triangular, {0.7, 1, 1.4}),
          {"ratio", "senior time relative to the rule of senior_time_base and senior_time_per_root_employee", "assumption, plausible centre +-30 %"});
    t.add("correlation", &FirmsConfig::correlation, correlation_matrix(firm_attribute_names), identity(),
          {"correlation", "Gaussian copula between employees, technology_quality, knowledge, runway, risk_attitude, own_capability, senior_share, in this order", "assumption, plausible -0.5 to 0.5 off the diagonal"});
    t.add("capability_spread", &FirmsConfig::capability_spread, real(0, 0.5), 0.15,
          {"share", "half-width of each own capability around the firm's level", "assumption, plausible 0.075 to 0.3"});
    t.add("needs_concentration", &FirmsConfig::needs_concentration, real(1, 1000), 20,
          {"1", "Dirichlet concentration of a firm's needs around its sector's template", "assumption 5-50"});
    t.add("age_months", &FirmsConfig::age_months, distribution(0, 1200), truncated(distribution_of(Kind::lognormal, {60, 0.9}), -std::numeric_limits<double>::infinity(), 480),
          {"months", "age of firms present at the start", "assumption after ONS"});
    t.add("exit_hazard_per_year", &FirmsConfig::exit_hazard_per_year, fixed_list<6>(real(0, 1)), std::array{0.046, 0.150, 0.223, 0.175, 0.142, 0.10},
          {"1/year", "background exit by year of age 1..5 and later", "evidence haz_y1..y5"});
    t.add("background_exit_share", &FirmsConfig::background_exit_share, share(), 0.5,
          {"share", "part of that hazard from causes outside the model (the rest arises from cash)", "calibration to V1"});
    t.add("entry_point", &FirmsConfig::entry_point, per_word(entry_point_names, "entry_point", share()), std::array{0.2, 0.4, 0.25, 0.15},
          {"share", "where a venture stands when its firm joins the population; sums to 1", "assumption, plausible half to double"});
    t.add("proof_of_concept_milestones", &FirmsConfig::proof_of_concept_milestones, integer<int>(0, 20), 2,
          {"count", "extra first milestones of a venture that joins at proof of concept", "Nesta chain of innovation"});
    t.add("senior_time_base", &FirmsConfig::senior_time_base, real(0.05, 20), 0.6, {"person-months/month", "senior time of the smallest firm", "evidence attention"});
    t.add("senior_time_per_root_employee", &FirmsConfig::senior_time_per_root_employee, real(0, 10), 0.35,
          {"person-months/month", "added per square root of employees", "assumption 0.2-0.6"});
    t.add("home_revenue_per_employee_gbp_per_month", &FirmsConfig::home_revenue_per_employee, money(0, 1e6), 6300,
          {"GBP/month", "sales outside the venture", "assumption, plausible 4000 to 9000"});
    t.add("home_revenue_sigma", &FirmsConfig::home_revenue_sigma, real(0, 3), 0.35, {"log points", "spread of that between firms", "assumption, plausible 0.175 to 0.7"});
    t.add("wage_gbp_per_month", &FirmsConfig::wage_gbp_per_month, money(0, 1e5), 4200,
          {"GBP/month", "employer cost of one employee", "assumption 3000-6000 (order of ONS ASHE)"});
    t.add("bought_in_share", &FirmsConfig::bought_in_share, share(), 0.3, {"share", "bought-in inputs per GBP of UK revenue", "assumption 0.2-0.5"});
    t.add("research_elasticity", &FirmsConfig::research_elasticity, real(0, 5), 1.0,
          {"1", "elasticity of own R&D to its user cost", "evidence rd_tax_elast, rd_tax_add"});
    t.add("research_quality", &FirmsConfig::research_quality, share(), 0.03,
          {"share/year", "part of the missing quality gained in a year by doubling own R&D", "assumption, plausible 0.01 to 0.1"});
    t.add("research_share", &FirmsConfig::research_share, share(), 0.12, {"share", "own R&D as a share of home revenue", "HMRC R&D statistics, assumption 0.05-0.25"});
    return t;
}

}  // namespace

const Table<FirmsConfig>& firms_table() {
    static const Table<FirmsConfig> table = make_firms_table();
    return table;
}

}  // namespace pactsim
