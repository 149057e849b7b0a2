#pragma once
// First-order indices from any sample of points: what is left when runs of a design failed, or when there never was one.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sensitivity/sobol_indices.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// The slice of each row by one factor: a slice per distinct value if there are at most `slices` of them (or the factor has labels), else slices of equal count. Equal values
/// share a slice. Numbers from 0.
[[nodiscard]] std::vector<std::uint32_t> slices_of(std::span<const double> x, std::uint32_t slices, bool has_labels);

/// Share of the variance of y between slices, less what chance alone would give: (SSB - (m - 1) MSW) / SST for m slices. Unbiased at zero, may be negative; none where y does not
/// vary or there are fewer than two slices or no row to spare. Source: epsilon squared of Kelley (1935), PNAS 21, 554-559; as a sensitivity index Plischke (2010), Reliability
/// Engineering and System Safety 95, 354-360.
[[nodiscard]] std::optional<double> explained_share(std::span<const double> y, std::span<const std::uint32_t> slice);

/// Indices of all factors over the rows with a response: sqrt(n) slices, at most 64; intervals by a jackknife that leaves out 1 of 32 random groups of base points at a time, so
/// that rows of one base point stay together (Student with 31 degrees of freedom).
[[nodiscard]] std::vector<IndexEstimate> given_data_indices(const AnalysisInput& input);

/// The same over the rows named.
[[nodiscard]] std::vector<IndexEstimate> given_data_indices(const AnalysisInput& input, std::span<const std::size_t> rows);

/// As a table; `why` is put first among its notes if there is a reason.
[[nodiscard]] ResultTable given_data_table(const AnalysisInput& input, const std::string& why = {});

}  // namespace pactsim
