#pragma once
// Numbers in scenarios: plain decimal text, nothing else (no octal, no hexadecimal, no infinity), read and written exactly.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pactsim {

enum class NumberVerdict : std::uint8_t {
    number,
    not_a_number,  ///< text such as `abc`, `5%`, `0x10` or `1_000`
    not_finite,    ///< `.nan`, `inf` and the like
    out_of_reach,  ///< `1e400`: no double is that large, or `1e-400`: that small
};

struct NumberRead {
    NumberVerdict verdict = NumberVerdict::not_a_number;
    double value = 0;
};

/// Reads a decimal number; `010` is ten, a leading plus sign is allowed.
NumberRead parse_real(std::string_view text);
/// Reads a whole number, also written as `2e6` when that is exact (up to 2^53).
std::optional<std::int64_t> parse_integer(std::string_view text);
/// The shortest decimal text that reads back to the same double.
std::string shortest(double value);
/// True when YAML readers would take the bare text for a number, a truth value or nothing.
bool reads_as_non_text(std::string_view text);

}  // namespace pactsim
