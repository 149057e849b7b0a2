#pragma once
// Studies made up by hand, and the shipped schedule.

#include "output/study_data.h"
#include "scenarios/schema/schedule.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim::testing {

/// scenarios/schedules/hmt-2026-02.yaml.
ScheduleConfig shipped_schedule();
/// Its text.
std::string shipped_schedule_text();

/// A study of one future with `schemes` schemes, all worlds present and all numbers zero; years from 2025, money in prices of 2025.
StudyData empty_study(std::size_t schemes, std::uint32_t replicates, std::size_t years);

/// Sets one yearly flow in pounds.
void set_flow(StudyData& study, std::size_t arm, std::uint32_t replicate, StudyFlow flow, std::size_t year, double gbp, std::size_t future = 0);
/// Sets one outcome.
void set_outcome(StudyData& study, std::size_t arm, std::uint32_t replicate, StudyOutcome outcome, std::int64_t value, std::size_t future = 0);
/// Makes a twin block present and sets one part.
void set_twin(StudyData& study, std::size_t arm, std::uint32_t replicate, TwinQuantity quantity, TwinPart part, std::size_t margin, std::int64_t value, std::size_t future = 0);

/// A study with everything in it: two schemes, two futures, odd amounts that differ by replicate, outcomes, twins by region.
StudyData busy_study(std::uint32_t replicates);

}  // namespace pactsim::testing
