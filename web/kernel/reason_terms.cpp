// Question: what lay behind a decision, in numbers, and which setting of the scenario is behind each of them?

#include "web/kernel/lab_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

using K = EventKind;

double worth(Pence amount) { return to_gbp(amount); }

/// Staying against going, as the firm reckoned it: terms that add up to the difference.
std::vector<ReasonTerm> entry_terms(const StoryTurn& turn, const std::string& sector) {
    const EntryReason& r = turn.entry;
    std::vector<ReasonTerm> terms{
        {"market", r.market > 0 ? "a larger market" : "a smaller share of the market", r.market, "GBP", fmt::format("sectors.{}.market_china_gbp", sector)},
        {"speed", r.speed > 0 ? "faster work with a partner" : "slower work for a firm that knows little of China", r.speed, "GBP", "entry.pessimism"},
        {"running cost", r.running_cost > 0 ? "cheaper work" : "dearer work", r.running_cost, "GBP", "partners.sunk_capital_share"},
        {"risk", r.risk > 0 ? "less risk of running dry" : "leaks, and a partnership that breaks", r.risk, "GBP", "entry.perceived_leak_per_year"},
        {"cost of entry", r.entry_cost > 0 ? "help with the cost of getting in" : "the cost of getting in", r.entry_cost, "GBP", "entry.fixed_cost_gbp"},
        {"senior time", r.team_at_home > 0 ? "a team that goes on at home" : "senior people with too little time for both", r.team_at_home, "GBP", "entry.attention_need"},
    };
    std::erase_if(terms, [](const ReasonTerm& t) { return std::fabs(t.value) < 1.0; });
    std::stable_sort(terms.begin(), terms.end(), [](const ReasonTerm& a, const ReasonTerm& b) { return std::fabs(a.value) > std::fabs(b.value); });
    terms.push_back({"chance", "of firms in this position, the share that goes", static_cast<double>(turn.event.value), "share", "entry.bias"});
    if (r.peers > 0) terms.push_back({"peers", "of the firms it watches, the share that works in China", r.peer_success, "share", "entry.peer_weight"});
    return terms;
}

std::string form_path(std::size_t form, const char* key) { return fmt::format("governance.forms.{}.{}", governance_form_names[form], key); }

std::vector<ReasonTerm> form_terms(const StoryTurn& turn) {
    const FormReason& r = turn.form;
    const std::size_t chosen = turn.event.detail;
    std::vector<ReasonTerm> terms{{"this form", "worth of the chosen form to the firm", r.chosen_gbp, "GBP", form_path(chosen, "revenue_share")}};
    if (r.other < governance_form_count) terms.push_back({"next best", fmt::format("worth of the next best, {}", governance_form_names[r.other]), r.other_gbp, "GBP", form_path(r.other, "revenue_share")});
    terms.push_back({"set-up cost", "of the chosen form", r.setup_gbp, "GBP", form_path(chosen, "setup_cost_gbp")});
    if (turn.event.kind == K::signed_) terms.push_back({"trust", "trust at signature", static_cast<double>(turn.event.value), "share", "conduct.trust_prior_weight"});
    return terms;
}

std::vector<ReasonTerm> breakup_terms(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    return {{"trust", "trust in the partner", static_cast<double>(turn.event.value), "share", "conduct.trust_dissolution"},
            {"trust at signature", "where it began", s.trust_at_signing, "share", ""},
            {"age", "age of the partnership", static_cast<double>(s.pact_months), "months", ""}};
}

std::vector<ReasonTerm> money_terms(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    std::vector<ReasonTerm> terms{{"cash", "in the account before", worth(s.cash), "GBP", ""}, {"burn", "leaves in a month", worth(s.burn), "GBP", ""}};
    if (s.negative_months > 0) terms.push_back({"months in debt", "in a row", static_cast<double>(s.negative_months), "months", "finance.failure_months"});
    if (s.leaks_known > 0) terms.push_back({"known leaks", "keep investors away", static_cast<double>(s.leaks_known), "count", ""});
    return terms;
}

}  // namespace

std::vector<ReasonTerm> reason_terms(const StoryTurn& turn, const std::string& sector) {
    switch (turn.event.kind) {
        case K::entered_search:
        case K::stayed_home: return entry_terms(turn, sector);
        case K::signed_:
        case K::form_changed: return form_terms(turn);
        case K::dissolved: return breakup_terms(turn);
        case K::failed_cash:
        case K::orderly_stop:
        case K::project_paused: return money_terms(turn);
        case K::gave_up_search: return {{"offers", "offers it made", static_cast<double>(turn.offers), "count", ""}, {"patience", "months after which a search ends", static_cast<double>(turn.state.months_in_status), "months", "search.give_up_months"}};
        case K::leak: return {{"loss", "market value lost, as the firm sees it", worth(turn.event.amount), "GBP", "entry.perceived_leak_loss"}};
        default: return {};
    }
}

}  // namespace pactsim
