#include "sim/money.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/error.h"

namespace pactsim {

namespace {

Pence checked(Int128 amount) {
    constexpr Int128 largest = std::numeric_limits<Pence>::max();
    if (amount > largest || amount < -largest) throw InvariantError("an amount of money is too large to count");
    return static_cast<Pence>(amount);
}

/// The weights as whole numbers, the largest as 2^40; all zero if every weight is.
std::vector<std::int64_t> whole_weights(std::span<const double> weights) {
    double largest = 0.0;
    for (const double weight : weights) {
        if (!(weight >= 0.0 && weight <= std::numeric_limits<double>::max())) {
            throw InvariantError("a weight for splitting money is not a number of at least zero");
        }
        largest = std::max(largest, weight);
    }
    std::vector<std::int64_t> whole(weights.size(), 0);
    if (largest == 0.0) return whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        whole[i] = static_cast<std::int64_t>(std::floor(weights[i] / largest * 0x1p40 + 0.5));
    }
    return whole;
}

}  // namespace

namespace detail {

void refuse_pounds() { throw InvariantError("an amount in pounds is not a number that fits into whole pence"); }

void refuse_share() { throw InvariantError("a share of money is not within 0..1"); }

Pence wide_share_of(Pence amount, std::int64_t fixed) { return static_cast<Pence>(Int128{amount} * fixed / whole_share); }

}  // namespace detail

Pence mul_div(Pence a, std::int64_t b, std::int64_t c) {
    if (c == 0) throw InvariantError("an amount of money was divided by zero");
    return checked(Int128{a} * b / c);
}

Pence convert_currency(std::int64_t amount, std::int64_t numerator, std::int64_t denominator) {
    if (numerator <= 0 || denominator <= 0) throw InvariantError("an exchange rate is not above zero");
    const Int128 product = Int128{amount} * numerator;
    const Int128 half = denominator / 2;  // for an odd denominator no result lies exactly half way
    return checked((product < 0 ? product - half : product + half) / denominator);
}

Pence cumulative_step(double cumulative_now_gbp, double cumulative_before_gbp) {
    return to_pence(cumulative_now_gbp) - to_pence(cumulative_before_gbp);
}

void apportion(Pence total, std::span<const double> weights, std::span<Pence> out) {
    if (weights.size() != out.size()) throw InvariantError("splitting money needs one place per weight");
    if (total < 0) throw InvariantError("an amount to be split is below zero");
    const std::vector<std::int64_t> whole = whole_weights(weights);
    const Int128 sum = std::accumulate(whole.begin(), whole.end(), Int128{0});
    if (sum == 0) {
        if (total > 0) throw InvariantError("an amount is to be split, but no weight is above zero");
        std::fill(out.begin(), out.end(), Pence{0});
        return;
    }
    std::vector<Int128> remainders(whole.size());
    Pence left = total;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const Int128 product = Int128{total} * whole[i];
        out[i] = static_cast<Pence>(product / sum);
        remainders[i] = product % sum;
        left -= out[i];
    }
    std::vector<std::size_t> order(whole.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t first, std::size_t second) {
        return remainders[first] != remainders[second] ? remainders[first] > remainders[second] : first < second;
    });
    for (std::size_t place = 0; left > 0; ++place, --left) ++out[order[place]];
}

}  // namespace pactsim
