#pragma once
// A region of the factor space that can be said in words: limits of some factors, and what the cases within are like.

#include "analysis/experiments/discovery/sample.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim::discovery {

/// What a box asks of one factor: nothing, a range whose ends belong to it, or one of some labels.
struct FactorLimit {
    std::optional<double> low, high;
    std::vector<std::uint8_t> labels_in;  // 1 = allowed; empty for a factor with an order

    [[nodiscard]] bool holds(double value) const;
    [[nodiscard]] bool restricted() const;
};

/// A box and its measures. Positives = cases of interest.
struct Box {
    std::vector<FactorLimit> limits;  // one per factor
    std::size_t cases = 0;            // within the box
    std::size_t positives = 0;        // within the box
    double coverage = 0.0;            // positives in the box / all positives; 0 if there are none
    double density = 0.0;             // positives in the box / cases in the box; 0 for an empty box
    double mass = 0.0;                // cases in the box / all cases

    [[nodiscard]] std::size_t restricted() const;  // factors that are limited
};

/// The box without limits, measured on the sample.
[[nodiscard]] Box whole_box(const Sample& sample);

/// True if the case lies within all limits.
[[nodiscard]] bool holds(const Box& box, const Sample& sample, std::size_t row);

/// The cases within, in order.
[[nodiscard]] std::vector<std::size_t> rows_in(const Box& box, const Sample& sample);

/// Counts the cases within and sets all measures. Source: Bryant and Lempert (2010), Technological Forecasting and Social Change 77, 34-49.
void measure(Box& box, const Sample& sample);

/// A factor that a box limits, with the chance that the limit looks as useful as it does for no reason.
struct LimitTest {
    std::size_t factor = 0;
    double density_without = 0.0;  // of the box with this limit lifted
    double quasi_p = 1.0;          // P(Binomial(cases in the box, density_without) >= positives in the box)
};

/// One row per limited factor. Source: Bryant and Lempert (2010), s. 3.4: quasi-p values (not corrected for the search that found the box).
[[nodiscard]] std::vector<LimitTest> limit_tests(const Box& box, const Sample& sample);

/// The limits in words: "ip_leak > 0.14 and regime is open or quota"; "all futures" for the whole box.
[[nodiscard]] std::string limits_in_words(const Box& box, const Sample& sample);

/// One sentence: "<what> in 71 % of futures where ip_leak > 0.14 and partner_trust < 0.35 (12 % of futures; coverage 0.78)".
[[nodiscard]] std::string in_words(const Box& box, const Sample& sample, std::string_view what);

}  // namespace pactsim::discovery
