#include "analysis/compare/run_study.h"

#include "analysis/appraisal/appraisal.h"
#include "analysis/compare/future_replicate.h"
#include "analysis/compare/study_stories.h"
#include "analysis/compare/study_warnings.h"
#include "sim/ensemble.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

/// The arms of all futures, each worked out when it is first asked for. Few are kept for good; many are made anew each time, so that memory does not grow with futures.
class PreparedFutures {
  public:
    explicit PreparedFutures(const StudySetup& setup) : setup_(setup), keep_(setup.futures() * setup.arms() <= most_kept), kept_(setup.futures()) {}

    std::shared_ptr<const FutureArms> get(std::size_t future) {
        if (!keep_) return std::make_shared<const FutureArms>(setup_.prepare(future));
        const std::lock_guard lock(mutex_);
        if (kept_[future] == nullptr) kept_[future] = std::make_shared<const FutureArms>(setup_.prepare(future));
        return kept_[future];
    }

  private:
    static constexpr std::size_t most_kept = 1024;
    const StudySetup& setup_;
    bool keep_;
    std::mutex mutex_;
    std::vector<std::shared_ptr<const FutureArms>> kept_;
};

std::size_t agents_at_start(const Config& config) {
    double sum = config.partners.count;
    for (const SectorConfig& sector : config.sectors) {
        for (const double count : sector.firms_at_start) sum += count;
    }
    return static_cast<std::size_t>(sum);
}

/// One comparison under way: [replicate][future], filled in this order.
class Engine {
  public:
    Engine(const StudyPlan& plan, const StudySetup& setup, int threads, const StudySinks& sinks, const std::atomic<bool>* stop)
        : plan_(plan), setup_(setup), threads_(threads), sinks_(sinks), stop_(stop), prepared_(setup) {}

    /// Runs replicates [done, wanted). False if it was interrupted.
    bool run_round(std::uint32_t wanted, const std::vector<bool>& active);

    /// Replicates finished in all futures.
    [[nodiscard]] std::uint32_t replicates() const { return static_cast<std::uint32_t>(units_.size() / setup_.futures()); }

    /// The study so far. With `hand_over` the blocks are moved out, and nothing is left here.
    StudyData study(bool hand_over);

  private:
    void announce(std::uint32_t first, std::uint32_t wanted, const std::vector<bool>& active);

    const StudyPlan& plan_;
    const StudySetup& setup_;
    int threads_;
    const StudySinks& sinks_;
    const std::atomic<bool>* stop_;
    PreparedFutures prepared_;
    std::vector<FutureReplicate> units_;   // [replicate * futures + future]
};

void Engine::announce(std::uint32_t first, std::uint32_t wanted, const std::vector<bool>& active) {
    if (!sinks_.on_round) return;
    StudyRound round{first, wanted - first, 0, 0};
    // Differences between futures are in draws and surroundings, not in which worlds are run.
    round.worlds = std::uint64_t{round.replicates} * setup_.futures() * count_worlds(*prepared_.get(0), active);
    round.months = round.worlds * setup_.months_per_world();
    sinks_.on_round(round);
}

bool Engine::run_round(std::uint32_t wanted, const std::vector<bool>& active) {
    const std::uint32_t first = replicates();
    announce(first, wanted, active);
    const auto futures = static_cast<std::uint32_t>(setup_.futures());
    const EnsembleOptions options{first * futures, (wanted - first) * futures, threads_, agents_at_start(setup_.baseline().config)};
    const EnsembleOutcome outcome = run_ensemble(
        options,
        [&](std::uint32_t unit, int threads, int) {
            const std::shared_ptr<const FutureArms> arms = prepared_.get(unit % futures);
            return run_future_replicate(setup_, *arms, active, plan_.first_replicate + unit / futures, threads, sinks_.on_month, sinks_.on_world);
        },
        [&](std::uint32_t, FutureReplicate&& done) { units_.push_back(std::move(done)); }, stop_);
    if (!outcome.failures.empty()) {
        const ReplicateFailure& failure = outcome.failures.front();
        const StudyFuture& future = setup_.layout().futures[failure.replicate % futures];
        throw Error(failure.code, fmt::format("replicate {} in the world `{}` (draw {}): {}", plan_.first_replicate + failure.replicate / futures, future.world, future.draw, failure.message));
    }
    return !outcome.interrupted;
}

StudyData Engine::study(bool hand_over) {
    StudyData study;
    study.layout = setup_.layout();
    study.layout.replicates = replicates();
    const std::size_t futures = setup_.futures(), arms = setup_.arms();
    study.arm_blocks.resize(futures * arms * study.layout.replicates);
    study.twin_blocks.resize(study.arm_blocks.size());
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        for (std::size_t f = 0; f < futures; ++f) {
            FutureReplicate& unit = units_[r * futures + f];
            for (std::size_t a = 0; a < arms; ++a) {
                // Between rounds the rules look at outcomes and flows only: twin tables stay where they are.
                if (hand_over) study.twin_blocks[study.at(f, a, r)] = std::move(unit.twins[a]);
                if (hand_over) study.arm_blocks[study.at(f, a, r)] = std::move(unit.arms[a]);
                else study.arm_blocks[study.at(f, a, r)] = unit.arms[a];
            }
        }
    }
    if (hand_over) units_.clear();
    return study;
}

}  // namespace

StudyRun run_study(const StudyPlan& plan, const StudySetup& setup, const ScheduleConfig& schedule, int threads, const StudySinks& sinks, const std::atomic<bool>* stop) {
    Engine engine(plan, setup, threads, sinks, stop);
    StudyRun run;
    run.stopping = first_state(setup.layout(), plan.stopping);
    while (!run.stopping.done) {
        ++run.rounds;
        run.interrupted = !engine.run_round(run.stopping.next, run.stopping.active);
        if (run.interrupted || plan.stopping.is_fixed()) break;
        const StudyData so_far = engine.study(false);
        run.stopping = next_state(so_far, appraisal_basis(so_far, schedule), plan.stopping, run.stopping);
        if (sinks.note && !run.stopping.done) {
            for (const std::string& reason : run.stopping.reasons) sinks.note(fmt::format("after {} replicates: {}", so_far.layout.replicates, reason));
        }
    }
    run.study = engine.study(true);
    run.study.layout.schedule_id = schedule.id;
    run.study.complete = !run.interrupted;
    run.study.warnings = setup.warnings();
    if (run.study.layout.replicates > 0) {
        for (std::string& warning : warnings_about(run.study)) run.study.warnings.push_back(std::move(warning));
    }
    if (run.study.complete) run.study.stories = study_stories(plan, setup, schedule, run.study, threads);
    if (!run.stopping.met) {
        run.study.warnings.push_back(fmt::format("the comparison ended after {} replicates without what was asked for: {}", run.study.layout.replicates,
                                                 fmt::join(run.stopping.reasons, "; ")));
    }
    return run;
}

}  // namespace pactsim
