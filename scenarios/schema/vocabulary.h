#pragma once
// The closed lists of words that scenarios, the model and the results share. Order is part of the results format: add at the end, never renumber.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pactsim {

/// Where a project stands on its way to market (Nesta 2015: the later stages of innovation).
enum class Stage : std::uint8_t { prototyping, scale_up, rollout, established };
inline constexpr std::array<std::string_view, 4> stage_names{"prototyping", "scale_up", "rollout", "established"};
/// Stages in which milestones are worked on (all but `established`).
inline constexpr std::size_t working_stages = 3;
inline constexpr std::array<std::string_view, 3> working_stage_names{"prototyping", "scale_up", "rollout"};

/// What a firm needs and a partner offers (Nesta 2015, six capabilities).
enum class Capability : std::uint8_t { prototyping, sunk_capital, talent, proof_of_concept, scaling, user_testing };
inline constexpr std::array<std::string_view, 6> capability_names{"prototyping", "sunk_capital", "talent", "proof_of_concept", "scaling", "user_testing"};
inline constexpr std::size_t capability_count = 6;

/// Size bands of UK statistics for SMEs: 0-9, 10-49, 50-249 employees.
enum class SizeBand : std::uint8_t { micro, small, medium };
inline constexpr std::array<std::string_view, 3> size_band_names{"micro", "small", "medium"};

/// Kinds of Chinese organisation that a firm may work with.
enum class PartnerType : std::uint8_t { private_large, private_sme, state_owned, university_institute, technology_centre };
inline constexpr std::array<std::string_view, 5> partner_type_names{"private_large", "private_sme", "state_owned", "university_institute", "technology_centre"};

/// Partnership models (model.md section 4, governance).
enum class GovernanceForm : std::uint8_t { licence, contract_development, joint_research, joint_venture, own_centre, minority_equity, majority_sale };
inline constexpr std::array<std::string_view, 7> governance_form_names{
    "licence", "contract_development", "joint_research", "joint_venture", "own_centre", "minority_equity", "majority_sale"};
inline constexpr std::size_t governance_form_count = 7;

/// How a firm comes to know a candidate: by itself, through Hong Kong, or through an intermediary of a type.
enum class Channel : std::uint8_t { direct, hong_kong, science_park, incubator, investor_network, platform, sector_initiative, trade_mission, legal_adviser };
inline constexpr std::array<std::string_view, 9> channel_names{
    "direct", "hong_kong", "science_park", "incubator", "investor_network", "platform", "sector_initiative", "trade_mission", "legal_adviser"};
inline constexpr std::size_t channel_count = 9;
/// Intermediary types are the channels from `science_park` on.
inline constexpr std::size_t first_intermediary_channel = 2;

/// Geopolitical regimes, from calm to tense.
enum class Regime : std::uint8_t { open, strained, restricted };
inline constexpr std::array<std::string_view, 3> regime_names{"open", "strained", "restricted"};
inline constexpr std::size_t regime_count = 3;

/// Dated shocks that a scenario may set off.
enum class ShockKind : std::uint8_t { lockdown, sector_crackdown, export_control, sanctions, standards_divergence, data_law, visa_change };
inline constexpr std::array<std::string_view, 7> shock_kind_names{
    "lockdown", "sector_crackdown", "export_control", "sanctions", "standards_divergence", "data_law", "visa_change"};

/// How an instrument's places are given when applications exceed the budget.
enum class AllocationRule : std::uint8_t { first_come, lottery, targeted, scored };
inline constexpr std::array<std::string_view, 4> allocation_rule_names{"first_come", "lottery", "targeted", "scored"};

/// How a policy agent moves money between its instruments once a year.
enum class AdaptationRule : std::uint8_t { none, proportional, thompson };
inline constexpr std::array<std::string_view, 3> adaptation_rule_names{"none", "proportional", "thompson"};

/// Whose money and law a policy agent stands for.
enum class Jurisdiction : std::uint8_t { uk_national, uk_region, china_ministry, china_province, bilateral };
inline constexpr std::array<std::string_view, 5> jurisdiction_names{"uk_national", "uk_region", "china_ministry", "china_province", "bilateral"};

/// Whom an instrument reaches: firms that applied and won, every eligible firm, or the environment and intermediaries as a whole.
enum class Reach : std::uint8_t { awarded, all_eligible, system };
inline constexpr std::array<std::string_view, 3> reach_names{"awarded", "all_eligible", "system"};

/// The mechanism an instrument works on; how effects of several instruments combine is in agents/rules/support.h.
enum class Lever : std::uint8_t {
    search_cost, candidates, screening, contact, knowledge, public_cases, ip_protection, data_exposure, entry_cost, setup_cost, setup_time,
    negotiation_speed, work_speed, stage_cost, own_research, regulatory_speed, regulatory_drag, regime_tension, dispute, visa_barrier,
    equity_access, finance_patience, partner_vetting, intermediary_capacity, intermediary_screening, co_funding, zone_tax, pilot_service,
    contingency, market_access };
inline constexpr std::array<std::string_view, 30> lever_names{
    "search_cost", "candidates", "screening", "contact", "knowledge", "public_cases", "ip_protection", "data_exposure", "entry_cost", "setup_cost",
    "setup_time", "negotiation_speed", "work_speed", "stage_cost", "own_research", "regulatory_speed", "regulatory_drag", "regime_tension", "dispute",
    "visa_barrier", "equity_access", "finance_patience", "partner_vetting", "intermediary_capacity", "intermediary_screening", "co_funding", "zone_tax",
    "pilot_service", "contingency", "market_access"};
inline constexpr std::size_t lever_count = 30;

/// Statuses of a firm; the last three are terminal.
enum class Status : std::uint8_t { home, searching, negotiating, partnered, failed, stopped, sold };
inline constexpr std::array<std::string_view, 7> status_names{"home", "searching", "negotiating", "partnered", "failed", "stopped", "sold"};
inline constexpr std::size_t status_count = 7;

/// Rival forms of trust (rulings 1.9): Beta posterior; asymmetric ceiling (Pant & Yu 2025); ratchet (Kim 2009).
enum class TrustForm : std::uint8_t { beta, asymmetric_ceiling, ratchet };
inline constexpr std::array<std::string_view, 3> trust_form_names{"beta", "asymmetric_ceiling", "ratchet"};

/// Rival forms of learning from the partner: inverted U (Nooteboom 2007); absorptive capacity (Cohen & Levinthal 1989).
enum class LearningForm : std::uint8_t { inverted_u, absorptive };
inline constexpr std::array<std::string_view, 2> learning_form_names{"inverted_u", "absorptive"};

/// Rival forms of entry: logit in the value difference; option value of waiting (Handley & Limao 2015); aspiration search (Levitt & March).
enum class EntryForm : std::uint8_t { logit, real_option, aspiration };
inline constexpr std::array<std::string_view, 3> entry_form_names{"logit", "real_option", "aspiration"};

}  // namespace pactsim
