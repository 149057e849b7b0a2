#include "analysis/experiments/discovery/condition.h"

#include "analysis/experiments/sensitivity/tools.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace pactsim::discovery {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// One side of a condition.
struct Side {
    const Response* response = nullptr;   // else a number
    double number = 0.0;
};

std::string names_that_may_stand(const AnalysisInput& input) {
    std::string text = input.outcome;
    for (const Response& scheme : input.schemes) text += ", " + scheme.name;
    return text;
}

Side read_side(const AnalysisInput& input, std::string_view text) {
    if (text.empty() || text == input.outcome || text == input.response.name) return {&input.response, 0.0};
    for (const Response& scheme : input.schemes) {
        if (scheme.name == text) return {&scheme, 0.0};
    }
    Side side;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side.number);
    if (error == std::errc{} && end == text.data() + text.size() && std::isfinite(side.number)) return side;
    throw UsageError(fmt::format("`{}` in a condition is neither a number nor known\n = help: a condition is like \"{} < 0\"; names that may stand in it: {}", text, input.outcome, names_that_may_stand(input)));
}

bool compare(double a, double b, bool less, bool equal) { return equal && a == b ? true : less ? a < b : a > b; }

std::string words_for(std::string_view left, const Side& a, const Side& b, std::string_view sign, std::string_view right, bool less) {
    if (a.response != nullptr && b.response != nullptr) return fmt::format("'{}' {} '{}'", a.response->name, less ? "loses to" : "beats", b.response->name);
    return fmt::format("{} {} {}", left, sign, right);
}

}  // namespace

Judged judge(const AnalysisInput& input, std::string_view condition) {
    const std::string_view whole = condition.empty() ? std::string_view("< 0") : condition;
    const std::size_t at = whole.find_first_of("<>");
    if (at == std::string_view::npos) throw UsageError(fmt::format("the condition `{}` has neither < nor >\n = help: write it like \"{} < 0\"", whole, input.outcome));
    const bool less = whole[at] == '<', equal = at + 1 < whole.size() && whole[at + 1] == '=';
    const std::string_view left = trimmed(whole.substr(0, at)), right = trimmed(whole.substr(at + (equal ? 2 : 1)));
    const Side a = read_side(input, left);
    if (right.empty()) throw UsageError(fmt::format("the condition `{}` ends too soon\n = help: write it like \"{} < 0\"", whole, input.outcome));
    const Side b = read_side(input, right);
    Judged judged;
    judged.words = words_for(left.empty() ? std::string_view(input.outcome) : left, a, b, whole.substr(at, equal ? 2 : 1), right, less);
    const auto value = [](const Side& side, std::size_t row) -> std::optional<double> {
        if (side.response == nullptr) return side.number;
        return side.response->present[row] != 0 ? std::optional(side.response->y[row]) : std::nullopt;
    };
    for (std::size_t row = 0; row < input.rows; ++row) {
        if (!is_sample_row(input, row)) continue;
        const auto x = value(a, row), y = value(b, row);
        if (!x || !y) {
            ++judged.left_out;
            continue;
        }
        judged.rows.push_back(row);
        judged.holds.push_back(compare(*x, *y, less, equal) ? 1 : 0);
    }
    return judged;
}

}  // namespace pactsim::discovery
