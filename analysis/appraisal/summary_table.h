#pragma once
// The appraisal summary table: one row per option, business as usual first.

#include "analysis/appraisal/appraisal.h"
#include "analysis/appraisal/sensitivity.h"
#include "analysis/appraisal/switching.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Which way an effect without a price goes for the UK; `outside` = it falls to others.
enum class Direction : std::uint8_t { better, worse, none, unclear, outside };
inline constexpr std::array<std::string_view, 5> direction_names{"better", "worse", "none", "unclear", "outside"};

/// An effect that is not in net present value: named, with its direction and size as the study measured them.
struct UnmonetisedEffect {
    std::string name;        // "leakage"
    std::string text;        // "technology leaks to rivals and partners"
    std::string unit;        // "leaks", "GBP of the price year, not discounted"
    Direction direction = Direction::none;
    Figure change;           // scheme - baseline, in that unit
};

/// Net additional UK value added in one margin.
struct GroupGain {
    std::string margin;      // "uk_region:london"
    Figure net_gva;          // pence, prices of the study, undiscounted
};

/// How far to trust the sign of net present value; a rule, not a judgement of value for money.
enum class Confidence : std::uint8_t { none, low, medium, high };
inline constexpr std::array<std::string_view, 4> confidence_names{"none", "low", "medium", "high"};
/// The rule, for print.
inline constexpr std::string_view confidence_rule =
    "high: 30 replicates or more, the interval excludes zero and the mean has that sign in every future; medium: the interval excludes zero in the first future; "
    "low: it does not; none: fewer than two replicates";

/// One option. The baseline has no figures: everything is a difference from it.
struct SummaryRow {
    std::size_t arm = 0;
    std::string name, label;
    bool baseline = false;
    SchemeAppraisal appraisal;                   // first future; empty for the baseline
    FutureSpread spread;
    std::vector<UnmonetisedEffect> unmonetised;
    std::optional<GroupGain> most_gain, most_loss;   // by the margin of the weights, where net value added is highest above and lowest below zero
    std::vector<Sensitivity> sensitivities;
    std::vector<SwitchingValue> switching;
    Confidence confidence = Confidence::none;
};

/// The whole table with what every number in it stands on.
struct SummaryTable {
    std::string schedule_id, schedule_title, schedule_source;
    std::string prices;                          // PriceRule in words
    int base_year = 0;
    std::string denominator, job_year;
    std::string future;                          // label of the future of the headline
    std::uint32_t replicates = 0;                // most of any arm
    std::vector<std::string> notes;              // caveats that apply to every row
    std::vector<SummaryRow> rows;                // [arm]
};

/// The table for the first future of the study, with the spread of means over all futures beside it.
SummaryTable summary_table(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options = {});

/// Effects outside net present value of one scheme in one future: leakages, leaked value, gains of partners by agreement, outlays of Chinese funders,
/// partnerships, survival. `unclear` where the interval holds zero.
std::vector<UnmonetisedEffect> unmonetised_effects(const StudyData& study, std::size_t future, std::size_t arm, double confidence);

}  // namespace pactsim
