#include "sim/distributions.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "sim/error.h"

namespace pactsim {

namespace {

void require(bool condition, const char* message) {
    if (!condition) throw InvariantError(message);
}

/// Marsaglia and Tsang's method, for shape >= 1.
double gamma_above_one(DrawStream& stream, double shape) {
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = stream.next_normal();
        const double root = 1.0 + c * x;
        if (root <= 0.0) continue;
        const double v = root * root * root;
        const double u = stream.next_uniform();
        const double square = x * x;
        if (u < 1.0 - 0.0331 * square * square) return d * v;  // their squeeze: never accepts what the logarithms would not
        if (math::log(u) < 0.5 * x * x + d - d * v + d * math::log(v)) return d * v;
    }
}

/// The logarithm of a gamma variate: for a small shape the variate itself would underflow. Below 1 the shape is raised
/// by one and the result scaled by u^(1/shape), as Marsaglia and Tsang (2000, s. 6) propose.
double log_gamma_variate(DrawStream& stream, double shape) {
    require(shape > 0.0 && shape < 1e300, "a gamma distribution needs a finite shape above zero");
    if (shape >= 1.0) return math::log(gamma_above_one(stream, shape));
    const double raised = math::log(gamma_above_one(stream, shape + 1.0));
    return raised + math::log(stream.next_uniform()) / shape;
}

}  // namespace

double triangular(double u, double low, double mode, double high) {
    require(low <= mode && mode <= high, "a triangular distribution needs low <= mode <= high");
    const double width = high - low;
    if (width == 0.0) return low;
    if (u * width < mode - low) return low + std::sqrt(u * width * (mode - low));
    return high - std::sqrt((1.0 - u) * width * (high - mode));
}

std::int64_t geometric_months(double u, double p) {
    require(p > 0.0 && p <= 1.0, "a waiting time needs a monthly chance above 0 and at most 1");
    if (p == 1.0) return 1;
    // The smallest k with 1 - (1 - p)^k >= u.
    const double failures = std::floor(math::log(1.0 - u) / math::log_one_plus(-p));
    constexpr double longest = 0x1p53;
    return failures < longest ? static_cast<std::int64_t>(failures) + 1 : static_cast<std::int64_t>(longest);
}

std::int64_t stochastic_round(double x, double u) {
    require(std::fabs(x) <= 0x1p53, "a number to be rounded by chance is not within plus or minus 2^53");
    const double whole = std::floor(x);
    return static_cast<std::int64_t>(whole) + (u < x - whole ? 1 : 0);
}

double gamma(DrawStream& stream, double shape) {
    if (shape >= 1.0 && shape < 1e300) return gamma_above_one(stream, shape);
    return math::exp(log_gamma_variate(stream, shape));
}

double beta(DrawStream& stream, double a, double b) {
    const double log_first = log_gamma_variate(stream, a);
    const double log_second = log_gamma_variate(stream, b);
    return math::logistic(log_first - log_second);
}

void dirichlet(DrawStream& stream, std::span<const double> alpha, std::span<double> out) {
    require(!alpha.empty() && alpha.size() == out.size(), "a Dirichlet draw needs one place per share");
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < alpha.size(); ++i) {
        out[i] = log_gamma_variate(stream, alpha[i]);
        if (out[i] > largest) largest = out[i];
    }
    double sum = 0.0;
    for (double& share : out) {
        share = math::exp(share - largest);
        sum += share;
    }
    for (double& share : out) share /= sum;
}

}  // namespace pactsim
