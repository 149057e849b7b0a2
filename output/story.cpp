// Tells a life: puts small things together, breaks it into phases, and gives every turn its month and its reason.

#include "output/story.h"

#include "output/story_frame.h"
#include "output/story_sentences.h"
#include "output/story_summaries.h"
#include "output/story_words.h"

#include <algorithm>
#include <array>
#include <set>

namespace pactsim {

namespace {

using K = EventKind;

/// Longest paragraph, in turns told, before a pause in events starts a new one.
constexpr int long_paragraph = 6;

bool same_month(const StoryTurn& a, const StoryTurn& b) { return a.month == b.month; }

bool is_end(K kind) {
    return kind == K::failed_cash || kind == K::orderly_stop || kind == K::closed_other || kind == K::sold_elsewhere || kind == K::sold_to_partner;
}

/// True if turn `k` says nothing that another turn of the same month does not say better.
bool said_elsewhere(const std::vector<StoryTurn>& turns, std::size_t k) {
    const StoryTurn& turn = turns[k];
    if (turn.event.kind == K::joined) return true;  // the introduction says so
    const bool asked = turn.event.kind == K::became_client;
    const bool dissolved = turn.event.kind == K::dissolved;
    if (dissolved && static_cast<EndReason>(turn.event.detail) == EndReason::firm_ended) return true;
    for (const StoryTurn& other : turns) {
        if (!same_month(turn, other)) continue;
        const K kind = other.event.kind;
        if (asked && kind == K::accepted && other.event.detail >= first_intermediary_channel) return true;
        if (dissolved && (kind == K::sold_stake || kind == K::sold_to_partner || kind == K::export_stop || kind == K::partner_left_race)) return true;
    }
    if (turn.event.kind != K::applied) return false;
    return std::any_of(turns.begin() + static_cast<std::ptrdiff_t>(k), turns.end(), [&](const StoryTurn& later) {
        const bool decided = later.event.kind == K::awarded || later.event.kind == K::refused;
        return decided && later.event.other == turn.event.other;
    });
}

/// Turns after which the small things before them must have been told, because a new phase of life begins or an explanation rests on them.
bool is_boundary(K kind) {
    switch (kind) {
        case K::entered_search:
        case K::gave_up_search:
        case K::accepted:
        case K::talks_failed:
        case K::signed_:
        case K::form_changed:
        case K::leak:
        case K::dissolved:
        case K::sold_stake:
        case K::partner_left_race:
        case K::export_stop: return true;
        default: return is_end(kind);
    }
}

/// Turns with which a paragraph ends.
bool closes_chapter(K kind) {
    return kind == K::dissolved || kind == K::gave_up_search || kind == K::talks_failed || kind == K::sold_stake || kind == K::export_stop || kind == K::partner_left_race;
}

/// Small things of one sort that wait to be told together.
struct Heap {
    std::string (*summary)(const std::string&, const SmallThings&);
    SmallThings turns;
    [[nodiscard]] int last_month() const { return turns.empty() ? 0 : turns.back()->month; }
};

class Teller {
 public:
    /// `life` holds the turns of that part only. A part that starts later names its first month in full.
    Teller(const FirmLife& life, StoryPart part) : life_(life), part_(part), last_month_(life.opening.month - (part == StoryPart::rest ? 1 : 0)) {}

    std::vector<StoryParagraph> tell() {
        if (part_ != StoryPart::rest) paragraphs_.push_back({"introduction", story_introduction(life_)});
        for (std::size_t k = 0; k < life_.turns.size(); ++k) {
            const StoryTurn& turn = life_.turns[k];
            if (said_elsewhere(life_.turns, k)) continue;
            Heap* heap = heap_of(turn.event.kind);
            if (heap != nullptr) heap->turns.push_back(&turn);
            else tell_turn(turn);
        }
        tell_small_things();
        if (part_ != StoryPart::beginning) {
            if (chapter_ != "ending") begin("ending");
            say(story_standing(life_));
            say(story_balance(life_));
        }
        begin("");
        return std::move(paragraphs_);
    }

 private:
    /// Closes the paragraph, if there is one, and names the next.
    void begin(const std::string& chapter) {
        const bool goes_on = !paragraphs_.empty() && paragraphs_.back().chapter != "introduction" && (chapter_ == "afterwards" || chapter_ == paragraphs_.back().chapter);
        if (goes_on && told_here_ <= 1 && !text_.empty()) paragraphs_.back().text += " " + text_;  // too little for a paragraph of its own
        else if (!text_.empty()) paragraphs_.push_back({chapter_, text_});
        text_.clear();
        chapter_ = chapter;
        told_here_ = 0;
    }

    void say(const std::string& sentence) {
        if (sentence.empty()) return;
        if (!text_.empty()) text_ += ' ';
        text_ += sentence;
    }

    /// The time of a sentence, as it follows from the one before. Months are named in full unless nothing has passed.
    std::string when(int month) {
        static constexpr std::array<std::string_view, 3> at_once{"that same month", "at the same time", "in the same month"};
        const int passed = month - last_month_;
        if (passed < 0) return std::string(meantime());
        last_month_ = month;
        if (passed == 0) return std::string(at_once[same_++ % at_once.size()]);
        const std::string name = "in " + month_words(life_.start, month);
        if (++moves_ % 3 != 0 || passed > 9) return name;
        return span_words(passed) + " later, " + name;
    }

    /// Words for a month that lies before the one told last.
    std::string_view meantime() {
        static constexpr std::array<std::string_view, 3> words{"meanwhile", "in the meantime", "along the way"};
        return words[meantimes_++ % words.size()];
    }

    /// "By March 2027", for things that happened over some months.
    std::string by(int month) {
        const int passed = month - last_month_;
        last_month_ = std::max(last_month_, month);
        if (passed == 0) return "By then";
        return passed < 0 ? capitalised(std::string(meantime())) : "By " + month_words(life_.start, month);
    }

    std::string sentence(const StoryTurn& turn) {
        Telling telling;
        telling.when = when(turn.month);
        telling.way = told(turn.event.kind)++;
        telling.partner_known = turn.other_number != 0 && known_.contains(turn.other_number);
        if (turn.other_number != 0) known_.insert(turn.other_number);
        return sentence_of(turn, telling);
    }

    std::size_t& told(K kind) { return told_[static_cast<std::size_t>(kind)]; }

    /// Where a turn waits to be told with others of its sort; null for turns that are told by themselves.
    Heap* heap_of(K kind) {
        switch (kind) {
            case K::milestone:
            case K::setback: return &work_;
            case K::breach_seen: return &breaches_;
            case K::proposed: return &offers_;
            case K::awarded: return &awards_;
            case K::refused: return &refusals_;
            case K::award_ended: return &ends_;
            case K::stayed_home: return told(kind) > 0 ? &stays_ : nullptr;
            case K::project_paused: return told(kind) > 0 ? &stops_ : nullptr;
            case K::project_resumed: return told(kind) > 0 ? &stops_ : nullptr;
            default: return nullptr;
        }
    }

    void tell_turn(const StoryTurn& turn) {
        const K kind = turn.event.kind;
        const std::string stage_work = kind == K::stage_reached || kind == K::established || kind == K::technical_end || kind == K::demand_end ? setbacks_words() : "";
        if (kind == K::accepted && offers_.last_month() == turn.month && !offers_.turns.empty()) offers_.turns.pop_back();
        if (is_boundary(kind)) tell_small_things();
        if (kind == K::entered_search) begin("search");
        else if (kind == K::signed_) begin("partnership");
        else if (is_end(kind)) begin("ending");
        else if (told_here_ >= long_paragraph && turn.month > last_month_) begin(chapter_);
        const std::size_t before = told(kind);
        say(sentence(turn));
        say(reason_of(turn, before) + stage_work);
        ++told_here_;
        if (closes_chapter(kind)) begin("afterwards");
    }

    /// What a finished stage had of setbacks; its steps need no further word.
    std::string setbacks_words() {
        const auto setbacks = std::count_if(work_.turns.begin(), work_.turns.end(), [](const StoryTurn* t) { return t->event.kind == K::setback; });
        work_.turns.clear();
        if (setbacks == 0) return {};
        return setbacks == 1 ? " One step of it had to be done again." : " " + capitalised(count_words(setbacks)) + " steps of it had to be done again.";
    }

    void tell_small_things() {
        if (told(K::refused) > 0) refusals_.turns.clear();  // told once; how often it happened is in the balance
        ends_.turns.clear();                                // that an award has an end is no turn of a life
        std::array<Heap*, 6> heaps{&stays_, &work_, &breaches_, &offers_, &awards_, &stops_};
        std::stable_sort(heaps.begin(), heaps.end(), [](const Heap* a, const Heap* b) { return a->last_month() < b->last_month(); });
        for (Heap* heap : heaps) tell_heap(*heap);
        tell_heap(refusals_);
    }

    void tell_heap(Heap& heap) {
        if (heap.turns.empty()) return;
        const StoryTurn& last = *heap.turns.back();
        if (heap.turns.size() == 1) {
            const std::size_t before = told(last.event.kind);
            say(sentence(last));
            say(reason_of(last, before));
        } else {
            say(heap.summary(by(last.month), heap.turns));
            for (const StoryTurn* turn : heap.turns) ++told(turn->event.kind);
        }
        ++told_here_;
        heap.turns.clear();
    }

    const FirmLife& life_;
    StoryPart part_;
    std::vector<StoryParagraph> paragraphs_;
    std::string text_, chapter_ = "at home";
    int told_here_ = 0;
    int last_month_;
    std::size_t same_ = 0, meantimes_ = 0;
    int moves_ = 0;
    std::array<std::size_t, event_kind_count> told_{};
    std::set<std::uint32_t> known_;
    Heap work_{work_summary, {}}, breaches_{breaches_summary, {}}, stays_{stays_summary, {}}, offers_{offers_summary, {}}, awards_{awards_summary, {}},
        refusals_{refusals_summary, {}}, stops_{stops_summary, {}}, ends_{refusals_summary, {}};
};

}  // namespace

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

std::vector<StoryParagraph> tell(const FirmLife& life, StoryPart part, int month) {
    if (part == StoryPart::whole) return Teller(life, part).tell();
    FirmLife piece = life;
    std::erase_if(piece.turns, [&](const StoryTurn& turn) { return (turn.month < month) != (part == StoryPart::beginning); });
    return Teller(piece, part).tell();
}

std::string story_text(const FirmLife& life, int width) {
    const std::string title = story_title(life);
    std::string text = title + "\n" + std::string(static_cast<std::size_t>(width_of(title)), '=') + "\n";
    for (const StoryParagraph& paragraph : tell(life)) text += "\n" + wrapped(paragraph.text, width);
    return text;
}

}  // namespace pactsim
