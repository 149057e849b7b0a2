#include "app/story_json.h"

#include "output/story_sentences.h"
#include "output/story_words.h"

namespace pactsim {

namespace {

nlohmann::ordered_json turn_json(const FirmLife& life, const Calendar& calendar, const StoryTurn& turn) {
    Telling telling;
    telling.when = "in " + month_words(life.start, turn.month);
    return {{"month", turn.month},
            {"label", calendar.label(turn.month)},
            {"event", event_names[static_cast<std::size_t>(turn.event.kind)]},
            {"sentence", sentence_of(turn, telling)},
            {"reason", reason_of(turn)},
            {"value", turn.event.value},
            {"amount_gbp", to_gbp(turn.event.amount)},
            {"other", turn.other},
            {"partner", turn.other_number == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(turn.other_number)},
            {"cash_gbp", to_gbp(turn.state.cash)},
            {"knowledge", turn.state.knowledge},
            {"trust", turn.state.trust}};
}

}  // namespace

nlohmann::ordered_json paragraphs_json(const std::vector<StoryParagraph>& paragraphs) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const StoryParagraph& p : paragraphs) list.push_back({{"chapter", p.chapter}, {"text", p.text}});
    return list;
}

nlohmann::ordered_json turns_json(const FirmLife& life, const Calendar& calendar) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const StoryTurn& turn : life.turns) list.push_back(turn_json(life, calendar, turn));
    return list;
}

nlohmann::ordered_json totals_json(const FirmTotals& t) {
    return {{"home_business_gbp", to_gbp(t.home_business)}, {"venture_home_gbp", to_gbp(t.venture_home)}, {"venture_china_gbp", to_gbp(t.venture_china)},
            {"support_cash_gbp", to_gbp(t.support_cash)},   {"equity_gbp", to_gbp(t.equity)},             {"leak_value_gbp", to_gbp(t.leak_value)},
            {"awards", t.awards},                           {"refusals", t.refusals},                     {"partnerships", t.partnerships},
            {"leaks", t.leaks},                             {"leaks_noticed", t.leaks_noticed}};
}

}  // namespace pactsim
