// Phase: governance. Reads: talks under way, partnerships whose form is open again, climate, support. Writes: form, set-up, signature, screening, cash.
// After match, so that talks open before they can end; before work, so that a new form works this month.

#include "agents/phases/form_values.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/phases.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/governance_choice.h"
#include "agents/rules/leakage.h"
#include "agents/rules/trust.h"
#include "sim/distributions.h"

namespace pactsim {

namespace {

std::array<double, governance_form_count> form_gumbels(const World& world, const Partnership& pact) {
    std::array<double, governance_form_count> g{};
    for (std::size_t k = 0; k < governance_form_count; ++k) {
        const Block block = world.draws.block(world.firms.id[pact.firm], world.partners[pact.partner].id, world.step_key(), number(Purpose::governance),
                                              static_cast<std::uint32_t>(k / 4));
        g[k] = gumbel(uniform(block.word[k % 4]));
    }
    return g;
}

/// True, and an event, if UK investment screening blocks the equity that a form gives the partner.
bool screened_out(World& world, ChunkScratch& scratch, std::size_t i, const Partnership& pact, std::size_t form) {
    const FinanceConfig& c = world.config().finance;
    const Block block = world.draws.block(world.firms.id[i], world.partners[pact.partner].id, world.step_key(), number(Purpose::governance), 2);
    const bool blocked = blocked_by_screening(uniform(block.word[0]), uniform(block.word[1]), world.config().governance.forms[form].partner_equity,
                                              world.firms.has(i, flag_sensitive), c.call_in, c.block);
    if (blocked) emit(scratch, i, EventKind::blocked_by_screening, static_cast<std::uint8_t>(form), 0.0, 0, pact.partner + 1);
    return blocked;
}

/// The form that firm and partner agree on, after screening; governance_form_count if none is open to them.
std::size_t agree_on_form(World& world, ChunkScratch& scratch, std::size_t i, const Partnership& pact, const LeverSet& levers) {
    FormValues values = form_values(world, i, pact, levers);
    const auto gumbels = form_gumbels(world, pact);
    std::size_t form = chosen_form(values, world.config().governance.logit_scale, gumbels);
    if (form == governance_form_count || !screened_out(world, scratch, i, pact, form)) return form;
    for (std::size_t g = 0; g < governance_form_count; ++g) values.allowed[g] = values.allowed[g] && world.config().governance.forms[g].partner_equity <= 0.0;
    return chosen_form(values, world.config().governance.logit_scale, gumbels);
}

/// Chooses how to protect know-how: a patent where courts make it worth its cost, secrecy where it costs less than it saves.
void choose_protection(World& world, ChunkScratch& scratch, std::size_t i, const Partnership& pact, const LeverSet& levers) {
    Firms& f = world.firms;
    const LeakageConfig& c = world.config().leakage;
    const LeakView view = expected_leak(world, i, pact, pact.form, levers);
    const double advice = protection_by_advice(world, i, levers);
    const double value = form_market_gbp(world, i);
    const double loss = c.loss[std::min<std::size_t>(f.stage[i], 2)] * value;
    LeakView bare = view;
    bare.protection = protection_of(false, false, view.enforcement, advice, c);
    LeakView patent = view;
    patent.protection = protection_of(true, false, view.enforcement, advice, c);
    LeakView secret = view;
    secret.protection = protection_of(f.has(i, flag_patent), true, view.enforcement, advice, c);
    const double risk = static_cast<double>(f.risk_attitude[i]);
    if (!f.has(i, flag_patent) && patent_pays(risk * leak_hazard(bare, c), risk * leak_hazard(patent, c), loss, c.patent_cost)) {
        f.set(i, flag_patent);
        pay(world, scratch, i, Transfer::patent_cost, to_pence(c.patent_cost));
        emit(scratch, i, EventKind::protection_chosen, 0, view.enforcement, to_pence(c.patent_cost));
    }
    bare.protection = protection_of(f.has(i, flag_patent), false, view.enforcement, advice, c);
    const double delay_loss = world.config().work.secrecy_drag * value * world.config().entry.discount_per_month;
    const bool secrecy = secrecy_pays(risk * leak_hazard(bare, c), risk * leak_hazard(secret, c), loss, delay_loss);
    if (secrecy && !f.has(i, flag_secrecy)) emit(scratch, i, EventKind::protection_chosen, 1, view.enforcement);
    if (secrecy) f.set(i, flag_secrecy);
    else f.clear(i, flag_secrecy);
}

/// What the form costs and brings at signature, and how long it takes to set up.
void set_up(World& world, ChunkScratch& scratch, std::size_t i, Partnership& pact, const LeverSet& levers, bool first, bool pays_upfront) {
    const GovernanceFormConfig& form = world.config().governance.forms[pact.form];
    pay(world, scratch, i, Transfer::setup_cost, to_pence(form.setup_cost * (1.0 - levers[Lever::setup_cost])));
    if (pays_upfront) receive(world, scratch, i, Transfer::upfront, to_pence(form.upfront_gbp));
    if (!first) return;  // a partnership that changes its form works on while it does
    const double months = form.setup_months * (1.0 - levers[Lever::setup_time]);
    pact.months_to_start = static_cast<std::uint8_t>(std::min(255.0, months + 0.5));
    pact.status = pact.months_to_start > 0 ? PactStatus::setting_up : PactStatus::active;
}

void sign(World& world, ChunkScratch& scratch, std::size_t i, Partnership& pact, std::size_t form, const LeverSet& levers) {
    Firms& f = world.firms;
    const Partner& partner = world.partners[pact.partner];
    const ConductConfig& c = world.config().conduct;
    pact.form = static_cast<std::uint8_t>(form);
    pact.start_step = static_cast<std::uint16_t>(world.step);
    const double vetted = levers[Lever::partner_vetting];
    const double reputation = public_reputation(partner);
    const TrustState trust = initial_trust(reputation + vetted * (static_cast<double>(partner.reliability) - reputation), world.config().forms.trust, c);
    pact.good = static_cast<float>(trust.good);
    pact.bad = static_cast<float>(trust.bad);
    pact.trust_at_signing = static_cast<float>(trust_level(trust, world.config().forms.trust));
    pact.co_funding = static_cast<float>(static_cast<double>(partner.co_funding) * world.config().finance.partner_cost_share);
    f.status[i] = static_cast<std::uint8_t>(Status::partnered);
    f.status_step[i] = static_cast<std::uint16_t>(world.step);
    f.form[i] = pact.form;
    f.set(i, flag_china_route);
    f.partnerships_signed[i] = static_cast<std::uint8_t>(std::min(255, f.partnerships_signed[i] + 1));
    emit(scratch, i, EventKind::signed_, pact.form, static_cast<double>(pact.trust_at_signing), to_pence(world.config().governance.forms[form].upfront_gbp), pact.partner + 1);
    choose_protection(world, scratch, i, pact, levers);
    set_up(world, scratch, i, pact, levers, true, true);
}

/// Talks end this month with a signature or a failure, or go on.
void negotiate(World& world, ChunkScratch& scratch, std::size_t i, Partnership& pact, const LeverSet& levers) {
    const MatchingConfig& m = world.config().matching;
    const Block block = world.draws.block(world.firms.id[i], world.partners[pact.partner].id, world.step_key(), number(Purpose::negotiation));
    const double end = std::min(1.0, levers[Lever::negotiation_speed] / m.negotiation_months);
    if (bernoulli(uniform(block.word[1]), m.negotiation_failure_per_month) || world.firms.has(i, flag_project_over)) {
        emit(scratch, i, EventKind::talks_failed, 0, world.step - pact.start_step, 0, pact.partner + 1);
        end_partnership(world, scratch, i, EndReason::talks, false);
        return;
    }
    if (!bernoulli(uniform(block.word[0]), end)) return;
    const std::size_t form = agree_on_form(world, scratch, i, pact, levers);
    if (form == governance_form_count) {
        emit(scratch, i, EventKind::talks_failed, 1, 0.0, 0, pact.partner + 1);
        end_partnership(world, scratch, i, EndReason::talks, false);
        return;
    }
    sign(world, scratch, i, pact, form, levers);
}

/// Reviews the form at a stage gate or when trust has moved: a change must beat the cost of switching.
void renegotiate(World& world, ChunkScratch& scratch, std::size_t i, Partnership& pact, const LeverSet& levers) {
    pact.reopened = false;
    const FormValues values = form_values(world, i, pact, levers);
    const std::size_t wanted = chosen_form(values, world.config().governance.logit_scale, form_gumbels(world, pact));
    const std::size_t form = form_after_review(values, pact.form, wanted, world.config().governance.switching_cost);
    if (form == pact.form || screened_out(world, scratch, i, pact, form)) return;
    const auto& forms = world.config().governance.forms;
    const bool more_equity = forms[form].partner_equity > forms[pact.form].partner_equity;  // new equity is paid for
    emit(scratch, i, EventKind::form_changed, static_cast<std::uint8_t>(form), static_cast<double>(pact.form), 0, pact.partner + 1);
    pact.form = static_cast<std::uint8_t>(form);
    world.firms.form[i] = pact.form;
    const TrustState trust{static_cast<double>(pact.good), static_cast<double>(pact.bad), 0.0};
    pact.trust_at_signing = static_cast<float>(trust_level(trust, world.config().forms.trust));
    set_up(world, scratch, i, pact, levers, false, more_equity);
    choose_protection(world, scratch, i, pact, levers);
}

/// A month of setting up a form that has been signed.
void count_down(ChunkScratch& scratch, Partnership& pact) {
    if (pact.months_to_start > 1) {
        --pact.months_to_start;
        return;
    }
    pact.status = PactStatus::active;
    pact.months_to_start = 0;
    emit(scratch, pact.firm, EventKind::set_up, pact.form, 0.0, 0, pact.partner + 1);
}

/// One tie's month: talks, set-up, an end where the project is over, a review of the form.
void govern(World& world, ChunkScratch& scratch, Partnership& pact, SupportView& support) {
    const std::uint32_t i = pact.firm;
    if (pact.status == PactStatus::negotiating) {
        if (pact.start_step < world.step) negotiate(world, scratch, i, pact, support.of(i));
    } else if (pact.status == PactStatus::setting_up) {
        count_down(scratch, pact);
    } else if (pact.status == PactStatus::active) {
        const bool over = world.firms.has(i, flag_project_over) && world.firms.stage_of(i) != Stage::established;
        if (over) end_partnership(world, scratch, i, EndReason::project_over, false);
        else if (pact.reopened) renegotiate(world, scratch, i, pact, support.of(i));
    }
}

}  // namespace

void governance_phase(World& world) {
    const std::size_t n = world.partnerships.size();
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        for (std::size_t slot = begin; slot < end; ++slot) {
            if (world.partnerships[slot].status != PactStatus::free) govern(world, scratch, world.partnerships[slot], support);
        }
    });
    release_slots(world, n);
}

}  // namespace pactsim
