#include "analysis/statistics/indifference.h"

#include "analysis/statistics/checks.h"
#include "analysis/statistics/quadrature.h"
#include "sim/error.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

// The number of rivals; picking blindly is right once in k, so that no less can be asked for.
double rivals_of(std::size_t alternatives, double probability) {
    if (alternatives < 2) throw InvariantError("a selection needs two alternatives");
    const double k = static_cast<double>(alternatives);
    if (!(probability > 1.0 / k && probability < 1.0))
        throw InvariantError("the chance of a right selection must lie above one in the number of alternatives and below 1");
    return k - 1.0;
}

}  // namespace

double rinott_h(std::size_t alternatives, double probability, double degrees_of_freedom) {
    const double rivals = rivals_of(alternatives, probability);
    const QuadratureRule spread = chi_squared_rule(degrees_of_freedom);
    const auto chance = [&](double h) {
        return expectation(spread, [&](double y) {
            const double against_one = expectation(spread, [&](double x) { return normal_below(h / std::sqrt(degrees_of_freedom * (1.0 / x + 1.0 / y))); });
            return std::pow(against_one, rivals);
        });
    };
    return rising_root(chance, probability);
}

double dudewicz_dalal_h1(std::size_t alternatives, double probability, double degrees_of_freedom) {
    const double rivals = rivals_of(alternatives, probability);
    const QuadratureRule own = student_rule(degrees_of_freedom);
    const boost::math::students_t law(degrees_of_freedom);
    return rising_root([&](double h) { return expectation(own, [&](double t) { return std::pow(boost::math::cdf(law, t + h), rivals); }); }, probability);
}

double bechhofer_h(std::size_t alternatives, double probability) {
    const double rivals = rivals_of(alternatives, probability);
    const QuadratureRule own = normal_rule();
    return rising_root([&](double h) { return expectation(own, [&](double z) { return std::pow(normal_below(z + h), rivals); }); }, probability);
}

std::optional<std::size_t> replicates_for_selection(double h, double sigma, double indifference) {
    require_positive(indifference, "the indifference");
    if (!(std::isfinite(sigma) && sigma >= 0.0)) throw InvariantError("a standard deviation cannot be negative");
    const double root = h * sigma / indifference;
    if (!(root * root < most_planned)) return std::nullopt;
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(root * root)));
}

}  // namespace pactsim::statistics
