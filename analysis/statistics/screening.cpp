#include "analysis/statistics/screening.h"

#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace pactsim::statistics {

namespace {

// Variances of all differences from the first stage, [i][j].
Table first_stage_variances(const Table& data, std::size_t first_stage) {
    Table variances(data.size(), std::vector<double>(data.size(), 0.0));
    for (std::size_t i = 0; i < data.size(); ++i) {
        for (std::size_t j = i + 1; j < data.size(); ++j) {
            const auto a = std::span(data[i]).first(first_stage), b = std::span(data[j]).first(first_stage);
            variances[i][j] = variances[j][i] = pairing_gain(a, b).paired_variance;
        }
    }
    return variances;
}

// One run through the data with what it remembers.
class Replay {
  public:
    Replay(const Table& data, const ScreeningOptions& options, ScreeningState& state)
        : data_(data), options_(options), state_(state), variances_(first_stage_variances(data, options.first_stage)), sums_(data.size(), 0.0) {
        h2_ = screening_constants(data.size(), options).h2;
        for (const auto& row : variances_) {
            for (const double variance : row) state_.longest = std::max(state_.longest, screening_horizon(h2_, variance, options.indifference) + 1);
        }
        state_.longest = std::max(state_.longest, options.first_stage);
    }

    void run() {
        for (std::size_t r = 1; !state_.decided && has_replicate(r); ++r) {
            for (std::size_t i = 0; i < data_.size(); ++i) {
                if (state_.in[i]) sums_[i] += data_[i][r - 1];
            }
            if (r < options_.first_stage) continue;
            state_.replicates = r;
            drop_at(r);
            const auto left = std::count(state_.in.begin(), state_.in.end(), true);
            if (left == 1 || r >= state_.longest) decide();
        }
    }

  private:
    [[nodiscard]] bool has_replicate(std::size_t r) const {
        for (std::size_t i = 0; i < data_.size(); ++i) {
            if (state_.in[i] && data_[i].size() < r) return false;
        }
        return true;
    }

    void drop_at(std::size_t r) {
        const std::vector<bool> before = state_.in;  // all comparisons of a step are made among those who entered it
        const double n = static_cast<double>(r), sign = options_.better == Better::larger ? 1.0 : -1.0;
        for (std::size_t i = 0; i < data_.size(); ++i) {
            for (std::size_t j = 0; before[i] && j < data_.size(); ++j) {
                if (j == i || !before[j]) continue;
                const double behind = sign * (sums_[j] - sums_[i]) / n;
                if (behind > screening_width(h2_, variances_[i][j], options_.indifference, r)) {
                    state_.in[i] = false;
                    state_.dropped_at[i] = r;
                    break;
                }
            }
        }
    }

    void decide() {
        const bool larger = options_.better == Better::larger;
        for (std::size_t i = 0; i < data_.size(); ++i) {
            if (state_.in[i] && (!state_.best || (larger ? sums_[i] > sums_[*state_.best] : sums_[i] < sums_[*state_.best]))) state_.best = i;
        }
        state_.decided = true;
    }

    const Table& data_;
    const ScreeningOptions& options_;
    ScreeningState& state_;
    Table variances_;
    std::vector<double> sums_;  // of those still in
    double h2_ = 0.0;
};

}  // namespace

ScreeningConstants screening_constants(std::size_t alternatives, const ScreeningOptions& options) {
    require_share(options.confidence, "the confidence of a screening");
    if (alternatives < 2) throw InvariantError("a screening needs two alternatives");
    if (options.first_stage < 2) throw InvariantError("the first stage of a screening needs two replicates");
    if (options.confidence < 0.5) throw InvariantError("the confidence of a screening must be at least 1/2");
    const double freedom = static_cast<double>(options.first_stage - 1);
    const double level = 2.0 * (1.0 - options.confidence) / static_cast<double>(alternatives - 1);
    const double eta = 0.5 * (std::pow(level, -2.0 / freedom) - 1.0);
    return {eta, 2.0 * eta * freedom};
}

double screening_width(double h2, double difference_variance, double indifference, std::size_t replicates) {
    require_positive(indifference, "the indifference");
    if (replicates == 0) throw InvariantError("a screening decides after at least one replicate");
    const double r = static_cast<double>(replicates);
    return std::max(0.0, indifference / (2.0 * r) * (h2 * difference_variance / (indifference * indifference) - r));
}

std::size_t screening_horizon(double h2, double difference_variance, double indifference) {
    require_positive(indifference, "the indifference");
    const double horizon = std::floor(h2 * difference_variance / (indifference * indifference));
    return static_cast<std::size_t>(horizon < most_planned ? horizon : most_planned);
}

ScreeningState screen(const Table& data, const ScreeningOptions& options) {
    for (const auto& row : data) require_finite(row, "a screening");
    require_positive(options.indifference, "the indifference");
    ScreeningState state;
    state.in.assign(data.size(), true);
    state.dropped_at.resize(data.size());
    if (data.size() < 2) {
        state.decided = data.size() == 1;
        if (state.decided) state.best = 0;
        return state;
    }
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (const auto& row : data) shortest = std::min(shortest, row.size());
    if (shortest < options.first_stage) return state;
    state.started = true;
    Replay(data, options, state).run();
    return state;
}

}  // namespace pactsim::statistics
