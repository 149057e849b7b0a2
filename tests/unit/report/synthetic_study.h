#pragma once
// A made-up study with every part that a report reads: consistent books, known effects, the same numbers on every machine.

#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <cstdint>

namespace pactsim {

struct SyntheticShape {
    std::uint32_t replicates = 60;
    std::size_t schemes = 5;  // the last of more than one is a null scheme: it changes nothing
    bool worlds = true;       // four more worlds and six draws
    bool placebo = true;
    bool twins = true;
    bool series = true;
    std::size_t months = 120;
};

/// Scheme k (from 1) adds about 9 - 4 (k - 1) established firms a run at a cost of about 2k million pounds; the null scheme adds exactly nothing.
StudyData synthetic_study(const SyntheticShape& shape = {});

/// The schedule of the repository.
ScheduleConfig repository_schedule();

}  // namespace pactsim
