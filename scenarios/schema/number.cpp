#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace pactsim {

namespace {

std::string lower(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool names_non_finite(std::string_view text) {
    std::string word = lower(text);
    if (!word.empty() && (word[0] == '+' || word[0] == '-')) { word.erase(0, 1); }
    if (!word.empty() && word[0] == '.') { word.erase(0, 1); }
    return word == "nan" || word == "inf" || word == "infinity";
}

std::string_view without_plus(std::string_view text) {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') { text.remove_prefix(1); }
    return text;
}

}  // namespace

NumberRead parse_real(std::string_view text) {
    if (names_non_finite(text)) { return {NumberVerdict::not_finite, 0}; }
    text = without_plus(text);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || text.empty()) { return {NumberVerdict::not_a_number, 0}; }
    if (error == std::errc::result_out_of_range) { return {NumberVerdict::out_of_reach, 0}; }
    if (error != std::errc{}) { return {NumberVerdict::not_a_number, 0}; }
    return {std::isfinite(value) ? NumberVerdict::number : NumberVerdict::not_finite, value};
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    const std::string_view digits = without_plus(text);
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    if (error == std::errc{} && stop == end) { return value; }
    constexpr double exact_limit = 9007199254740992.0;
    const NumberRead real = parse_real(text);
    if (real.verdict != NumberVerdict::number || std::fabs(real.value) > exact_limit || std::floor(real.value) != real.value) { return std::nullopt; }
    return static_cast<std::int64_t>(real.value);
}

std::string shortest(double value) { return fmt::format("{}", value); }

bool reads_as_non_text(std::string_view text) {
    static constexpr std::array<std::string_view, 9> words{"", "~", "null", "true", "false", "yes", "no", "on", "off"};
    const std::string word = lower(text);
    if (std::find(words.begin(), words.end(), word) != words.end()) { return true; }
    const bool digit_first = std::isdigit(static_cast<unsigned char>(text.front())) != 0;  // also dates and times
    return digit_first || parse_real(text).verdict != NumberVerdict::not_a_number;
}

}  // namespace pactsim
