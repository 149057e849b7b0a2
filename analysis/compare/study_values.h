#pragma once
// The numbers that a comparison prints, by replicate and in the units that people read.

#include "analysis/appraisal/appraisal.h"
#include "output/study_data.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// One outcome of a study as it is told. The last of the list is net present social value, from the flows and the schedule.
struct StudyMeasure {
    std::string_view name;    // of study_outcome_names, or "npsv"
    std::string_view label;
    std::string_view unit;    // "GBP", "job-years", "firms", "leaks"
    double divisor = 1;       // what a step of the study is divided by
};

/// All of them, in the order of the study; "npsv" last.
std::span<const StudyMeasure> study_measures();
/// Position of a name in the list. Throws UsageError for a name that does not exist.
std::size_t study_measure_index(std::string_view name);

/// The same measure in the same replicates of two worlds.
struct PairedValues {
    std::vector<double> without, with;
    std::vector<std::uint32_t> replicates;
    [[nodiscard]] std::vector<double> differences() const;
    [[nodiscard]] bool identical() const { return without == with; }
};

/// Values of a scheme and its baseline, in the unit of the measure, of the replicates in which both were run. Net present values are rounded to whole pence in each world.
PairedValues paired_values(const StudyData& study, const AppraisalBasis& basis, std::size_t measure, std::size_t future, std::size_t arm);

}  // namespace pactsim
