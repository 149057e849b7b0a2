// Question: why did it happen? Answered from what the firm knew and from the numbers behind its decision.

#include "output/story_sentences.h"
#include "output/story_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

struct Term {
    double gbp;
    std::string words;
};

/// The terms of an entry decision in words, the weightiest first.
std::vector<Term> entry_terms(const StoryTurn& turn) {
    const EntryReason& r = turn.entry;
    const std::string knowledge = percent_words(turn.state.knowledge);
    std::vector<Term> terms{
        {r.market, r.market > 0 ? "a larger market" : "a smaller share of the market"},
        {r.speed, r.speed > 0 ? "faster work with a partner's people and plant" : "slower work, for a firm that knew " + knowledge + " of what there is to know about China"},
        {r.running_cost, r.running_cost > 0 ? "cheaper work" : "dearer work"},
        {r.risk, r.risk > 0 ? "less risk of running dry" : "the risk of leaks and of a partnership that breaks"},
        {r.entry_cost, r.entry_cost > 0 ? "help with the cost of getting in" : "the cost of getting in"},
        {r.team_at_home, r.team_at_home > 0 ? "a team that could go on working at home" : "senior people with too little time for both"},
    };
    std::erase_if(terms, [](const Term& t) { return std::fabs(t.gbp) < 1000.0; });
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return std::fabs(a.gbp) > std::fabs(b.gbp); });
    if (terms.size() > 3) terms.resize(3);
    return terms;
}

/// "a larger market (£1.2 million) and cheaper work (£30,000)" of those terms that point one way; empty if none does.
std::string terms_words(const std::vector<Term>& terms, bool in_favour) {
    std::vector<std::string> words;
    for (const Term& t : terms) {
        if ((t.gbp > 0) == in_favour) words.push_back(t.words + " (" + money_words(std::fabs(t.gbp)) + ")");
    }
    return list_words(words);
}

std::string peers_words(const EntryReason& r) {
    const auto there = static_cast<std::int64_t>(r.peer_success * r.peers + 0.5);
    if (r.peers == 0) return "";
    if (r.peers == 1) return there == 1 ? " The one firm it watched worked there already." : " The one firm it watched did not work there.";
    if (there == 0) return " None of the " + count_words(r.peers) + " firms it watched worked there.";
    return fmt::format(" {} of the {} firms it watched worked there already.", capitalised(count_words(there)), count_words(r.peers));
}

std::string support_words(const EntryReason& r) { return r.support.empty() ? "" : " Support under " + list_words(r.support) + " made the step easier."; }

std::string entry_words(const StoryTurn& turn, bool went) {
    const double gain = to_gbp(turn.event.amount);
    const auto terms = entry_terms(turn);
    const std::string good = terms_words(terms, true);
    const std::string bad = terms_words(terms, false);
    const bool better = gain > 0;
    std::string text = fmt::format("By its own reckoning going was worth {} {} than staying", money_words(std::fabs(gain)), better ? "more" : "less");
    if (better && !good.empty()) text += ", thanks to " + good;
    if (!better && !bad.empty()) text += ", because of " + bad;
    text += ".";
    const std::string& against = better ? bad : good;
    if (!against.empty()) text += (better ? " Against it spoke " : " In favour spoke ") + against + ".";
    if (went && !better) text += fmt::format(" Such sums are uncertain: of firms in that position {} go, and this one went.", chance_words(static_cast<double>(turn.event.value)));
    if (!went && better) text += fmt::format(" But such sums are uncertain: of firms in that position {} go, and this one did not.", chance_words(static_cast<double>(turn.event.value)));
    return text + peers_words(turn.entry) + (went ? support_words(turn.entry) : "");
}

std::string_view trait_words(FormTrait trait) {
    switch (trait) {
        case FormTrait::access: return "it opened more of the partner's plant and people to the firm";
        case FormTrait::control: return "it left more control with the firm";
        case FormTrait::revenue_share: return "it left the firm a larger share of sales";
        case FormTrait::secrecy: return "it laid less know-how bare";
        case FormTrait::low_cost: return "it cost less to set up";
        case FormTrait::cash_now: return "it brought money at once";
        case FormTrait::habit: break;
    }
    return "it suited both sides";
}

std::string form_reason_words(const StoryTurn& turn) {
    const FormReason& r = turn.form;
    const std::string trait(trait_words(r.trait));
    if (r.other == governance_form_count) return "No other form was open to it.";
    const std::string other(form_words(static_cast<GovernanceForm>(r.other)));
    const double gain = r.chosen_gbp - r.other_gbp;
    if (gain >= 0) return fmt::format("That was worth {} to it, {} more than {}, the next best: {}.", money_words(r.chosen_gbp), money_words(gain), other, trait);
    return fmt::format("On paper {} would have been worth {} more, but at the table this form won: {}.", other, money_words(-gain), trait);
}

std::string signature_words(const StoryTurn& turn) {
    std::string text = form_reason_words(turn);
    if (turn.event.amount > 0) text += fmt::format(" The partner paid {} on the day.", money_words(turn.event.amount));
    return text + fmt::format(" Trust stood at {}.", percent_words(static_cast<double>(turn.event.value)));
}

std::string months_left(const FirmState& s) {
    if (s.cash <= 0) return "The account was empty";
    return fmt::format("At {} a month the {} it had would last {}", money_words(s.burn), money_words(s.cash), span_words(static_cast<int>(s.cash / s.burn)));
}

std::string breakup_words(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    const auto trust = static_cast<double>(turn.event.value);
    switch (static_cast<EndReason>(turn.event.detail)) {
        case EndReason::regime: return fmt::format("Relations between the two countries were {}, and few ties stood the strain; trust was at {}.", regime_words(s.regime), percent_words(trust));
        case EndReason::learning_race: return "The partner had learned what it wanted and no longer needed the firm.";
        case EndReason::export_control: return "Export control no longer let work of both civil and military use go on.";
        case EndReason::screening: return "The government had blocked the investment.";
        case EndReason::firm_ended: return "The firm itself was at its end.";
        case EndReason::talks: return "The talks had failed.";
        case EndReason::project_over: return "There was no technology left to work on together.";
        case EndReason::crackdown: return "The Chinese authorities were cracking down on the sector.";
        case EndReason::low_trust: break;
    }
    if (trust < 0.5) return fmt::format("Trust had worn down to {}, too little to go on with.", percent_words(trust));
    if (trust + 0.05 < s.trust_at_signing) return fmt::format("Trust had slipped from {} to {}.", percent_words(s.trust_at_signing), percent_words(trust));
    if (s.pact_months >= 12 && s.pact_months <= 60) return fmt::format("It was not for want of trust, which stood at {}: at that age partnerships are at their most fragile.", percent_words(trust));
    return fmt::format("Trust still stood at {}; the two had simply grown apart.", percent_words(trust));
}

std::string failure_words(const FirmState& s, Pence cash) {
    std::string text = fmt::format("The account had been empty for {}, {} was owed", span_words(s.negative_months + 1), money_words(std::max<Pence>(0, -cash)));
    if (s.burn > 0) text += fmt::format(", another {} went out every month", money_words(s.burn));
    text += s.leaks_known > 0 ? ", and investors kept away from a firm known to have leaked." : ", and no investor had come forward.";
    return text;
}

std::string ending_words(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    switch (turn.event.kind) {
        case EventKind::failed_cash: return failure_words(s, turn.event.amount);
        case EventKind::orderly_stop: return fmt::format("Its business lost money and {} was left, so it stopped while it could still pay everyone.", money_words(turn.event.amount));
        case EventKind::closed_other: return fmt::format("The cause had nothing to do with China or with its technology; {} was left in the account.", money_words(turn.event.amount));
        case EventKind::sold_elsewhere: return "A firm with an established product finds buyers.";
        case EventKind::sold_to_partner: return "The contract had given the partner the majority, and it took the rest.";
        default: return "The partner wanted the venture for itself.";  // sold_stake
    }
}

std::string search_end_words(const StoryTurn& turn) {
    if (turn.state.project_over) return "There was no longer a technology to offer.";
    if (turn.state.stage == Stage::established) return "It no longer needed one: its technology was on the market.";
    if (turn.offers == 0) return "In all that time it met nobody it thought worth an offer, and it would not pay for a longer search.";
    return "No partner worth having had said yes, and it would not pay for a longer search.";
}

std::string talks_words(const StoryTurn& turn) {
    if (turn.event.detail == 1) return "No form of partnership was open to it that it could pay for and that the government would let pass.";
    return fmt::format("After {} the two sides could not agree on terms.", span_words(std::max(1, static_cast<int>(turn.event.value))));
}

std::string work_words(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    switch (turn.event.kind) {
        case EventKind::stage_reached: return fmt::format("The stage before had taken {}.", span_words(std::max(1, s.months_in_stage)));
        case EventKind::established: return fmt::format("Roll-out had taken {}.", span_words(std::max(1, s.months_in_stage)));
        case EventKind::technical_end: return "That can happen to anybody at this stage; no more milestones would follow.";
        case EventKind::demand_end: return "The work had gone well, but customers did not want what came of it; no more milestones would follow.";
        case EventKind::setback: return fmt::format("Its technology was at {} of what could be hoped for, and the weaker the technology, the more goes wrong.", percent_words(s.quality));
        default: return {};
    }
}

std::string money_reason(const StoryTurn& turn, std::size_t told) {
    const FirmState& s = turn.state;
    if (turn.event.kind == EventKind::project_paused && turn.event.amount <= 0) return "There was no money left to pay for the work.";
    if (turn.event.kind == EventKind::project_paused) return fmt::format("The {} left would not have paid for two more months of work.", money_words(std::max<Pence>(0, turn.event.amount)));
    if (turn.event.kind == EventKind::project_resumed) return fmt::format("With {} in the account it could afford to.", money_words(turn.event.amount));
    const std::string reserve = s.burn > 0 ? months_left(s) : "It wanted more than the " + money_words(std::max<Pence>(0, s.cash)) + " it had to fall back on";
    std::string text = reserve + ", and a technology at " + percent_words(s.quality) + " of the best";
    if (told > 0) return reserve + ".";
    return text + (s.leaks_known > 0 ? " outweighed its known leaks." : " was enough to convince them.");
}

std::string conduct_words(const StoryTurn& turn) {
    const FirmState& s = turn.state;
    const auto value = static_cast<double>(turn.event.value);
    switch (turn.event.kind) {
        case EventKind::leak: return s.trust > 0 ? fmt::format("Trust stood at {}, and the form of the partnership let the partner see that much.", percent_words(s.trust)) : std::string();
        case EventKind::leak_noticed: return "The partner had to answer for it, and trust suffered.";
        case EventKind::rival_appeared: return fmt::format("It was built on what had leaked{}, and would take up to {} of the sales.", turn.months_since > 0 ? " " + span_words(turn.months_since) + " before" : "", percent_words(value));
        case EventKind::breach_seen: return fmt::format("Trust fell from {} to {}.", percent_words(s.trust), percent_words(value));
        case EventKind::leadership_changed: return fmt::format("With that, {} of the shared past counted for nothing.", percent_words(value));
        case EventKind::partner_left_race: return fmt::format("It had learned {} of what there was to learn.", percent_words(value));
        case EventKind::suit_won: return "The patent held, and the copy was stopped.";
        case EventKind::suit_lost: return "The court did not find for it.";
        case EventKind::export_stop: return "Its technology has military uses as well as civil ones.";
        case EventKind::blocked_by_screening: return "A Chinese stake in so sensitive a technology was not to be.";
        default: return {};
    }
}

}  // namespace

std::string reason_of(const StoryTurn& turn, std::size_t told) {
    const Event& e = turn.event;
    const auto value = static_cast<double>(e.value);
    switch (e.kind) {
        case EventKind::entered_search: return entry_words(turn, true);
        case EventKind::stayed_home: return entry_words(turn, false);
        case EventKind::gave_up_search: return search_end_words(turn);
        case EventKind::talks_failed: return talks_words(turn);
        case EventKind::signed_: return signature_words(turn);
        case EventKind::form_changed: return form_reason_words(turn);
        case EventKind::dissolved: return breakup_words(turn);
        case EventKind::equity_round:
        case EventKind::project_paused:
        case EventKind::project_resumed: return money_reason(turn, told);
        case EventKind::accepted:
            if (value > 0.25) return told % 2 == 0 ? "It was clearly what that side had been looking for." : "Its offer was more than welcome.";
            return told % 2 == 0 ? "Of all that courted it at the time, the firm offered most." : "No better offer was on the table there.";
        case EventKind::awarded: return turn.channel.empty() ? "" : "Its money went to " + turn.channel + ".";
        case EventKind::proposed: return "Nothing came of it: that side had better choices or no place left.";
        case EventKind::refused: return turn.channel.empty() ? "The money had run out." : "Its money went to " + turn.channel + ", and ran out.";
        case EventKind::became_client: return told > 0 ? "" : "It hoped for better names than it could find alone.";
        case EventKind::protection_chosen:
            return e.detail == 0 ? fmt::format("Courts there enforced such rights well enough ({}) for a patent to earn its cost.", percent_words(value))
                                 : "What a leak would cost outweighed the delay.";
        case EventKind::failed_cash:
        case EventKind::orderly_stop:
        case EventKind::closed_other:
        case EventKind::sold_elsewhere:
        case EventKind::sold_to_partner:
        case EventKind::sold_stake: return ending_words(turn);
        case EventKind::stage_reached:
        case EventKind::established:
        case EventKind::technical_end:
        case EventKind::demand_end:
        case EventKind::setback: return work_words(turn);
        default: return conduct_words(turn);
    }
}

}  // namespace pactsim
