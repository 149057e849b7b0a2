#include "analysis/statistics/stopping.h"

#include "analysis/statistics/intervals.h"
#include "analysis/statistics/planning.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

void require_rule(const StoppingRule& rule) {
    require_share(rule.confidence, "the confidence of a stopping rule");
    if (rule.kind == StoppingKind::fixed) return;
    require_positive(rule.target, "the target of a stopping rule");
    if (rule.at_least < 2) throw InvariantError("a sequential rule needs at least two replicates");
    if (rule.at_most < rule.at_least) throw InvariantError("the cap of a stopping rule lies below its least number of replicates");
}

StoppingDecision fixed_decision(const StoppingRule& rule, std::size_t count) {
    StoppingDecision decision;
    decision.count = count;
    decision.expected_count = rule.at_least;
    const bool enough = count >= rule.at_least;
    decision.verdict = enough ? StoppingVerdict::reached : StoppingVerdict::go_on;
    decision.reason = fmt::format("{} of {} replicates done", count, rule.at_least);
    return decision;
}

// A metric whose interval has been computed and that may stop by a width.
void judge_width(const StoppingRule& rule, const MeanInterval& estimate, StoppingDecision& decision) {
    const double half = *estimate.half_width, mean = *estimate.mean;
    const bool relative = rule.kind == StoppingKind::relative;
    const double wanted = relative ? std::abs(mean) * rule.target / (1.0 + rule.target) : rule.target;
    decision.half_width = half;
    decision.wanted_half_width = wanted;
    if (decision.count < rule.at_least) {
        decision.reason = fmt::format("{} replicates: at least {} come first", decision.count, rule.at_least);
        return;
    }
    if (relative && half > 0.0 && half >= std::abs(mean)) {
        decision.verdict = StoppingVerdict::refused;
        decision.reason =
            fmt::format("the mean {:.4g} +- {:.4g} cannot be told from zero, so a share of it is no target: give an absolute half-width", mean, half);
        return;
    }
    if (half <= wanted) {
        decision.verdict = StoppingVerdict::reached;
        decision.expected_count = decision.count;
        decision.reason = fmt::format("half-width {:.4g} is within {:.4g} after {} replicates", half, wanted, decision.count);
        return;
    }
    decision.expected_count = wanted > 0.0 ? replicates_for_half_width(estimate.sd, wanted, rule.confidence, decision.count + 1) : std::nullopt;
    decision.verdict = decision.count >= rule.at_most ? StoppingVerdict::capped : StoppingVerdict::go_on;
    decision.reason = fmt::format("half-width {:.4g} is above {:.4g} after {} replicates", half, wanted, decision.count);
    if (decision.expected_count) decision.reason += fmt::format("; about {} would do", *decision.expected_count);
    if (decision.verdict == StoppingVerdict::capped) decision.reason += fmt::format("; the cap is {}", rule.at_most);
}

// Which of two decisions speaks for both.
int weight_of(StoppingVerdict verdict) {
    switch (verdict) {
        case StoppingVerdict::reached:
            return 0;
        case StoppingVerdict::go_on:
            return 1;
        case StoppingVerdict::capped:
            return 2;
        case StoppingVerdict::refused:
            return 3;
    }
    return 0;
}

}  // namespace

StoppingDecision decide_stop(const StoppingRule& rule, std::span<const double> values) {
    require_rule(rule);
    require_finite(values, "a stopping rule");
    if (rule.kind == StoppingKind::fixed) return fixed_decision(rule, values.size());
    StoppingDecision decision;
    decision.count = values.size();
    const MeanInterval estimate = mean_interval(values, rule.confidence);
    if (!estimate.interval) {
        decision.reason = fmt::format("{} replicates: at least {} come first", decision.count, rule.at_least);
        return decision;
    }
    judge_width(rule, estimate, decision);
    return decision;
}

StoppingDecision decide_stop_all(const StoppingRule& rule, const Table& metrics) {
    require_rule(rule);
    require_rectangular(metrics, "a stopping rule");
    if (metrics.empty()) {
        StoppingDecision nothing;
        nothing.reason = "no metric to decide by";
        return nothing;
    }
    StoppingDecision speaks = decide_stop(rule, metrics.front());
    for (std::size_t m = 1; m < metrics.size(); ++m) {
        StoppingDecision next = decide_stop(rule, metrics[m]);
        const int now = weight_of(speaks.verdict), then = weight_of(next.verdict);
        // Of two that are not there yet the one that needs more; one that cannot say how many needs most.
        const bool slower = speaks.expected_count && (!next.expected_count || *next.expected_count > *speaks.expected_count);
        if (then > now || (then == now && slower)) speaks = std::move(next);
    }
    return speaks;
}

std::size_t look_ahead_length(const LookAheadRule& rule, std::size_t count) {
    return rule.look_ahead * std::max<std::size_t>(count, 100) / 100;
}

std::vector<std::optional<double>> relative_half_widths(std::span<const double> values, double confidence) {
    require_finite(values, "a stopping rule");
    std::vector<std::optional<double>> widths(values.size());
    // Welford's update: every prefix in one pass.
    double mean = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double n = static_cast<double>(i + 1), step = values[i] - mean;
        mean += step / n;
        squares += step * (values[i] - mean);
        if (i == 0) continue;
        const double half = two_sided_t(n - 1.0, confidence) * std::sqrt(squares / (n - 1.0) / n);
        if (half == 0.0)
            widths[i] = 0.0;
        else if (mean != 0.0 && std::isfinite(half / mean))
            widths[i] = half / std::abs(mean);
    }
    return widths;
}

LookAheadDecision decide_look_ahead(const LookAheadRule& rule, const Table& metrics) {
    require_positive(rule.precision, "the precision of a stopping rule");
    require_share(rule.confidence, "the confidence of a stopping rule");
    if (rule.start < 2 || rule.at_most < rule.start) throw InvariantError("a look-ahead rule starts at two replicates or more and below its cap");
    LookAheadDecision decision;
    decision.count = require_rectangular(metrics, "a stopping rule");
    std::vector<bool> holds(decision.count, !metrics.empty());
    for (const auto& values : metrics) {
        const auto widths = relative_half_widths(values, rule.confidence);
        for (std::size_t i = 0; i < widths.size(); ++i) holds[i] = holds[i] && widths[i] && *widths[i] <= rule.precision;
    }
    std::size_t since = 0;  // the n from which all metrics have held without a break
    for (std::size_t n = rule.start; n <= decision.count; ++n) {
        if (!holds[n - 1])
            since = 0;
        else if (since == 0)
            since = n;
        if (since > 0 && n >= since + look_ahead_length(rule, since)) {
            decision.solution = since;
            decision.verdict = StoppingVerdict::reached;
            decision.reason = fmt::format("all metrics are within {:.4g} % from replicate {} to {}", 100.0 * rule.precision, since, n);
            return decision;
        }
    }
    decision.verdict = decision.count >= rule.at_most ? StoppingVerdict::capped : StoppingVerdict::go_on;
    decision.reason = since > 0 ? fmt::format("precise since replicate {}, to be confirmed up to {}", since, since + look_ahead_length(rule, since))
                                : fmt::format("not all metrics are within {:.4g} % after {} replicates", 100.0 * rule.precision, decision.count);
    return decision;
}

}  // namespace pactsim::statistics
