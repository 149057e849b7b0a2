#include "sim/money.h"

#include <algorithm>
#include <array>
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
void set_whole_weights(std::span<const double> weights, std::span<std::int64_t> whole) {
    double largest = 0.0;
    for (const double weight : weights) {
        if (!(weight >= 0.0 && weight <= std::numeric_limits<double>::max())) {
            throw InvariantError("a weight for splitting money is not a number of at least zero");
        }
        largest = std::max(largest, weight);
    }
    for (std::size_t i = 0; i < weights.size(); ++i) whole[i] = largest == 0.0 ? 0 : static_cast<std::int64_t>(weights[i] / largest * 0x1p40 + 0.5);
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

namespace {

/// The most weights that are split without asking for memory.
constexpr std::size_t few = 16;

/// What is left over goes to the largest remainders, ties to the lower index. One at a time: there is less left than there are weights.
template <class Integer>
void hand_out(Pence left, std::span<Integer> remainders, std::span<Pence> out) {
    for (; left > 0; --left) {
        std::size_t largest = 0;
        for (std::size_t i = 1; i < remainders.size(); ++i) {
            if (remainders[i] > remainders[largest]) largest = i;
        }
        ++out[largest];
        remainders[largest] = -1;
    }
}

/// The split for whole weights whose products with the total fit into Integer.
template <class Integer>
void split(Pence total, std::span<const std::int64_t> whole, Integer sum, std::span<Integer> remainders, std::span<Pence> out) {
    Pence left = total;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const Integer product = Integer{total} * whole[i];
        out[i] = static_cast<Pence>(product / sum);
        remainders[i] = product % sum;
        left -= out[i];
    }
    hand_out(left, remainders, out);
}

}  // namespace

void apportion(Pence total, std::span<const double> weights, std::span<Pence> out) {
    if (weights.size() != out.size()) throw InvariantError("splitting money needs one place per weight");
    if (total < 0) throw InvariantError("an amount to be split is below zero");
    const std::size_t n = weights.size();
    std::array<std::int64_t, few> room;
    std::vector<std::int64_t> memory(n > few ? n : 0);
    const std::span<std::int64_t> whole = n > few ? std::span(memory) : std::span(room).first(n);
    set_whole_weights(weights, whole);
    const Int128 sum = std::accumulate(whole.begin(), whole.end(), Int128{0});
    if (sum == 0) {
        if (total > 0) throw InvariantError("an amount is to be split, but no weight is above zero");
        std::fill(out.begin(), out.end(), Pence{0});
    } else if (n <= few && total < Pence{1} << 22) {  // weights are at most 2^40: 64 bits hold the products
        std::array<std::int64_t, few> remainders;
        split<std::int64_t>(total, whole, static_cast<std::int64_t>(sum), std::span(remainders).first(n), out);
    } else {
        std::vector<Int128> remainders(n);
        split<Int128>(total, whole, sum, remainders, out);
    }
}

}  // namespace pactsim
