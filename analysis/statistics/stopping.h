#pragma once
// When a study has replicates enough.

#include "analysis/statistics/checks.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim::statistics {

/// No sequential rule stops before this many replicates unless told to: with three a lucky run looks precise.
/// Source: the early stops reported for an initial 3 by users of sim-tools (issue 35).
inline constexpr std::size_t default_least_replicates = 10;

enum class StoppingKind {
    fixed,     // a number of replicates
    absolute,  // half-width of the interval at most `target`, in the unit of the values: the default for differences
    relative,  // half-width at most |mean| target / (1 + target)
};

struct StoppingRule {
    StoppingKind kind = StoppingKind::fixed;
    double target = 0.0;  // half-width or share; not read by a fixed number
    double confidence = 0.95;
    std::size_t at_least = default_least_replicates;  // for a fixed number: that number
    std::size_t at_most = 1000;                       // the cap at which a sequential rule gives up
};

enum class StoppingVerdict {
    go_on,
    reached,  // the rule holds
    capped,   // the cap is reached and the rule does not hold
    refused,  // the rule makes no sense for these values: a relative target where the mean may be zero
};

struct StoppingDecision {
    StoppingVerdict verdict = StoppingVerdict::go_on;
    std::size_t count = 0;
    std::optional<double> half_width;
    std::optional<double> wanted_half_width;
    std::optional<std::size_t> expected_count;  // replicates in all that the rule is likely to need, from the spread so far; may lie above the cap
    std::string reason;                         // in words, lower case, no full stop
};

/// Looks at the values of one metric. A relative rule is refused once `at_least` values are there and their interval holds zero, unless all are equal.
/// Throws InvariantError for a target that is not above zero (fixed numbers aside) or a cap below the least number. Source: Law, Simulation Modeling and
/// Analysis, s. 9.4.1.
[[nodiscard]] StoppingDecision decide_stop(const StoppingRule& rule, std::span<const double> values);

/// All metrics[metric][replicate] must hold at once. Refused if one is refused; otherwise the metric that needs most speaks. Without
/// metrics there is nothing to decide by: go on.
[[nodiscard]] StoppingDecision decide_stop_all(const StoppingRule& rule, const Table& metrics);

/// The look-ahead rule.
struct LookAheadRule {
    double precision = 0.10;  // half-width as a share of |mean|
    double confidence = 0.95;
    std::size_t start = default_least_replicates;
    std::size_t at_most = 1000;
    std::size_t look_ahead = 5;  // replicates, for up to 100; in proportion above
};

/// floor(look_ahead / 100 x max(n, 100)): for how many further replicates the precision must last.
[[nodiscard]] std::size_t look_ahead_length(const LookAheadRule& rule, std::size_t count);

/// Half-width over |mean| of the first n values, for n = 1, 2, ...; none where the mean is zero and values differ, or n < 2.
[[nodiscard]] std::vector<std::optional<double>> relative_half_widths(std::span<const double> values, double confidence);

/// What the look-ahead rule says.
struct LookAheadDecision {
    StoppingVerdict verdict = StoppingVerdict::go_on;
    std::optional<std::size_t> solution;  // smallest n >= start from which all metrics hold up to n + look-ahead
    std::size_t count = 0;                // replicates seen
    std::string reason;
};

/// Stops at the smallest n from which every metric[metric][replicate] keeps its precision for the whole look-ahead; capped when `at_most` replicates are there
/// without one. Throws InvariantError if metrics differ in length or the start is below 2. Source: Hoad, Robinson and Davies (2010), Journal of the Operational
/// Research Society 61, 1632-1644; every metric as in sim-tools, issue 35.
[[nodiscard]] LookAheadDecision decide_look_ahead(const LookAheadRule& rule, const Table& metrics);

}  // namespace pactsim::statistics
