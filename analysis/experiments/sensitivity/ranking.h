#pragma once
// Whether more runs would change the order of the schemes.

#include "analysis/experiments/analyses.h"
#include "analysis/statistics/checks.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// Means of the schemes over the design, by independent unit: [scheme][unit]. A unit is a scramble where there are eight or more of them, else a base point (of a Saltelli design its rows
/// of A and B). Rows count if all schemes have a result, below `base_limit`.
[[nodiscard]] statistics::Table scheme_units(const AnalysisInput& input, std::uint32_t base_limit = UINT32_MAX);

/// What the order of the schemes rests on.
struct RankingVerdict {
    std::vector<std::size_t> order;             // best first, by mean over the design
    std::size_t unchanged_steps = 0;            // doublings at the end that left the order as it is
    std::size_t pairs = 0, told_apart = 0;      // by joint intervals
    bool settled = false;                       // all pairs are told apart and the last two doublings changed nothing: more runs need not be made
};

/// The verdict on all runs there are; larger is better.
[[nodiscard]] RankingVerdict ranking_verdict(const AnalysisInput& input);

/// Tables "ranking" (the order by size) and "ranking_pairs" (what still cannot be told, and how many more base points would).
[[nodiscard]] std::vector<ResultTable> ranking_tables(const AnalysisInput& input);

}  // namespace pactsim
