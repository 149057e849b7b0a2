#include "output/story_reasons.h"

#include "agents/phases/form_values.h"
#include "agents/phases/peers.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/rules/trust.h"
#include "output/story_words.h"

#include <algorithm>
#include <bit>

namespace pactsim {

namespace {

const Partnership* pact_of(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const bool tied = f.status_of(i) == Status::negotiating || f.status_of(i) == Status::partnered;
    return tied && f.slot[i] >= 0 ? &world.partnerships[static_cast<std::size_t>(f.slot[i])] : nullptr;
}

/// Pence that leave in a month, as the month's books have it: home business, project, and what the venture brought.
Pence burn_of(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const FirmsConfig& c = world.config().firms;
    const double home = to_gbp(f.home_revenue[i]) * (1.0 - c.bought_in_share - c.research_share) - f.employees[i] * to_gbp(world.constants->wage);
    const bool works = f.stage_of(i) != Stage::established && !f.has(i, flag_paused) && !f.has(i, flag_project_over);
    return (works ? f.project_cost[i] : 0) - to_pence(home) - f.venture_profit[i];
}

FormTrait strongest_trait(const GovernanceFormConfig& a, const GovernanceFormConfig& b) {
    // Money differences are put on the scale of shares by the larger of the two costs, so that they can be compared with control and access.
    const double scale = std::max({1.0, a.setup_cost, b.setup_cost, a.upfront_gbp, b.upfront_gbp});
    const std::array<std::pair<double, FormTrait>, 6> gains{{
        {a.access - b.access, FormTrait::access},
        {a.control - b.control, FormTrait::control},
        {a.revenue_share - b.revenue_share, FormTrait::revenue_share},
        {b.exposure[1] - a.exposure[1], FormTrait::secrecy},
        {0.5 * (b.setup_cost - a.setup_cost) / scale, FormTrait::low_cost},
        {0.5 * (a.upfront_gbp - b.upfront_gbp) / scale, FormTrait::cash_now},
    }};
    const auto best = std::max_element(gains.begin(), gains.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    return best->first > 0.02 ? best->second : FormTrait::habit;
}

}  // namespace

FirmState state_of(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    FirmState s;
    s.status = f.status_of(i);
    s.stage = f.stage_of(i);
    s.months_in_stage = world.step - f.stage_step[i];
    s.months_in_status = world.step - f.status_step[i];
    s.cash = f.cash[i];
    s.burn = burn_of(world, i);
    s.negative_months = f.negative_months[i];
    s.equity_coming = f.pending_equity_gbp[i] > 0;
    s.quality = static_cast<double>(f.quality[i]);
    s.lead = static_cast<double>(f.lead[i]);
    s.knowledge = static_cast<double>(f.knowledge[i]);
    s.leaks_known = f.leaks_known[i];
    s.project_over = f.has(i, flag_project_over);
    s.regime = world.environment.regime;
    s.employees = f.employees[i];
    const Partnership* pact = pact_of(world, i);
    if (pact == nullptr) return s;
    s.pact_months = world.step - pact->start_step;
    if (pact->status == PactStatus::negotiating) return s;
    s.trust = trust_level({static_cast<double>(pact->good), static_cast<double>(pact->bad), static_cast<double>(pact->damage)}, world.config().forms.trust);
    s.trust_at_signing = static_cast<double>(pact->trust_at_signing);
    return s;
}

EntryReason entry_reason(const World& world, std::size_t i) {
    const EntryConfig& c = world.config().entry;
    SupportView support(world);
    const LeverSet& levers = support.of(i);
    const double time = static_cast<double>(world.firms.senior_time[i]);
    const auto value = [&](const RouteView& route) { return value_of(route, c.discount_per_month).value_gbp; };
    RouteView route = home_route(world, i, time, levers);
    const RouteView china = imagined_china_route(world, i, time, levers);
    EntryReason r;
    double last = value(route);
    r.home_gbp = std::max(0.0, last);
    const auto step = [&](double& term) {
        const double now = value(route);
        term = now - last;
        last = now;
    };
    route.milestone_hazard = china.milestone_hazard;
    step(r.speed);
    route.potential_gbp = china.potential_gbp;
    step(r.market);
    route.cost_per_month_gbp = china.cost_per_month_gbp;
    step(r.running_cost);
    route.loss_hazard = china.loss_hazard;
    step(r.risk);
    route.fixed_cost_gbp = china.fixed_cost_gbp;
    step(r.entry_cost);
    if (world.config().forms.interactions) {
        const PeerView peers = look_at_peers(world, i);
        r.peer_success = peers.china_success;
        r.peers = peers.count;
    }
    for (std::uint64_t left = world.firms.support[i]; left != 0; left &= left - 1) r.support.push_back(instrument_words(world, static_cast<std::size_t>(std::countr_zero(left))));
    return r;
}

FormOptions form_options(const World& world, std::size_t i) {
    const Partnership* pact = pact_of(world, i);
    if (pact == nullptr) return {};
    SupportView support(world);
    return {form_values(world, i, *pact, support.of(i)), std::max(1.0, form_market_gbp(world, i))};
}

FormReason form_reason(const World& world, const FormOptions& options, std::size_t chosen) {
    const auto& forms = world.config().governance.forms;
    FormReason r;
    r.chosen_gbp = options.values.value[chosen] * options.market_gbp;
    r.setup_gbp = forms[chosen].setup_cost;
    r.setup_months = static_cast<int>(forms[chosen].setup_months + 0.5);
    for (std::size_t g = 0; g < governance_form_count; ++g) {
        if (g == chosen || !options.values.allowed[g]) continue;
        if (r.other == governance_form_count || options.values.value[g] > options.values.value[r.other]) r.other = g;
    }
    if (r.other == governance_form_count) return r;
    r.other_gbp = options.values.value[r.other] * options.market_gbp;
    r.trait = strongest_trait(forms[chosen], forms[r.other]);
    return r;
}

std::string partner_words(const World& world, std::size_t j) {
    const Partner& partner = world.partners[j];
    const ChinaRegionConfig& region = world.config().china_regions[partner.region];
    return std::string(partner_type_words(static_cast<PartnerType>(partner.type))) + " in " + place_words(region.label, region.name);
}

std::string instrument_words(const World& world, std::size_t index) {
    const InstrumentConfig& c = world.config().policy.instruments[index];
    return title_words(c.label, c.name);
}

std::string allocation_words(const World& world, std::size_t index) {
    switch (world.config().policy.instruments[index].allocation) {
        case AllocationRule::first_come: return "the first to ask";
        case AllocationRule::lottery: return "those whose lot was drawn";
        case AllocationRule::targeted: return "those who knew least of China";
        case AllocationRule::scored: break;
    }
    return "those with the best marks";
}

std::string intermediary_words(const World& world, std::size_t index) {
    return std::string(channel_words(static_cast<Channel>(world.intermediaries[index].type)));
}

}  // namespace pactsim
