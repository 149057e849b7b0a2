#pragma once
// Expectations over a normal, a chi-squared or a t variable, for critical values that have no closed form.

#include <cstddef>
#include <functional>
#include <vector>

namespace pactsim::statistics {

/// Points and weights: the expectation of f is the sum of weight[i] f(node[i]), with weights that add up to 1.
struct QuadratureRule {
    std::vector<double> node;
    std::vector<double> weight;
};

/// Distribution function of the standard normal, fast: the integrals below ask for it a hundred thousand times.
[[nodiscard]] double normal_below(double z);

/// For a standard normal. The trapezoidal rule, whose error falls faster than any power of the step for smooth functions that die away at both ends
/// (Trefethen and Weideman 2014, SIAM Review 56, 385-458).
[[nodiscard]] QuadratureRule normal_rule();

/// For a chi-squared variable: the same rule on the scale of its logarithm, where the density dies away at both ends.
[[nodiscard]] QuadratureRule chi_squared_rule(double degrees_of_freedom);

/// For a t variable: the same rule on the scale of its inverse hyperbolic sine, which tames the tails.
[[nodiscard]] QuadratureRule student_rule(double degrees_of_freedom);

/// The sum of weight f(node).
template <class Function>
double expectation(const QuadratureRule& rule, Function f) {
    double sum = 0.0;
    for (std::size_t i = 0; i < rule.node.size(); ++i) sum += rule.weight[i] * f(rule.node[i]);
    return sum;
}

/// x >= 0 with f(x) = target for a continuous f that rises; 0 if f(0) has reached the target already. Throws InvariantError if f stays below it up to 1e9.
[[nodiscard]] double rising_root(const std::function<double(double)>& f, double target);

}  // namespace pactsim::statistics
