#include "analysis/experiments/calibration/study_problem.h"

#include "agents/model.h"
#include "agents/state/constants.h"
#include "agents/state/world.h"
#include "analysis/draw_purposes.h"
#include "analysis/sweep/stated_points.h"
#include "output/recorder.h"
#include "output/simulate.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/read_config.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace pactsim::calibration {

namespace {

Node tree_of(const std::string& text) {
    Diagnostics diagnostics;
    std::optional<Node> tree = compose_text("baseline.yaml", text, diagnostics);
    diagnostics.throw_if_errors();
    return std::move(*tree);
}

void refuse_correlations(const DesignConfig& design) {
    std::string pairs;
    for (const RankCorrelationConfig& pair : design.rank_correlations) pairs += fmt::format("{}`{}` and `{}`", pairs.empty() ? "" : ", ", pair.a, pair.b);
    if (!pairs.empty()) throw UsageError(fmt::format("a calibration takes factors for independent, and the study's `rank_correlations` hold {} together\n = help: calibrate a study without them", pairs));
}

}  // namespace

StudyWorlds::StudyWorlds(const LoadedExperiment& study, const TargetsConfig& targets)
    : scenario_text_(study.arms.at(0).scenario.resolved_yaml), tree_(tree_of(scenario_text_)) {
    refuse_correlations(study.config.design);
    for (const FactorConfig& factor : study.config.factors) {
        if (factor.role != FactorRole::uncertainty) {
            kept_.push_back(factor.name);
            continue;
        }
        if (find_path(tree_, factor.path) == nullptr) throw UsageError(fmt::format("the baseline has no `{}`, so the factor `{}` cannot be calibrated against it", factor.path, factor.name));
        factors_.push_back(factor);
        columns_.push_back(factor.kind == FactorKind::empirical ? empirical_values(factor) : std::vector<double>{});
    }
    if (factors_.empty()) throw UsageError("the study has no uncertain factor\n = help: a calibration moves factors whose role is `uncertainty`");
    const Constants constants(study.arms.at(0).scenario.config);
    reader_ = std::make_unique<const TargetReader>(targets, results_layout(constants, 0, 1));
}

std::string StudyWorlds::text_of(std::size_t parameter, double value) const {
    const FactorConfig& factor = factors_.at(parameter);
    return factor.kind == FactorKind::values ? factor.values.at(static_cast<std::size_t>(value)) : shortest(value);
}

Problem StudyWorlds::problem(std::uint64_t seed) const {
    Problem problem;
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        problem.parameters.push_back({factors_[i].name, factors_[i].unit, [this, i](double u) { return value_at(factors_[i], columns_[i], u); }});
    }
    problem.targets = reader_->targets();
    problem.simulator = [this, seed](std::span<const double> values, std::uint64_t proposal) {
        const Draws draws(seed, static_cast<std::uint32_t>(proposal >> 32));
        return run(values, draws.block(static_cast<std::uint32_t>(proposal), 0, 0, world_purpose).word[0]);
    };
    return problem;
}

std::vector<double> StudyWorlds::run(std::span<const double> values, std::uint32_t replicate) const {
    std::vector<std::string> overrides;
    for (std::size_t i = 0; i < factors_.size(); ++i) overrides.push_back(factors_[i].path + "=" + text_of(i, values[i]));
    Diagnostics diagnostics;
    Node tree = tree_;
    apply_overrides(tree, overrides, diagnostics);
    std::optional<Config> config;
    if (!diagnostics.has_errors()) config = read_tree(tree, diagnostics);
    // A point that the scenario does not allow, or in which the model breaks, is one that the prior should not have held: it is never accepted.
    const std::vector<double> nothing(reader_->configs().size(), std::numeric_limits<double>::quiet_NaN());
    if (!config) return nothing;
    try {
        return run_world(std::move(*config), replicate);
    } catch (const Error&) {
        return nothing;
    }
}

std::vector<double> StudyWorlds::run_world(Config config, std::uint32_t replicate) const {
    const auto constants = std::make_shared<const Constants>(std::move(config));
    World world(constants, replicate, 1);
    Recorder recorder(*constants, replicate);
    FirmLivesRecorder lives;
    run_warm_up(world);
    recorder.prime(world);
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        lives.observe(finished);
    });
    return reader_->read(recorder.take(), lives.take());
}

}  // namespace pactsim::calibration
