#pragma once
// Present values by declining rates, in whole pence, so that parts add up.

#include "scenarios/schema/config/schedule.h"
#include "sim/money.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim {

/// Which rates of a schedule apply.
enum class RateSet : std::uint8_t { standard, health, lower };
inline constexpr std::string_view rate_set_names[]{"standard", "health", "lower"};

/// The yearly rate in force in a year of the appraisal (year 0 = first year of the proposal).
double discount_rate(std::span<const DiscountBandConfig> bands, RateSet rates, std::size_t year);

/// D_0 = 1, D_t = product of 1 / (1 + r_k) for k = 1..t, with r_k the rate in force in year k: the product form of the Green Book, not 1 / (1 + r_t)^t.
/// Kept as whole numbers of 2^-62, computed with integers, so that they are the same on every machine.
class DiscountFactors {
  public:
    /// Factors of the years 0 to years - 1. Throws InvariantError if the schedule has no bands.
    DiscountFactors(std::span<const DiscountBandConfig> bands, RateSet rates, std::size_t years);

    [[nodiscard]] std::size_t years() const { return factors_.size(); }
    /// The factor as a number, for printing and for ratios.
    [[nodiscard]] double factor(std::size_t year) const;
    /// Sum of factors of the years first to last, both included.
    [[nodiscard]] double annuity(std::size_t first, std::size_t last) const;
    /// Present value of one amount a year from year 0 on, rounded once, half away from zero. Throws InvariantError if there are more years than factors or an
    /// amount beyond 2^56 pence.
    [[nodiscard]] Pence present_value(std::span<const Pence> yearly) const;

  private:
    std::vector<std::int64_t> factors_;
};

/// The constant yearly amount in years 1 to `years` that is worth as much as `present_value`. Throws InvariantError if there is no such year.
double equivalent_annual(double present_value, const DiscountFactors& factors, std::size_t years);

}  // namespace pactsim
