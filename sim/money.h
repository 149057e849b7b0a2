#pragma once

#include <cstdint>
#include <span>

namespace pactsim {

/// Money in whole pence. Doubles hold money only inside a formula, never in a stock or a flow.
using Pence = std::int64_t;

/// Sums of money that must not overflow, and products of money and a rate.
__extension__ typedef __int128 Int128;

/// Pounds to pence, half away from zero. Throws InvariantError for NaN or beyond 2^53 pence (90 million million pounds),
/// above which a double no longer tells pennies apart.
[[nodiscard]] inline Pence to_pence(double gbp);

/// Pence to pounds, for formulas and reports.
constexpr double to_gbp(Pence amount) {
    return static_cast<double>(amount) / 100.0;
}

/// The share (0-1) of an amount, rounded towards zero; the remainder stays with whoever holds the rest.
/// The share is first rounded to a whole number of 1e-12, and the rest is 128-bit integer arithmetic: 0.7 of 1,000p is
/// 700p, which a binary fraction would turn into 699p. Throws InvariantError if the share is not within 0..1.
[[nodiscard]] inline Pence share_of(Pence amount, double share);

/// a * b / c with a 128-bit product, rounded towards zero. Throws InvariantError if c is 0 or the result does not fit.
[[nodiscard]] Pence mul_div(Pence a, std::int64_t b, std::int64_t c);

/// An amount in another currency's smallest unit, at numerator / denominator pence per unit, half away from zero.
/// Throws InvariantError unless both are above 0 and the result fits.
[[nodiscard]] Pence convert_currency(std::int64_t amount, std::int64_t numerator, std::int64_t denominator);

/// What to pay now so that all payments so far add up to the rounded cumulative sum: to_pence(now) - to_pence(before).
/// Rounding each payment on its own would let the pennies drift.
[[nodiscard]] Pence cumulative_step(double cumulative_now_gbp, double cumulative_before_gbp);

/// Splits total >= 0 in proportion to the weights by largest remainder; the parts add up to the total exactly, and ties
/// go to the lower index. Weights are finite and >= 0 and are read to 2^-40 of the largest. Throws InvariantError if
/// lengths differ, or if there is something to split and no positive weight.
void apportion(Pence total, std::span<const double> weights, std::span<Pence> out);

namespace detail {

/// The errors of `to_pence` and `share_of`, and the share of an amount that is negative or too large for 64 bits.
[[noreturn]] void refuse_pounds();
[[noreturn]] void refuse_share();
[[nodiscard]] Pence wide_share_of(Pence amount, std::int64_t fixed);

/// One, as a share in whole numbers of 1e-12.
inline constexpr std::int64_t whole_share = 1'000'000'000'000;

}  // namespace detail

inline Pence to_pence(double gbp) {
    const double size = (gbp < 0.0 ? -gbp : gbp) * 100.0;
    if (!(size <= 0x1p53)) detail::refuse_pounds();
    const Pence whole = static_cast<Pence>(size);  // towards zero, which for a size is down
    const Pence rounded = whole + (size - static_cast<double>(whole) >= 0.5 ? 1 : 0);
    return gbp < 0.0 ? -rounded : rounded;
}

inline Pence share_of(Pence amount, double share) {
    if (!(share >= 0.0 && share <= 1.0)) detail::refuse_share();
    if (amount == 0) return 0;
    const auto fixed = static_cast<std::int64_t>(share * static_cast<double>(detail::whole_share) + 0.5);
    // A 128-bit division is a slow library call. For amounts up to this the quotient in floating point is off by one at most, and what is left over, which fits
    // into 64 bits although the product does not, tells.
    constexpr Pence largest_fast = 9'000'000'000'000;
    if (amount < 0 || amount > largest_fast) return detail::wide_share_of(amount, fixed);
    const auto near = static_cast<Pence>(static_cast<double>(amount) * static_cast<double>(fixed) * 1e-12);
    const auto left = static_cast<std::int64_t>(static_cast<std::uint64_t>(amount) * static_cast<std::uint64_t>(fixed) -
                                                static_cast<std::uint64_t>(near) * static_cast<std::uint64_t>(detail::whole_share));
    return near - (left < 0 ? 1 : 0) + (left >= detail::whole_share ? 1 : 0);
}

}  // namespace pactsim
