#include "output/story_sentences.h"

#include "output/story_words.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

using K = EventKind;

constexpr std::array<SentenceRow, event_kind_count> rows{{
    {K::joined, {"{When} the firm opened for business with {amount} from its backers.", "", ""}},
    {K::milestone, {"{When} it passed a milestone in {stage}.", "A step of {stage} succeeded {when}.", ""}},
    {K::setback, {"{When} a step of {stage} went wrong and had to be done again.", "There was a setback in {stage} {when}.", ""}},
    {K::stage_reached, {"{When} it moved on to {stage}.", "{When} {before} was done and {stage} began.", "{When} the work reached {stage}."}},
    {K::established, {"{When} the technology was established on the market{route}.", "", ""}},
    {K::technical_end, {"{When} the technology failed in {stage}: it could not be made to work.", "", ""}},
    {K::entered_search, {"{When} it decided to look for a partner in China.", "{When} it set out once more to find a partner in China.",
                         "{When} it tried China yet again."}},
    {K::stayed_home, {"{When} it weighed up China and stayed at home.", "{When} it looked at China again and stayed where it was.",
                      "{When} China came up once more, and once more it stayed at home."}},
    {K::gave_up_search, {"{When} it gave up the search, after {span} without a partner.", "{When} it called off the search, {span} after it had begun.", ""}},
    {K::proposed, {"{When} it made an offer to {other}{more}.", "{When} it put a proposal to {other}{more}.", ""}},
    {K::accepted, {"{When} it met its match: {other} agreed to talk, found through {channel}.", "{When} {other}, to which {channel} had led it, agreed to talk.", ""}},
    {K::talks_failed, {"{When} the talks came to nothing.", "{When} these talks failed too.", ""}},
    {K::signed_, {"{When} the two signed: {form}.", "{When} the talks ended with a signature: {form}.", "{When} a contract was signed: {form}."}},
    {K::form_changed, {"{When} the partners changed the terms from {old} to {form}.", "{When} they sat down again and turned {old} into {form}.", ""}},
    {K::set_up, {"{When} everything was in place and joint work began.", "{When} the joint work could start.", ""}},
    {K::leak, {"{When} know-how leaked and {percent} of its technical lead was gone, worth some {amount}.",
               "{When} another leak cost it {percent} of its lead, or about {amount}.", "Once more know-how leaked, {when}: {percent} of the lead, some {amount}."}},
    {K::leak_noticed, {"{When} it found out.", "It noticed {when}.", ""}},
    {K::rival_appeared, {"{When} a local rival came to market with a copy.", "", ""}},
    {K::suit_won, {"{When} it went to court over its patent and won {amount}.", "", ""}},
    {K::suit_lost, {"{When} it went to court over its patent and lost, at a cost of {amount}.", "", ""}},
    {K::breach_seen, {"{When} it saw its partner fall short of what had been agreed.", "{When} the partner let it down again.", "There was another let-down {when}."}},
    {K::leadership_changed, {"{When} the person who had carried the partnership left.", "{When} leadership changed hands again.", ""}},
    {K::dissolved, {"{When} the partnership ended after {age}.", "{When} this partnership came to an end too, after {age}.", "{When} that was over as well, after {age}."}},
    {K::partner_left_race, {"{When} the partner walked away with what it had learned.", "", ""}},
    {K::sold_stake, {"{When} it sold its part of the venture to the partner for {amount}.", "", ""}},
    {K::sold_to_partner, {"{When} the whole firm was sold to its partner for {amount}.", "", ""}},
    {K::sold_elsewhere, {"{When} another buyer took over the firm.", "", ""}},
    {K::blocked_by_screening, {"{When} the government called the deal in and blocked it: there would be no such thing as {form}.", "", ""}},
    {K::export_stop, {"{When} export control put a stop to the joint work.", "", ""}},
    {K::applied, {"{When} it applied for support under the scheme {other}.", "{When} it sent off an application to {other}.", ""}},
    {K::awarded, {"{When} it won support worth {amount} under the scheme {other}.", "{When} {other} granted it {amount}.", "{When} {other} came through with {amount}."}},
    {K::refused, {"{When} {other} turned its application down.", "{When} an application to {other} failed.", ""}},
    {K::award_ended, {"{When} the support under {other} ran out.", "{When} {other} came to an end.", ""}},
    {K::equity_round, {"{When} investors promised {amount}, to be paid {lag}.", "{When} it raised another {amount}, due {lag}.", "{When} a further round brought {amount}, due {lag}."}},
    {K::project_paused, {"{When} it had to put the project on hold.", "{When} the project stood still again.", "{When} work stopped once more."}},
    {K::project_resumed, {"{When} work went on after {idle}.", "{When} the project was taken up again, after {idle}.", "{When} there was money to carry on, after {idle}."}},
    {K::orderly_stop, {"{When} the firm wound itself up.", "", ""}},
    {K::failed_cash, {"{When} the firm failed.", "", ""}},
    {K::closed_other, {"{When} the firm closed.", "", ""}},
    {K::became_client, {"{When} it turned to {other} for help.", "{When} it asked {other} to help it look.", "{When} it tried {other}."}},
    {K::first_sales_china, {"{When} the first customers in China paid: {amount} in that month.", "", ""}},
    {K::first_sales_home, {"{When} the first sales outside China brought {amount}.", "", ""}},
    {K::protection_chosen, {"{When} it {protection}.", "", ""}},
    {K::case_published, {"{When} a case study of its {outcome} was published.", "", ""}},
    {K::demand_end, {"{When} the project came to an end in {stage}: there was not enough demand for it.", "", ""}},
}};

constexpr bool rows_in_order() {
    for (std::size_t k = 0; k < event_kind_count; ++k) {
        if (rows[k].kind != static_cast<EventKind>(k) || rows[k].ways[0].empty()) return false;
    }
    return true;
}
static_assert(rows_in_order(), "one sentence per kind of event, in the order of the kinds");

/// The first month of work is told as "a month", never as "zero".
std::string age_words(const FirmState& s) { return span_words(std::max(1, s.pact_months)); }

std::string form_of(std::size_t form) { return form < governance_form_count ? std::string(form_words(static_cast<GovernanceForm>(form))) : "no form"; }

/// The word for one pair of braces.
std::string filled(std::string_view slot, const StoryTurn& turn, const Telling& telling) {
    const Event& e = turn.event;
    const auto value = static_cast<double>(e.value);
    if (slot == "When") return capitalised(telling.when) + (telling.when.find(',') == std::string::npos ? "" : ",");
    if (slot == "when") return telling.when;
    if (slot == "other") {
        if (turn.other_number == 0) return turn.other.empty() ? "a scheme" : turn.other;
        return telling.partner_known ? known_partner(turn.other) : turn.other + " (partner " + std::to_string(turn.other_number) + ")";
    }
    if (slot == "channel") return turn.channel.empty() ? "its own search" : turn.channel;
    if (slot == "amount") return money_words(e.amount);
    if (slot == "percent") return percent_words(value);
    if (slot == "span") return span_words(static_cast<int>(value));
    if (slot == "idle") return span_words(std::max(1, turn.months_since));
    if (slot == "age") return age_words(turn.state);
    if (slot == "lag") return e.detail == 0 ? "at once" : span_words(e.detail) + " later";
    if (slot == "stage") return std::string(stage_words(static_cast<Stage>(std::min<int>(e.detail, 3))));
    if (slot == "before") return std::string(stage_words(turn.state.stage));
    if (slot == "form") return form_of(e.detail);
    if (slot == "old") return form_of(static_cast<std::size_t>(std::max(0.0F, e.value)));
    if (slot == "route") return e.detail != 0 ? ", with the partner in China" : ", without help from China";
    if (slot == "more") return e.detail > 1 ? " and " + count_words(e.detail - 1) + (e.detail == 2 ? " other" : " others") : "";
    if (slot == "protection") return e.detail == 0 ? "took out patents in China for " + money_words(e.amount) : "decided to split the work and keep the core of its know-how secret";
    return e.detail != 0 ? "success" : "failure";  // outcome
}

}  // namespace

const SentenceRow& sentence_row(EventKind kind) { return rows[static_cast<std::size_t>(kind)]; }

std::string known_partner(const std::string& words) {
    std::string text = words.substr(0, words.find(" in "));
    for (const std::string_view article : {"an ", "a "}) {
        if (text.starts_with(article)) text.erase(0, article.size());
    }
    return text.empty() ? "the partner" : "the " + text;
}

std::string sentence_of(const StoryTurn& turn, const Telling& telling) {
    const SentenceRow& row = sentence_row(turn.event.kind);
    const auto used = static_cast<std::size_t>(std::count_if(row.ways.begin(), row.ways.end(), [](std::string_view way) { return !way.empty(); }));
    // The first way is for the first time, the others take turns after it.
    const std::size_t way = telling.way < used ? telling.way : (used == 1 ? 0 : 1 + (telling.way - 1) % (used - 1));
    std::string text;
    std::string_view rest = row.ways[way];
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        text += rest.substr(0, open);
        text += filled(rest.substr(open + 1, close - open - 1), turn, telling);
        rest.remove_prefix(close + 1);
    }
    return capitalised(text + std::string(rest));
}

}  // namespace pactsim
