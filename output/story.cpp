// Tells a life: puts small things together, breaks it into phases, and gives every turn its month and its reason.

#include "output/story.h"

#include "output/story_frame.h"
#include "output/story_sentences.h"
#include "output/story_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace pactsim {

namespace {

using K = EventKind;

/// Longest paragraph, in turns told, before a pause in events starts a new one.
constexpr int long_paragraph = 7;

bool same_month(const StoryTurn& a, const StoryTurn& b) { return a.month == b.month; }

bool is_end(K kind) {
    return kind == K::failed_cash || kind == K::orderly_stop || kind == K::closed_other || kind == K::sold_elsewhere || kind == K::sold_to_partner;
}

/// True if turn `k` says nothing that another turn of the same month does not say better.
bool said_elsewhere(const std::vector<StoryTurn>& turns, std::size_t k) {
    const StoryTurn& turn = turns[k];
    if (turn.event.kind == K::joined) return true;  // the introduction says so
    const bool dissolved = turn.event.kind == K::dissolved;
    if (dissolved && static_cast<EndReason>(turn.event.detail) == EndReason::firm_ended) return true;
    for (const StoryTurn& other : turns) {
        if (!same_month(turn, other)) continue;
        const K kind = other.event.kind;
        if (dissolved && (kind == K::sold_stake || kind == K::sold_to_partner || kind == K::export_stop || kind == K::partner_left_race)) return true;
    }
    if (turn.event.kind != K::applied) return false;
    return std::any_of(turns.begin() + static_cast<std::ptrdiff_t>(k), turns.end(), [&](const StoryTurn& later) {
        const bool decided = later.event.kind == K::awarded || later.event.kind == K::refused;
        return decided && later.event.other == turn.event.other;
    });
}

/// Small things of one sort that wait to be told together.
struct Heap {
    std::vector<const StoryTurn*> turns;
    [[nodiscard]] bool empty() const { return turns.empty(); }
    [[nodiscard]] int last_month() const { return turns.empty() ? 0 : turns.back()->month; }
    [[nodiscard]] std::int64_t count(K kind) const {
        return std::count_if(turns.begin(), turns.end(), [&](const StoryTurn* t) { return t->event.kind == kind; });
    }
};

class Teller {
 public:
    explicit Teller(const FirmLife& life) : life_(life), last_month_(life.opening.month) {}

    std::vector<StoryParagraph> tell() {
        add("introduction", story_introduction(life_));
        for (std::size_t k = 0; k < life_.turns.size(); ++k) {
            if (!said_elsewhere(life_.turns, k)) take(life_.turns[k]);
        }
        tell_small_things();
        if (chapter_ != "ending") begin("ending");
        say(story_standing(life_));
        say(story_balance(life_));
        begin("");
        return std::move(paragraphs_);
    }

 private:
    void add(std::string chapter, std::string text) { paragraphs_.push_back({std::move(chapter), std::move(text)}); }

    /// Closes the paragraph, if there is one, and names the next.
    void begin(const std::string& chapter) {
        if (!text_.empty()) add(chapter_, text_);
        text_.clear();
        chapter_ = chapter;
        told_here_ = 0;
    }

    void say(const std::string& sentence) {
        if (sentence.empty()) return;
        if (!text_.empty()) text_ += ' ';
        text_ += sentence;
        ++told_here_;
    }

    /// The time of a sentence, as it follows from the one before. Months are named in full unless nothing has passed.
    std::string when(int month) {
        const int passed = month - last_month_;
        const bool first = !timed_;
        timed_ = true;
        if (!first && passed < 0) return "meanwhile";
        last_month_ = month;
        if (!first && passed == 0) return ++same_ % 2 == 1 ? "that same month" : "at the same time";
        const std::string name = "in " + month_words(life_.start, month);
        if (first || ++moves_ % 3 != 0 || passed > 9) return name;
        return (passed == 1 ? "a month" : span_words(passed)) + " later, " + name;
    }

    /// "By March 2027", for things that happened over some months.
    std::string by(int month) {
        if (timed_ && month < last_month_) return "Meanwhile";
        const bool same = timed_ && month == last_month_;
        timed_ = true;
        last_month_ = month;
        return same ? "By then" : "By " + month_words(life_.start, month);
    }

    std::string sentence(const StoryTurn& turn) {
        Telling telling;
        telling.when = when(turn.month);
        telling.way = told_[static_cast<std::size_t>(turn.event.kind)]++;
        telling.partner_known = turn.other_number != 0 && known_.contains(turn.other_number);
        if (turn.other_number != 0) known_.insert(turn.other_number);
        return sentence_of(turn, telling);
    }

    void take(const StoryTurn& turn) {
        switch (turn.event.kind) {
            case K::milestone:
            case K::setback: work_.turns.push_back(&turn); return;
            case K::breach_seen: breaches_.turns.push_back(&turn); return;
            case K::proposed: offers_.turns.push_back(&turn); return;
            case K::refused: refusals_.turns.push_back(&turn); return;
            case K::award_ended: return;  // that an award has an end is no turn of a life
            case K::stayed_home:
                if (stay_told_) {
                    stays_.turns.push_back(&turn);
                    return;
                }
                stay_told_ = true;
                break;
            default: break;
        }
        tell_turn(turn);
    }

    void tell_turn(const StoryTurn& turn) {
        const K kind = turn.event.kind;
        const bool stage_over = kind == K::stage_reached || kind == K::established || kind == K::technical_end;
        std::string stage_work;
        if (stage_over) stage_work = setbacks_words();
        if (kind == K::accepted && !offers_.empty() && same_month(*offers_.turns.back(), turn)) offers_.turns.pop_back();
        tell_small_things();
        if (kind == K::entered_search) begin("search");
        else if (kind == K::signed_) begin("partnership");
        else if (is_end(kind)) begin("ending");
        else if (told_here_ >= long_paragraph && turn.month > last_month_) begin(chapter_);
        if (kind == K::entered_search) stay_told_ = false;
        say(sentence(turn));
        if (kind == K::leak_noticed || !(kind == K::stage_reached && !stage_work.empty())) say(reason_of(turn));
        else say(reason_of(turn) + stage_work);
        if (kind == K::dissolved || kind == K::gave_up_search || kind == K::talks_failed || kind == K::sold_stake || kind == K::export_stop || kind == K::partner_left_race) {
            begin("afterwards");
        }
    }

    /// What a finished stage had of setbacks, and nothing more to say of its steps.
    std::string setbacks_words() {
        const std::int64_t setbacks = work_.count(K::setback);
        work_.turns.clear();
        if (setbacks == 0) return {};
        return setbacks == 1 ? " One step of it had to be done again." : " " + capitalised(count_words(setbacks)) + " steps of it had to be done again.";
    }

    void tell_small_things() {
        std::array<std::pair<Heap*, std::string (Teller::*)()>, 5> heaps{{{&stays_, &Teller::stays_words},
                                                                          {&work_, &Teller::work_words},
                                                                          {&breaches_, &Teller::breaches_words},
                                                                          {&offers_, &Teller::offers_words},
                                                                          {&refusals_, &Teller::refusals_words}}};
        std::stable_sort(heaps.begin(), heaps.end(), [](const auto& a, const auto& b) { return a.first->last_month() < b.first->last_month(); });
        for (auto& [heap, words] : heaps) {
            if (heap->empty()) continue;
            say((this->*words)());
            heap->turns.clear();
        }
    }

    std::string stays_words() {
        if (stays_.turns.size() == 1) return sentence(*stays_.turns.front()) + " " + reason_of(*stays_.turns.front());
        const auto by_amount = [](const StoryTurn* a, const StoryTurn* b) { return a->event.amount < b->event.amount; };
        const auto [low, high] = std::minmax_element(stays_.turns.begin(), stays_.turns.end(), by_amount);
        const Pence least = (*low)->event.amount;
        const Pence most = (*high)->event.amount;
        std::string text = by(stays_.last_month()) + " it had asked itself the same question " + counted(stays_.turns.size() > 1 ? static_cast<std::int64_t>(stays_.turns.size()) : 1, "time") +
                           " more, with the same answer: ";
        if (most <= 0) return text + "going would have left it between " + money_words(-most) + " and " + money_words(-least) + " worse off.";
        if (least >= 0) return text + "a gain of between " + money_words(least) + " and " + money_words(most) + " was too uncertain to go for.";
        return text + "what it stood to gain ranged from " + money_words(least) + " to " + money_words(most) + ", too uncertain to go for.";
    }

    std::string work_words() {
        const std::int64_t steps = work_.count(K::milestone);
        const std::int64_t setbacks = work_.count(K::setback);
        if (steps + setbacks == 1) return sentence(*work_.turns.front()) + (setbacks == 1 ? " " + reason_of(*work_.turns.front()) : "");
        const std::string stage(stage_words(static_cast<Stage>(work_.turns.back()->event.detail)));
        const std::string head = by(work_.last_month());
        if (steps == 0) return head + " " + stage + " had suffered " + counted(setbacks, "setback") + ".";
        std::string text = head + " it had passed " + counted(steps, "milestone") + " of " + stage;
        return text + (setbacks == 0 ? "." : setbacks == 1 ? ", with one setback on the way." : ", with " + count_words(setbacks) + " setbacks on the way.");
    }

    std::string breaches_words() {
        const StoryTurn& first = *breaches_.turns.front();
        const StoryTurn& last = *breaches_.turns.back();
        if (breaches_.turns.size() == 1) return sentence(first) + " " + reason_of(first);
        told_[static_cast<std::size_t>(K::breach_seen)] += breaches_.turns.size();
        const auto after = static_cast<double>(last.event.value);
        std::string text = by(last.month) + " it had seen the partner fall short " + counted(static_cast<std::int64_t>(breaches_.turns.size()), "time") + ", ";
        if (after < first.state.trust - 0.02) return text + "and trust had gone from " + percent_words(first.state.trust) + " to " + percent_words(after) + ".";
        return text + "but enough went well in between to keep trust at " + percent_words(after) + ".";
    }

    std::string offers_words() {
        if (offers_.turns.size() == 1) return sentence(*offers_.turns.front()) + " Nothing came of it: that side had better choices or no place left.";
        for (const StoryTurn* turn : offers_.turns) known_.insert(turn->other_number);
        return by(offers_.last_month()) + " it had put offers to possible partners in " + counted(static_cast<std::int64_t>(offers_.turns.size()), "month") +
               " and been passed over in each: they had better choices or no place left.";
    }

    std::string refusals_words() {
        std::vector<std::string> schemes;
        for (const StoryTurn* turn : refusals_.turns) {
            if (std::find(schemes.begin(), schemes.end(), turn->other) == schemes.end()) schemes.push_back(turn->other);
        }
        if (refusals_.turns.size() == 1) return sentence(*refusals_.turns.front()) + " " + reason_of(*refusals_.turns.front());
        return by(refusals_.last_month()) + " " + counted(static_cast<std::int64_t>(refusals_.turns.size()), "application") + " for support had failed (" + list_words(schemes) +
               "): there were better claims, or the money had run out.";
    }

    const FirmLife& life_;
    std::vector<StoryParagraph> paragraphs_;
    std::string text_, chapter_ = "at home";
    int told_here_ = 0;
    int last_month_;
    bool timed_ = false, stay_told_ = false;
    int same_ = 0, moves_ = 0;
    std::array<std::size_t, event_kind_count> told_{};
    std::set<std::uint32_t> known_;
    Heap work_, breaches_, stays_, offers_, refusals_;
};

/// Number of characters on screen: bytes that do not continue a UTF-8 character.
int width_of(std::string_view word) {
    return static_cast<int>(std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string wrapped(std::string_view text, int width) {
    std::string out;
    int used = 0;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, blank);
        const int length = width_of(word);
        if (used > 0 && used + 1 + length > width) {
            out += '\n';
            used = 0;
        } else if (used > 0) {
            out += ' ';
            ++used;
        }
        out += word;
        used += length;
        text.remove_prefix(std::min(text.size(), blank + 1));
    }
    return out + "\n";
}

}  // namespace

std::vector<StoryParagraph> tell(const FirmLife& life) { return Teller(life).tell(); }

std::string story_text(const FirmLife& life, int width) {
    const std::string title = story_title(life);
    std::string text = title + "\n" + std::string(static_cast<std::size_t>(width_of(title)), '=') + "\n";
    for (const StoryParagraph& paragraph : tell(life)) text += "\n" + wrapped(paragraph.text, width);
    return text;
}

}  // namespace pactsim
