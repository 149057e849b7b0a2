#pragma once
// A study as the report reads it: paired samples by option and outcome in natural units, and which option leads.

#include "analysis/appraisal/appraisal.h"
#include "analysis/report/captions/caption.h"
#include "output/study_data.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim::report {

/// What options are compared by. Money is in pounds: outcomes undiscounted in prices of the study, npsv and public cost as present values in prices of the base
/// year.
enum class Headline : std::uint8_t { established, partnerships, uk_gva, npsv, public_cost, job_years, leaks };
inline constexpr std::size_t headline_count = 7;

/// How an outcome is spoken of, and below which size a difference does not matter (a judgement, printed where it is used).
struct HeadlineWords {
    OutcomeWords words;
    double band = 0;
    std::string_view csv;  // column name with unit
};
const HeadlineWords& headline_words(Headline headline);

/// Facts of a set of paired differences: mean with Student's 95 % interval, the middle 90 % of runs, runs above and below zero.
PairedFacts paired_facts(std::span<const double> differences, double band);

/// Numbers of a study, computed once. The study must outlive the view.
class StudyView {
  public:
    /// Throws InputError for a study that has nothing to compare.
    StudyView(const StudyData& study, const ScheduleConfig& schedule);

    [[nodiscard]] const StudyData& study() const { return *study_; }
    [[nodiscard]] const ScheduleConfig& schedule() const { return *schedule_; }
    [[nodiscard]] const AppraisalBasis& basis() const { return basis_; }
    /// The future with the scenario's own world and central parameters; intervals of chance are taken within it.
    [[nodiscard]] std::size_t central() const { return central_; }
    /// Schemes that have at least one pair of runs in the central future, in the order of the study; the placebo arm is not one of them.
    [[nodiscard]] const std::vector<std::size_t>& schemes() const { return schemes_; }
    [[nodiscard]] std::optional<std::size_t> placebo() const { return placebo_; }
    /// The scheme with the highest mean net present social value in the central future. Whether it may be called best is another question: see Standing.
    [[nodiscard]] std::size_t lead() const { return lead_; }
    [[nodiscard]] std::string label(std::size_t arm) const;
    [[nodiscard]] std::string future_label(std::size_t future) const;

    [[nodiscard]] const SchemeAppraisal& appraisal(std::size_t future, std::size_t arm) const;
    /// scheme - baseline by pair of runs; empty if there is none.
    [[nodiscard]] std::vector<double> differences(std::size_t future, std::size_t arm, Headline headline) const;
    [[nodiscard]] PairedFacts facts(std::size_t future, std::size_t arm, Headline headline) const;
    /// One world's values, by run.
    [[nodiscard]] std::vector<double> levels(std::size_t future, std::size_t arm, StudyOutcome outcome) const;
    /// Twin parts by pair of runs in natural units; empty if the study has none.
    [[nodiscard]] std::vector<double> parts(std::size_t arm, TwinQuantity quantity, TwinPart part, std::size_t margin) const;
    /// Place of a margin such as "total", if the study has it.
    [[nodiscard]] std::optional<std::size_t> margin(std::string_view name) const;
    /// Replicates of the central future that all of these arms have.
    [[nodiscard]] std::vector<std::size_t> common_replicates(std::span<const std::size_t> arms) const;
    /// A monthly series of one arm in the central future, natural units, [run][month]; empty if the study does not keep it.
    [[nodiscard]] std::vector<std::vector<double>> series(std::size_t arm, std::string_view name) const;
    [[nodiscard]] bool has_series(std::string_view name) const;

    /// "2025 to 2034".
    [[nodiscard]] std::string window() const;
    /// "by 2034".
    [[nodiscard]] std::string by_end() const;
    /// "Mean difference from the baseline, 200 runs paired by seed; firms of the scenario, 2025 to 2034; central future."
    [[nodiscard]] std::string condition(std::size_t runs) const;

  private:
    const StudyData* study_;
    const ScheduleConfig* schedule_;
    AppraisalBasis basis_;
    std::size_t central_ = 0, lead_ = 0;
    std::vector<std::size_t> schemes_;
    std::optional<std::size_t> placebo_;
    std::vector<SchemeAppraisal> appraisals_;  // [future][arm - 1]
};

}  // namespace pactsim::report
