#pragma once
// One replicate of one future in all its arms: the worlds share every draw, are reduced one after the other, and dropped.

#include "analysis/compare/study_setup.h"
#include "output/study_data.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace pactsim {

/// What one replicate of one future leaves behind, by arm. Arms that were not asked for are not present.
struct FutureReplicate {
    std::vector<ArmBlock> arms;
    std::vector<TwinBlock> twins;
};

/// Runs the baseline once and each arm of `active` ([arm], the baseline always runs), month by month on `threads` threads, and compares each with the baseline firm by
/// firm. The population is drawn once. At any time two worlds are in memory, one as it starts and one that runs, with the outcomes of the baseline's firms. `on_month` is called
/// after each month, `on_world` after each world.
FutureReplicate run_future_replicate(const StudySetup& setup, const FutureArms& arms, const std::vector<bool>& active, std::uint32_t replicate, int threads,
                                     const std::function<void()>& on_month, const std::function<void()>& on_world);

/// Worlds that one replicate of this future takes.
std::size_t count_worlds(const FutureArms& arms, const std::vector<bool>& active);

}  // namespace pactsim
