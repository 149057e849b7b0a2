#include "analysis/compare/future_replicate.h"

#include "agents/model.h"
#include "analysis/compare/shared_start.h"
#include "analysis/compare/study_series.h"
#include "analysis/twins/twins.h"
#include "output/firm_outcome.h"

#include <utility>

namespace pactsim {

namespace {

/// A finished world, reduced.
struct ReducedWorld {
    ArmBlock block;
    FirmOutcomes firms;
};

/// Runs one world that has not started. It keeps its constants until month 0; from then on `constants` hold: they are the same but for the placebo, whose luck parts from the
/// baseline's at month 0 only.
ReducedWorld run_one_world(World world, const std::shared_ptr<const Constants>& constants, const std::function<void()>& on_month) {
    for (; world.month() < 0; ++world.step) {
        run_world_month(world);
        if (on_month) on_month();
    }
    world.constants = constants;
    StudyRecorder recorder(*constants);
    FirmOutcomeRecorder firms;
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        firms.observe(finished);
        if (on_month) on_month();
    });
    ReducedWorld reduced;
    reduced.firms = firms.take();
    reduced.block = recorder.take(reduced.firms);
    return reduced;
}

}  // namespace

std::size_t count_worlds(const FutureArms& arms, const std::vector<bool>& active) {
    std::size_t worlds = 1;
    for (std::size_t a = 1; a < active.size(); ++a) {
        if (active[a]) worlds += arms.lotteries[a] != nullptr ? 2 : 1;
    }
    return worlds;
}

FutureReplicate run_future_replicate(const StudySetup& setup, const FutureArms& arms, const std::vector<bool>& active, std::uint32_t replicate, int threads,
                                     const std::function<void()>& on_month, const std::function<void()>& on_world) {
    FutureReplicate result;
    result.arms.resize(active.size());
    result.twins.resize(active.size());
    const auto told = [&](ReducedWorld world) {
        if (on_world) on_world();
        return world;
    };
    const World unstarted(arms.constants[0], replicate, threads);
    ReducedWorld baseline = told(run_one_world(unstarted, arms.constants[0], on_month));
    for (std::size_t a = 1; a < active.size(); ++a) {
        if (!active[a]) continue;
        const std::shared_ptr<const Constants>& start = is_placebo(setup.layout().arms[a]) ? arms.constants[0] : arms.constants[a];
        ReducedWorld scheme = told(run_one_world(start_of_arm(unstarted, start), arms.constants[a], on_month));
        ReducedWorld lottery;
        if (arms.lotteries[a] != nullptr) lottery = told(run_one_world(start_of_arm(unstarted, arms.lotteries[a]), arms.lotteries[a], on_month));
        result.twins[a] = compare_twins({&baseline.firms, &scheme.firms, &arms.differences[a], &setup.margins(), arms.lotteries[a] != nullptr ? &lottery.firms : nullptr});
        result.arms[a] = std::move(scheme.block);
    }
    result.arms[0] = std::move(baseline.block);
    return result;
}

}  // namespace pactsim
