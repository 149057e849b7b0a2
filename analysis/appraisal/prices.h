#pragma once
// From the prices of one year to those of another.

#include "scenarios/schema/config/schedule.h"
#include "sim/money.h"

#include <cstdint>
#include <string>

namespace pactsim {

/// The price index of a year: from the table, or grown from its last year. Throws InputError for a year before the table.
double deflator_index(const DeflatorConfig& deflator, int year);

/// Where that index comes from: the source of the year, or of the growth after the last year.
std::string deflator_source(const DeflatorConfig& deflator, int year);

/// A rule for bringing money to the prices of the base year: real = nominal x index(base year) / index(price year), half a penny away from zero.
/// Source: Green Book 5.11 to 5.13. Money of a scenario is in constant prices of its price year, so one ratio holds for all years of the horizon.
class PriceRule {
  public:
    PriceRule(const DeflatorConfig& deflator, int price_year, int base_year);

    [[nodiscard]] int price_year() const { return price_year_; }
    [[nodiscard]] int base_year() const { return base_year_; }
    [[nodiscard]] double price_index() const;
    [[nodiscard]] double base_index() const;
    [[nodiscard]] double ratio() const;
    /// The amount in prices of the base year. Throws InvariantError if it does not fit.
    [[nodiscard]] Pence to_base(Pence amount) const;
    /// "money is in prices of 2025, the base year" or the rule with its numbers, for the record.
    [[nodiscard]] std::string in_words() const;

  private:
    int price_year_, base_year_;
    std::int64_t price_micro_, base_micro_;  // index in millionths: exact integers, so that conversions are the same on every machine
};

}  // namespace pactsim
