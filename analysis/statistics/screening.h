#pragma once
// Fully sequential selection: replicates are added one at a time and alternatives drop out as soon as the data allow. Valid under shared draws.

#include "analysis/statistics/checks.h"
#include "analysis/statistics/selection.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace pactsim::statistics {

/// What is asked of a screening.
struct ScreeningOptions {
    double confidence = 0.95;      // chance of keeping the best if it leads by at least `indifference`
    double indifference = 0.0;     // smallest difference worth detecting, in the unit of the values
    std::size_t first_stage = 10;  // replicates before the first decision (n0)
    Better better = Better::larger;
};

/// eta and h2 of the procedure.
struct ScreeningConstants {
    double eta = 0.0;
    double h2 = 0.0;
};

/// With the triangular continuation region (c = 1) that the authors recommend: eta = ((2 alpha/(k - 1))^(-2/(n0 - 1)) - 1)/2, h2 = 2 eta (n0 - 1).
/// Throws InvariantError for fewer than two alternatives, n0 < 2 or confidence outside [1/2, 1). Source: Kim and Nelson (2001), ACM TOMACS 11, 251-273.
[[nodiscard]] ScreeningConstants screening_constants(std::size_t alternatives, const ScreeningOptions& options);

/// W(r) = max{0, indifference/(2 r) (h2 S2/indifference2 - r)}: how far behind another an alternative must be at replicate r to be dropped.
[[nodiscard]] double screening_width(double h2, double difference_variance, double indifference, std::size_t replicates);

/// floor(h2 S2/indifference2), at most most_planned: after one replicate more a pair is always decided.
[[nodiscard]] std::size_t screening_horizon(double h2, double difference_variance, double indifference);

/// Where a screening stands.
struct ScreeningState {
    std::vector<bool> in;                                // by alternative
    std::vector<std::optional<std::size_t>> dropped_at;  // replicate at which it was dropped
    std::size_t replicates = 0;                          // up to which decisions have been taken
    std::size_t longest = 0;                             // replicates after which it ends at the latest
    bool decided = false;
    std::optional<std::size_t> best;  // the choice, once decided
    bool started = false;             // false while a first stage is not complete: everything is in
};

/// Replays the screening on the data so far, data[alternative][replicate]; rows of dropped alternatives may be shorter than the others. A pure function: asked
/// again with more data it goes on where it was. Alternatives equal to the last bit stay in together until the end, where the first of the best means is
/// chosen.
[[nodiscard]] ScreeningState screen(const Table& data, const ScreeningOptions& options);

}  // namespace pactsim::statistics
