#include "analysis/statistics/intervals.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace pactsim::statistics {

namespace {

std::vector<double> differences_of(std::span<const double> without, std::span<const double> with) {
    if (without.size() != with.size()) throw InvariantError("a paired comparison needs as many values with as without");
    std::vector<double> differences(with.size());
    for (std::size_t r = 0; r < differences.size(); ++r) differences[r] = with[r] - without[r];
    return differences;
}

bool all_equal(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

}  // namespace

double mean_of(std::span<const double> values) {
    require_finite(values, "a mean");
    if (values.empty()) return 0.0;
    // The mean of equal values must be that value to the last bit, or a constant outcome would seem to vary.
    if (all_equal(values)) return values.front();
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double sample_variance(std::span<const double> values) {
    if (values.size() < 2) {
        require_finite(values, "a variance");
        return 0.0;
    }
    const double mean = mean_of(values);
    const double n = static_cast<double>(values.size());
    // What rounding left of the mean's own error is taken out again (corrected two-pass, Chan, Golub and LeVeque 1983): pence of an economy pass 2^50.
    double squares = 0.0, rest = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
        rest += value - mean;
    }
    return std::max(0.0, squares - rest * rest / n) / (n - 1.0);
}

double two_sided_t(double degrees_of_freedom, double confidence) {
    require_share(confidence, "the confidence of an interval");
    require_positive(degrees_of_freedom, "degrees of freedom");
    return boost::math::quantile(boost::math::students_t(degrees_of_freedom), 0.5 + 0.5 * confidence);
}

MeanInterval mean_interval(std::span<const double> values, double confidence) {
    require_share(confidence, "the confidence of an interval");
    MeanInterval result;
    result.count = values.size();
    if (values.empty()) return result;
    const double mean = mean_of(values);
    result.mean = mean;
    if (values.size() < 2) return result;
    const double n = static_cast<double>(values.size());
    result.sd = std::sqrt(sample_variance(values));
    const double error = result.sd / std::sqrt(n);
    const double half = two_sided_t(n - 1.0, confidence) * error;
    result.standard_error = error;
    result.half_width = half;
    result.interval = Interval{mean - half, mean + half};
    return result;
}

MeanInterval paired_interval(std::span<const double> without, std::span<const double> with, double confidence) {
    return mean_interval(differences_of(without, with), confidence);
}

UnpairedDifference unpaired_interval(std::span<const double> without, std::span<const double> with, double confidence) {
    require_share(confidence, "the confidence of an interval");
    require_finite(without, "an unpaired difference");
    require_finite(with, "an unpaired difference");
    UnpairedDifference result;
    if (without.empty() || with.empty()) return result;
    const double difference = mean_of(with) - mean_of(without);
    result.difference = difference;
    if (without.size() < 2 || with.size() < 2) return result;
    const double n = static_cast<double>(without.size()), m = static_cast<double>(with.size());
    const double a = sample_variance(without) / n, b = sample_variance(with) / m;
    result.standard_error = std::sqrt(a + b);
    if (a + b <= 0.0) {
        result.interval = Interval{difference, difference};
        return result;
    }
    // As shares of the sum, so that neither tiny nor huge variances leave the range of a double when squared.
    const double share_a = a / (a + b), share_b = b / (a + b);
    const double freedom = 1.0 / (share_a * share_a / (n - 1.0) + share_b * share_b / (m - 1.0));
    const double half = two_sided_t(freedom, confidence) * std::sqrt(a + b);
    result.degrees_of_freedom = freedom;
    result.interval = Interval{difference - half, difference + half};
    return result;
}

PairingGain pairing_gain(std::span<const double> without, std::span<const double> with) {
    const std::vector<double> differences = differences_of(without, with);
    PairingGain gain;
    gain.separate_variance = sample_variance(without) + sample_variance(with);
    gain.paired_variance = sample_variance(differences);
    if (differences.size() < 2) return gain;
    if (gain.paired_variance > 0.0)
        gain.ratio = gain.separate_variance / gain.paired_variance;
    else
        gain.never_differs_in_spread = true;
    return gain;
}

}  // namespace pactsim::statistics
