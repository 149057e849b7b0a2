#pragma once
// Points of a wave: spread over the cube at first, over what is left of it later.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pactsim::calibration {

using UnitPoints = std::vector<std::vector<double>>;

/// A Latin hypercube: in each coordinate one point in each of `count` equal strata, in a keyed order, at a keyed place.
[[nodiscard]] UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed);

/// Independent uniform points.
[[nodiscard]] UnitPoints uniform_points(std::size_t count, std::size_t dimensions, std::uint64_t seed, std::uint32_t wave);

/// `count` points chosen one by one from the pool, each farthest from those chosen and from `taken`; the first of an empty start is the pool's first. All of a smaller pool.
[[nodiscard]] UnitPoints spread_out(const UnitPoints& pool, const UnitPoints& taken, std::size_t count);

/// `count` points spread uniformly over the region where `allowed` holds: random walks of Metropolis (normal steps with the covariance of the survivors x 2.38^2 / d) from survivors in turn.
[[nodiscard]] UnitPoints walks(const UnitPoints& survivors, std::size_t count, std::size_t steps, const std::function<bool(std::span<const double>)>& allowed, std::uint64_t seed,
                               std::uint32_t wave);

}  // namespace pactsim::calibration
