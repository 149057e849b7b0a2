#pragma once
// The least value of a smooth function in a box, from several starts; small, and the same on every machine that rounds alike.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pactsim::metamodels {

/// Gives the value and fills the gradient. Infinity where the function is not defined: the search steps back from there.
using SmoothFunction = std::function<double(std::span<const double> x, std::span<double> gradient)>;

/// The box, and how hard to look.
struct MinimiseOptions {
    std::vector<double> low, high;
    std::size_t starts = 4;         // the first is `first`, the others are spread over the box by key
    std::size_t most_steps = 100;   // per start
    std::uint64_t seed = 1;
};

/// Where the least value was found.
struct Minimum {
    std::vector<double> x;
    double value = 0.0;
    std::size_t evaluations = 0;
};

/// Projected BFGS with backtracking (Nocedal and Wright 2006, ch. 6; Bertsekas 1982 for the box): coordinates at an end whose gradient points outwards stay there. Throws InvariantError if the function
/// is defined at no start or the lengths differ.
[[nodiscard]] Minimum minimise(const SmoothFunction& function, std::span<const double> first, const MinimiseOptions& options);

}  // namespace pactsim::metamodels
