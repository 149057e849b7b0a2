#include "scenarios/schema/distribution.h"

#include "scenarios/schema/number.h"
#include "scenarios/schema/special.h"
#include "sim/math.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

using Kind = Distribution::Kind;

std::span<const DistributionShape> distribution_shapes() {
    static constexpr std::array<DistributionShape, 9> shapes{{
        {Kind::constant, "constant", {"value"}, 1, 1, {}},
        {Kind::uniform, "uniform", {"low", "high"}, 2, 2, {}},
        {Kind::triangular, "triangular", {"low", "mode", "high"}, 3, 3, {}},
        {Kind::normal, "normal", {"mean", "sd"}, 2, 2, {}},
        {Kind::lognormal, "lognormal", {"median", "sigma"}, 2, 2, {}},
        {Kind::beta, "beta", {"alpha", "beta", "low", "high"}, 4, 2, {0, 0, 0, 1}},
        {Kind::gamma, "gamma", {"shape", "scale"}, 2, 2, {}},
        {Kind::pareto, "pareto", {"low", "exponent"}, 2, 2, {}},
        {Kind::empirical, "empirical", {}, 0, 0, {}},
    }};
    return shapes;
}

const DistributionShape& distribution_shape(Kind kind) { return distribution_shapes()[static_cast<std::size_t>(kind)]; }

Distribution constant(double value) { return distribution_of(Kind::constant, {value}); }

Distribution distribution_of(Kind kind, std::array<double, 4> p) {
    Distribution made;
    made.kind = kind;
    made.p = p;
    return made;
}

Distribution truncated(Distribution distribution, double min, double max) {
    distribution.min = min;
    distribution.max = max;
    return distribution;
}

namespace {

std::string parameter_fault(const Distribution& d) {
    const auto& p = d.p;
    switch (d.kind) {
        case Kind::constant: return {};
        case Kind::uniform: return p[0] < p[1] ? "" : fmt::format("`low` {} is not below `high` {}", shortest(p[0]), shortest(p[1]));
        case Kind::triangular:
            return p[0] < p[2] && p[0] <= p[1] && p[1] <= p[2] ? "" : "`low` <= `mode` <= `high` with `low` < `high` does not hold";
        case Kind::normal: return p[1] > 0 ? "" : fmt::format("`sd` is {}, not above 0", shortest(p[1]));
        case Kind::lognormal: return p[0] > 0 && p[1] > 0 ? "" : "`median` and `sigma` are not both above 0";
        case Kind::beta: return p[0] > 0 && p[1] > 0 && p[2] < p[3] ? "" : "`alpha` and `beta` are not both above 0, or `low` is not below `high`";
        case Kind::gamma: return p[0] > 0 && p[1] > 0 ? "" : "`shape` and `scale` are not both above 0";
        case Kind::pareto: return p[0] > 0 && p[1] > 0 ? "" : "`low` and `exponent` are not both above 0";
        case Kind::empirical: break;
    }
    if (d.values.empty() || d.values.size() != d.weights.size()) { return "`values` and `weights` have not the same length, or are empty"; }
    double sum = 0;
    for (const double weight : d.weights) {
        if (weight < 0) { return fmt::format("the weight {} is below 0", shortest(weight)); }
        sum += weight;
    }
    return sum > 0 ? "" : "all weights are 0";
}

double triangular_below(const std::array<double, 4>& p, double x) {
    const double width = p[2] - p[0];
    if (x <= p[0]) { return 0; }
    if (x >= p[2]) { return 1; }
    return x <= p[1] ? (x - p[0]) * (x - p[0]) / (width * (p[1] - p[0])) : 1 - (p[2] - x) * (p[2] - x) / (width * (p[2] - p[1]));
}

double triangular_quantile(const std::array<double, 4>& p, double u) {
    const double width = p[2] - p[0];
    const double left = (p[1] - p[0]) / width;
    return u < left ? p[0] + std::sqrt(u * width * (p[1] - p[0])) : p[2] - std::sqrt((1 - u) * width * (p[2] - p[1]));
}

double empirical_below(const Distribution& d, double x, bool inclusive) {
    double below = 0;
    double sum = 0;
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        if (inclusive ? d.values[i] <= x : d.values[i] < x) { below += d.weights[i]; }
        sum += d.weights[i];
    }
    return below / sum;
}

double empirical_quantile(const Distribution& d, double u) {
    double sum = 0;
    for (const double weight : d.weights) { sum += weight; }
    double below = 0;
    double last = d.values.front();
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        if (!(d.weights[i] > 0)) { continue; }
        below += d.weights[i];
        last = d.values[i];
        if (u * sum < below) { return last; }
    }
    return last;
}

/// Bisection down to neighbouring doubles: the same bits everywhere, since it only compares.
double bisect(const Distribution& d, double u, double low, double high) {
    for (int i = 0; i < 2000; ++i) {
        const double middle = low + 0.5 * (high - low);
        if (!(middle > low && middle < high)) { break; }
        (cumulative(d, middle) < u ? low : high) = middle;
    }
    return high;
}

double gamma_quantile(const Distribution& d, double u) {
    if (u >= 1) { return std::numeric_limits<double>::infinity(); }
    double high = d.p[1] * (d.p[0] + 1);
    while (cumulative(d, high) < u && high < 1e300) { high *= 2; }
    return bisect(d, u, 0, high);
}

double whole_quantile(const Distribution& d, double u) {
    const auto& p = d.p;
    switch (d.kind) {
        case Kind::constant: return p[0];
        case Kind::uniform: return p[0] + (p[1] - p[0]) * u;
        case Kind::triangular: return triangular_quantile(p, u);
        case Kind::normal: return p[0] + p[1] * math::inverse_normal(u);
        case Kind::lognormal: return p[0] * math::exp(p[1] * math::inverse_normal(u));
        case Kind::beta: return u <= 0 ? p[2] : u >= 1 ? p[3] : bisect(d, u, p[2], p[3]);
        case Kind::gamma: return u <= 0 ? 0 : gamma_quantile(d, u);
        case Kind::pareto: return p[0] * math::power(1 - u, -1 / p[1]);
        case Kind::empirical: return empirical_quantile(d, u);
    }
    return p[0];
}

double whole_mean(const Distribution& d) {
    const auto& p = d.p;
    switch (d.kind) {
        case Kind::constant: return p[0];
        case Kind::uniform: return 0.5 * (p[0] + p[1]);
        case Kind::triangular: return (p[0] + p[1] + p[2]) / 3;
        case Kind::normal: return p[0];
        case Kind::lognormal: return p[0] * math::exp(0.5 * p[1] * p[1]);
        case Kind::beta: return p[2] + (p[3] - p[2]) * p[0] / (p[0] + p[1]);
        case Kind::gamma: return p[0] * p[1];
        case Kind::pareto: return p[1] > 1 ? p[0] * p[1] / (p[1] - 1) : std::numeric_limits<double>::infinity();
        case Kind::empirical: break;
    }
    double sum = 0;
    double mass = 0;
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        sum += d.values[i] * d.weights[i];
        mass += d.weights[i];
    }
    return sum / mass;
}

/// Share of the mass below `min`, not counting an atom that sits on it.
double below_min(const Distribution& d) {
    if (std::isinf(d.min)) { return 0; }
    if (d.kind == Kind::constant) { return d.p[0] < d.min ? 1 : 0; }
    return d.kind == Kind::empirical ? empirical_below(d, d.min, false) : cumulative(d, d.min);
}

std::string range_in_words(const Distribution& d) {
    if (std::isinf(d.max)) { return fmt::format("at or above {}", shortest(d.min)); }
    if (std::isinf(d.min)) { return fmt::format("at or below {}", shortest(d.max)); }
    return fmt::format("between {} and {}", shortest(d.min), shortest(d.max));
}

double below_max(const Distribution& d) { return std::isinf(d.max) ? 1 : cumulative(d, d.max); }

bool is_cut(const Distribution& d) { return !std::isinf(d.min) || !std::isinf(d.max); }

}  // namespace

double cumulative(const Distribution& d, double x) {
    const auto& p = d.p;
    switch (d.kind) {
        case Kind::constant: return x >= p[0] ? 1 : 0;
        case Kind::uniform: return math::clamp01((x - p[0]) / (p[1] - p[0]));
        case Kind::triangular: return triangular_below(p, x);
        case Kind::normal: return math::normal_cdf((x - p[0]) / p[1]);
        case Kind::lognormal: return x > 0 ? math::normal_cdf(math::log(x / p[0]) / p[1]) : 0;
        case Kind::beta: return beta_share(p[0], p[1], math::clamp01((x - p[2]) / (p[3] - p[2])));
        case Kind::gamma: return x > 0 ? gamma_share(p[0], x / p[1]) : 0;
        case Kind::pareto: return x > p[0] ? math::one_minus_exp_minus(p[1] * math::log(x / p[0])) : 0;
        case Kind::empirical: return empirical_below(d, x, true);
    }
    return 0;
}

std::string fault_of(const Distribution& d) {
    std::string fault = parameter_fault(d);
    if (!fault.empty()) { return fault; }
    if (d.min > d.max) { return fmt::format("`min` {} is above `max` {}", shortest(d.min), shortest(d.max)); }
    if (!(below_max(d) > below_min(d))) { return "nothing of it lies " + range_in_words(d); }
    const bool endless = d.kind == Kind::pareto && d.p[1] <= 1 && std::isinf(d.max);
    return endless ? "a pareto `exponent` of 1 or less has no mean without a `max`" : "";
}

QuantileOf::QuantileOf(const Distribution& distribution) : distribution_(distribution), cut_(is_cut(distribution)) {
    if (!cut_) { return; }
    below_ = below_min(distribution);
    between_ = below_max(distribution) - below_;
}

double QuantileOf::operator()(double u) const {
    if (!cut_) { return whole_quantile(distribution_, u); }
    const double x = whole_quantile(distribution_, below_ + u * between_);
    return std::min(std::max(x, distribution_.min), distribution_.max);  // the last bit of the inverse may step over the edge
}

double quantile(const Distribution& d, double u) { return QuantileOf(d)(u); }

double mean(const Distribution& d) {
    if (!is_cut(d) || d.kind == Kind::constant) { return whole_mean(d); }
    constexpr int slices = 20000;
    double sum = 0;
    for (int i = 0; i < slices; ++i) { sum += quantile(d, (i + 0.5) / slices); }
    return sum / slices;
}

}  // namespace pactsim
