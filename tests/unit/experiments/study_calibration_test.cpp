// Calibration of the model itself, at the size of the smoke scenario.
#include <catch2/catch.hpp>

#include "analysis/experiments/calibration/abc_smc.h"
#include "analysis/experiments/calibration/calibration_tables.h"
#include "analysis/experiments/calibration/drive.h"
#include "analysis/experiments/calibration/posterior.h"
#include "analysis/experiments/calibration/study_problem.h"
#include "scenarios/schema/targets.h"
#include "sim/error.h"
#include "tests/unit/experiments/interrupted.h"
#include "tests/unit/experiments/synthetic.h"

#include <cstdlib>
#include <fstream>

using namespace pactsim;
using namespace pactsim::calibration;

namespace {

// A study of two parameters of scenarios/smoke.yaml; the third factor is a lever and stays.
LoadedExperiment study(const std::string& path, const std::string& correlations = {}) {
    const char* root = std::getenv("PACTSIM_SOURCE_DIR");
    REQUIRE(root != nullptr);
    std::ofstream(path) << "schema: 1\nname: smoke_study\nscenario: " << root << "/scenarios/smoke.yaml\nfactors:\n"
                        << "  look_abroad: {path: entry.bias, range: [-2.0, 3.0], unit: ratio, source: assumption}\n"
                        << "  exits: {path: firms.background_exit_share, range: [0.0, 1.0], unit: share, source: assumption}\n"
                        << "  runway: {path: firms.home_revenue_per_employee_gbp_per_month, range: [6000, 9000], unit: GBP/month, role: lever, source: assumption}\n"
                        << "design: {method: lhs, points: 10" << correlations << "}\n";
    return load_experiment_with_arms(path);
}

TargetsConfig targets() {
    return load_targets_text("t.yaml", R"(schema: 1
name: t
targets:
  - {name: searches, meaning: m, measure: searches_started, reading: per_year, value: 1, standard_error: 1, use: calibration, source: synthetic}
  - {name: alive, meaning: m, measure: firms, reading: last, value: 1, standard_error: 1, use: calibration, source: synthetic}
  - {name: closed, meaning: m, measure: exits_closed, reading: per_year, value: 1, standard_error: 1, use: calibration, source: synthetic}
  - {name: signed, meaning: m, measure: partnerships_formed, reading: per_year, value: 1, standard_error: 1, use: held_back, source: synthetic}
)");
}

// Sets the targets to one history of the truth, with the spread of 20 others for a scale.
void observe(Problem& problem, const std::vector<double>& truth, std::uint64_t history) {
    const std::vector<double> seen = problem.simulator(truth, history << 32);
    std::vector<double> sums(seen.size(), 0.0), squares(seen.size(), 0.0);
    for (std::uint64_t i = 1; i <= 20; ++i) {
        const std::vector<double> one = problem.simulator(truth, history << 32 | i);
        for (std::size_t k = 0; k < one.size(); ++k) {
            sums[k] += one[k] / 20.0;
            squares[k] += one[k] * one[k] / 20.0;
        }
    }
    for (std::size_t k = 0; k < seen.size(); ++k) {
        problem.targets[k].value = seen[k];
        problem.targets[k].observation_variance = std::max(0.01, squares[k] - sums[k] * sums[k]);
    }
}

AbcOptions options(std::uint64_t seed) {
    AbcOptions options;
    options.particles = 60;
    options.most_generations = 3;
    options.seed = seed;
    return options;
}

}  // namespace

TEST_CASE("A study becomes a problem: uncertain factors move, levers stay, worlds have chance of their own") {
    const ScratchFile file("study.yaml");
    const StudyWorlds worlds(study(file.path()), targets());
    CHECK(worlds.kept() == std::vector<std::string>{"runway"});
    const Problem problem = worlds.problem(7);
    REQUIRE(problem.dimensions() == 2);
    CHECK(problem.values_at(std::vector<double>{0.5, 0.25}) == std::vector<double>{0.5, 0.25});
    const std::vector<double> at{1.0, 0.5};
    CHECK(problem.simulator(at, 3) == problem.simulator(at, 3));
    CHECK(problem.simulator(at, 3) != problem.simulator(at, 4));
    CHECK(problem.simulator(at, 3) != worlds.problem(8).simulator(at, 3));
    // A value that the scenario refuses is a run that cannot be had, not the end of the calibration.
    CHECK_FALSE(AbcSmc::distance(problem, problem.simulator(std::vector<double>{1.0, 7.0}, 3)).has_value());
}

TEST_CASE("Factors that go together are refused: a calibration would take them for independent") {
    const ScratchFile file("study.yaml");
    const auto refused = [&](const std::string& pairs) { return StudyWorlds(study(file.path(), ", rank_correlations: [" + pairs + "]"), targets()); };
    CHECK_THROWS_WITH(refused("{a: look_abroad, b: exits, value: 0.6}"), Catch::Contains("`look_abroad` and `exits`") && Catch::Contains("rank_correlations") && Catch::Contains("help: "));
    CHECK_THROWS_AS(refused("{a: look_abroad, b: exits, value: 0.6}"), UsageError);
    CHECK_THROWS_WITH(refused("{a: look_abroad, b: exits, value: 0.6}, {a: runway, b: exits, value: 0.1}"), Catch::Contains("`look_abroad` and `exits`, `runway` and `exits`"));
}

TEST_CASE("The model's own calibration goes on after an interruption as if there had been none") {
    const ScratchFile file("study.yaml");
    const StudyWorlds worlds(study(file.path()), targets());
    Problem problem = worlds.problem(7);
    observe(problem, {1.5, 0.5}, 1U << 20);
    AbcSmc whole(problem, options(1));
    REQUIRE(drive(whole, problem, nullptr, {}));
    std::vector<ParameterPosterior> rows;
    DriveOptions how;
    how.most_runs = 97;
    how.threads = 2;
    drive_in_sessions(problem, {}, how, [&] { return AbcSmc(problem, options(1)); }, [&](const AbcSmc& machine) { rows = summarise(problem, machine.generations().back()); });
    const auto expected = summarise(problem, whole.generations().back());
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(rows[i].mean == expected[i].mean);
        CHECK(rows[i].low == expected[i].low);
        CHECK(rows[i].adjusted_high == expected[i].adjusted_high);
    }
    const auto tables = abc_tables(problem, whole);
    REQUIRE(tables.size() == 3);
    CHECK(tables[2].rows.size() == 4);
}

// Full size only: each parameter within its 95 % interval in at least 88 of 100 trials (an exact method fails in 0.15 % of cases).
TEST_CASE("Known parameters of the model are recovered") {
    if (std::getenv("PACTSIM_FULL") == nullptr) return;
    const ScratchFile file("study.yaml");
    const StudyWorlds worlds(study(file.path()), targets());
    int inside[2] = {0, 0};
    double narrowed[2] = {0.0, 0.0};
    for (std::uint32_t trial = 0; trial < 100; ++trial) {
        Problem problem = worlds.problem(trial);
        const Block block = Draws(31, 0).block(trial, 0, 0, 1);
        const std::vector<double> truth = problem.values_at(std::vector<double>{uniform(block.word[0]), uniform(block.word[1])});
        observe(problem, truth, (1U << 20) + trial);
        AbcSmc machine(problem, options(trial));
        REQUIRE(drive(machine, problem, nullptr, {}));
        const auto rows = summarise(problem, machine.generations().back());
        for (std::size_t i = 0; i < 2; ++i) {
            inside[i] += rows[i].low <= truth[i] && truth[i] <= rows[i].high ? 1 : 0;
            narrowed[i] += rows[i].narrowed / 100.0;
        }
    }
    WARN("within 95 % intervals: " << inside[0] << ", " << inside[1] << " of 100; narrowed on average by " << narrowed[0] << ", " << narrowed[1]);
    CHECK(inside[0] >= 88);
    CHECK(inside[1] >= 88);
    CHECK(narrowed[1] > 0.1);   // not by saying nothing
}
