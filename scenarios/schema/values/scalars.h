#pragma once
// Single values: numbers, truth values, text, names, months.

#include "scenarios/schema/value.h"
#include "scenarios/schema/values/bounds.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pactsim {

/// `true` or `false`; nothing else, as YAML 1.1 and 1.2 differ on yes, no, on and off.
ValuePtr<bool> boolean();
/// A whole number from `min` to `max`, held in an int, an unsigned 32-bit or a 64-bit integer.
template <class Integer>
ValuePtr<Integer> integer(std::int64_t min, std::int64_t max);
extern template ValuePtr<int> integer<int>(std::int64_t, std::int64_t);
extern template ValuePtr<std::uint32_t> integer<std::uint32_t>(std::int64_t, std::int64_t);
extern template ValuePtr<std::int64_t> integer<std::int64_t>(std::int64_t, std::int64_t);
/// A finite number.
ValuePtr<double> real(Bounds bounds = {});
inline ValuePtr<double> real(double min, double max) { return real(Bounds{min, max, false, false}); }
/// A part of a whole, 0 to 1: never percent.
ValuePtr<double> share();
/// A whole number held in a double.
ValuePtr<double> whole(double min, double max);
/// Pounds sterling; pence are the smallest part. The key says what the pounds are for and per what time.
ValuePtr<double> money(double min, double max);

/// Any text.
ValuePtr<std::string> text();
/// A name that other parts of the scenario may refer to: small letters, digits and underscores, a letter first, at most 64.
ValuePtr<std::string> identifier();
/// The name of an item of the list at `list` (a dotted path).
ValuePtr<std::string> name_of(std::string list);
/// The same, or empty text for `meaning_of_empty`.
ValuePtr<std::string> name_or_empty(std::string list, std::string meaning_of_empty);
/// One of a closed list of words, kept as text.
ValuePtr<std::string> word_of(std::span<const std::string_view> words);

/// A date "YYYY-MM", kept as text.
ValuePtr<std::string> year_month();
/// A month: a whole number counted from the start of the horizon (warm-up is negative), or "YYYY-MM".
ValuePtr<int> month(int min, int max);

/// The number in a node, after a report if it is none.
std::optional<double> read_number(Reader& reader, const Node& node, std::string_view wanted);
/// The month in a node (integer or date), after a report if it is none.
std::optional<int> read_month(Reader& reader, const Node& node);
/// The text of a scalar, after a report if it is a list, a map or nothing.
std::optional<std::string> read_text(Reader& reader, const Node& node);
/// Whether `text` may be a name.
bool is_identifier(std::string_view text);
/// JSON Schema of a string that must be one of `words`.
Node words_schema(std::span<const std::string_view> words);

}  // namespace pactsim
