#include "output/story_frame.h"

#include "output/story_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pactsim {

namespace {

std::string_view size_words(SizeBand size) {
    constexpr std::array<std::string_view, 3> words{"a micro firm", "a small firm", "a medium-sized firm"};
    return words[static_cast<std::size_t>(size)];
}

/// "better than that of seven in ten other firms".
std::string rank_words(double share) {
    const auto tenths = static_cast<std::int64_t>(share * 10.0 + 0.5);
    if (tenths <= 0) return "among the weakest of all firms";
    if (tenths >= 10) return "among the best of all firms";
    return "better than that of " + count_words(tenths) + " in ten other firms";
}

std::string knowledge_words(double knowledge) {
    if (knowledge < 0.1) return "next to nothing";
    if (knowledge < 0.25) return "little";
    return knowledge < 0.5 ? "something" : "a good deal";
}

std::string purse_words(const FirmState& s) {
    if (s.cash <= 0) return "Its account was empty";
    std::string text = "It had " + money_words(s.cash) + " in the bank";
    if (s.burn <= 0) return text + " and lived on its income";
    const auto months = static_cast<int>(s.cash / s.burn);
    return months > 60 ? text + ", enough for years" : text + ", which would have paid for " + span_words(months);
}

/// Sentences about the venture's sales, by route.
std::string revenue_words(const FirmTotals& t, int months) {
    std::string text = "Over the " + span_words(months) + " of this story its everyday business sold goods and services worth " + money_words(t.home_business);
    if (t.venture_china == 0 && t.venture_home == 0) return text + "; the project never earned a penny.";
    text += "; the project earned it " + money_words(t.venture_china + t.venture_home);
    if (t.venture_china == 0) return text + ", none of it in China.";
    if (t.venture_home == 0) return text + ", all of it in China.";
    return text + ": " + money_words(t.venture_china) + " in China and " + money_words(t.venture_home) + " elsewhere.";
}

std::string help_words(const FirmTotals& t) {
    std::string text;
    if (t.awards == 0) text = t.refusals == 0 ? "It had no public support" : "It applied for public support " + times_words(t.refusals) + ", in vain";
    else if (t.support_cash <= 0) text = "Public support came " + times_words(t.awards) + ", as services";
    else text = fmt::format("Public support came in {}, with {} paid in cash", counted(t.awards, "award"), money_words(t.support_cash));
    if (t.awards > 0 && t.refusals > 0) text += " (" + counted(t.refusals, "application") + " failed)";
    return text + (t.equity > 0 ? ", and investors put up " + money_words(t.equity) + "." : ", and no investor came in.");
}

std::string leak_words(const FirmTotals& t) {
    if (t.partnerships == 0) return {};
    if (t.leaks == 0) return t.partnerships == 1 ? " Nothing leaked from its partnership." : " Nothing leaked from its partnerships.";
    std::string text = fmt::format(" Its know-how leaked {}, which cost it about {}", times_words(t.leaks), money_words(t.leak_value));
    if (t.leaks_noticed == 0) return text + "; it never knew.";
    return t.leaks_noticed < t.leaks ? text + fmt::format("; it noticed {} of these leaks.", count_words(t.leaks_noticed)) : text + ".";
}

}  // namespace

std::string story_title(const FirmLife& life) {
    const FirmOpening& o = life.opening;
    return fmt::format("Firm {}: {} in the {} sector, {}", o.id, size_words(o.size), o.sector, o.region);
}

std::string story_introduction(const FirmLife& life) {
    const FirmOpening& o = life.opening;
    const FirmState& s = o.state;
    const std::string month = month_words(life.start, o.month);
    const std::string people = s.employees == 1 ? "one person" : count_words(s.employees) + " people";
    std::string text = o.founded_in_run ? fmt::format("Firm {} was founded in {}: {} in the {} sector, {} in {}.", o.id, month, size_words(o.size), o.sector, people, o.region)
                                        : fmt::format("In {} firm {} was {} in the {} sector: {} in {}, {} after its foundation.", month, o.id, size_words(o.size), o.sector, people, o.region,
                                                      span_words(std::max(1, o.age_months)));
    text += fmt::format(" Its technology was {}, and its project stood at {}.", rank_words(o.quality_rank), stage_words(s.stage));
    if (o.dual_use) text += " What it made could serve soldiers as well as civilians.";
    else if (o.sensitive) text += " What it made was of the kind that the government looks at before foreigners may buy in.";
    text += fmt::format(" Of China it knew {} ({}). {}.", knowledge_words(s.knowledge), percent_words(s.knowledge), purse_words(s));
    return text;
}

std::string story_standing(const FirmLife& life) {
    const FirmState& s = life.end;
    const std::string month = month_words(life.start, life.last_month);
    const std::string people = s.employees == 1 ? "one person" : count_words(s.employees) + " people";
    switch (life.ending) {
        case Status::failed:
        case Status::stopped:
        case Status::sold: return {};
        case Status::home: break;
        case Status::searching: return fmt::format("When this story ends, in {}, it is still looking for a partner, with {} and {} in the bank.", month, people, money_words(s.cash));
        case Status::negotiating: return fmt::format("When this story ends, in {}, it is still in talks, with {} and {} in the bank.", month, people, money_words(s.cash));
        case Status::partnered:
            return fmt::format("When this story ends, in {}, the partnership still stands, {} old and with trust at {}; the firm has {} and {} in the bank.", month,
                               span_words(std::max(1, s.pact_months)), percent_words(s.trust), people, money_words(s.cash));
    }
    std::string project = s.project_over ? "without a project" : s.stage == Stage::established ? "with its technology on the market" : "with its project at " + std::string(stage_words(s.stage));
    return fmt::format("When this story ends, in {}, it is at home {}, with {} and {} in the bank.", month, project, people, money_words(s.cash));
}

std::string story_balance(const FirmLife& life) {
    const FirmTotals& t = life.totals;
    return revenue_words(t, life.last_month - life.opening.month + 1) + " " + help_words(t) + leak_words(t);
}

}  // namespace pactsim
