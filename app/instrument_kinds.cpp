#include "app/instrument_kinds.h"

#include <array>

namespace pactsim {

namespace {

constexpr std::array kinds{
    InstrumentKind{"rd_tax_relief", "a higher rate of relief on research and development", "rd_tax_relief_extra"},
    InstrumentKind{"matched_grant", "a grant towards the cost of one stage, which the firm matches",
                   "matched_grant_prototyping, matched_grant_scale_up, matched_grant_rollout"},
    InstrumentKind{"patient_finance", "equity that waits longer for its return", "patient_finance"},
    InstrumentKind{"soft_landing", "a place in China to start from, with help to set up", "soft_landing_incubator"},
    InstrumentKind{"knowledge_repository", "experience of others, collected and published", "knowledge_repository"},
    InstrumentKind{"advisory_panel", "advice from firms that have been to China", "advisory_panel"},
    InstrumentKind{"ip_legal_clinic", "legal advice that protects intellectual property and speeds up talks", "ip_legal_clinic"},
    InstrumentKind{"data_agreement", "help with agreements on data that cross the border", "data_agreement_service"},
    InstrumentKind{"intermediary_support", "support to those who bring firms and partners together",
                   "support_science_parks, support_incubators, support_investor_network, support_platform, support_sector_initiative"},
    InstrumentKind{"catalyst_programme", "a programme that leads a group of firms to China from search to contact", "catalyst_programme"},
    InstrumentKind{"evaluation", "measuring which intermediaries bring good partners", "evaluation_budget"},
    InstrumentKind{"trade_mission", "a visit that shows firms more partners", "trade_mission"},
    InstrumentKind{"workshop", "a meeting of researchers and firms of both countries", "workshop"},
    InstrumentKind{"exchange_programme", "people who work in the other country for a while", "exchange_programme"},
    InstrumentKind{"visa_facilitation", "easier visas", "visa_facilitation"},
    InstrumentKind{"brokerage_event", "meetings with chosen partners, followed up", "brokerage_event"},
    InstrumentKind{"joint_call", "a call for joint projects that both countries fund", "joint_call"},
    InstrumentKind{"policy_influence", "talks about Chinese rules that slow firms down", "policy_influence"},
    InstrumentKind{"diplomatic_support", "support by diplomats in tension and disputes", "diplomatic_support"},
    InstrumentKind{"partner_registry", "a register of partners that have been looked into", "partner_registry"},
    InstrumentKind{"pilot_services", "Chinese centres that offer pilot plants and tests", "technology_innovation_centres"},
    InstrumentKind{"priority_review", "a faster lane in Chinese approvals", "priority_review_lane"},
    InstrumentKind{"provincial_co_funding", "a province that pays a part of the project", "provincial_co_funding"},
    InstrumentKind{"innovation_fund", "a Chinese public fund that takes equity", "innovation_fund"},
    InstrumentKind{"zone_tax", "tax relief in Chinese zones", "zone_tax_relief"},
    InstrumentKind{"search_voucher", "a voucher for the cost of a search", "search_voucher"},
};

}  // namespace

std::span<const InstrumentKind> instrument_kinds() { return kinds; }

}  // namespace pactsim
