#include "analysis/statistics/bootstrap.h"

#include "analysis/statistics/checks.h"
#include "analysis/draw_purposes.h"
#include "analysis/statistics/quantiles.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pactsim::statistics {

namespace {

constexpr double most_undefined = 0.01;

std::optional<double> evaluate(const RowStatistic& statistic, std::span<const std::size_t> rows) {
    const auto value = statistic(rows);
    if (value && !std::isfinite(*value)) throw InvariantError("a statistic is not a finite number where it says that it is defined");
    return value;
}

struct Jackknife {
    bool defined = false;
    double acceleration = 0.0, error = 0.0;
};

// Every row left out in turn.
Jackknife jackknife(std::size_t row_count, const RowStatistic& statistic) {
    std::vector<double> values;
    std::vector<std::size_t> rows(row_count - 1);
    std::iota(rows.begin(), rows.end(), std::size_t{1});
    for (std::size_t left_out = 0; left_out < row_count; ++left_out) {
        if (left_out > 0) rows[left_out - 1] = left_out - 1;
        const auto value = evaluate(statistic, rows);
        if (!value) return {};
        values.push_back(*value);
    }
    const double mean = mean_of(values), n = static_cast<double>(row_count);
    const double scale = std::sqrt(sample_variance(values));
    Jackknife result{true, 0.0, scale * (n - 1.0) / std::sqrt(n)};
    if (!(scale > 0.0)) return result;
    // In standard units, so that cubes of pence stay within a double.
    double squares = 0.0, cubes = 0.0;
    for (const double value : values) {
        const double gap = (mean - value) / scale;
        squares += gap * gap;
        cubes += gap * gap * gap;
    }
    result.acceleration = cubes / (6.0 * squares * std::sqrt(squares));
    return result;
}

// Share of resamples below the estimate, ties counted half. Sums in another order differ by rounding: that is a tie.
double share_below(std::span<const double> sorted, double estimate) {
    const double rounding = 1e-13 * std::abs(estimate);
    const auto below = static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), estimate - rounding) - sorted.begin());
    const auto up_to = static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), estimate + rounding) - sorted.begin());
    return 0.5 * (below + up_to) / static_cast<double>(sorted.size());
}

Interval bca_ends(std::span<const double> sorted, double z0, double a, double confidence) {
    const boost::math::normal law;
    const auto end = [&](double level) {
        const double z = z0 + boost::math::quantile(law, level);
        const double bend = 1.0 - a * z;
        // Past the pole of the transformation the end is the outermost resample.
        const double at = bend > 0.0 ? boost::math::cdf(law, z0 + z / bend) : (z < 0.0 ? 0.0 : 1.0);
        return *quantile_type7(sorted, at);
    };
    const double tail = 0.5 * (1.0 - confidence);
    const double low = end(tail), high = end(1.0 - tail);
    return {std::min(low, high), std::max(low, high)};
}

}  // namespace

std::vector<std::size_t> resampled_rows(std::uint64_t seed, std::uint32_t resample, std::size_t count) {
    if (count > std::numeric_limits<std::uint32_t>::max()) throw InvariantError("too many rows to resample");
    const Draws draws(seed, resample);
    std::vector<std::size_t> rows(count);
    for (std::size_t first = 0; first < count; first += 4) {
        const Block block = draws.block(static_cast<std::uint32_t>(first / 4), 0, 0, bootstrap_purpose);
        for (std::size_t lane = 0; lane < 4 && first + lane < count; ++lane) {
            // The upper half of word x count: uneven by at most count / 2^32.
            rows[first + lane] = static_cast<std::size_t>((std::uint64_t{block.word[lane]} * count) >> 32);
        }
    }
    return rows;
}

BootstrapResult bootstrap(std::size_t row_count, const RowStatistic& statistic, const BootstrapOptions& options) {
    require_share(options.confidence, "the confidence of an interval");
    if (options.resamples < 100) throw InvariantError("a bootstrap needs at least 100 resamples");
    BootstrapResult result;
    std::vector<std::size_t> all(row_count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (row_count > 0) result.estimate = evaluate(statistic, all);
    if (row_count < 2 || !result.estimate) {
        result.reason = row_count < 2 ? "fewer than two replicates" : "the statistic is undefined";
        return result;
    }
    std::vector<double> values;
    for (std::uint32_t b = 0; b < options.resamples; ++b) {
        if (const auto value = evaluate(statistic, resampled_rows(options.seed, b, row_count)))
            values.push_back(*value);
        else
            ++result.undefined;
    }
    result.resamples = values.size();
    if (static_cast<double>(result.undefined) > most_undefined * options.resamples) {
        result.reason = "the statistic is undefined in more than 1 % of the resamples";
        return result;
    }
    result.standard_error = std::sqrt(sample_variance(values));
    std::sort(values.begin(), values.end());
    const double tail = 0.5 * (1.0 - options.confidence);
    result.percentile = Interval{*quantile_type7(values, tail), *quantile_type7(values, 1.0 - tail)};
    const Jackknife left_out = jackknife(row_count, statistic);
    if (left_out.defined) {
        result.acceleration = left_out.acceleration;
        result.jackknife_error = left_out.error;
    }
    const double below = share_below(values, *result.estimate);
    if (below > 0.0 && below < 1.0) result.bias_correction = boost::math::quantile(boost::math::normal(), below);
    if (result.acceleration && result.bias_correction) {
        result.bca = bca_ends(values, *result.bias_correction, *result.acceleration, options.confidence);
    } else {
        result.reason = result.acceleration ? "all resamples lie on one side of the estimate" : "the statistic is undefined without one of the replicates";
    }
    return result;
}

}  // namespace pactsim::statistics
