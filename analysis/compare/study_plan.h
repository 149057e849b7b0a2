#pragma once
// What is asked of a comparison: files, futures, how many replicates and when to stop.

#include "output/study_data.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// Replicates of a comparison if nothing else is said: enough for intervals under shared draws, quick enough for a first look.
inline constexpr std::uint32_t default_study_replicates = 30;
/// Replicates after which a stopping rule gives up, if nothing else is said.
inline constexpr std::uint32_t default_most_replicates = 1000;
/// Confidence of every interval of a comparison.
inline constexpr double study_confidence = 0.95;

/// A half-width that is wanted for every scheme in every future.
struct PrecisionRule {
    std::string outcome;          // a name of study_outcome_names, or "npsv"
    double half_width = 0;        // GBP, job-years or count; a share of the mean if relative
    bool relative = false;
};

/// The wish to name the scheme of the highest NPSV (in the first future) with this chance of being right.
struct BestRule {
    double probability = 0.95;
    double indifference_gbp = 0;  // smallest difference that matters; 0 = a tenth of the range of the pilot's means
};

/// When enough replicates are run: a fixed number, or rounds until the rules are met.
struct StoppingRule {
    std::uint32_t replicates = default_study_replicates;   // the fixed number; with a rule, the first round
    std::uint32_t most = default_most_replicates;          // with a rule
    std::optional<PrecisionRule> precision;
    std::optional<BestRule> best;
    [[nodiscard]] bool is_fixed() const { return !precision && !best; }
};

/// A comparison. Futures are the scenario as it stands and each world, times the draws of uncertain parameters.
struct StudyPlan {
    std::string base;                        // scenario file
    std::vector<std::string> worlds;         // world files, beside the scenario's own
    std::vector<std::string> schemes;        // scheme files, or mixes such as "a.yaml+b.yaml"
    std::vector<std::string> overrides;      // path=value, on the scenario before anything is laid over it
    std::string baseline;                    // name of the scheme that the others are compared with; empty = the scenario as it stands
    std::uint32_t draws = 1;                 // vectors of uncertain parameters; the first is the central one
    std::uint32_t first_replicate = 0;
    bool placebo = false;                    // add an arm that differs from the baseline by the luck of awards alone
    bool randomise = false;                  // run each scheme once more with its places drawn by lot, for the randomised evaluator
    StoppingRule stopping;
};

/// One round of replicates, in all futures and in the arms that are still in.
struct StudyRound {
    std::uint32_t first = 0, replicates = 0; // first counts from the start of the study
    std::uint64_t worlds = 0, months = 0;    // to run; months include warm-ups
};

/// Who listens while a comparison runs. Any may be empty; on_month and on_world come from several threads at once.
struct StudySinks {
    std::function<void(const StudyRound&)> on_round;
    std::function<void()> on_month, on_world;
    std::function<void(const std::string&)> note;
};

/// Name of the arm that differs from the baseline by luck alone: its differences are the noise floor of single firms' fates.
inline constexpr std::string_view placebo_name = "placebo";
inline bool is_placebo(const StudyArm& arm) { return arm.name == placebo_name; }

}  // namespace pactsim
