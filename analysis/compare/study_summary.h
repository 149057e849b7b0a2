#pragma once
// What a comparison says, in numbers: one row per scheme in the first future, and beside it what compares schemes with each other.

#include "analysis/appraisal/appraisal.h"
#include "analysis/compare/over_futures.h"
#include "analysis/compare/study_values.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// The mean difference of one outcome between a scheme and its baseline under shared draws, in the unit of its measure.
struct OutcomeDifference {
    std::size_t measure = 0;
    std::size_t runs = 0;                  // replicates with both worlds
    std::optional<double> mean;
    std::optional<double> low, high;       // two-sided 95 % (Student); absent below two runs
    std::optional<double> p;               // of no difference, unadjusted; absent below two runs
    std::optional<double> baseline_mean;
    std::optional<double> runs_saved;      // variance with separate draws / variance with shared draws; absent if nothing varies
    bool identical = false;                // the same in every replicate
    [[nodiscard]] bool has_interval() const { return low.has_value(); }
    /// The interval leaves out zero.
    [[nodiscard]] bool is_clear() const { return low.has_value() && (*low > 0.0 || *high < 0.0); }
};

/// One scheme, compared with the baseline and nothing else: these numbers do not depend on which other schemes there are.
struct SchemeSummary {
    std::size_t arm = 0;
    std::vector<OutcomeDifference> outcomes;   // [measure]; net present social value last
    SchemeAppraisal appraisal;
    FutureSpread spread;
    bool placebo = false;
};

/// What compares schemes with each other, by net present social value in the first future. It changes with every scheme that is added.
struct SchemeRanking {
    std::vector<std::size_t> arms;             // 0 = the baseline, then the schemes; no placebo
    std::vector<std::optional<double>> holm_p; // by arm in `arms`; none for the baseline
    std::vector<bool> may_be_best;             // none of the others is shown to beat it: intervals of all pairs, 95 % together
    std::size_t replicates = 0;                // that all of them have
    /// The one that may be the best, if there is only one.
    [[nodiscard]] std::optional<std::size_t> winner() const;
};

/// Median over schemes of the runs that shared draws save, for one outcome.
struct PairingSummary {
    std::size_t measure = 0;
    double runs_saved = 0;
    std::size_t schemes = 0;
};

/// The smallest true difference in net present social value that the replicates of a scheme find with chance .8, GBP.
struct DetectableEffect {
    double median = 0;                         // over schemes
    double worst = 0;                          // of the noisiest scheme
    std::size_t worst_arm = 0;
    std::size_t schemes = 0;                   // with at least two replicates
};

struct StudySummary {
    std::string schedule_id, prices;
    int base_year = 0;
    std::vector<SchemeSummary> schemes;        // all arms but the baseline, in their order
    SchemeRanking ranking;
    std::vector<PairingSummary> pairing;
    std::optional<DetectableEffect> detectable_npsv;
    std::optional<OverFutures> over_futures;   // if there are several
};

/// Difference of one outcome in one future.
OutcomeDifference outcome_difference(const StudyData& study, const AppraisalBasis& basis, std::size_t measure, std::size_t future, std::size_t arm);

/// The summary of a study with at least one replicate.
StudySummary summarise_study(const StudyData& study, const ScheduleConfig& schedule);

}  // namespace pactsim
