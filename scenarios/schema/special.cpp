#include "scenarios/schema/special.h"

#include "sim/math.h"

#include <array>
#include <cmath>

namespace pactsim {

namespace {

constexpr double tiny = 1e-300;
constexpr double enough = 1e-16;
constexpr int most_terms = 10000;

double away_from_zero(double x) { return std::fabs(x) < tiny ? tiny : x; }

double gamma_series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < most_terms && term > sum * enough; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum * math::exp(a * math::log(x) - x - log_gamma(a));
}

double gamma_fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / away_from_zero(b);
    double h = d;
    for (int n = 1; n < most_terms; ++n) {
        const double an = -n * (n - a);
        b += 2;
        d = 1 / away_from_zero(an * d + b);
        c = away_from_zero(b + an / c);
        const double step = d * c;
        h *= step;
        if (std::fabs(step - 1) < enough * 4) { break; }
    }
    return 1 - h * math::exp(a * math::log(x) - x - log_gamma(a));
}

double beta_fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < most_terms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        h *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        const double step = d * c;
        h *= step;
        if (std::fabs(step - 1) < enough * 4) { break; }
    }
    return h;
}

}  // namespace

double log_gamma(double x) {
    static constexpr std::array<double, 9> coefficients{0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
                                                        771.32342877765313,   -176.61502916214059,   12.507343278686905,
                                                        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    constexpr double half_log_two_pi = 0.91893853320467274178;
    if (x < 0.5) { return log_gamma(x + 1) - math::log(x); }
    const double z = x - 1;
    double sum = coefficients[0];
    for (std::size_t i = 1; i < coefficients.size(); ++i) { sum += coefficients[i] / (z + static_cast<double>(i)); }
    const double t = z + 7.5;
    return half_log_two_pi + (z + 0.5) * math::log(t) - t + math::log(sum);
}

double gamma_share(double a, double x) {
    if (!(x > 0)) { return 0; }
    if (x > 1e300) { return 1; }
    return x < a + 1 ? gamma_series(a, x) : gamma_fraction(a, x);
}

double beta_share(double a, double b, double x) {
    if (!(x > 0)) { return 0; }
    if (x >= 1) { return 1; }
    const double front = math::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * math::log(x) + b * math::log(1 - x));
    if (x < (a + 1) / (a + b + 2)) { return front * beta_fraction(a, b, x) / a; }
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace pactsim
