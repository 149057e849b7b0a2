#include "analysis/sweep/run_task.h"

#include "agents/model.h"
#include "analysis/appraisal/social_account.h"
#include "analysis/compare/shared_start.h"
#include "analysis/compare/study_series.h"
#include "output/firm_outcome.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/read_config.h"
#include "sim/calendar.h"
#include "sim/error.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace pactsim {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t nanoseconds_since(Clock::time_point start) { return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count(); }

/// What the appraisal needs to know of a study, from the scenario alone.
AppraisalBasis basis_of(const Constants& constants, const ScheduleConfig& schedule) {
    StudyData frame;
    for (int month = 0; month < constants.calendar.horizon_months(); ++month) frame.layout.months.push_back({});
    for (int month = 0; month < constants.calendar.horizon_months(); month += 12) frame.layout.years.push_back(std::stoi(constants.calendar.label(month).substr(0, 4)));
    frame.layout.price_year = constants.config.time.price_year;
    return appraisal_basis(frame, schedule);
}

/// An arm of a group that is still worth running.
struct GroupArm {
    std::shared_ptr<const Constants> constants;
    std::exception_ptr failure;
};

}  // namespace

SweepOutcomes outcomes_of_world(World world, const ScheduleConfig& schedule) {
    const std::shared_ptr<const Constants> constants = world.constants;
    StudyRecorder recorder(*constants);
    FirmOutcomeRecorder firms;
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        firms.observe(finished);
    });
    const FirmOutcomes fates = firms.take();
    const ArmBlock block = recorder.take(fates);
    const ReplicateAccount account = account_of(block.flows, basis_of(*constants, schedule));
    SweepOutcomes outcomes{};
    std::copy(block.outcomes.begin(), block.outcomes.end(), outcomes.begin());
    outcomes[social_value_outcome] = account.npsv;
    outcomes[public_cost_pv_outcome] = account.line(StudyFlow::public_cost);
    return outcomes;
}

TaskRunner::TaskRunner(const StudyFolder& folder) : folder_(folder) {
    for (const SweepArm& arm : folder.arms()) {
        Diagnostics diagnostics;
        std::optional<Node> tree = compose_text(arm.file, arm.yaml, diagnostics);
        diagnostics.throw_if_errors();
        has_.emplace_back();
        for (const FactorConfig& factor : folder.points().config()) has_.back().push_back(find_path(*tree, factor.path) != nullptr ? 1 : 0);
        trees_.push_back(std::move(*tree));
    }
}

std::vector<std::string> TaskRunner::overrides(std::uint64_t row, std::uint32_t arm) const {
    const Points& points = folder_.points();
    std::vector<double> values(points.factors());
    points.values(row, values);
    std::vector<std::string> lines;
    for (std::size_t f = 0; f < values.size(); ++f) {
        if (has_[arm][f] != 0) lines.push_back(points.config()[f].path + "=" + points.text_of(f, values[f]));
    }
    return lines;
}

std::shared_ptr<const Constants> TaskRunner::prepare(std::uint64_t row, std::uint32_t arm) const {
    Diagnostics diagnostics;
    Node tree = trees_[arm];
    apply_overrides(tree, overrides(row, arm), diagnostics);
    std::optional<Config> config;
    if (!diagnostics.has_errors()) config = read_tree(tree, diagnostics);
    diagnostics.throw_if_errors();
    return std::make_shared<const Constants>(std::move(*config));
}

void TaskRunner::run(std::uint64_t row, std::span<const std::uint32_t> arms, ReplicateRange replicates, const TakeWorld& take, TaskTimes* times) const {
    std::vector<GroupArm> group(arms.size());
    const auto start = Clock::now();
    for (std::size_t i = 0; i < arms.size(); ++i) {
        try {
            group[i].constants = prepare(row, arms[i]);
        } catch (...) {
            group[i].failure = std::current_exception();
        }
    }
    if (times != nullptr) times->setting_up += nanoseconds_since(start);
    const auto kernel_start = Clock::now();
    for (std::uint32_t r = replicates.first; r < replicates.first + replicates.count; ++r) {
        std::shared_ptr<const World> unstarted;   // drawn by the first arm that can be
        for (std::size_t i = 0; i < arms.size(); ++i) {
            SweepOutcomes outcomes{};
            std::exception_ptr failure = group[i].failure;
            try {
                if (failure == nullptr) {
                    const bool shared = unstarted != nullptr;
                    if (!shared) unstarted = std::make_shared<const World>(group[i].constants, r, 1);
                    outcomes = outcomes_of_world(shared ? start_of_arm(*unstarted, group[i].constants) : *unstarted, folder_.schedule());
                }
            } catch (...) {
                failure = std::current_exception();
            }
            take(i, r, outcomes, failure);
        }
    }
    if (times != nullptr) times->kernel += nanoseconds_since(kernel_start);
}

}  // namespace pactsim
