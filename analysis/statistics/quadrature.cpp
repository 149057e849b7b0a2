#include "analysis/statistics/quadrature.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace pactsim::statistics {

namespace {

constexpr double neglected = 1e-16;  // chance left out at either end

// Points from low to high at equal steps of a scale, with the density there; weights scaled to add up to 1.
template <class NodeAt, class DensityAt>
QuadratureRule trapezoidal(double low, double high, int steps, NodeAt node_at, DensityAt density_at) {
    QuadratureRule rule;
    double total = 0.0;
    for (int i = 0; i <= steps; ++i) {
        const double position = low + (high - low) * i / steps;
        const double weight = density_at(position);
        rule.node.push_back(node_at(position));
        rule.weight.push_back(weight);
        total += weight;
    }
    for (double& weight : rule.weight) weight /= total;
    return rule;
}

}  // namespace

double normal_below(double z) {
    return 0.5 * std::erfc(-z * std::numbers::sqrt2 / 2.0);
}

QuadratureRule normal_rule() {
    return trapezoidal(
        -8.5, 8.5, 100, [](double z) { return z; }, [](double z) { return std::exp(-0.5 * z * z); });
}

QuadratureRule chi_squared_rule(double degrees_of_freedom) {
    require_positive(degrees_of_freedom, "degrees of freedom");
    const boost::math::chi_squared law(degrees_of_freedom);
    const double low = std::log(boost::math::quantile(law, neglected));
    const double high = std::log(boost::math::quantile(boost::math::complement(law, neglected)));
    const double half = 0.5 * degrees_of_freedom;
    // Relative to the peak at log(degrees of freedom), so that nothing overflows; the constant cancels.
    const double peak = std::log(degrees_of_freedom);
    const auto density = [=](double u) { return std::exp(half * ((u - peak) - std::expm1(u - peak))); };
    // Narrow steps for the narrow laws of many degrees of freedom; never so wide that the right side, steep as exp(-e^u), is stepped over.
    const double step = std::min(0.2, 0.35 * std::sqrt(2.0 / degrees_of_freedom));
    return trapezoidal(
        low, high, static_cast<int>(std::ceil((high - low) / step)), [](double u) { return std::exp(u); }, density);
}

QuadratureRule student_rule(double degrees_of_freedom) {
    require_positive(degrees_of_freedom, "degrees of freedom");
    const boost::math::students_t law(degrees_of_freedom);
    const double end = std::asinh(boost::math::quantile(boost::math::complement(law, neglected)));
    return trapezoidal(
        -end, end, static_cast<int>(std::ceil(2.0 * end / 0.05)), [](double u) { return std::sinh(u); },
        [&](double u) { return boost::math::pdf(law, std::sinh(u)) * std::cosh(u); });
}

double rising_root(const std::function<double(double)>& f, double target) {
    const auto gap = [&](double x) { return f(x) - target; };
    const double at_zero = gap(0.0);
    if (at_zero >= 0.0) return 0.0;
    double low = 0.0, high = 1.0, at_low = at_zero, at_high = gap(high);
    while (at_high < 0.0) {
        if (high > 1e9) throw InvariantError("a critical value lies beyond what can be searched");
        low = high;
        at_low = at_high;
        high *= 2.0;
        at_high = gap(high);
    }
    if (at_high == 0.0) return high;
    std::uintmax_t steps = 200;
    const auto ends = boost::math::tools::toms748_solve(gap, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(45), steps);
    return 0.5 * (ends.first + ends.second);
}

}  // namespace pactsim::statistics
