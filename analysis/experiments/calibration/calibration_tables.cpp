#include "analysis/experiments/calibration/calibration_tables.h"

#include "analysis/experiments/calibration/posterior.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim::calibration {

namespace {

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

ResultCell cell(const std::optional<double>& value) { return value ? ResultCell{*value} : ResultCell{}; }

std::vector<std::string> fitted_names(const Problem& problem) {
    std::vector<std::string> names;
    for (const Target& target : problem.targets) {
        if (!target.held_back) names.push_back(target.name);
    }
    return names;
}

ResultTable left_table(const Problem& problem, const Wave& wave) {
    ResultTable table{"left", "Where each parameter may still lie", {{"parameter", "parameter"}, {"low", "lowest not ruled out"}, {"high", "highest not ruled out"}, {"unit", "unit"}, {"share", "share of its prior"}}, {},
                      {"ranges one by one hold more than the space left, in which parameters may go together"}};
    for (std::size_t i = 0; i < problem.dimensions() && !wave.low.empty(); ++i) {
        const Parameter& parameter = problem.parameters[i];
        table.rows.push_back({parameter.name, parameter.value_at(wave.low[i]), parameter.value_at(wave.high[i]), parameter.unit, wave.high[i] - wave.low[i]});
    }
    return table;
}

ResultTable posterior_table(const Problem& problem, const AbcGeneration& generation) {
    ResultTable table{"posterior", "", {{"parameter", "parameter"}, {"mean", "mean"}, {"sd", "standard deviation"}, {"median", "median"}, {"low", "95 % from"}, {"high", "to"}, {"adjusted_low", "adjusted, from"},
                      {"adjusted_high", "to"}, {"unit", "unit"}, {"narrowed", "narrowed by"}}, {},
                      {fmt::format("{} particles that count as {:.0f}; {}", generation.particles.size(), generation.effective,
                                  generation.tolerance ? fmt::format("distance at most {:.4g}", *generation.tolerance) : std::string("every proposal accepted: this is still the prior")),
                       "adjusted: carried to a distance of zero by regression, narrower and only as good as a straight line through the accepted runs",
                       "narrowed: 1 - width of the interval / width of the prior's; near 0 the targets say nothing of the parameter"}};
    std::size_t most = 0;
    const std::vector<ParameterPosterior> rows = summarise(problem, generation);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ParameterPosterior& row = rows[i];
        table.rows.push_back({row.name, row.mean, row.sd, row.median, row.low, row.high, row.adjusted_low, row.adjusted_high, problem.parameters[i].unit, row.narrowed});
        if (row.narrowed > rows[most].narrowed) most = i;
    }
    table.title = fmt::format("The targets say most of {}: its 95 % interval is {:.0f} % narrower than before", rows[most].name, 100.0 * rows[most].narrowed);
    return table;
}

ResultTable target_table(const Problem& problem, const AbcGeneration& generation) {
    ResultTable table{"targets", "", {{"target", "target"}, {"use", "use"}, {"observed", "observed"}, {"sd", "its standard deviation"}, {"mean", "model, mean"}, {"low", "95 % from"}, {"high", "to"},
                      {"implausibility", "implausibility"}, {"verdict", "verdict"}, {"runs", "runs that define it"}}, {}, {"met: the mean lies within 3 standard deviations of model, observation and discrepancy together"}};
    std::size_t held = 0, held_met = 0;
    const std::vector<TargetCheck> checks = check_targets(problem, generation);
    for (std::size_t k = 0; k < checks.size(); ++k) {
        const TargetCheck& check = checks[k];
        const Target& target = problem.targets[k];
        const bool known = check.runs > 0;
        table.rows.push_back({check.name, std::string(check.held_back ? "held back" : "calibration"), target.value, std::sqrt(target.observation_variance + target.discrepancy_variance),
                              known ? ResultCell{check.mean} : ResultCell{}, known ? ResultCell{check.low} : ResultCell{}, known ? ResultCell{check.high} : ResultCell{},
                              known ? ResultCell{check.implausibility} : ResultCell{}, std::string(!known ? "not defined" : check.met ? "met" : "missed"), whole(check.runs)});
        held += check.held_back && known ? 1U : 0U;
        held_met += check.held_back && check.met ? 1U : 0U;
    }
    table.title = held == 0 ? "No target was held back, so nothing here is a test" : fmt::format("{} of {} targets that were held back are met", held_met, held);
    return table;
}

}  // namespace

std::vector<ResultTable> history_tables(const Problem& problem, const HistoryMatching& machine) {
    const std::vector<Wave>& waves = machine.waves();
    ResultTable table{"waves", "", {{"wave", "wave"}, {"points", "points"}, {"share_left", "left of what was left"}, {"volume_left", "left of the whole"}, {"least", "least implausibility"}}, {}, {}};
    ResultTable emulators{"emulators", "How far each wave's emulators may be believed", {{"wave", "wave"}, {"target", "target"}, {"q2", "Q2 of leaving one out"}, {"chance_sd", "standard deviation of one world"}}, {},
                          {"a low Q2 only makes a wave rule out less: the emulator's own uncertainty counts"}};
    const std::vector<std::string> names = fitted_names(problem);
    for (std::size_t w = 0; w < waves.size(); ++w) {
        const Wave& wave = waves[w];
        const bool emulated = !wave.emulators.empty();
        std::vector<ResultCell> row{whole(w + 1), whole(wave.points.size())};
        if (emulated) row.insert(row.end(), {wave.share_left, wave.volume_left, wave.least});
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
        for (std::size_t f = 0; f < wave.emulators.size(); ++f) emulators.rows.push_back({whole(w + 1), names[f], cell(wave.q2[f]), std::sqrt(wave.chance[f])});
    }
    table.title = waves.empty() ? "No wave is complete" : fmt::format("{:.3g} % of the space is left after {} wave{}", 100.0 * waves.back().volume_left, waves.size(), waves.size() == 1 ? "" : "s");
    if (machine.done()) table.notes.push_back("it ended because " + machine.why_ended());
    std::vector<ResultTable> tables{table};
    if (waves.empty()) return tables;
    tables.push_back(std::move(emulators));
    if (!waves.back().low.empty()) tables.push_back(left_table(problem, waves.back()));
    return tables;
}

std::vector<ResultTable> abc_tables(const Problem& problem, const AbcSmc& machine) {
    const std::vector<AbcGeneration>& generations = machine.generations();
    ResultTable table{"generations", "", {{"generation", "generation"}, {"tolerance", "tolerance"}, {"proposals", "proposals"}, {"acceptance", "accepted"}, {"effective", "effective particles"}, {"median", "median distance"}},
                      {}, {"distance: root of the sum of squared gaps in standard deviations of each target"}};
    for (std::size_t g = 0; g < generations.size(); ++g) {
        std::vector<double> distances;
        for (const Particle& particle : generations[g].particles) distances.push_back(particle.distance);
        std::sort(distances.begin(), distances.end());
        table.rows.push_back({whole(g + 1), cell(generations[g].tolerance), std::int64_t{generations[g].proposals}, generations[g].acceptance(), generations[g].effective, distances[distances.size() / 2]});
    }
    table.title = generations.empty() ? "No generation is complete" : fmt::format("{} generations; the last accepts {:.1f} % of its proposals", generations.size(), 100.0 * generations.back().acceptance());
    if (machine.done()) table.notes.push_back("it ended because " + machine.why_ended());
    if (generations.empty()) return {table};
    return {table, posterior_table(problem, generations.back()), target_table(problem, generations.back())};
}

}  // namespace pactsim::calibration
