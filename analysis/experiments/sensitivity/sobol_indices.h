#pragma once
// Shares of the variance of a response that factors explain, from a Saltelli design.

#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// Responses of one scramble of a Saltelli design, by base point: f(A), f(B), f(A with column i from B), f(B with column i from A).
struct SobolBlock {
    std::vector<double> a, b;   // [base]
    statistics::Table ab;       // [factor][base]
    statistics::Table ba;       // [factor][base]; empty without second order
};

/// Whether responses are taken as they are or less their pooled mean. Both estimate the same; without the mean Saltelli's estimator varies less.
enum class Centring : std::uint8_t { none, pooled };

/// Indices of one block. Estimates may be negative or above 1: they are never cut. All are undefined where the response does not vary.
struct SobolFigures {
    double mean = 0.0, variance = 0.0;      // pooled over A and B, variance over 2 n
    std::vector<double> first;              // mean(f(B) (f(AB_i) - f(A))) / V; Saltelli et al. (2010), table 2 (b)
    std::vector<double> first_jansen;       // 1 - mean((f(B) - f(AB_i))^2) / 2 V; Jansen (1999), Computer Physics Communications 117, 35-43
    std::vector<double> total;              // mean((f(A) - f(AB_i))^2) / 2 V; Jansen (1999)
    statistics::Table second;               // [i][j], j > i: (mean(f(BA_i) f(AB_j)) - mean(f(A) f(B))) / V - S_i - S_j; Saltelli (2002), same journal 145, 280-297
};

/// The estimators over the base points named (a point may be named several times); all of them if none is named. None if the response does not vary there or there are no
/// points. Throws InvariantError if lengths differ.
[[nodiscard]] std::optional<SobolFigures> sobol_figures(const SobolBlock& block, std::span<const std::size_t> bases = {}, Centring centring = Centring::pooled);

/// An index with its interval.
struct IndexEstimate {
    std::optional<double> value;
    std::optional<statistics::Interval> interval;

    /// The data do not rule out that it is zero (or there is no interval to tell).
    [[nodiscard]] bool may_be_zero() const { return !interval || interval->low <= 0; }
};

enum class IndexInterval : std::uint8_t { none, scrambles, bootstrap };

struct SobolIndices {
    IndexInterval method = IndexInterval::none;
    std::size_t bases = 0;                          // base points in all scrambles
    std::size_t scrambles = 0;                      // with a response that varies
    std::optional<double> mean, variance;           // of the response over the design
    std::vector<IndexEstimate> first, first_jansen, total;
    std::vector<std::vector<IndexEstimate>> second; // [i][j], j > i; empty without second order
};

/// Indices with intervals. Two scrambles or more: the mean of the estimates of the scrambles, t interval (scrambles are independent and each is unbiased but for the ratio). One:
/// percentile bootstrap over base points, which ignores how evenly Sobol' points lie and is wider than need be. Throws InvariantError if blocks differ in shape.
[[nodiscard]] SobolIndices sobol_indices(std::span<const SobolBlock> scrambles, double confidence, std::uint32_t resamples, std::uint64_t seed);

}  // namespace pactsim
