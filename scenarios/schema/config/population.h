#pragma once
// Sections `firms`, `partners`, `intermediaries` of a scenario: who exists, drawn from distributions.

#include "scenarios/schema/config/places.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/vocabulary.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim {

/// Attributes of a firm that may be correlated (Gaussian copula); order of rows and columns of `correlation`.
enum class FirmAttribute : std::uint8_t { employees, technology_quality, knowledge, runway, risk_attitude, own_capability, senior_share };
inline constexpr std::array<std::string_view, 7> firm_attribute_names{
    "employees", "technology_quality", "knowledge", "runway", "risk_attitude", "own_capability", "senior_share"};
inline constexpr std::size_t firm_attribute_count = 7;

/// Where a venture stands when its firm joins the population.
enum class EntryPoint : std::uint8_t { proof_of_concept, prototyping, scale_up, rollout };
inline constexpr std::array<std::string_view, 4> entry_point_names{"proof_of_concept", "prototyping", "scale_up", "rollout"};

struct FirmsConfig {
    std::array<Distribution, 3> employees;  // map size band -> distribution (whole number after rounding, kept inside its band); micro {lognormal: {median: 4, sigma: 0.6}, min 1, max 9}, small {pareto: {low: 10, exponent: 1.08}, max 49}, medium {pareto: {low: 50, exponent: 1.08}, max 249}; evidence size_zipf
    Distribution technology_quality;        // share; {triangular: {low: 0.1, mode: 0.5, high: 0.95}}; quality q of the technology; assumption
    Distribution knowledge;                 // share; {triangular: {low: 0, mode: 0.1, high: 0.6}}; knowledge of China when a firm joins; seed 000 barrier "knowledge", assumption
    Distribution runway_months;             // months; {lognormal: {median: 14, sigma: 0.6}}; cash at joining, as months of burn; assumption 6-24
    Distribution risk_attitude;             // ratio; {lognormal: {median: 1, sigma: 0.3}}; multiplies perceived losses; assumption
    Distribution own_capability;            // share; {triangular: {low: 0.1, mode: 0.35, high: 0.8}}; level common to a firm's six capabilities; assumption
    Distribution senior_share;              // ratio; {triangular: {low: 0.7, mode: 1, high: 1.4}}; senior time relative to the rule below; assumption
    std::array<std::array<double, firm_attribute_count>, firm_attribute_count> correlation{};  // matrix 7x7 in the order of FirmAttribute; identity; must be positive definite; Gaussian copula; assumption
    double capability_spread = 0;           // share; 0.15 [0, 0.5]; half-width of each own capability around the firm's level; assumption
    double needs_concentration = 0;         // 1; 20 [1, 1000]; Dirichlet concentration of a firm's needs around its sector's template; assumption 5-50
    Distribution age_months;                // months; {lognormal: {median: 60, sigma: 0.9}, max: 480}; age of firms present at the start; assumption after ONS
    std::array<double, 6> exit_hazard_per_year{};  // list of 6, 1/year; [.046,.150,.223,.175,.142,.10] [0, 1]; background exit by year of age 1..5 and later; evidence haz_y1..y5
    double background_exit_share = 0;       // share; 0.5 [0, 1]; part of that hazard from causes outside the model (the rest arises from cash); calibration to V1
    std::array<double, 4> entry_point{};    // map EntryPoint -> share, sums to 1; {.2,.4,.25,.15}; assumption
    int proof_of_concept_milestones = 0;    // count; 2 [0, 20]; extra first milestones of a venture that joins at proof of concept; Nesta chain of innovation
    double senior_time_base = 0;            // person-months/month; 0.6 [0.05, 20]; senior time of the smallest firm; evidence attention
    double senior_time_per_root_employee = 0;  // person-months/month; 0.35 [0, 10]; added per square root of employees; assumption 0.2-0.6
    double home_revenue_per_employee = 0;   // (key ..._gbp_per_month) GBP/month; 6300 [0, 1e6]; sales outside the venture; assumption 4000-9000
    double home_revenue_sigma = 0;          // log points; 0.35 [0, 3]; spread of that between firms; assumption
    double wage_gbp_per_month = 0;          // GBP/month; 4200 [0, 1e5]; employer cost of one employee; assumption 3000-6000 (order of ONS ASHE)
    double bought_in_share = 0;             // share; 0.3 [0, 1]; bought-in inputs per GBP of UK revenue; assumption 0.2-0.5
    double research_elasticity = 0;         // 1; 1.0 [0, 5]; elasticity of own R&D to its user cost; evidence rd_tax_elast, rd_tax_add
    double research_quality = 0;            // share/year; 0.03 [0, 1]; part of the missing quality gained in a year by doubling own R&D; assumption
    double research_share = 0;              // share; 0.12 [0, 1]; own R&D as a share of home revenue; HMRC R&D statistics, assumption 0.05-0.25
};

struct PartnerTypeConfig {
    double share = 0;                // share; [0, 1]; share of the pool (all five sum to 1)
    PerCapability capability{};      // map capability -> share; mean level offered
    double capability_spread = 0;    // share; 0.15 [0, 0.5]; half-width between partners
    Distribution capacity;           // count; concurrent partnerships a partner can hold; heavy-tailed, V24
    Distribution reliability;        // share; probability of acting cooperatively in a calm month; hidden
    Distribution opportunism;        // share; hidden; scales leakage and the learning race
    Distribution co_funding;         // share; propensity to co-fund project cost; evidence lccp_cn_money
    double acceptance_threshold = 0; // utility; 0.3 [-5, 5]; least utility of a proposal that it accepts
};

struct PartnersConfig {
    int count = 0;                                  // count; required [1, 1e7]; size of the partner pool
    std::array<PartnerTypeConfig, 5> types{};       // map PartnerType -> record
    std::vector<double> sector_share;               // map sector -> share, sums to 1; equal by default; specialisation of the pool
    double off_sector_capability = 0;               // share; 0.75 [0, 1]; capability left when a partner works outside its sector; assumption
    double sunk_capital_share = 0;                  // share; 0.4 [0, 1]; share of monthly project cost that a partner's idle plant saves at full access; seed 000 "exploiting sunk innovation capital", evidence cn_cost_ratio 0.6
    double alignment_spread = 0;                    // share; 0.2 [0, 1]; half-width of alignment between partners of one place and sector; assumption
    double prior_outcomes = 0;                      // count; 6 [0, 1000]; mean number of past visible outcomes in a partner's public reputation at the start; assumption
    double capability_growth_per_year = 0;          // share/year; 0.01 [0, 0.5]; growth of partner capability towards 1; evidence rd_growth_cn
    double restriction_response = 0;                // ratio; 0.49 [0, 5]; own effort added when a capability is restricted (share by which growth rises at full restriction); peers.md 5.10 Liu et al. 2025 (+49 % R&D)
};

struct IntermediaryConfig {
    std::string name;
    Channel type{};                        // choice of the seven intermediary types; required
    int count = 0;                         // count; 1 [0, 10000]; equal agents of this kind
    std::vector<std::string> uk_regions;   // list of names; empty = all; reach over UK regions
    std::vector<std::string> sectors;      // list of names; empty = all; reach over sectors
    std::vector<std::string> china_regions;// list of names; empty = all; where its candidates are
    double screening = 0;                  // share; 0.4 [0, 1]; accuracy: share of signal noise variance removed
    double candidates_per_month = 0;       // count/month; 1.2 [0, 100]; candidates shown to one client
    int capacity_per_month = 0;            // clients; 10 [0, 1e6]; clients served in a month
    double fee_gbp = 0;                    // GBP/month; 0 [0, 1e7]; fee of a client a month; evidence search_cost_own
    double knowledge = 0;                  // share; 0.5 [0, 1]; knowledge of China
    double bias = 0;                       // utility; 0 [0, 5]; tilt towards partners that pay it (adds to how they look)
    double protection = 0;                 // share; 0 [0, 1]; IP protection given to clients (legal advisers)
    double contact = 0;                    // share; 0.1 [0, 1]; face-to-face contact it adds
    std::string funded_by;                 // name of a policy agent, or empty: lives on fees
    double learning_rate = 0;              // share/outcome; 0.02 [0, 1]; how fast outcomes of clients raise screening and knowledge; assumption
};

}  // namespace pactsim
