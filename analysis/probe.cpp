#include "analysis/probe.h"

#include "agents/state/constants.h"
#include "sim/ensemble.h"
#include "sim/error.h"

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

namespace pactsim {

namespace {

/// One version of the scenario, and what was measured in each replicate of it.
struct Arm {
    std::shared_ptr<const Constants> constants;
    std::vector<ProbeValues> values;

    [[nodiscard]] std::vector<double> column(ProbeMeasure measure) const {
        std::vector<double> column;
        column.reserve(values.size());
        for (const ProbeValues& row : values) column.push_back(row[static_cast<std::size_t>(measure)]);
        return column;
    }
};

/// The three arms of one mechanism, as indices.
struct Trio {
    const Mechanism* mechanism = nullptr;
    std::size_t off = 0, as_set = 0, doubled = 0;
};

std::vector<const Mechanism*> chosen_mechanisms(const std::string& name) {
    std::vector<const Mechanism*> chosen;
    for (const Mechanism& mechanism : mechanisms()) {
        if (name.empty() || mechanism.name == name) chosen.push_back(&mechanism);
    }
    if (chosen.empty()) throw UsageError("no mechanism is called '" + name + "'; `pactsim probe --list` shows them all");
    return chosen;
}

/// Arms to run; the scenario as it stands is the first and is shared by all mechanisms that it has.
std::vector<Trio> plan(const Config& config, const std::vector<const Mechanism*>& chosen, std::vector<Arm>& arms) {
    const auto add = [&arms](Config version) {
        arms.push_back({std::make_shared<const Constants>(std::move(version)), {}});
        return arms.size() - 1;
    };
    const std::size_t base = add(config);
    std::vector<Trio> trios;
    for (const Mechanism* m : chosen) {
        Trio trio{m, add(with_strength(*m, config, 0.0)), base, add(with_strength(*m, config, 2.0))};
        if (needs_example(*m, config)) trio.as_set = add(with_strength(*m, config, 1.0));
        trios.push_back(trio);
    }
    return trios;
}

/// Runs every replicate of every arm, arm after arm. Returns false if it was stopped.
bool run_arms(std::vector<Arm>& arms, const ProbeOptions& options) {
    EnsembleOptions ensemble;
    ensemble.replicates = static_cast<std::uint32_t>(arms.size()) * options.replicates;
    ensemble.threads = options.threads;
    for (Arm& arm : arms) arm.values.reserve(options.replicates);
    const auto run = [&](std::uint32_t world, int threads, int) {
        return measured(run_for_probe(arms[world / options.replicates].constants, world % options.replicates, threads));
    };
    const auto keep = [&](std::uint32_t world, ProbeValues&& values) {
        arms[world / options.replicates].values.push_back(values);
        if (options.progress) options.progress();
    };
    const EnsembleOutcome outcome = run_ensemble(ensemble, run, keep, options.stop);
    if (!outcome.failures.empty()) std::rethrow_exception(outcome.failures.front().exception);
    return !outcome.interrupted;
}

double mean_of(const std::vector<double>& column) {
    double sum = 0.0;
    std::size_t n = 0;
    for (const double x : column) {
        if (!std::isfinite(x)) continue;
        sum += x;
        ++n;
    }
    return n > 0 ? sum / static_cast<double>(n) : std::numeric_limits<double>::quiet_NaN();
}

ProbeRow compared(const Trio& trio, const Expectation& expected, const std::vector<Arm>& arms) {
    ProbeRow row;
    row.mechanism = trio.mechanism;
    row.expected = expected;
    const std::vector<double> off = arms[trio.off].column(expected.measure);
    const std::vector<double> doubled = arms[trio.doubled].column(expected.measure);
    row.off = mean_of(off);
    row.as_set = mean_of(arms[trio.as_set].column(expected.measure));
    row.doubled = mean_of(doubled);
    row.difference = paired_difference(off, doubled, probe_confidence);
    return row;
}

/// Verdicts of all rows.
void judge(std::vector<ProbeRow>& rows) {
    std::vector<double> p;
    for (const ProbeRow& row : rows) p.push_back(row.difference.p_value);
    const std::vector<double> adjusted = holm_adjusted(p);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        rows[k].adjusted_p = adjusted[k];
        rows[k].verdict = judged(rows[k].difference, adjusted[k], rows[k].expected.direction);
    }
}

/// Which mechanisms fail: all rows inert, or any opposite.
void list_failures(ProbeReport& report, const std::vector<const Mechanism*>& chosen) {
    for (const Mechanism* m : chosen) {
        bool inert = true;
        bool opposite = false;
        for (const ProbeRow& row : report.rows) {
            if (row.mechanism != m) continue;
            inert = inert && row.verdict == ProbeVerdict::inert;
            opposite = opposite || row.verdict == ProbeVerdict::opposite;
        }
        if (inert) report.inert.push_back(m->name);
        if (opposite) report.opposite.push_back(m->name);
    }
}

}  // namespace

std::string_view words_for(ProbeVerdict verdict) {
    static constexpr std::array<std::string_view, 5> words{"moves as stated", "moves (sign is an outcome)", "not distinguishable from zero", "OPPOSITE", "INERT (exactly zero)"};
    return words[static_cast<std::size_t>(verdict)];
}

ProbeVerdict judged(const PairedDifference& difference, double adjusted_p, Direction direction) {
    if (difference.all_zero) return ProbeVerdict::inert;
    if (adjusted_p > probe_false_alarm_rate) return ProbeVerdict::unclear;
    if (direction == Direction::either) return ProbeVerdict::moves;
    return (difference.mean > 0.0) == (direction == Direction::rises) ? ProbeVerdict::as_stated : ProbeVerdict::opposite;
}

std::size_t count_worlds(const Config& config, const ProbeOptions& options) {
    std::size_t arms = 1;
    for (const Mechanism* m : chosen_mechanisms(options.mechanism)) arms += needs_example(*m, config) ? 3 : 2;
    return arms * options.replicates;
}

ProbeReport probe(const Config& config, const ProbeOptions& options) {
    if (options.replicates < 2) throw UsageError("a probe needs at least two replicates");
    const std::vector<const Mechanism*> chosen = chosen_mechanisms(options.mechanism);
    std::vector<Arm> arms;
    const std::vector<Trio> trios = plan(config, chosen, arms);
    ProbeReport report;
    report.scenario = config.name;
    report.replicates = options.replicates;
    for (const Mechanism* m : chosen) {
        if (needs_example(*m, config)) report.examples.push_back(m->name);
    }
    report.interrupted = !run_arms(arms, options);
    if (report.interrupted) return report;
    for (const Trio& trio : trios) {
        for (const Expectation& expected : trio.mechanism->expected) report.rows.push_back(compared(trio, expected, arms));
    }
    judge(report.rows);
    list_failures(report, chosen);
    return report;
}

}  // namespace pactsim
