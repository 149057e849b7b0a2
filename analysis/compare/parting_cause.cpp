// Question: what in the world led two lives of one firm apart? Looked up in the two worlds as they stand at the end of the month.

#include "agents/phases/peers.h"
#include "agents/phases/support_view.h"
#include "analysis/compare/parting.h"
#include "output/story_reasons.h"
#include "output/story_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace pactsim {

namespace {

using K = EventKind;

/// Names of those of `mask` that belong to the difference of two worlds: `sources` of this world.
std::vector<std::string> names_of(const World& world, std::uint64_t mask, const std::vector<std::uint16_t>& sources) {
    std::vector<std::string> names;
    for (const std::uint16_t source : sources) {
        if (source < world.constants->instrument_key.size() && (mask >> source & 1) != 0) names.push_back(instrument_words(world, source));
    }
    return names;
}

bool is_among(std::size_t source, const std::vector<std::uint16_t>& sources) { return std::find(sources.begin(), sources.end(), source) != sources.end(); }

bool has_instrument(const World& world, const std::string& name) {
    const auto& list = world.config().policy.instruments;
    return std::any_of(list.begin(), list.end(), [&](const InstrumentConfig& c) { return c.name == name; });
}

/// Firms in the world of the scheme that have had support of instruments that are not the same in both worlds.
std::size_t supported_so_far(const TwinScene& scene) {
    std::uint64_t mask = 0;
    for (const std::uint16_t source : scene.difference.changed) mask |= source < 64 ? std::uint64_t{1} << source : 0;
    const auto& had = scene.with.world().firms.support_ever;
    return static_cast<std::size_t>(std::count_if(had.begin(), had.end(), [&](std::uint64_t bits) { return (bits & mask) != 0; }));
}

/// An instrument that one life heard from and the other did not.
std::string support_cause(const TwinScene& scene, const StoryTurn& turn, bool with_scheme) {
    const World& here = with_scheme ? scene.with.world() : scene.without.world();
    const World& there = with_scheme ? scene.without.world() : scene.with.world();
    const std::size_t index = turn.event.other - 1u;
    const std::string title = instrument_words(here, index);
    if (is_among(index, with_scheme ? scene.difference.changed : scene.difference.removed)) {
        const bool stands_there = has_instrument(there, here.config().policy.instruments[index].name);
        if (stands_there) return fmt::format("{} stands on other terms {} the scheme", title, with_scheme ? "under" : "without");
        return with_scheme ? fmt::format("{} is part of the scheme and is not there without it", title) : fmt::format("the scheme puts an end to {}", title);
    }
    const std::string way = turn.event.kind == K::awarded || turn.event.kind == K::refused ? fmt::format(", and its money goes to {}", allocation_words(here, index)) : std::string();
    return fmt::format("{} is the same in both worlds, but not who asks for it and who still needs it{}", title, way);
}

/// The firm that a partner agreed to talk to this month, of several the one with the lowest id; null if there was none but `firm`.
const Event* rival_for(const World& world, std::uint32_t partner, std::size_t firm) {
    const Event* found = nullptr;
    for (const Event& event : world.events) {
        if (event.kind != K::accepted || event.other != partner || event.firm == firm) continue;
        if (found == nullptr || world.firms.id[event.firm] < world.firms.id[found->firm]) found = &event;
    }
    return found;
}

/// A partner that agreed to talk in one life only.
std::string partner_cause(const TwinScene& scene, const StoryTurn& turn, bool with_scheme, const std::optional<FirstTrace>& trace) {
    const LifeTrace& beside = with_scheme ? scene.without : scene.with;
    const World& there = beside.world();
    const std::string_view where = with_scheme ? "without the scheme" : "with the scheme";
    const Partner& partner = there.partners[turn.other_number - 1];
    if (const Event* rival = rival_for(there, turn.other_number, beside.firm(scene.k)); rival != nullptr) {
        const World& scheme_world = scene.with.world();
        const std::vector<std::string> support = names_of(scheme_world, scheme_world.firms.support_ever[scheme_world.firms.find(there.firms.id[rival->firm])], scene.difference.changed);
        return fmt::format("{} that partner took firm {} instead{}", where, there.firms.id[rival->firm], support.empty() ? "" : ", which the scheme helps by " + list_words(support));
    }
    if (partner.used >= partner.capacity) return fmt::format("{} {} had been taken by other firms", where, partner.capacity == 1 ? "that partner’s only place" : "every place of that partner");
    const std::string met = turn.channel.empty() || turn.event.detail == 0 ? std::string() : fmt::format("they had met through {}, and ", turn.channel);
    return met + standing_cause(scene, trace);
}

/// An adviser asked in one life only.
std::string adviser_cause(const TwinScene& scene, const StoryTurn& turn, bool with_scheme, const std::optional<FirstTrace>& trace) {
    const World& here = with_scheme ? scene.with.world() : scene.without.world();
    const std::size_t group = here.intermediaries[turn.event.other - 1u].group;
    const std::size_t source = here.constants->instrument_key.size() + group;
    const auto& sources = with_scheme ? scene.difference.changed : scene.difference.removed;
    if (is_among(source, sources)) return fmt::format("the scheme {} this adviser", with_scheme ? "pays for" : "no longer pays for");
    return standing_cause(scene, trace);
}

/// A decision about China that fell the other way.
std::string entry_cause(const TwinScene& scene, const StoryTurn& with, const StoryTurn& without, const std::optional<FirstTrace>& trace) {
    const double gain = to_gbp(with.event.amount) - to_gbp(without.event.amount);
    const auto chance = [](const StoryTurn& turn) { return fmt::format("{:.1f}%", 100.0 * static_cast<double>(turn.event.value)); };
    std::string text = std::fabs(gain) < 1.0 ? std::string("the same sums fell differently")
                                             : fmt::format("by its own reckoning going was worth {} {} to it with the scheme than without", money_words(std::fabs(gain)), gain > 0 ? "more" : "less");
    text += fmt::format(" (of firms in its place {} go with it and {} without)", chance(with), chance(without));
    std::vector<std::string> support;
    for (const std::string& name : with.entry.support) {
        if (std::find(without.entry.support.begin(), without.entry.support.end(), name) == without.entry.support.end()) support.push_back(name);
    }
    if (!support.empty()) return text + "; it had support under " + list_words(support);
    const auto there = [](const EntryReason& r) { return static_cast<int>(r.peer_success * r.peers + 0.5); };
    if (there(with.entry) != there(without.entry))
        return text + fmt::format("; {} of the firms it watched worked in China with the scheme, {} without", count_words(there(with.entry)), count_words(there(without.entry)));
    return text + "; " + standing_cause(scene, trace);
}

/// Why the firm knows more or less of China.
std::string knowledge_cause(const TwinScene& scene) {
    const World& without = scene.without.world();
    const World& with = scene.with.world();
    if (with.config().forms.interactions) {
        const double a = look_at_peers(without, scene.without.firm(scene.k)).knowledge, b = look_at_peers(with, scene.with.firm(scene.k)).knowledge;
        if (a != b) return fmt::format("the firms that it watches know {} of China under the scheme", b > a ? "more" : "less");
    }
    const double a = without.environment.public_knowledge, b = with.environment.public_knowledge;
    if (a != b) return fmt::format("{} is commonly known of China under the scheme", b > a ? "more" : "less");
    return {};
}

}  // namespace

std::string cause_of_turn(const TwinScene& scene, const StoryTurn& mine, const StoryTurn* other, bool with_scheme, const std::optional<FirstTrace>& trace) {
    switch (mine.event.kind) {
        case K::applied:
        case K::awarded:
        case K::refused:
        case K::award_ended: return support_cause(scene, mine, with_scheme);
        case K::accepted: return partner_cause(scene, mine, with_scheme, trace);
        case K::became_client: return adviser_cause(scene, mine, with_scheme, trace);
        case K::entered_search:
        case K::stayed_home:
            if (other != nullptr && (other->event.kind == K::entered_search || other->event.kind == K::stayed_home))
                return with_scheme ? entry_cause(scene, mine, *other, trace) : entry_cause(scene, *other, mine, trace);
            return standing_cause(scene, trace);
        default:
            if (other != nullptr && other->event.kind == K::accepted) return partner_cause(scene, *other, !with_scheme, trace);
            return standing_cause(scene, trace);
    }
}

std::string standing_cause(const TwinScene& scene, const std::optional<FirstTrace>& trace) {
    const World& without = scene.without.world();
    const World& with = scene.with.world();
    const std::size_t i = scene.without.firm(scene.k), j = scene.with.firm(scene.k);
    const auto acting = names_of(with, SupportView(with).active(j) | with.firms.support_ever[j], scene.difference.changed);
    if (!acting.empty()) return fmt::format("{} {} on it", list_words(acting), acting.size() == 1 ? "acts" : "act");
    const auto lost = names_of(without, SupportView(without).active(i) | without.firms.support_ever[i], scene.difference.removed);
    if (!lost.empty()) return fmt::format("without the scheme it had {}", list_words(lost));
    if (trace && trace->what == "its knowledge of China") {
        const std::string start = with.config().time.start;
        const std::string why = knowledge_cause(scene);
        return fmt::format("its knowledge of China has differed a little since {}{}", month_words(start, trace->month), why.empty() ? "" : ": " + why);
    }
    const std::string knowledge = knowledge_cause(scene);
    if (!knowledge.empty()) return knowledge;
    const std::size_t helped = supported_so_far(scene);
    if (helped == 0) return "the scheme has changed what other firms, partners and advisers do, though it has not reached this one";
    return fmt::format("the scheme had helped {} by then, and what they did changed the partners, advisers and firms that this one meets",
                       helped == 1 ? "one other firm" : count_words(static_cast<std::int64_t>(helped)) + " other firms");
}

}  // namespace pactsim
