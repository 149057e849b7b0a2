// Phase: learning and reputation. Reads: activity, public stock, intermediaries, peers, outcomes of the month. Writes: knowledge, lead, reputations, track records.
// Last before record: outcomes of this month shape the choices of the next.

#include "agents/phases/firm_phases.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/peers.h"
#include "agents/phases/support_view.h"
#include "agents/phases/year_turn.h"
#include "agents/rules/absorption.h"
#include "agents/rules/knowledge.h"

#include <algorithm>

namespace pactsim {

namespace {

/// Rates of a month turned into those of `months`, for firms that are looked at less often.
KnowledgeConfig over(const KnowledgeConfig& c, int months) {
    KnowledgeConfig slow = c;
    slow.by_doing *= months;
    slow.from_public *= months;
    slow.from_intermediary *= months;
    slow.from_peers *= months;
    slow.decay *= months;
    return slow;
}

KnowledgeView knowledge_view(const World& world, std::size_t i, double support, bool active, bool hears_peers) {
    const Firms& f = world.firms;
    KnowledgeView view;
    view.active = active;
    view.public_stock = world.environment.public_knowledge;
    if (f.intermediary[i] != 0) view.intermediary = static_cast<double>(world.intermediaries[f.intermediary[i] - 1u].knowledge);
    if (hears_peers && world.config().forms.interactions) view.peer_mean = look_at_peers(world, i).knowledge;
    view.support = support;
    return view;
}

/// The rates of a month, for those on their way to or in China, for firms at home between reviews, and for the review at home.
struct Rates {
    explicit Rates(const KnowledgeConfig& c) : active(c), home(c), yearly(over(c, 12)) {
        active.from_peers *= 3.0;             // heard once a quarter
        home.decay = home.from_public = 0.0;  // counted once a year for firms at home
    }
    KnowledgeConfig active, home, yearly;
};

/// Whose turn it is to look back on the year, and who hears peers this quarter.
struct Turns {
    explicit Turns(const World& world) : review(world.step, 11, 12), quarter(world.step, 0, 3) {}
    YearTurn review, quarter;
};

/// Whether a firm's knowledge may move this month. Firms on their way to or in China are looked at every month and hear peers every quarter; firms at home are
/// looked at once a year, in their review month, for the whole year: what they know matters only at their review.
bool learns_now(const World& world, std::size_t i, const Turns& turns) {
    const Firms& f = world.firms;
    if (is_terminal(f.status[i])) return false;
    return f.status_of(i) != Status::home || f.has(i, flag_supported) || turns.review.falls_on(f.review_month[i]);
}

double next_knowledge(const World& world, std::size_t i, double support, const Rates& rates, const Turns& turns) {
    const Firms& f = world.firms;
    const double kappa = static_cast<double>(f.knowledge[i]);
    if (f.status_of(i) != Status::home) {
        return knowledge_after(kappa, knowledge_view(world, i, support, true, turns.quarter.falls_on(f.review_month[i])), rates.active);
    }
    if (!turns.review.falls_on(f.review_month[i])) return knowledge_after(kappa, knowledge_view(world, i, support, false, false), rates.home);
    KnowledgeView view = knowledge_view(world, i, support, false, true);
    view.support = 1.0 - math::power(1.0 - view.support, 12.0);
    return knowledge_after(kappa, view, rates.yearly);
}

/// Lead lost to leaks comes back with own research.
void renew_lead(World& world, std::size_t i) {
    const double lead = static_cast<double>(world.firms.lead[i]);
    const Config& c = world.config();
    const double research = to_gbp(world.firms.home_revenue[i]) * c.firms.research_share / 1000.0;
    const double rate = c.leakage.renewal_per_month * absorptive_capacity(research, c.learning.absorption);
    world.firms.lead[i] = static_cast<float>(std::min(1.0, lead + (1.0 - lead) * rate));
}

/// Counts of good and bad outcomes, whole numbers first, so that the order of outcomes does not matter.
void settle_reputations(World& world) {
    const auto memory = static_cast<float>(world.config().reputation.memory);
    auto& good = world.reputation_good;
    auto& bad = world.reputation_bad;
    good.assign(world.partners.size(), 0);
    bad.assign(world.partners.size(), 0);
    for (const Outcome& outcome : world.outcomes) {
        good[outcome.partner] += outcome.good;
        bad[outcome.partner] += outcome.bad;
    }
    for (std::size_t j = 0; j < world.partners.size(); ++j) {
        Partner& partner = world.partners[j];
        partner.good = memory * partner.good + static_cast<float>(good[j]);
        partner.bad = memory * partner.bad + static_cast<float>(bad[j]);
    }
}

/// Intermediaries learn from what becomes of their clients, good or bad, and keep a record.
void settle_intermediaries(World& world) {
    const auto memory = static_cast<float>(world.config().reputation.memory);
    auto& good = world.reputation_good;
    auto& bad = world.reputation_bad;
    good.assign(world.intermediaries.size(), 0);
    bad.assign(world.intermediaries.size(), 0);
    for (const Outcome& outcome : world.outcomes) {
        if (outcome.intermediary == 0) continue;
        good[outcome.intermediary - 1u] += outcome.good;
        bad[outcome.intermediary - 1u] += outcome.bad;
    }
    for (std::size_t k = 0; k < world.intermediaries.size(); ++k) {
        Intermediary& one = world.intermediaries[k];
        const float rate = static_cast<float>(world.config().intermediaries[one.group].learning_rate);
        for (std::int64_t n = 0; n < good[k] + bad[k]; ++n) {
            one.screening += rate * (1.0F - one.screening);
            one.knowledge += rate * (1.0F - one.knowledge);
        }
        one.good = memory * one.good + static_cast<float>(good[k]);
        one.bad = memory * one.bad + static_cast<float>(bad[k]);
    }
}

/// How many faces ahead memory is asked for: neighbours in the ring are strangers in storage.
constexpr std::size_t faces_ahead = 8;

/// Firms whose knowledge or status has moved change their face, which is noted.
void learning_of_chunk(World& world, ChunkScratch& scratch, std::size_t, std::size_t) {
    const Rates rates(world.config().knowledge);
    const Turns turns(world);
    SupportView support(world);
    Firms& f = world.firms;
    scratch.faces.clear();
    const std::vector<std::uint32_t>& awake = scratch.work.awake;
    for (std::size_t n = 0; n < awake.size(); ++n) {
        if (n + faces_ahead < awake.size()) __builtin_prefetch(&world.faces[f.ring_place[world.alive[awake[n + faces_ahead]]]]);
        const std::uint32_t i = world.alive[awake[n]];
        if (f.lead[i] < 1.0F) renew_lead(world, i);
        const bool learns = learns_now(world, i, turns);
        if (learns) f.knowledge[i] = static_cast<float>(next_knowledge(world, i, support.of(i, Lever::knowledge), rates, turns));
        if (learns || f.status_step[i] == world.step) scratch.faces.push_back({f.ring_place[i], face_of(world, i)});
    }
}

/// Faces change only now, when everybody has looked at those of last month.
void show_faces(World& world) {
    const std::size_t chunks = chunks_of(world.alive.size());
    for_each_chunk(chunks, 1, world.threads, [&](std::size_t chunk, std::size_t, std::size_t) {
        const std::vector<NewFace>& faces = world.scratch[chunk].faces;
        for (std::size_t k = 0; k < faces.size(); ++k) {
            if (k + faces_ahead < faces.size()) __builtin_prefetch(&world.faces[faces[k + faces_ahead].place], 1);
            world.faces[faces[k].place] = faces[k].face;
        }
    });
}

void settle_learning(World& world) {
    show_faces(world);
    if (world.config().forms.interactions) {
        settle_reputations(world);
        settle_intermediaries(world);
    }
    world.outcomes.clear();
}

}  // namespace

FirmPhase learning_of_firms() { return {learning_of_chunk, settle_learning}; }

}  // namespace pactsim
