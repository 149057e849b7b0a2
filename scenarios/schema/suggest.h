#pragma once
// "Did you mean": the nearest accepted words to a mistyped one.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string alignment).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The accepted words within max(1, length/3) edits of `word`, nearest first, ties in alphabetical order, at most three.
std::vector<std::string> suggestions(std::string_view word, std::span<const std::string> accepted);

/// A help line: "did you mean `a` or `b`?", else "accepted: a, b, c" (`noun` says what is accepted: "keys", "names").
std::string suggestion_help(std::string_view word, std::span<const std::string> accepted, std::string_view noun);

/// Words in a sentence: `a`, `b` or `c`.
std::string quoted_list(std::span<const std::string> words, std::string_view last_joint);

}  // namespace pactsim
