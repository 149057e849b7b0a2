#include "analysis/experiments/designs/draw_purposes.h"
#include "analysis/experiments/designs/methods.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace pactsim {

namespace {

/// Customary ends of a tornado. Source: experiments in decision analysis, Howard (1988), Management Science 34, 679-695.
constexpr double low_percentile = 0.1, high_percentile = 0.9;

}  // namespace

LatinDesign::LatinDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed) : draws_(static_cast<std::uint64_t>(seed), 0), points_(config.points) {
    if (points_ == 0) throw UsageError("a Latin hypercube needs a number of points");
    for (std::uint32_t j = 0; j < factors; ++j) orders_.emplace_back(draws_, j, points_);
}

void LatinDesign::point(std::size_t row, std::span<double> unit) const {
    for (std::uint32_t j = 0; j < unit.size(); ++j) {
        const Block block = draws_.block(j, static_cast<std::uint32_t>(row), 0, stratum_place_purpose);
        unit[j] = (orders_[j](static_cast<std::uint32_t>(row)) + uniform53(block.word[0], block.word[1])) / points_;
    }
}

RowPlace LatinDesign::place(std::size_t row) const { return {0, static_cast<std::uint32_t>(row), 0, -1}; }

MorrisDesign::MorrisDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed)
    : draws_(static_cast<std::uint64_t>(seed), 0), trajectories_(config.trajectories), factors_(factors), levels_(static_cast<std::uint32_t>(std::max(config.levels, 0))) {
    if (levels_ < 2 || levels_ % 2 != 0) throw UsageError(fmt::format("a Morris design has an even number of levels, not {}", config.levels));
    if (trajectories_ == 0) throw UsageError("a Morris design needs a number of trajectories");
}

// Factors in the order in which the trajectory moves them: sorted by draws of 64 bits, which makes every order equally likely.
std::vector<std::uint32_t> MorrisDesign::order(std::uint32_t trajectory) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < factors_; ++i) {
        const Block block = draws_.block(trajectory, i, 0, trajectory_order_purpose);
        keys.emplace_back(std::uint64_t{block.word[0]} << 32 | block.word[1], i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> factors;
    for (const auto& key : keys) factors.push_back(key.second);
    return factors;
}

void MorrisDesign::point(std::size_t row, std::span<double> unit) const {
    const auto trajectory = static_cast<std::uint32_t>(row / (factors_ + 1));
    const std::size_t steps = row % (factors_ + 1);
    const std::vector<std::uint32_t> moved = order(trajectory);
    std::vector<std::uint8_t> has_moved(factors_, 0);
    for (std::size_t s = 0; s < steps; ++s) has_moved[moved[s]] = 1;
    const std::uint32_t half = levels_ / 2;
    for (std::uint32_t i = 0; i < factors_; ++i) {
        const Block block = draws_.block(trajectory, i, 0, trajectory_start_purpose);
        const auto low = static_cast<std::uint32_t>(uniform(block.word[0]) * half);
        const bool starts_high = (block.word[1] & 1U) != 0;
        const std::uint32_t level = low + (starts_high != (has_moved[i] != 0) ? half : 0);
        unit[i] = static_cast<double>(level) / (levels_ - 1);
    }
}

RowPlace MorrisDesign::place(std::size_t row) const {
    const auto trajectory = static_cast<std::uint32_t>(row / (factors_ + 1));
    const auto step = static_cast<std::uint32_t>(row % (factors_ + 1));
    return {0, trajectory, step, step == 0 ? -1 : static_cast<std::int32_t>(order(trajectory)[step - 1])};
}

void OneAtATimeDesign::point(std::size_t row, std::span<double> unit) const {
    std::fill(unit.begin(), unit.end(), 0.5);
    if (row > 0) unit[(row - 1) / 2] = row % 2 == 1 ? low_percentile : high_percentile;
}

RowPlace OneAtATimeDesign::place(std::size_t row) const { return {0, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(row), -1}; }

std::unique_ptr<const UnitDesign> make_unit_design(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind) {
    if (factors == 0) throw UsageError("a design needs at least one factor");
    switch (config.method) {
        case DesignMethod::sobol: return std::make_unique<SobolDesign>(config, factors, seed, kind);
        case DesignMethod::saltelli: return std::make_unique<SaltelliDesign>(config, factors, seed, kind);
        case DesignMethod::lhs: return std::make_unique<LatinDesign>(config, factors, seed);
        case DesignMethod::morris: return std::make_unique<MorrisDesign>(config, factors, seed);
        case DesignMethod::one_at_a_time: return std::make_unique<OneAtATimeDesign>(factors);
        case DesignMethod::list:
        case DesignMethod::table:
        case DesignMethod::grid:
        case DesignMethod::zip: break;
    }
    throw UsageError(fmt::format("a design by `{}` states its values: it has no points in the unit cube", design_method_names[static_cast<std::size_t>(config.method)]));
}

std::unique_ptr<const UnitDesign> make_unit_design(const DesignConfig& config, std::size_t factors, std::int64_t seed) {
    return make_unit_design(config, factors, seed, ScrambleKind::owen);
}

}  // namespace pactsim
