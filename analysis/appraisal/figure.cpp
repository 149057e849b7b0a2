#include "analysis/appraisal/figure.h"

#include "sim/error.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

double student(std::size_t n, double confidence) {
    return boost::math::quantile(boost::math::students_t(static_cast<double>(n) - 1.0), 0.5 + 0.5 * confidence);
}

/// Means, and the variances and covariance of the means.
struct Moments {
    double a = 0, b = 0, var_a = 0, var_b = 0, cov = 0;
};

Moments moments(std::span<const double> a, std::span<const double> b) {
    Moments m;
    const auto n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        m.a += a[i] / n;
        m.b += b[i] / n;
    }
    if (a.size() < 2) return m;
    for (std::size_t i = 0; i < a.size(); ++i) {
        m.var_a += (a[i] - m.a) * (a[i] - m.a);
        m.var_b += (b[i] - m.b) * (b[i] - m.b);
        m.cov += (a[i] - m.a) * (b[i] - m.b);
    }
    const double scale = 1.0 / (n * (n - 1.0));
    m.var_a *= scale;
    m.var_b *= scale;
    m.cov *= scale;
    return m;
}

Figure with_fieller(const Moments& m, std::size_t n, double confidence) {
    Figure figure;
    figure.replicates = n;
    figure.value = m.a / m.b;
    if (n < 2) {
        figure.why_no_interval = Undefined::one_replicate;
        return figure;
    }
    // (a - x b)^2 <= t^2 (var_a - 2 x cov + x^2 var_b), a quadratic in x that has two ends if b is further than t standard errors from zero.
    const double t2 = student(n, confidence) * student(n, confidence);
    const double square = m.b * m.b - t2 * m.var_b;
    const double half_linear = m.a * m.b - t2 * m.cov;
    const double constant = m.a * m.a - t2 * m.var_a;
    const double root = half_linear * half_linear - square * constant;
    if (square <= 0.0 || !std::isfinite(root)) {
        figure.why_no_interval = Undefined::uncertain_denominator;
        return figure;
    }
    const double spread = std::sqrt(std::max(0.0, root)) / square;
    figure.low = std::min(half_linear / square - spread, *figure.value);
    figure.high = std::max(half_linear / square + spread, *figure.value);
    return figure;
}

void check_pairs(std::span<const double> a, std::span<const double> b) {
    if (a.size() != b.size()) throw InvariantError("a ratio needs as many denominators as numerators");
}

}  // namespace

std::string_view in_words(Undefined reason) {
    switch (reason) {
        case Undefined::no: return "";
        case Undefined::no_replicates: return "no replicate has both this scheme and the baseline";
        case Undefined::one_replicate: return "one replicate has no spread";
        case Undefined::zero_denominator: return "the denominator is zero";
        case Undefined::zero_cost: return "the scheme costs the UK public nothing more than the baseline";
        case Undefined::negative_cost: return "the scheme saves UK public money, so a ratio to its cost says nothing";
        case Undefined::no_net_effect: return "the scheme changes the number by nothing";
        case Undefined::negative_net: return "the scheme lowers the number";
        case Undefined::uncertain_denominator: return "the denominator cannot be told from zero";
        case Undefined::no_dependence: return "the net present value does not depend on it";
        case Undefined::no_incomes: return "the schedule has no incomes by group for this study";
        case Undefined::no_twins: return "the study holds no twin comparison of this scheme";
        case Undefined::cost_already_drawn: return "costs of this future are drawn from a distribution already, and bias is never allowed for twice";
        case Undefined::no_full_year: return "the horizon has no full year";
        case Undefined::not_measured: return "the twins do not measure it";
        case Undefined::no_benefit: return "there is no gain to split by group";
    }
    throw InvariantError("a figure is undefined for a reason that has no words");
}

Figure undefined_figure(Undefined why, std::uint64_t replicates) {
    Figure figure;
    figure.why = figure.why_no_interval = why;
    figure.replicates = replicates;
    return figure;
}

Figure mean_figure(std::span<const double> values, double confidence) {
    if (values.empty()) return undefined_figure(Undefined::no_replicates);
    const Moments m = moments(values, values);
    Figure figure;
    figure.value = m.a;
    figure.replicates = values.size();
    if (values.size() < 2) {
        figure.why_no_interval = Undefined::one_replicate;
        return figure;
    }
    const double half = student(values.size(), confidence) * std::sqrt(m.var_a);
    figure.low = m.a - half;
    figure.high = m.a + half;
    return figure;
}

Figure ratio_figure(std::span<const double> numerators, std::span<const double> denominators, double confidence, RatioReasons reasons) {
    check_pairs(numerators, denominators);
    if (numerators.empty()) return undefined_figure(Undefined::no_replicates);
    const Moments m = moments(numerators, denominators);
    if (m.b == 0.0) return undefined_figure(reasons.zero, numerators.size());
    if (m.b < 0.0) return undefined_figure(reasons.negative, numerators.size());
    return with_fieller(m, numerators.size(), confidence);
}

Figure signed_ratio_figure(std::span<const double> numerators, std::span<const double> denominators, double confidence, Undefined zero) {
    check_pairs(numerators, denominators);
    if (numerators.empty()) return undefined_figure(Undefined::no_replicates);
    const Moments m = moments(numerators, denominators);
    if (m.b == 0.0) return undefined_figure(zero, numerators.size());
    return with_fieller(m, numerators.size(), confidence);
}

Figure share_above_zero(std::span<const double> values, double confidence) {
    if (values.empty()) return undefined_figure(Undefined::no_replicates);
    if (values.size() < 2) return undefined_figure(Undefined::one_replicate, 1);
    const auto n = static_cast<double>(values.size());
    const double p = static_cast<double>(std::count_if(values.begin(), values.end(), [](double v) { return v > 0.0; })) / n;
    const double z = boost::math::quantile(boost::math::normal(), 0.5 + 0.5 * confidence);
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    Figure figure;
    figure.value = p;
    figure.low = std::max(0.0, std::min(p, centre - half));
    figure.high = std::min(1.0, std::max(p, centre + half));
    figure.replicates = values.size();
    return figure;
}

}  // namespace pactsim
