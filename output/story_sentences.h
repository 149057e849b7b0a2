#pragma once
// What to say of each kind of event: a sentence that tells it and a sentence that gives the reason.

#include "output/story.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pactsim {

/// Ways to say that one kind of event has happened. Words in braces are filled in: {When} and {when} the time, {other} partner, scheme or intermediary,
/// {amount}, {percent} the event's share, {count} and {span} numbers, {stage}, {before} the stage so far, {form}, {old} the form so far, {channel}.
struct SentenceRow {
    EventKind kind;
    std::array<std::string_view, 3> ways;  // at least the first; empty ones are not used
};

/// The row of an event. The table has one row per kind, in the order of the kinds.
const SentenceRow& sentence_row(EventKind kind);

/// How a sentence starts and what has been told already.
struct Telling {
    std::string when = "one day";     // "in March 2027", "that same month"
    std::size_t way = 0;              // counts how often the kind has been told; chooses among the ways
    bool partner_known = false;       // the partner has been introduced: "the enterprise" will do
};

/// The event as one sentence, with capital and full stop, without its reason.
std::string sentence_of(const StoryTurn& turn, const Telling& telling);

/// Why it happened, as one or more sentences; empty where the sentence itself says it (story_because.cpp).
/// `told` counts how often the kind has been told before: what goes without saying by then is left out.
std::string reason_of(const StoryTurn& turn, std::size_t told = 0);

/// The partner when it has been introduced: "the state-owned enterprise".
std::string known_partner(const std::string& words);

}  // namespace pactsim
