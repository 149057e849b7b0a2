#include "analysis/statistics/ratio.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

void require_rows(std::span<const double> numerators, std::span<const double> denominators) {
    if (numerators.size() != denominators.size()) throw InvariantError("a ratio needs as many numerators as denominators");
    require_finite(numerators, "the numerators of a ratio");
    require_finite(denominators, "the denominators of a ratio");
}

double covariance_of(std::span<const double> x, std::span<const double> y) {
    const double mean_x = mean_of(x), mean_y = mean_of(y);
    double sum = 0.0;
    for (std::size_t r = 0; r < x.size(); ++r) sum += (x[r] - mean_x) * (y[r] - mean_y);
    return sum / static_cast<double>(x.size() - 1);
}

// The largest size among the values; 1 where all are zero.
double size_of(std::span<const double> values) {
    double largest = 0.0;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    return largest > 0.0 ? largest : 1.0;
}

std::vector<double> scaled(std::span<const double> values, double unit) {
    std::vector<double> result(values.begin(), values.end());
    for (double& value : result) value /= unit;
    return result;
}

// Where a r^2 - 2 b r + c <= 0.
FiellerSet set_below_zero(double a, double b, double c) {
    const double discriminant = b * b - a * c;
    if (a == 0.0) {
        if (b == 0.0) return {c <= 0.0 ? FiellerShape::everything : FiellerShape::undefined, std::nullopt};
        return {FiellerShape::everything, std::nullopt};  // a half line: one more replicate decides to which side; nothing is claimed
    }
    if (a < 0.0 && discriminant <= 0.0) return {FiellerShape::everything, std::nullopt};
    // The root of larger size first, the other from the product: no digits are lost by subtracting like from like.
    const double root = std::sqrt(std::max(0.0, discriminant));
    const double sum = b >= 0.0 ? b + root : b - root;
    const double first = sum / a, second = sum != 0.0 ? c / sum : 0.0;
    return {a > 0.0 ? FiellerShape::bounded : FiellerShape::outside, Interval{std::min(first, second), std::max(first, second)}};
}

}  // namespace

FiellerSet fieller_set(std::span<const double> numerators, std::span<const double> denominators, double confidence) {
    require_rows(numerators, denominators);
    require_share(confidence, "the confidence of an interval");
    if (numerators.size() < 2) return {};
    // In units of the largest value, so that squares of pence lose nothing.
    const double top = size_of(numerators), bottom = size_of(denominators);
    const std::vector<double> y = scaled(numerators, top), x = scaled(denominators, bottom);
    const double n = static_cast<double>(y.size()), t = two_sided_t(n - 1.0, confidence);
    const double share = t * t / n, mean_x = mean_of(x), mean_y = mean_of(y);
    const double a = mean_x * mean_x - share * sample_variance(x);
    const double b = mean_x * mean_y - share * covariance_of(x, y);
    const double c = mean_y * mean_y - share * sample_variance(y);
    if (mean_x == 0.0 && sample_variance(x) == 0.0) return {};
    FiellerSet set = set_below_zero(a, b, c);
    if (set.ends) set.ends = Interval{set.ends->low * (top / bottom), set.ends->high * (top / bottom)};
    return set;
}

RatioOfMeans ratio_of_means(std::span<const double> numerators, std::span<const double> denominators, const BootstrapOptions& options) {
    require_rows(numerators, denominators);
    RatioOfMeans result;
    const auto ratio = [&](std::span<const std::size_t> rows) -> std::optional<double> {
        double top = 0.0, bottom = 0.0;
        for (const std::size_t row : rows) {
            top += numerators[row];
            bottom += denominators[row];
        }
        if (bottom == 0.0 || !std::isfinite(top / bottom)) return std::nullopt;
        return top / bottom;
    };
    result.bootstrap = bootstrap(numerators.size(), ratio, options);
    result.ratio = result.bootstrap.estimate;
    result.fieller = fieller_set(numerators, denominators, options.confidence);
    const MeanInterval denominator = mean_interval(denominators, options.confidence);
    result.denominator_may_be_zero = !denominator.interval || denominator.interval->contains(0.0);
    return result;
}

}  // namespace pactsim::statistics
