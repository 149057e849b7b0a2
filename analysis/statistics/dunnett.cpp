#include "analysis/statistics/dunnett.h"

#include "analysis/statistics/checks.h"
#include "analysis/statistics/quadrature.h"
#include "sim/error.h"

#include <cmath>

namespace pactsim::statistics {

double dunnett_critical(std::size_t comparisons, double degrees_of_freedom, double alpha, Sides sides) {
    if (comparisons == 0) throw InvariantError("a comparison with a control needs an alternative");
    if (!(alpha > 0.0 && alpha <= 0.5)) throw InvariantError("the error rate of a comparison must lie above 0 and up to 1/2");
    const QuadratureRule control = normal_rule();
    const QuadratureRule spread = chi_squared_rule(degrees_of_freedom);
    const double root2 = std::sqrt(2.0), k = static_cast<double>(comparisons);
    // Given the control's value z and the estimated spread s the comparisons are independent: each is below c if its own value is below z + sqrt(2) c s.
    const auto chance = [&](double c) {
        return expectation(spread, [&](double chi2) {
            const double reach = root2 * c * std::sqrt(chi2 / degrees_of_freedom);
            return expectation(control, [&](double z) {
                const double below = normal_below(z + reach);
                return std::pow(sides == Sides::one ? below : below - normal_below(z - reach), k);
            });
        });
    };
    return rising_root(chance, 1.0 - alpha);
}

}  // namespace pactsim::statistics
