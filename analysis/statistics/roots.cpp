#include "analysis/statistics/roots.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pactsim::statistics {

namespace {

struct Trial {
    double x = 0.0, mean = 0.0;
    bool holds_zero = false;  // its interval does; never with a single replicate
};

// The function with what is asked of it counted and checked.
class Trials {
  public:
    Trials(const ReplicateFunction& npsv, const SwitchingOptions& options, SwitchingValue& result) : npsv_(npsv), options_(options), result_(result) {}

    [[nodiscard]] Trial at(double x) {
        ++result_.evaluations;
        const std::vector<double> values = npsv_(x);
        const MeanInterval estimate = mean_interval(values, options_.confidence);
        if (!estimate.mean) {
            empty_ = true;
            return {x, 0.0, false};
        }
        if (estimate.interval) result_.has_interval = true;
        return {x, *estimate.mean, estimate.interval && estimate.interval->contains(0.0)};
    }

    [[nodiscard]] bool empty() const { return empty_; }

  private:
    const ReplicateFunction& npsv_;
    const SwitchingOptions& options_;
    SwitchingValue& result_;
    bool empty_ = false;
};

void require_range(const SwitchingOptions& options) {
    const double ends[] = {options.low, options.high};
    require_finite(ends, "the range of a switching value");
    require_share(options.confidence, "the confidence of an interval");
    require_share(options.tolerance, "the tolerance of a switching value");
    if (!(options.low < options.high)) throw InvariantError("the range of a switching value is empty");
    if (options.grid < 2) throw InvariantError("the range of a switching value needs two values to start from");
}

double crossing_between(Trials& trials, const Trial& a, const Trial& b, double width) {
    std::uintmax_t steps = 100;
    const auto close = [width](double x, double y) { return std::abs(y - x) <= width; };
    const auto ends = boost::math::tools::toms748_solve([&](double x) { return trials.at(x).mean; }, a.x, b.x, a.mean, b.mean, close, steps);
    return 0.5 * (ends.first + ends.second);
}

// Zeros of the mean, rising; of a flat stretch of zeros the middle.
std::vector<double> crossings_of(Trials& trials, const std::vector<Trial>& grid, double width) {
    std::vector<double> crossings;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        if (grid[i].mean == 0.0) {
            std::size_t last = i;
            while (last + 1 < grid.size() && grid[last + 1].mean == 0.0) ++last;
            crossings.push_back(0.5 * (grid[i].x + grid[last].x));
            i = last;
        }
        if (i + 1 < grid.size() && ((grid[i].mean < 0.0 && grid[i + 1].mean > 0.0) || (grid[i].mean > 0.0 && grid[i + 1].mean < 0.0))) {
            crossings.push_back(crossing_between(trials, grid[i], grid[i + 1], width));
        }
    }
    return crossings;
}

// Where the interval stops or starts to hold zero between two neighbours that differ in it: the end on the side that holds it.
double edge_between(Trials& trials, Trial inside, Trial outside, double width) {
    while (std::abs(outside.x - inside.x) > width) {
        const double middle = 0.5 * (inside.x + outside.x);
        if (middle == inside.x || middle == outside.x) break;
        const Trial trial = trials.at(middle);
        (trial.holds_zero ? inside : outside) = trial;
    }
    return inside.x;
}

std::vector<Interval> unresolved_of(Trials& trials, const std::vector<Trial>& known, double width) {
    std::vector<Interval> set;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!known[i].holds_zero) continue;
        const double low = i == 0 ? known[i].x : edge_between(trials, known[i], known[i - 1], width);
        while (i + 1 < known.size() && known[i + 1].holds_zero) ++i;
        const double high = i + 1 == known.size() ? known[i].x : edge_between(trials, known[i], known[i + 1], width);
        set.push_back({low, high});
    }
    return set;
}

// Crossings belong to the set even where the function jumps past zero without an interval that holds it.
void add_crossings(const std::vector<double>& crossings, double width, std::vector<Interval>& set) {
    for (const double x : crossings) {
        const bool covered = std::any_of(set.begin(), set.end(), [&](const Interval& part) { return x >= part.low - width && x <= part.high + width; });
        if (!covered) set.push_back({x, x});
    }
    std::sort(set.begin(), set.end(), [](const Interval& a, const Interval& b) { return a.low < b.low; });
}

void name_outcome(const std::vector<Trial>& grid, const SwitchingOptions& options, SwitchingValue& result) {
    const bool flat = std::all_of(grid.begin(), grid.end(), [](const Trial& trial) { return trial.mean == 0.0; });
    if (flat) {
        result.outcome = SwitchingOutcome::zero_everywhere;
        result.reason = fmt::format("the mean is zero for every value tried from {:.4g} to {:.4g}", options.low, options.high);
    } else if (result.crossings.empty()) {
        const bool positive = grid.front().mean > 0.0;
        result.outcome = positive ? SwitchingOutcome::always_positive : SwitchingOutcome::always_negative;
        result.reason = fmt::format("the mean stays {} zero from {:.4g} to {:.4g}", positive ? "above" : "below", options.low, options.high);
    } else {
        result.outcome = SwitchingOutcome::found;
        result.point = result.crossings.front();
        for (const double x : result.crossings) {
            if (options.central && std::abs(x - *options.central) < std::abs(*result.point - *options.central)) result.point = x;
        }
        result.reason = fmt::format("the mean passes zero at {:.6g}", *result.point);
        if (result.crossings.size() > 1) result.reason += fmt::format(", one of {} such values", result.crossings.size());
    }
}

}  // namespace

SwitchingValue switching_value(const ReplicateFunction& npsv, const SwitchingOptions& options) {
    require_range(options);
    SwitchingValue result;
    Trials trials(npsv, options, result);
    std::vector<Trial> known;
    for (std::size_t i = 0; i < options.grid; ++i) {
        const double step = static_cast<double>(i) / static_cast<double>(options.grid - 1);
        known.push_back(trials.at(i + 1 == options.grid ? options.high : options.low + step * (options.high - options.low)));
        if (trials.empty()) {
            result.reason = "there are no replicates";
            return result;
        }
    }
    const double width = options.tolerance * (options.high - options.low);
    const bool flat = std::all_of(known.begin(), known.end(), [](const Trial& trial) { return trial.mean == 0.0; });
    if (!flat) result.crossings = crossings_of(trials, known, width);
    name_outcome(known, options, result);
    // An unresolved stretch narrower than the grid shows only where it is known to be.
    for (const double x : result.crossings) known.push_back(trials.at(x));
    std::sort(known.begin(), known.end(), [](const Trial& a, const Trial& b) { return a.x < b.x; });
    result.unresolved = unresolved_of(trials, known, width);
    add_crossings(result.crossings, width, result.unresolved);
    if (trials.empty()) {
        SwitchingValue nothing;
        nothing.evaluations = result.evaluations;
        nothing.reason = "there are no replicates for a value of the range";
        return nothing;
    }
    if (!result.unresolved.empty()) {
        result.reaches_low = known.front().holds_zero;
        result.reaches_high = known.back().holds_zero;
    }
    return result;
}

}  // namespace pactsim::statistics
