#pragma once
// A figure that may be undefined, and why: no division by zero, no number that is none, ever reaches a table.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pactsim {

/// Why a figure or its interval is missing. Order is not part of any format: print the words.
enum class Undefined : std::uint8_t {
    no, no_replicates, one_replicate, zero_denominator, zero_cost, negative_cost, no_net_effect, negative_net, uncertain_denominator, no_dependence, no_incomes,
    no_twins, cost_already_drawn, no_full_year, not_measured, no_benefit };

/// One sentence part for people: "the scheme costs the public nothing".
std::string_view in_words(Undefined reason);

/// A mean or ratio over replicates with its interval. Without value, `why` says so; with value but without interval, `why_no_interval` does.
struct Figure {
    std::optional<double> value, low, high;
    Undefined why = Undefined::no;
    Undefined why_no_interval = Undefined::no;
    std::uint64_t replicates = 0;

    [[nodiscard]] bool has_interval() const { return low.has_value() && high.has_value(); }
};

/// A figure that does not exist.
Figure undefined_figure(Undefined why, std::uint64_t replicates = 0);

/// Mean with the interval mean +- t s / sqrt(n) (Student 1908). Numbers must be finite. One number has no interval, none has no mean.
Figure mean_figure(std::span<const double> values, double confidence);

/// What a denominator at or below zero means for a ratio.
struct RatioReasons {
    Undefined zero = Undefined::zero_denominator;
    Undefined negative = Undefined::zero_denominator;
};

/// Ratio of the means of paired numbers (never a mean of ratios), with Fieller's interval (1954, J. Royal Statistical Society B 16): the set of ratios x for
/// which the t interval of mean(numerator - x denominator) holds zero. Where the denominator cannot be told from zero that set has no ends, and the figure no
/// interval. A mean denominator of zero or below makes the ratio undefined, for the reason given.
Figure ratio_figure(std::span<const double> numerators, std::span<const double> denominators, double confidence, RatioReasons reasons);

/// As ratio_figure, but a negative denominator is as good as a positive one.
Figure signed_ratio_figure(std::span<const double> numerators, std::span<const double> denominators, double confidence, Undefined zero);

/// Share of numbers above zero with Wilson's interval (1927). Needs two numbers.
Figure share_above_zero(std::span<const double> values, double confidence);

}  // namespace pactsim
