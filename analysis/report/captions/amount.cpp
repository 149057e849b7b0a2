#include "analysis/report/captions/amount.h"

#include "analysis/report/svg/number_text.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace pactsim::report {

namespace {

struct MoneyUnit {
    double unit;
    std::string_view suffix;
};
constexpr std::array money_units{MoneyUnit{1e9, "bn"}, MoneyUnit{1e6, "m"}};

MoneyUnit money_unit(double largest) {
    for (const MoneyUnit& unit : money_units) {
        if (std::abs(largest) >= unit.unit) return unit;
    }
    return {1, ""};
}

}  // namespace

int decimals_beside(double half_width, double size) {
    const double base = half_width > 0 ? half_width : std::abs(size);
    if (!(base > 0)) return 0;
    const int power = static_cast<int>(std::floor(std::log10(base) + 1e-12));
    if (!(half_width > 0)) return 2 - power;
    return base / std::pow(10.0, power) < 3.545 ? 1 - power : -power;
}

AmountStyle::AmountStyle(AmountKind kind, double largest, double half_width) : kind_(kind) {
    if (kind == AmountKind::pounds) {
        const MoneyUnit unit = money_unit(largest);
        unit_ = unit.unit;
        suffix_ = unit.suffix;
    }
    decimals_ = std::min(decimals_beside(half_width / unit_, largest / unit_), kind == AmountKind::count || unit_ > 1 ? 3 : 0);
}

AmountStyle AmountStyle::for_table(AmountKind kind, double largest, double half_width) {
    AmountStyle style(kind, largest, half_width);
    if (kind == AmountKind::pounds) {
        style.unit_ = 1e6;
        style.suffix_ = "m";
        style.decimals_ = std::abs(largest) >= 1e6 ? 1 : 3;
    } else {
        style.decimals_ = std::max(style.decimals_, std::abs(largest) < 1000 ? 1 : 0);
    }
    return style;
}

std::string AmountStyle::size_text(double amount) const {
    return fmt::format("{}{}{}", kind_ == AmountKind::pounds ? "£" : "", shown_number(std::abs(amount) / unit_, decimals_), suffix_);
}

std::string AmountStyle::text(double amount) const {
    const bool vanishes = rounded_to(amount / unit_, decimals_) == 0;
    return (amount < 0 && !vanishes ? "\u2212" : "") + size_text(amount);
}

std::string AmountStyle::signed_text(double amount) const {
    const bool vanishes = rounded_to(amount / unit_, decimals_) == 0;
    return (amount > 0 && !vanishes ? "+" : "") + text(amount);
}

std::string probability_number(double probability) {
    if (!(probability >= -1e-9 && probability <= 1 + 1e-9)) throw InvariantError("a probability of the report is outside 0 to 1");
    const int percent = 5 * static_cast<int>(std::lround(probability * 20));
    if (percent <= 0) return "less than 5%";
    if (percent >= 100) return "more than 95%";
    return fmt::format("{}%", percent);
}

std::string probability_text(double probability) {
    const std::string number = probability_number(probability);
    const int percent = 5 * static_cast<int>(std::lround(probability * 20));
    const std::string_view word = percent <= 5    ? "a remote chance"
                                  : percent <= 20 ? "highly unlikely"
                                  : percent <= 35 ? "unlikely"
                                  : percent <= 45 ? "a realistic possibility"
                                  : percent == 50 ? "as likely as not"
                                  : percent <= 75 ? "likely"
                                  : percent <= 90 ? "highly likely"
                                                  : "almost certain";
    return fmt::format("{} ({})", word, number);
}

}  // namespace pactsim::report
