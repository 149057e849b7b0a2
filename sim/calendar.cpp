#include "sim/calendar.h"

#include "sim/error.h"

namespace pactsim {

namespace {

/// Division that rounds down also below zero.
constexpr int floor_div(int a, int b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The value of `text` if it consists of digits only.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// "YYYY-MM" as months from January of year 0.
std::optional<int> read_month(std::string_view date) {
    if (date.size() != 7 || date[4] != '-') return std::nullopt;
    const std::optional<int> year = digits(date.substr(0, 4));
    const std::optional<int> month = digits(date.substr(5, 2));
    if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
    return *year * 12 + *month - 1;
}

std::string padded(int value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

}  // namespace

Calendar::Calendar(int start_year, int start_month1, int warm_up_months, int horizon_months)
    : first_month_(start_year * 12 + start_month1 - 1), warm_up_months_(warm_up_months), horizon_months_(horizon_months) {
    if (start_year < 1 || start_year > 9999 || start_month1 < 1 || start_month1 > 12) {
        throw InvariantError("a calendar needs a year within 1..9999 and a month within 1..12");
    }
    if (warm_up_months < 0 || horizon_months < 0) {
        throw InvariantError("a calendar cannot have fewer than zero months of warm-up or horizon");
    }
}

std::string Calendar::label(int month) const {
    const int absolute = first_month_ + month;
    const int year = floor_div(absolute, 12);
    return padded(year, 4) + "-" + padded(absolute - year * 12 + 1, 2);
}

int Calendar::year_index(int month) const {
    return floor_div(month, 12);
}

std::optional<int> months_since(std::string_view start, std::string_view date) {
    const std::optional<int> first = read_month(start);
    const std::optional<int> second = read_month(date);
    if (!first || !second) return std::nullopt;
    return *second - *first;
}

}  // namespace pactsim
