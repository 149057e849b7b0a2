#pragma once
// Runs each mechanism of a scenario at nothing, as set and doubled, in worlds that share every draw, and judges what it moves.

#include "analysis/mechanisms.h"
#include "analysis/paired.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pactsim {

/// Confidence of each row's own interval.
inline constexpr double probe_confidence = 0.95;
/// If no mechanism did anything, the chance that any row at all is said to move or to be opposite is at most this (Holm over the rows).
inline constexpr double probe_false_alarm_rate = 0.05;

enum class ProbeVerdict : std::uint8_t {
    as_stated,    // moves, the way it should
    moves,        // moves; its sign is an outcome
    unclear,      // not distinguishable from zero with these replicates
    opposite,     // moves the wrong way
    inert,        // exactly zero in every pair
};

/// The verdict in words.
std::string_view words_for(ProbeVerdict verdict);

/// One measure of one mechanism.
struct ProbeRow {
    const Mechanism* mechanism = nullptr;
    Expectation expected{};
    double off = 0, as_set = 0, doubled = 0;  // means over replicates; not a number if there was nothing to average over
    PairedDifference difference;              // doubled - off
    double adjusted_p = 1;
    ProbeVerdict verdict = ProbeVerdict::inert;
};

struct ProbeOptions {
    std::uint32_t replicates = 8;
    int threads = 1;
    std::string mechanism;                             // only this one; empty = all
    std::function<void()> progress;                    // called after each world, one call at a time; may be empty
    const std::atomic<bool>* stop = nullptr;
};

struct ProbeReport {
    std::string scenario;
    std::uint32_t replicates = 0;
    std::vector<ProbeRow> rows;                        // in the order of the table
    std::vector<std::string_view> inert;               // mechanisms that move none of their measures in any replicate
    std::vector<std::string_view> opposite;            // mechanisms with a measure that moves the wrong way
    std::vector<std::string_view> examples;            // mechanisms that the scenario lacks and the probe put in
    bool interrupted = false;                          // nothing is judged then

    /// True if a mechanism is inert or goes the wrong way.
    [[nodiscard]] bool failed() const { return !inert.empty() || !opposite.empty(); }
};

/// Judges one row from its values in the same replicates, off and doubled, and its p-value adjusted for all rows.
ProbeVerdict judged(const PairedDifference& difference, double adjusted_p, Direction direction);

/// How many worlds a probe will run. Throws UsageError if `mechanism` names none.
std::size_t count_worlds(const Config& config, const ProbeOptions& options);

/// Probes a scenario. Throws UsageError if `mechanism` names none, or if there are fewer than two replicates; the first error of a replicate is thrown on.
ProbeReport probe(const Config& config, const ProbeOptions& options);

}  // namespace pactsim
