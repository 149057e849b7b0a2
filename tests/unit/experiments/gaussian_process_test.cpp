#include <catch2/catch.hpp>

#include "analysis/experiments/metamodels/gaussian_process.h"
#include "analysis/experiments/metamodels/minimise.h"
#include "sim/draws.h"
#include "sim/error.h"
#include "tests/unit/experiments/sobol_points.h"

#include <cmath>
#include <numbers>

using namespace pactsim;
using namespace pactsim::metamodels;

namespace {

struct Sine {
    PointSet points{1, {0.0, 0.25, 0.5, 0.75, 1.0}};
    std::vector<double> y;
    Sine() {
        for (const double x : points.values) y.push_back(std::sin(2.0 * std::numbers::pi * x));
    }
};

double bowl(std::span<const double> u) { return std::sin(5.0 * u[0]) + 3.0 * u[1] * u[1] + 0.0 * u[2]; }

}  // namespace

TEST_CASE("Five points of a sine: the published means, variances and likelihood") {
    const Sine sine;
    const GaussianProcess process(sine.points, sine.y, {}, Kernel::squared_exponential, TrendOfMean::zero, {{0.2}, 1.0, 1e-6});
    const double at[] = {0.1, 0.375, 0.6}, mean[] = {.463713, .769249, -.644767}, variance[] = {.0501564, .0398374, .0357478};
    for (std::size_t i = 0; i < 3; ++i) {
        const Prediction prediction = process.predict(std::span(&at[i], 1));
        CHECK(prediction.mean == Approx(mean[i]).margin(5e-7));
        CHECK(prediction.variance == Approx(variance[i]).margin(5e-8));
    }
    CHECK(process.log_likelihood() == Approx(-5.384841).margin(5e-7));
}

TEST_CASE("The slope of the likelihood is that of its differences") {
    PointSet points{3, sobol_points(3, 20)};
    std::vector<double> y, noise;
    for (std::size_t i = 0; i < 20; ++i) {
        y.push_back(bowl(points.point(i)));
        noise.push_back(0.001 * static_cast<double>(1 + i % 4));
    }
    for (const Kernel kernel : {Kernel::squared_exponential, Kernel::matern52}) {
        const auto likelihood = [&](std::vector<double> logs) {
            return GaussianProcess(points, y, noise, kernel, TrendOfMean::constant, {{std::exp(logs[0]), std::exp(logs[1]), std::exp(logs[2])}, std::exp(logs[3]), std::exp(logs[4])});
        };
        const std::vector<double> logs{-0.5, 0.1, 0.4, 0.2, -4.0};
        std::vector<double> slope(5);
        likelihood(logs).log_likelihood_gradient(slope);
        for (std::size_t i = 0; i < 5; ++i) {
            std::vector<double> up = logs, down = logs;
            up[i] += 1e-5;
            down[i] -= 1e-5;
            CHECK(slope[i] == Approx((likelihood(up).log_likelihood() - likelihood(down).log_likelihood()) / 2e-5).epsilon(1e-5).margin(1e-6));
        }
    }
}

TEST_CASE("Leaving one out equals refitting without each point") {
    PointSet points{3, sobol_points(3, 25)};
    std::vector<double> y, noise;
    for (std::size_t i = 0; i < 25; ++i) {
        y.push_back(bowl(points.point(i)));
        noise.push_back(0.01 * static_cast<double>(i % 3));
    }
    const ProcessParameters parameters{{0.4, 0.8, 2.0}, 1.5, 0.02};
    const LeaveOneOut out = GaussianProcess(points, y, noise, Kernel::matern52, TrendOfMean::constant, parameters).leave_one_out();
    for (std::size_t left = 0; left < 25; left += 6) {
        PointSet rest{3, {}};
        std::vector<double> others, rest_noise;
        for (std::size_t i = 0; i < 25; ++i) {
            if (i == left) continue;
            rest.add(points.point(i));
            others.push_back(y[i]);
            rest_noise.push_back(noise[i]);
        }
        const Prediction prediction = GaussianProcess(rest, others, rest_noise, Kernel::matern52, TrendOfMean::constant, parameters).predict(points.point(left));
        CHECK(out.mean[left] == Approx(prediction.mean).epsilon(1e-9));
        CHECK(out.variance[left] == Approx(prediction.variance + parameters.nugget + noise[left]).epsilon(1e-9));
    }
}

TEST_CASE("A fitted process predicts what it has not seen and knows which factor is idle") {
    PointSet points{3, sobol_points(3, 48)};
    std::vector<double> y;
    for (std::size_t i = 0; i < points.size(); ++i) y.push_back(1e6 * bowl(points.point(i)));
    for (const Kernel kernel : {Kernel::squared_exponential, Kernel::matern52}) {
        ProcessOptions options;
        options.kernel = kernel;
        const GaussianProcess process = fit_process(points, y, {}, options);
        CHECK(process.leave_one_out().q2.value() > 0.98);
        CHECK(process.parameters().lengths[2] > 4.0 * process.parameters().lengths[0]);
        const std::vector<double> more = sobol_points(3, 300);
        double within = 0.0;
        for (std::size_t i = 200; i < 300; ++i) {
            const std::span<const double> point(more.data() + 3 * i, 3);
            const Prediction prediction = process.predict(point);
            CHECK(prediction.mean == Approx(1e6 * bowl(point)).margin(1.5e5));
            within += std::abs(prediction.mean - 1e6 * bowl(point)) <= 3.0 * std::sqrt(prediction.variance) + 1.0 ? 1.0 : 0.0;
        }
        CHECK(within >= 90.0);
    }
}

TEST_CASE("Known noise of replicates is told apart from the response") {
    // Half of the points carry noise of sd 1, half of sd 0.05; the true curve is recovered and the nugget stays small.
    PointSet points{1, {}};
    std::vector<double> y, noise;
    for (std::uint32_t i = 0; i < 80; ++i) {
        const double u = (i + 0.5) / 80.0, sd = i % 2 == 0 ? 1.0 : 0.05;
        const Block block = Draws(11, 0).block(i, 0, 0, 7);
        points.add(std::span(&u, 1));
        y.push_back(2.0 * std::sin(6.0 * u) + sd * math::inverse_normal(uniform53(block.word[0], block.word[1])));
        noise.push_back(sd * sd);
    }
    const GaussianProcess process = fit_process(points, y, noise, {});
    for (double u = 0.05; u < 1.0; u += 0.1) CHECK(process.predict(std::span(&u, 1)).mean == Approx(2.0 * std::sin(6.0 * u)).margin(0.15));
    CHECK(process.parameters().nugget < 0.05);
}

TEST_CASE("Constant responses, repeated points and unsound input") {
    PointSet points{1, {0.1, 0.1, 0.5, 0.9}};
    const GaussianProcess process = fit_process(points, std::vector<double>{2.0, 2.0, 2.0, 2.0}, {}, {});
    const double u = 0.3;
    CHECK(process.predict(std::span(&u, 1)).mean == Approx(2.0));
    CHECK_FALSE(process.leave_one_out().q2.has_value());
    CHECK_THROWS_AS(fit_process(points, std::vector<double>{1.0, 2.0}, {}, {}), InvariantError);
    CHECK_THROWS_AS(fit_process(points, std::vector<double>{1.0, 2.0, 3.0, NAN}, {}, {}), InvariantError);
}

TEST_CASE("The search finds the least value of Rosenbrock's valley, and of a slope at the end of the box") {
    const SmoothFunction valley = [](std::span<const double> x, std::span<double> g) {
        const double a = 1.0 - x[0], b = x[1] - x[0] * x[0];
        g[0] = -2.0 * a - 400.0 * x[0] * b;
        g[1] = 200.0 * b;
        return a * a + 100.0 * b * b;
    };
    MinimiseOptions options{{-2.0, -2.0}, {2.0, 2.0}, 3, 400, 1};
    const Minimum found = minimise(valley, std::vector<double>{-1.2, 1.0}, options);
    CHECK(found.x[0] == Approx(1.0).margin(1e-3));
    CHECK(found.x[1] == Approx(1.0).margin(1e-3));
    options.low = {-2.0, 1.5};  // the valley is cut off: the least lies on the edge x1 = 1.5
    const Minimum edge = minimise(valley, std::vector<double>{-1.2, 1.8}, options);
    CHECK(edge.x[1] == Approx(1.5));
    CHECK(edge.x[0] == Approx(1.2243).margin(2e-3));
}
