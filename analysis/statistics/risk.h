#pragma once
// How bad the bad end is: value at risk and expected loss beyond it, from equally likely losses. Losses are positive numbers; for gains see the last function.

#include <optional>
#include <span>

namespace pactsim::statistics {

/// The smallest loss that at least a share `level` of the losses does not exceed; none for no losses. Throws InvariantError unless 0 < level < 1.
/// Source: Rockafellar and Uryasev (2002), Journal of Banking and Finance 26, 1443-1471, definition 2.
[[nodiscard]] std::optional<double> value_at_risk(std::span<const double> losses, double level);

/// Mean of the worst share 1 - level of the losses, the loss at the edge counted in part, so that exactly that share is averaged: min over c of
/// c + E(loss - c)+ / (1 - level). None for no losses. Throws as above. Source: Rockafellar and Uryasev (2002), proposition 8.
[[nodiscard]] std::optional<double> conditional_value_at_risk(std::span<const double> losses, double level);

/// Mean of the lowest share of the gains, such as .05 for the worst 5 % of futures; none for no gains. Throws InvariantError unless 0 < share < 1.
[[nodiscard]] std::optional<double> mean_of_worst(std::span<const double> gains, double share);

}  // namespace pactsim::statistics
