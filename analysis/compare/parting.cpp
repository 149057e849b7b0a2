#include "analysis/compare/parting.h"

#include "output/story_sentences.h"
#include "output/story_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace pactsim {

namespace {

/// Least differences that a reader of a story can see.
constexpr double visible_share = 0.005;
constexpr Pence visible_cash = 100 * 100;

/// Turns of the month just run.
std::span<const StoryTurn> turns_now(const LifeTrace& trace, std::size_t k) {
    const std::vector<StoryTurn>& turns = trace.life(k).turns;
    const auto first = std::find_if(turns.begin(), turns.end(), [&](const StoryTurn& turn) { return turn.month >= trace.last_month(); });
    return std::span<const StoryTurn>(turns).subspan(static_cast<std::size_t>(first - turns.begin()));
}

/// What makes two turns the same to a reader. Instruments and advisers stand in other places in other worlds, so they go by name.
bool is_same(const StoryTurn& a, const StoryTurn& b) {
    return std::tie(a.event.kind, a.event.detail, a.other_number, a.other) == std::tie(b.event.kind, b.event.detail, b.other_number, b.other);
}

bool holds(std::span<const StoryTurn> turns, const StoryTurn& turn) {
    return std::any_of(turns.begin(), turns.end(), [&](const StoryTurn& other) { return is_same(turn, other); });
}

/// A turn as a clause: "it won support worth £5,000 under the scheme ‘Voucher’".
std::string clause(const StoryTurn& turn) {
    constexpr std::string_view mark = "@ ";
    Telling telling;
    telling.when = "@";
    std::string text = sentence_of(turn, telling);
    if (text.starts_with(mark)) text.erase(0, mark.size());
    if (text.ends_with('.')) text.pop_back();
    return text;
}

/// The first turn that one life of this month has and the other has not. Either may be absent, but not both.
struct OddTurns {
    const StoryTurn* without = nullptr;
    const StoryTurn* with = nullptr;
};

/// A turn about an instrument without effect, award or cost: asking for nothing and getting it is no difference.
bool is_idle(const World& world, const StoryTurn& turn) {
    switch (turn.event.kind) {
        case EventKind::applied:
        case EventKind::awarded:
        case EventKind::refused:
        case EventKind::award_ended: return (world.constants->touching_instruments >> (turn.event.other - 1) & 1) == 0;
        default: return false;
    }
}

OddTurns odd_turns(const TwinScene& scene) {
    const std::span<const StoryTurn> without = turns_now(scene.without, scene.k), with = turns_now(scene.with, scene.k);
    OddTurns odd;
    const auto first_odd = [&](std::span<const StoryTurn> mine, std::span<const StoryTurn> others) -> const StoryTurn* {
        const World& world = mine.data() == with.data() ? scene.with.world() : scene.without.world();
        const auto found = std::find_if(mine.begin(), mine.end(), [&](const StoryTurn& turn) { return !is_idle(world, turn) && !holds(others, turn); });
        return found == mine.end() ? nullptr : &*found;
    };
    odd.without = first_odd(without, with);
    odd.with = first_odd(with, without);
    if (odd.without == nullptr || odd.with == nullptr) return odd;
    // Two odd turns are told together only if they stand in the same place; else the earlier one led to the other.
    const auto place_without = odd.without - without.data(), place_with = odd.with - with.data();
    if (place_without < place_with) odd.with = nullptr;
    if (place_with < place_without) odd.without = nullptr;
    return odd;
}

Parting parting_by_turn(const TwinScene& scene, const OddTurns& odd, const std::optional<FirstTrace>& trace) {
    Parting parting;
    parting.month = scene.with.last_month();
    if (odd.with != nullptr && odd.without != nullptr) parting.what = fmt::format("with the scheme {}, while without it {}", clause(*odd.with), clause(*odd.without));
    else if (odd.with != nullptr) parting.what = fmt::format("with the scheme {}, and without it nothing of the kind happened", clause(*odd.with));
    else parting.what = fmt::format("without the scheme {}, and with it nothing of the kind happened", clause(*odd.without));
    if (odd.with != nullptr && odd.with->event.kind == EventKind::applied) parting.applied_for = odd.with->other;
    parting.cause = odd.with != nullptr ? cause_of_turn(scene, *odd.with, odd.without, true, trace) : cause_of_turn(scene, *odd.without, nullptr, false, trace);
    return parting;
}

/// How the firm stands differently, as "with the scheme ..., without it ..."; empty if a reader could not tell.
std::string state_difference(const FirmState& a, const FirmState& b) {
    const auto shares = [](std::string_view with, double x, double y) { return fmt::format("with the scheme {} {}, without it {}", with, percent_words(x), percent_words(y)); };
    const auto exact = [](double x, double y) { return fmt::format("with the scheme {:.1f}%, without it {:.1f}%", 100.0 * x, 100.0 * y); };
    const auto told = [&](const std::string& what, double x, double y) {
        return percent_words(x) == percent_words(y) ? fmt::format("{}: {}", what, exact(x, y)) : shares(what + " stood at", x, y);
    };
    if (a.status != b.status || a.stage != b.stage || a.project_over != b.project_over) return "with the scheme it stood elsewhere on its way than without it";
    if (a.employees != b.employees) return fmt::format("with the scheme it had {} on its staff, without it {}", count_words(b.employees), count_words(a.employees));
    if (std::abs(a.cash - b.cash) >= visible_cash && money_words(a.cash) == money_words(b.cash))
        return fmt::format("with the scheme it had {} {} in the bank than without it", money_words(std::abs(b.cash - a.cash)), b.cash > a.cash ? "more" : "less");
    if (std::abs(a.cash - b.cash) >= visible_cash) return fmt::format("with the scheme it had {} in the bank, without it {}", money_words(b.cash), money_words(a.cash));
    if (std::fabs(a.knowledge - b.knowledge) >= visible_share) return told("its knowledge of China", b.knowledge, a.knowledge);
    if (std::fabs(a.quality - b.quality) >= visible_share) return told("its technology", b.quality, a.quality);
    if (std::fabs(a.lead - b.lead) >= visible_share) return told("its technical lead", b.lead, a.lead);
    if (std::fabs(a.trust - b.trust) >= visible_share) return told("trust in its partner", b.trust, a.trust);
    return {};
}

}  // namespace

std::optional<FirstTrace> find_trace(const TwinScene& scene) {
    const std::size_t i = scene.without.firm(scene.k), j = scene.with.firm(scene.k);
    const Firms& a = scene.without.world().firms;
    const Firms& b = scene.with.world().firms;
    const int month = scene.with.last_month();
    if (a.knowledge[i] != b.knowledge[j]) return FirstTrace{month, "its knowledge of China"};
    if (a.cash[i] != b.cash[j] || a.pending_equity_gbp[i] != b.pending_equity_gbp[j]) return FirstTrace{month, "its money"};
    if (a.quality[i] != b.quality[j] || a.lead[i] != b.lead[j]) return FirstTrace{month, "its technology"};
    if (a.senior_time[i] != b.senior_time[j] || a.attention[i] != b.attention[j]) return FirstTrace{month, "the time of its senior people"};
    const auto standing = [](const Firms& f, std::size_t at) {
        return std::make_tuple(f.status[at], f.stage[at], f.milestones_left[at], f.form[at], f.employees[at], f.leaks_known[at], f.partnerships_signed[at]);
    };
    if (standing(a, i) != standing(b, j)) return FirstTrace{month, "where it stood"};
    return std::nullopt;
}

std::optional<Parting> find_parting(const TwinScene& scene, const std::optional<FirstTrace>& trace) {
    const FirmLife& without = scene.without.life(scene.k);
    const FirmLife& with = scene.with.life(scene.k);
    if (without.opening.id == 0 && with.opening.id == 0) return std::nullopt;
    const OddTurns odd = odd_turns(scene);
    if (odd.without != nullptr || odd.with != nullptr) return parting_by_turn(scene, odd, trace);
    const std::string what = state_difference(without.end, with.end);
    if (what.empty()) return std::nullopt;
    return Parting{scene.with.last_month(), what, standing_cause(scene, trace), {}, {}};
}

void follow_application(const FirmLife& with, Parting& parting) {
    if (parting.applied_for.empty()) return;
    const auto decided = std::find_if(with.turns.begin(), with.turns.end(), [&](const StoryTurn& turn) {
        return turn.month >= parting.month && turn.other == parting.applied_for && (turn.event.kind == EventKind::awarded || turn.event.kind == EventKind::refused);
    });
    if (decided == with.turns.end()) return;
    const bool won = decided->event.kind == EventKind::awarded;
    parting.then = won ? fmt::format("in {} it won {} there", month_words(with.start, decided->month), money_words(decided->event.amount))
                       : fmt::format("in {} it was turned down", month_words(with.start, decided->month));
}

}  // namespace pactsim
