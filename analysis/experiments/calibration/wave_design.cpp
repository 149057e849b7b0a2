#include "analysis/experiments/calibration/wave_design.h"

#include "analysis/experiments/calibration/scores.h"
#include "analysis/draw_purposes.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace pactsim::calibration {

namespace {

double squared_distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

bool in_cube(std::span<const double> unit) {
    return std::all_of(unit.begin(), unit.end(), [](double u) { return u > 0.0 && u < 1.0; });
}

}  // namespace

UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
    const Draws draws(seed, 0);
    UnitPoints points(count, std::vector<double>(dimensions));
    for (std::size_t d = 0; d < dimensions; ++d) {
        std::vector<std::pair<std::uint64_t, std::size_t>> order;
        std::vector<double> places;
        for (std::size_t i = 0; i < count; ++i) {
            const Block block = draws.block(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(d), 0, wave_stratum_purpose);
            order.emplace_back((std::uint64_t{block.word[0]} << 32) | block.word[1], i);
            places.push_back(uniform53(block.word[2], block.word[3]));
        }
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < count; ++i) points[order[i].second][d] = (static_cast<double>(i) + places[order[i].second]) / static_cast<double>(count);
    }
    return points;
}

UnitPoints uniform_points(std::size_t count, std::size_t dimensions, std::uint64_t seed, std::uint32_t wave) {
    const Draws draws(seed, wave);
    UnitPoints points;
    for (std::size_t i = 0; i < count; ++i) {
        DrawStream stream(draws, static_cast<std::uint32_t>(i), 0, 0, wave_candidate_purpose);
        std::vector<double> point(dimensions);
        for (double& u : point) u = stream.next_uniform();
        points.push_back(std::move(point));
    }
    return points;
}

UnitPoints spread_out(const UnitPoints& pool, const UnitPoints& taken, std::size_t count) {
    std::vector<double> nearest(pool.size(), std::numeric_limits<double>::infinity());
    const auto take_note = [&](std::span<const double> point) {
        for (std::size_t i = 0; i < pool.size(); ++i) nearest[i] = std::min(nearest[i], squared_distance(pool[i], point));
    };
    for (const std::vector<double>& point : taken) take_note(point);
    UnitPoints chosen;
    while (chosen.size() < std::min(count, pool.size())) {
        const auto farthest = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
        chosen.push_back(pool[farthest]);
        take_note(pool[farthest]);
        nearest[farthest] = -1.0;  // a point is chosen once, even where others are as near
    }
    return chosen;
}

UnitPoints walks(const UnitPoints& survivors, std::size_t count, std::size_t steps, const std::function<bool(std::span<const double>)>& allowed, std::uint64_t seed,
                 std::uint32_t wave) {
    if (survivors.empty()) throw InvariantError("a walk needs a place to start from");
    const std::size_t d = survivors.front().size();
    std::vector<double> flat;
    for (const std::vector<double>& point : survivors) flat.insert(flat.end(), point.begin(), point.end());
    const std::vector<double> factor = kernel_factor(flat, std::vector<double>(survivors.size(), 1.0 / static_cast<double>(survivors.size())), d);
    const double scale = 2.38 / std::sqrt(2.0 * static_cast<double>(d));  // the factor holds twice the covariance
    const Draws draws(seed, wave);
    UnitPoints points;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> here = survivors[i % survivors.size()];
        for (std::size_t s = 0; s < steps; ++s) {
            DrawStream stream(draws, static_cast<std::uint32_t>(i), 0, static_cast<std::uint32_t>(s), wave_walk_purpose);
            std::vector<double> step(d), there = here;
            for (double& z : step) z = stream.next_normal();
            for (std::size_t a = 0; a < d; ++a) {
                for (std::size_t b = 0; b <= a; ++b) there[a] += scale * factor[a * d + b] * step[b];
            }
            if (in_cube(there) && allowed(there)) here = std::move(there);
        }
        points.push_back(std::move(here));
    }
    return points;
}

}  // namespace pactsim::calibration
