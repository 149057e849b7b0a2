#pragma once
// Where the next runs tell most about which alternative is the best.

#include "analysis/statistics/selection.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pactsim::statistics {

/// Shares of a computing budget by alternative: w_i in proportion to (sd_i / gap_i)^2, w_best = sd_best sqrt(sum (w_i / sd_i)^2). Alternatives that tie with
/// the best take all but the best's share, which is the limit as the gap vanishes; those that do not vary need none; equal shares if nothing varies or there is
/// one alternative. Throws InvariantError if the lengths differ or an sd is negative. Source: Chen, Lin, Yucesan and Chick (2000), Discrete Event Dynamic
/// Systems 10, 251-270.
[[nodiscard]] std::vector<double> ocba_fractions(std::span<const double> means, std::span<const double> sds, Better better);

/// How many of `extra` further runs each alternative gets so that all runs come as near as they can to the fractions; none is taken back from who has had more
/// than its share. Adds up to `extra` exactly (largest remainders, ties to the first). Throws InvariantError if the lengths differ.
[[nodiscard]] std::vector<std::size_t> allocate_runs(std::span<const double> fractions, std::span<const std::size_t> runs_so_far, std::size_t extra);

}  // namespace pactsim::statistics
