#pragma once
// Functions whose indices are known in closed form, and experiments on them.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/designs/methods.h"

#include <cmath>
#include <functional>
#include <numbers>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on (-pi, pi)^3, of coordinates in the unit cube. Source: Ishigami and Homma (1990).
inline double ishigami(std::span<const double> u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2 * u[i] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + .1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Product of (|4 u - 2| + a) / (1 + a). Source: Sobol' (1993).
inline double g_function(std::span<const double> u, std::span<const double> a) {
    double product = 1;
    for (std::size_t i = 0; i < a.size(); ++i) product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}

/// The experiment of a design on a function of the unit cube.
inline AnalysisInput experiment_on(const DesignConfig& config, std::size_t factors, std::int64_t seed, const std::function<double(std::span<const double>)>& f,
                                   ScrambleKind kind = ScrambleKind::owen) {
    const auto design = make_unit_design(config, factors, seed, kind);
    AnalysisInput input;
    for (std::size_t j = 0; j < factors; ++j) input.factors.push_back({"x" + std::to_string(j + 1), {}, {}, FactorRole::uncertainty, {}});
    input.design = config;
    input.rows = design->rows();
    std::vector<double> unit(factors);
    for (std::size_t row = 0; row < input.rows; ++row) {
        design->point(row, unit);
        input.unit.insert(input.unit.end(), unit.begin(), unit.end());
        input.places.push_back(design->place(row));
        input.response.y.push_back(f(unit));
        input.response.present.push_back(1);
    }
    input.values = input.unit;
    input.outcome = input.response.name = "y";
    return input;
}

inline DesignConfig saltelli(int k, std::uint32_t scrambles, bool second_order = false) {
    DesignConfig config;
    config.method = DesignMethod::saltelli;
    config.k = k;
    config.scrambles = scrambles;
    config.second_order = second_order;
    return config;
}

}  // namespace pactsim
