#include "analysis/report/svg/number_text.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

constexpr std::string_view minus_sign = "\u2212";

void require_finite(double value) {
    if (!std::isfinite(value)) throw InvariantError("a number of the report is not finite");
}

/// Digits with a sign only if any digit is not zero: "-0.00" would claim a direction that is not there.
std::string without_negative_zero(std::string text) {
    if (text.size() > 1 && text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
    return text;
}

void drop_trailing_zeros(std::string& text) {
    if (text.find('.') == std::string::npos) return;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
}

std::string with_commas(std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string coordinate_text(double value) {
    require_finite(value);
    std::string text = without_negative_zero(fmt::format("{:.2f}", value));
    drop_trailing_zeros(text);
    return text;
}

double rounded_to(double value, int decimals) {
    const double scale = std::pow(10.0, std::abs(decimals));
    const double rounded = decimals >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
    return rounded == 0.0 ? 0.0 : rounded;
}

std::string shown_number(double value, int decimals) {
    require_finite(value);
    const std::string text = without_negative_zero(fmt::format("{:.{}f}", rounded_to(value, decimals), std::max(decimals, 0)));
    const bool negative = text.front() == '-';
    const std::string body = negative ? text.substr(1) : text;
    const std::size_t point = std::min(body.find('.'), body.size());
    return (negative ? std::string(minus_sign) : std::string()) + with_commas(std::string_view(body).substr(0, point)) + body.substr(point);
}

std::string raw_number(double value, int decimals) {
    require_finite(value);
    std::string text = without_negative_zero(fmt::format("{:.{}f}", value, decimals));
    drop_trailing_zeros(text);
    return text;
}

std::string shown_whole(std::int64_t value) {
    const std::string text = std::to_string(value);
    return value < 0 ? std::string(minus_sign) + with_commas(std::string_view(text).substr(1)) : with_commas(text);
}

std::string counted(std::int64_t count, std::string_view singular, std::string_view plural) {
    return fmt::format("{} {}", shown_whole(count), count == 1 ? singular : plural);
}

}  // namespace pactsim::report
