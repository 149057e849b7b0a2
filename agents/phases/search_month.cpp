#include "agents/phases/search_month.h"

#include "agents/phases/lifecycle.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/acceptance.h"
#include "agents/rules/finance.h"
#include "agents/rules/search_signal.h"
#include "sim/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// A way of meeting candidates this month.
struct OpenChannel {
    Channel channel{};
    double candidates = 0;
    double noise = 1;
    double screening = 0;
    double contact = 0;
    double bias = 0;
    const std::vector<std::uint8_t>* regions = nullptr;  // where its candidates are; null = anywhere
};

struct SearchMonth {
    std::array<OpenChannel, 3> channels{};
    int count = 0;
    Pence cost = 0, fee = 0, public_fee = 0;
    bool china_pays = false;
};

/// The channels open to a firm, and what they cost.
SearchMonth open_channels(const World& world, std::size_t i, const LeverSet& levers) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    SearchMonth month;
    const auto own = [&](Channel channel, const ChannelConfig& config) {
        month.channels[static_cast<std::size_t>(month.count++)] = {channel, config.candidates_per_month, config.noise, 0.0, config.contact, 0.0, nullptr};
        month.cost += to_pence(config.cost_gbp_per_month * (1.0 - levers[Lever::search_cost]));
    };
    own(Channel::direct, c.search.direct);
    if (f.has(i, flag_hong_kong)) own(Channel::hong_kong, c.search.hong_kong);
    if (f.intermediary[i] != 0 && world.matching.served[static_cast<std::size_t>(f.slot[i])] != 0) {
        const Intermediary& one = world.intermediaries[f.intermediary[i] - 1u];
        const IntermediaryConfig& group = c.intermediaries[one.group];
        const double screening = 1.0 - (1.0 - static_cast<double>(one.screening)) * (1.0 - world.system_levers[Lever::intermediary_screening]);
        month.channels[static_cast<std::size_t>(month.count++)] = {static_cast<Channel>(one.type), group.candidates_per_month, 1.0, screening, group.contact, group.bias,
                                                                   &world.constants->reach[one.group].china_regions};
        const IntermediaryReach& reach = world.constants->reach[one.group];
        // A publicly funded intermediary serves its clients at its funder's cost.
        if (reach.funded) month.public_fee = to_pence(group.fee_gbp);
        else month.fee = to_pence(group.fee_gbp * (1.0 - levers[Lever::search_cost]));
        month.china_pays = reach.funded_by_china;
    }
    return month;
}

/// A candidate by index into a static list, so that a change in one list shifts nobody else (rulings 2.3).
std::int64_t meet(const World& world, std::size_t i, const OpenChannel& channel, std::uint32_t ordinal) {
    const Block block = world.draws.block(world.firms.id[i], static_cast<std::uint32_t>(channel.channel) + 1, world.step_key(), number(Purpose::candidate), ordinal);
    const std::size_t own = world.firms.sector[i];
    const bool off = uniform(block.word[2]) < world.config().search.off_sector_share;
    const std::size_t sector = off ? static_cast<std::size_t>(uniform(block.word[3]) * static_cast<double>(world.constants->sectors)) : own;
    const std::vector<std::uint32_t>* list = &world.partners_of_sector[sector];
    if (channel.regions != nullptr && channel.regions->size() < world.constants->china_regions) {
        const auto pick = static_cast<std::size_t>(uniform(block.word[0]) * static_cast<double>(channel.regions->size()));
        list = &world.partners_of_sector_region[sector * world.constants->china_regions + (*channel.regions)[pick]];
    }
    if (list->empty()) return -1;
    return (*list)[static_cast<std::size_t>(uniform(block.word[1]) * static_cast<double>(list->size()))];
}

/// What one look at a candidate tells: a signal of its value and how precise it is.
struct Look {
    double signal = 0, precision = 0;
};

Look look_at(const World& world, std::size_t i, const Partner& partner, const OpenChannel& channel, double contact, const LeverSet& levers) {
    const SearchConfig& c = world.config().search;
    Sharpening sharp;
    sharp.screening = channel.screening;
    sharp.knowledge = c.knowledge_sharpens * static_cast<double>(world.firms.knowledge[i]);
    sharp.contact = c.contact_sharpens * contact;
    const double known = static_cast<double>(partner.good) + static_cast<double>(partner.bad);
    sharp.reputation = c.reputation_sharpens * known / (known + c.telling_outcomes);
    sharp.support = levers[Lever::screening];
    const double sd = signal_sd(c.signal_sd, channel.noise, sharp);
    const Block block = world.draws.block(world.firms.id[i], partner.id, world.step_key(), number(Purpose::signal));
    // A biased intermediary makes those look better who pay it; those who pay are taken to be the opportunistic.
    // Vetting reveals part of what is hidden: the signal moves from the public record towards true reliability.
    const double vetted = levers[Lever::partner_vetting];
    const double reputation = public_reputation(partner);
    const double trustworthy = reputation + (static_cast<double>(partner.reliability) - reputation) * (1.0 - (1.0 - c.visible_in_talks) * (1.0 - vetted));
    const double fit = candidate_value(world, i, partner);
    const double value = fit + c.trust_weight * trustworthy + channel.bias * static_cast<double>(partner.opportunism);
    return {value + sd * math::inverse_normal(uniform(block.word[0])), 1.0 / (sd * sd)};
}

/// Where a look at a partner goes: its place on the list, the first empty place, or the place of the worst.
std::size_t place_for(const Search& search, std::uint32_t partner) {
    std::size_t place = shortlist_size;
    for (std::size_t k = 0; k < shortlist_size; ++k) {
        if (search.precision[k] > 0.0F && search.partner[k] == partner) place = k;
    }
    if (place < shortlist_size) return place;
    place = 0;
    for (std::size_t k = 0; k < shortlist_size; ++k) {
        if (search.precision[k] == 0.0F) return k;
        if (search.mean[k] < search.mean[place]) place = k;
    }
    return place;
}

/// Puts a look into the shortlist: updates a known candidate, else replaces the worst if the new one promises more.
void remember(Search& search, std::uint32_t partner, Channel channel, const Look& look, const Belief& prior) {
    const std::size_t k = place_for(search, partner);
    const bool taken = search.precision[k] > 0.0F;
    const bool known = taken && search.partner[k] == partner;
    const Belief before = known ? Belief{static_cast<double>(search.mean[k]), static_cast<double>(search.precision[k])} : prior;
    const Belief after = updated(before, look.signal, look.precision);
    if (taken && !known && static_cast<double>(search.mean[k]) >= after.mean) return;
    search.partner[k] = partner;
    search.mean[k] = static_cast<float>(after.mean);
    search.precision[k] = static_cast<float>(after.precision);
    search.channel[k] = static_cast<std::uint8_t>(channel);
}

/// The value below which the firm would rather go on looking, this month.
double reservation(const World& world, std::size_t i, const Belief& prior, const SearchMonth& month, double contact, double arrival, const LeverSet& levers) {
    const SearchConfig& c = world.config().search;
    double signal_noise = c.signal_sd;  // of the clearest channel open to the firm, for a partner without a record
    for (int k = 0; k < month.count; ++k) {
        const OpenChannel& channel = month.channels[static_cast<std::size_t>(k)];
        const Sharpening sharp{channel.screening, c.knowledge_sharpens * static_cast<double>(world.firms.knowledge[i]), c.contact_sharpens * contact, 0.0, levers[Lever::screening]};
        signal_noise = std::min(signal_noise, signal_sd(c.signal_sd, channel.noise, sharp));
    }
    const double variance = 1.0 / prior.precision;
    const double sd = variance / std::sqrt(variance + signal_noise * signal_noise);
    const double best = reservation_value(world.constants->reservation, prior.mean, sd, c.search_cost_value, arrival, world.config().entry.discount_per_month);
    const Firms& f = world.firms;
    const double burn = f.employees[i] * world.config().firms.wage_gbp_per_month + to_gbp(f.project_cost[i]) -
                        to_gbp(f.home_revenue[i]) * (1.0 - world.config().firms.bought_in_share - world.config().firms.research_share);
    const double home = c.reservation_floor;  // nobody who is worth less than going home is proposed to
    return std::max(home, impatient_reservation(best, home, runway_months(to_gbp(f.cash[i]), burn), c.patience_months));
}

/// Utility of the firm to a partner, above the partner's threshold.
double partner_utility(const World& world, std::size_t i, const Partner& partner, std::uint8_t channel, double contact, const Block& block, const LeverSet& levers) {
    const MatchingConfig& m = world.config().matching;
    const Firms& f = world.firms;
    ProposalView view;
    view.quality = static_cast<double>(f.quality[i]) * static_cast<double>(f.lead[i]) + m.quality_noise * math::inverse_normal(uniform(block.word[1]));
    view.alignment = static_cast<double>(partner.alignment);
    view.co_funding = levers[Lever::co_funding];
    view.trust = contact;
    view.distance = cognitive_distance(f.own_capability[i], partner.capability);
    view.regime = world.environment.effects.acceptance;
    if (channel >= first_intermediary_channel && f.intermediary[i] != 0) view.bias = world.config().intermediaries[world.intermediaries[f.intermediary[i] - 1u].group].bias;
    const double threshold = acceptance_threshold(world.config().partners.types[partner.type].acceptance_threshold, m.crowding, partner.used, partner.capacity);
    return acceptance_utility(view, m) - threshold;
}

/// Places of the shortlist from the best candidate to the worst, empty ones last; ties are told apart by the partner's id.
std::array<std::size_t, shortlist_size> best_first(const World& world, const Search& search) {
    std::array<std::size_t, shortlist_size> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if ((search.precision[a] > 0.0F) != (search.precision[b] > 0.0F)) return search.precision[a] > 0.0F;
        return search.mean[a] != search.mean[b] ? search.mean[a] > search.mean[b] : world.partners[search.partner[a]].id < world.partners[search.partner[b]].id;
    });
    return order;
}

/// Whether a candidate above the reservation value has a place; proposing is thought about only then.
bool can_propose(const World& world, const Search& search, double least) {
    for (std::size_t k = 0; k < shortlist_size; ++k) {
        if (search.precision[k] == 0.0F || static_cast<double>(search.mean[k]) < least) continue;
        if (world.matching.has_place[search.partner[k]] != 0) return true;
    }
    return false;
}

/// Proposes to every candidate above the reservation value that has a place, best first; ties are told apart by the pair's draw.
void propose(World& world, ChunkScratch& scratch, std::size_t i, const Search& search, float reservation, double contact, const LeverSet& levers) {
    const auto order = best_first(world, search);
    std::uint32_t made = 0;
    for (const std::size_t k : order) {
        if (search.precision[k] == 0.0F || search.mean[k] < reservation) break;
        if (world.matching.has_place[search.partner[k]] == 0) continue;
        const Partner& partner = world.partners[search.partner[k]];
        const Block block = world.draws.block(world.firms.id[i], partner.id, world.step_key(), number(Purpose::signal));
        const std::uint64_t tie = static_cast<std::uint64_t>(block.word[2]) << 32 | world.firms.id[i];
        const double utility = partner_utility(world, i, partner, search.channel[k], contact, block, levers);
        scratch.proposals.push_back({static_cast<std::uint32_t>(i), search.partner[k], utility, tie, search.channel[k]});
        ++made;
    }
    if (made > 0) {
        scratch.group_sizes.push_back(made);
        emit(scratch, i, EventKind::proposed, static_cast<std::uint8_t>(made), static_cast<double>(search.mean[order[0]]), 0, search.partner[order[0]] + 1);
    }
}

/// Partners looked at this month.
class Seen {
public:
    /// True if the partner has been seen before; remembers it otherwise.
    bool already(std::uint32_t partner) {
        for (int k = 0; k < count_; ++k) {
            if (partners_[static_cast<std::size_t>(k)] == partner) return true;
        }
        if (count_ < static_cast<int>(partners_.size())) partners_[static_cast<std::size_t>(count_++)] = partner;
        return false;
    }

    Seen() {}  // leaves the places as they are: they are written before they are read

private:
    std::array<std::uint32_t, 60> partners_;  // the first count_ of them
    int count_ = 0;
};

int candidates_met(double mean, double u) { return static_cast<int>(std::min<std::int64_t>(20, stochastic_round(mean, u))); }

}  // namespace

double candidate_value(const World& world, std::size_t firm, const Partner& partner) {
    const Firms& f = world.firms;
    const auto offered = offered_capability(world, partner, f.sector[firm]);
    const auto& needs = f.needs[firm][std::min<std::size_t>(f.stage[firm], working_stages - 1)];
    double fit = 0.0;
    for (std::size_t c = 0; c < capability_count; ++c) fit += needs[c] * std::max(offered[c], static_cast<double>(f.own_capability[firm][c]));
    return fit / 255.0;
}

void search_month(World& world, ChunkScratch& scratch, std::size_t firm, const Block& counts, const LeverSet& levers) {
    const SearchConfig& c = world.config().search;
    Firms& f = world.firms;
    Search& search = world.searches[static_cast<std::size_t>(f.slot[firm])];
    const SearchMonth month = open_channels(world, firm, levers);
    pay(world, scratch, firm, Transfer::search_cost, month.cost);
    pay(world, scratch, firm, Transfer::intermediary_fee, month.fee);
    add(scratch.sums, month.china_pays ? Transfer::delivery_china : Transfer::delivery_uk, month.public_fee);
    const double time = bandwidth(static_cast<double>(f.attention[firm]) * static_cast<double>(f.senior_time[firm]), world.config().entry.attention_need);
    const Belief prior{c.fit_prior_mean + c.trust_weight * c.expected_reliability, 1.0 / (c.fit_prior_sd * c.fit_prior_sd)};
    Seen seen;
    double contact = static_cast<double>(search.contact);
    double arrival = 0.0;
    for (int k = 0; k < month.count; ++k) {
        const OpenChannel& channel = month.channels[static_cast<std::size_t>(k)];
        const double added = 1.0 - (1.0 - channel.contact) * (1.0 - levers[Lever::contact]);
        contact = 1.0 - (1.0 - contact) * (1.0 - added * face_to_face(world, levers) * c.visits_per_month);
        const double mean = channel.candidates * time * levers[Lever::candidates];
        arrival += mean;
        const int met = candidates_met(mean, uniform(counts.word[static_cast<std::size_t>(k)]));
        for (int n = 0; n < met; ++n) {
            const std::int64_t j = meet(world, firm, channel, static_cast<std::uint32_t>(n));
            if (j < 0) continue;
            const Partner& partner = world.partners[static_cast<std::size_t>(j)];
            if (world.matching.has_place[static_cast<std::size_t>(j)] == 0) continue;  // full: nobody to talk to
            if (seen.already(static_cast<std::uint32_t>(j))) continue;  // one look a month
            remember(search, static_cast<std::uint32_t>(j), channel.channel, look_at(world, firm, partner, channel, contact, levers), prior);
        }
    }
    search.contact = static_cast<float>(contact);
    if (!can_propose(world, search, c.reservation_floor)) return;  // nothing below is proposed to whatever the reservation value
    propose(world, scratch, firm, search, static_cast<float>(reservation(world, firm, prior, month, contact, arrival, levers)), contact, levers);
}

}  // namespace pactsim
