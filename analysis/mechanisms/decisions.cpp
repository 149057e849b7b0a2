// Mechanisms of the way to a signature: outside option, entry, search, match, governance.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

#include <cmath>

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

void outside_option(Config& c, double f) {
    for (double& level : c.work.uk_capability) scale_share(level, f);
    scale_share(c.market.home_reach, f);
}

void entry(Config& c, double f) { c.entry.bias += f > 0.0 ? std::log(f) : -500.0; }

void senior_time(Config& c, double f) {
    c.entry.attention_need *= f;
    for (double& need : c.work.attention_need) need *= f;
    for (GovernanceFormConfig& form : c.governance.forms) form.attention *= f;
}

void search_channels(Config& c, double f) {
    c.search.direct.candidates_per_month *= f;
    c.search.hong_kong.candidates_per_month *= f;
    for (IntermediaryConfig& one : c.intermediaries) one.candidates_per_month *= f;
}

void search_cost(Config& c, double f) {
    c.search.direct.cost_gbp_per_month *= f;
    c.search.hong_kong.cost_gbp_per_month *= f;
    c.search.search_cost_value *= f;
}

std::vector<Mechanism> entry_rows() {
    return {
        {"outside option", "a firm without a partner works on its milestones and sells at home, with the capabilities that the UK has", "work.uk_capability and market.home_reach times f",
         outside_option, {{M::established_home, rises}, {M::searches, falls}, {M::sales_outside, rises}}},
        {"entry", "firms at home weigh China against home once a year", "odds of entering times f (entry.bias + ln f)", entry,
         {{M::searches, rises}, {M::signed_, rises}, {M::sales_china, rises}}},
        {"entry cost", "the cost of going to China, as seen beforehand and in part paid on entry", "entry.fixed_cost_gbp times f",
         [](Config& c, double f) { c.entry.fixed_cost_gbp *= f; }, {{M::entry_chance, falls}, {M::searches, falls}}},
        {"perceived leakage risk", "firms expect to lose know-how and value the route through China less", "entry.perceived_leak_per_year times f",
         [](Config& c, double f) { scale_share(c.entry.perceived_leak_per_year, f); }, {{M::entry_chance, falls}}},
        {"senior time", "both routes need senior time, of which small firms have little", "entry.attention_need, work.attention_need and the forms' attention times f", senior_time,
         {{M::milestones, falls}, {M::established, falls}, {M::search_months, rises}}},
    };
}

std::vector<Mechanism> search_rows() {
    return {
        {"search channels", "channels bring a searching firm together with candidates", "candidates_per_month of every channel times f", search_channels,
         {{M::signed_, rises}, {M::search_months, falls}}},
        {"search noise", "signals of fit and trustworthiness are noisy", "search.signal_sd times f", [](Config& c, double f) { c.search.signal_sd = std::max(0.001, c.search.signal_sd * f); },
         {{M::fit_signed, falls}, {M::search_months, either}}},
        {"search cost", "a month of search costs money and patience, so that firms settle for less", "monthly cost of own channels and search.search_cost_value times f", search_cost,
         {{M::search_spend, rises}, {M::search_months, falls}, {M::fit_signed, falls}}},
        {"Hong Kong gateway", "some firms have a way through Hong Kong", "search.hong_kong_share times f", [](Config& c, double f) { scale_share(c.search.hong_kong_share, f); },
         {{M::hong_kong_share, rises}, {M::signed_, either}}},
        {"crowding", "partners grow choosier as their places fill", "matching.crowding times f", [](Config& c, double f) { c.matching.crowding *= f; },
         {{M::matches, falls}, {M::utilisation, falls}}},
        {"partners' choice", "partners turn down firms that are too near to them or too far from them in what they know", "matching.distance_weight times f",
         [](Config& c, double f) { c.matching.distance_weight *= f; }, {{M::matches, falls}, {M::search_months, rises}}},
        {"talks that fail", "talks may break down before the signature", "matching.negotiation_failure_per_month times f",
         [](Config& c, double f) { scale_share(c.matching.negotiation_failure_per_month, f); }, {{M::signed_, falls}}},
    };
}

std::vector<Mechanism> governance_rows() {
    return {
        {"choice of form", "firms choose the form that promises them most, with some noise", "governance.logit_scale divided by f (off: chance alone decides)",
         [](Config& c, double f) { divide(c.governance.logit_scale, f, 1e6); }, {{M::form_concentration, rises}, {M::gva, either}}},
        {"control", "firms shun forms that leave them little control over a partner they do not trust", "governance.control_weight times f",
         [](Config& c, double f) { c.governance.control_weight *= f; }, {{M::control_signed, rises}}},
        {"flexibility", "the form is chosen again at stage gates and when trust has moved", "governance.switching_cost and trust_shift divided by f (off: never)",
         [](Config& c, double f) {
             divide(c.governance.switching_cost, f, 1e6);
             divide(c.governance.trust_shift, f, 1e6);
         },
         {{M::form_changes, rises}, {M::gva, either}}},
    };
}

}  // namespace

std::vector<Mechanism> decision_mechanisms() {
    std::vector<Mechanism> rows = entry_rows();
    for (auto* part : {search_rows, governance_rows}) {
        for (Mechanism& row : part()) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace pactsim
