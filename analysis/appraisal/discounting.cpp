#include "analysis/appraisal/discounting.h"

#include "sim/error.h"

#include <cmath>

namespace pactsim {

namespace {

constexpr std::int64_t one = std::int64_t{1} << 62;
constexpr std::int64_t rate_scale = 1'000'000'000;
constexpr Pence largest_amount = Pence{1} << 56;

Int128 rounded_quotient(Int128 value, Int128 divisor) {
    const Int128 half = divisor / 2;
    return value >= 0 ? (value + half) / divisor : -((-value + half) / divisor);
}

}  // namespace

double discount_rate(std::span<const DiscountBandConfig> bands, RateSet rates, std::size_t year) {
    if (bands.empty()) throw InvariantError("a schedule without discount rates cannot discount");
    const DiscountBandConfig* band = &bands.front();
    for (const DiscountBandConfig& next : bands) {
        if (static_cast<std::size_t>(next.from_year) <= year) band = &next;
    }
    return rates == RateSet::standard ? band->standard : rates == RateSet::health ? band->health : band->lower;
}

DiscountFactors::DiscountFactors(std::span<const DiscountBandConfig> bands, RateSet rates, std::size_t years) {
    std::int64_t factor = one;
    for (std::size_t year = 0; year < years; ++year) {
        if (year > 0) {
            const auto rate = static_cast<std::int64_t>(std::llround(discount_rate(bands, rates, year) * static_cast<double>(rate_scale)));
            factor = static_cast<std::int64_t>(rounded_quotient(static_cast<Int128>(factor) * rate_scale, rate_scale + rate));
        }
        factors_.push_back(factor);
    }
}

double DiscountFactors::factor(std::size_t year) const { return static_cast<double>(factors_.at(year)) / static_cast<double>(one); }

double DiscountFactors::annuity(std::size_t first, std::size_t last) const {
    double sum = 0.0;
    for (std::size_t year = first; year <= last; ++year) sum += factor(year);
    return sum;
}

Pence DiscountFactors::present_value(std::span<const Pence> yearly) const {
    if (yearly.size() > factors_.size()) throw InvariantError("an amount lies beyond the years for which there are discount factors");
    Int128 sum = 0;
    for (std::size_t year = 0; year < yearly.size(); ++year) {
        if (yearly[year] > largest_amount || yearly[year] < -largest_amount) throw InvariantError("an amount of more than 2^56 pence a year cannot be discounted");
        sum += static_cast<Int128>(yearly[year]) * factors_[year];
    }
    return static_cast<Pence>(rounded_quotient(sum, one));
}

double equivalent_annual(double present_value, const DiscountFactors& factors, std::size_t years) {
    if (years == 0 || years >= factors.years()) throw InvariantError("an equivalent annual amount needs at least one year with a discount factor");
    return present_value / factors.annuity(1, years);
}

}  // namespace pactsim
