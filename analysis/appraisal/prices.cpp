#include "analysis/appraisal/prices.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

namespace {

std::int64_t micro(double index) { return static_cast<std::int64_t>(std::llround(index * 1e6)); }

}  // namespace

double deflator_index(const DeflatorConfig& deflator, int year) {
    if (deflator.years.empty() || year < deflator.years.front().year) {
        throw InputError(fmt::format("the schedule has no price index for {} (its first year is {}): choose a later price year or add years to gdp_deflator", year,
                                     deflator.years.empty() ? 0 : deflator.years.front().year));
    }
    for (const DeflatorYearConfig& row : deflator.years) {
        if (row.year == year) return row.index;
    }
    double index = deflator.years.back().index;
    for (int y = deflator.years.back().year; y < year; ++y) index *= 1.0 + deflator.growth_after;
    return index;
}

std::string deflator_source(const DeflatorConfig& deflator, int year) {
    for (const DeflatorYearConfig& row : deflator.years) {
        if (row.year == year) return row.source;
    }
    return deflator.growth_source;
}

PriceRule::PriceRule(const DeflatorConfig& deflator, int price_year, int base_year)
    : price_year_(price_year), base_year_(base_year), price_micro_(micro(deflator_index(deflator, price_year))), base_micro_(micro(deflator_index(deflator, base_year))) {
    if (price_micro_ <= 0 || base_micro_ <= 0) throw InputError("a price index below a millionth cannot be used");
}

double PriceRule::price_index() const { return static_cast<double>(price_micro_) / 1e6; }
double PriceRule::base_index() const { return static_cast<double>(base_micro_) / 1e6; }
double PriceRule::ratio() const { return static_cast<double>(base_micro_) / static_cast<double>(price_micro_); }

Pence PriceRule::to_base(Pence amount) const { return price_micro_ == base_micro_ ? amount : convert_currency(amount, base_micro_, price_micro_); }

std::string PriceRule::in_words() const {
    if (price_year_ == base_year_) return fmt::format("money is in constant prices of {}, the base year (first year of the proposal)", base_year_);
    return fmt::format("money in constant prices of {} is brought to prices of {} (base year, first year of the proposal) by the GDP deflator: x {:.6f} / {:.6f}", price_year_, base_year_,
                       base_index(), price_index());
}

}  // namespace pactsim
