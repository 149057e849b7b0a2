#include "agents/phases/support_view.h"

#include "agents/purpose.h"

namespace pactsim {

namespace {

/// True unless the firm has a partner in a region that the terms leave out.
bool region_admitted(const World& world, std::size_t firm, const OwnTerms& terms) {
    if (terms.partner_regions == ~0u || world.firms.status_of(firm) != Status::partnered) return true;
    const Partnership& pact = world.partnerships[static_cast<std::size_t>(world.firms.slot[firm])];
    return (terms.partner_regions >> world.partners[pact.partner].region & 1) != 0;
}

}  // namespace

double protection_by_advice(const World& world, std::size_t firm, const LeverSet& levers) {
    const std::uint16_t client_of = world.firms.intermediary[firm];
    const double adviser = client_of == 0 ? 0.0 : world.config().intermediaries[world.intermediaries[client_of - 1u].group].protection;
    return 1.0 - (1.0 - levers[Lever::ip_protection]) * (1.0 - adviser);
}

bool meets_own_terms(const World& world, std::size_t firm, std::size_t index) {
    const Firms& f = world.firms;
    const OwnTerms& terms = world.constants->own_terms[index];
    if ((world.constants->awarded_instruments >> index & 1) != 0 && f.has(firm, flag_project_over)) return false;  // no project left to support
    if (terms.dual_use_excluded && f.has(firm, flag_dual_use)) return false;
    if (static_cast<double>(f.knowledge[firm]) > terms.max_knowledge || static_cast<double>(f.quality[firm]) < terms.min_quality) return false;
    if (f.age_at_entry[firm] + world.step - f.entry_step[firm] > terms.max_age_months) return false;
    if (terms.new_clients_only && (f.support_ever[firm] >> index & 1) != 0) return false;
    return region_admitted(world, firm, terms);
}

LeverSet own_levers(const World& world, std::size_t firm, std::uint64_t active, std::uint64_t repeated) {
    const Constants& c = *world.constants;
    LeverSet set;
    for (; active != 0; active &= active - 1) {
        const auto index = static_cast<std::size_t>(std::countr_zero(active));
        double dose = (repeated >> index & 1) != 0 ? c.instrument_decay[index] : 1.0;
        if ((c.spread_instruments >> index & 1) != 0) {
            const Block block = world.draws.block(world.firms.id[firm], c.instrument_word(index), 0, number(Purpose::effect_spread));
            dose *= 1.0 + c.config.policy.instruments[index].effect_spread * (2.0 * uniform(block.word[0]) - 1.0);
        }
        for (const LeverEffect& effect : c.instrument_effects[index]) set.combine(effect.lever, effect.strength * dose);
    }
    return set;
}

std::uint64_t with_terms_met(const World& world, std::size_t firm, std::uint64_t candidates) {
    std::uint64_t result = 0;
    for (; candidates != 0; candidates &= candidates - 1) {
        const auto index = static_cast<std::size_t>(std::countr_zero(candidates));
        if (meets_own_terms(world, firm, index)) result |= std::uint64_t{1} << index;
    }
    return result;
}

}  // namespace pactsim
