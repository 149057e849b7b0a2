#pragma once
// Distributions of attributes, as a scenario writes them: `{lognormal: {median: 3, sigma: 0.8}, max: 40}` or a bare number.

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// A one-dimensional distribution, cut to [min, max]: the part outside is taken away and the rest scaled up.
struct Distribution {
    enum class Kind : std::uint8_t { constant, uniform, triangular, normal, lognormal, beta, gamma, pareto, empirical };

    Kind kind = Kind::constant;
    /// In the order of `distribution_shape(kind).parameters`.
    std::array<double, 4> p{};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    /// Of the empirical kind: values in rising order and the weight of each.
    std::vector<double> values;
    std::vector<double> weights;

    bool operator==(const Distribution&) const = default;
};

/// How a kind is written: its name and the names of its parameters; those from `required` on have the defaults given.
struct DistributionShape {
    Distribution::Kind kind;
    std::string_view name;
    std::array<std::string_view, 4> parameters;
    std::size_t parameter_count;
    std::size_t required;
    std::array<double, 4> defaults;
};

/// All kinds, in the order of Distribution::Kind.
std::span<const DistributionShape> distribution_shapes();
const DistributionShape& distribution_shape(Distribution::Kind kind);

/// A distribution with all its mass on one value.
Distribution constant(double value);
/// A distribution of the given kind, uncut.
Distribution distribution_of(Distribution::Kind kind, std::array<double, 4> p);
/// The same cut to [min, max].
Distribution truncated(Distribution distribution, double min, double max);

/// Why the distribution has no mass ("the standard deviation is below 0"), or empty if it is sound.
std::string fault_of(const Distribution& distribution);

/// P(X <= x) before cutting. Beta and gamma: NIST DLMF 8.11.4 (series) and 8.17.22 (continued fraction).
double cumulative(const Distribution& distribution, double x);

/// The value below which the share `u` in [0, 1] of the (cut) mass lies: draws are quantile(u) of a uniform u, so that correlated
/// uniforms give correlated attributes. Rises with u; exact to about 1e-14 relative; beta and gamma by bisection.
double quantile(const Distribution& distribution, double u);

/// The same for a distribution that is drawn from often: where its cut lies is worked out once. Keeps a reference to it.
class QuantileOf {
public:
    explicit QuantileOf(const Distribution& distribution);
    double operator()(double u) const;

private:
    const Distribution& distribution_;
    bool cut_;
    double below_ = 0, between_ = 1;  // mass below the cut, and within it
};

/// Expected value: closed form when uncut, else the mean of 20,000 equally spaced quantiles (to about 1e-3 relative).
double mean(const Distribution& distribution);

}  // namespace pactsim
