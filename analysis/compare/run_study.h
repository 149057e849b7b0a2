#pragma once
// The engine of a comparison: rounds of replicates over all futures and arms, side by side on threads, reduced at once.

#include "analysis/compare/stopping.h"
#include "analysis/compare/study_plan.h"
#include "analysis/compare/study_setup.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <atomic>
#include <cstdint>

namespace pactsim {

/// A finished or interrupted comparison.
struct StudyRun {
    StudyData study;            // with every replicate that was finished in all futures; provenance is the caller's to fill
    StoppingState stopping;
    std::uint32_t rounds = 0;
    bool interrupted = false;
};

/// Runs a comparison. The study does not depend on `threads`, and the numbers of a scheme do not depend on the other schemes as long as the number of replicates is fixed.
/// `stop` asks for an end: replicates under way are finished and kept. Throws UsageError for a rule that names no outcome, and the first error of a world, with the
/// replicate and future named.
StudyRun run_study(const StudyPlan& plan, const StudySetup& setup, const ScheduleConfig& schedule, int threads, const StudySinks& sinks = {}, const std::atomic<bool>* stop = nullptr);


}  // namespace pactsim
