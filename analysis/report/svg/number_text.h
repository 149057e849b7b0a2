#pragma once
// Numbers as text, the same on every machine: no locale, no negative zero, fixed numbers of decimals.

#include <cstdint>
#include <string>
#include <string_view>

namespace pactsim::report {

/// A coordinate: at most two decimals, no trailing zeros, never "-0".
std::string coordinate_text(double value);

/// A number for people with this many decimals: commas between thousands and a true minus sign. Throws InvariantError if it is not finite.
std::string shown_number(double value, int decimals);

/// The same for machines: no commas, ASCII minus, at most `decimals` decimals without trailing zeros. Throws InvariantError if it is not finite.
std::string raw_number(double value, int decimals = 6);

/// A whole number with commas.
std::string shown_whole(std::int64_t value);

/// "1 run", "2 runs".
std::string counted(std::int64_t count, std::string_view singular, std::string_view plural);

/// Rounds half away from zero to this many decimals (negative: tens, hundreds).
double rounded_to(double value, int decimals);

}  // namespace pactsim::report
