#pragma once
// The same scheme as five kinds of evaluator would measure it inside the model, beside the truth from the twins.
//
// All measure the UK value added of a supported firm in the window of the 36 months after the year of its first award: run years a+1 to a+3, or to the last full year
// of the horizon if that comes first; "before" is run year a-1. In a window of w years, B = value added in the year before, G = value added in the window:
//   truth                      mean of G with the scheme - G of the twin without it
//   self_report                survivors only: mean of max(0, G - w B). A firm that answers believes that without the support it would have stayed where it was, so
//                              it credits the support with all its own growth, and none reports that support did harm (as agents/phases/adapt.cpp; rulings 5)
//   before_after               mean of G - w B, firms that ended included
//   matched                    mean of G - G of the most similar unsupported firm of the same sector and size band
//   difference_in_differences  mean of (G - w B) - mean of (G - w B) over unsupported firms of the same sector and size band
//   randomised                 among applicants to an oversubscribed lottery: winners against losers of the same draw (see randomised_estimate)
// Evaluators but the first see the scheme world alone. They all look at the same firms, those whose first award from a source that differs came within the horizon and
// that have a full year of accounts before it and one after; a firm that has ended adds nothing from then on.
// Source: rulings 5 and evidence V28; the estimators are the textbook ones (Magenta Book, HM Treasury 2020, annex A).

#include "analysis/twins/twins.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// Years of the evaluation window after the year of the award.
inline constexpr int evaluation_years = 3;

/// Pence of UK value added per supported firm over its window, by Evaluator; nothing where an estimate is undefined: nobody to measure or to compare with.
using EvaluatorEstimates = std::array<std::optional<double>, evaluator_count>;
EvaluatorEstimates evaluate(const TwinInput& input);

/// A supported firm as evaluators see it.
struct EvaluatedFirm {
    std::uint32_t firm = 0;   // index
    int award_year = 0;       // run year of the first award
    int last_year = 0;        // of the window
    [[nodiscard]] int window() const { return last_year - award_year; }
};

/// Month of each firm's first support from any of the sources: -1 if before month 0, `never` if none.
std::vector<std::int32_t> first_support_months(const FirmOutcomes& world, std::span<const std::uint16_t> sources);
/// Last year of the window of an award in that run year; not above the award's own year if no full year is left.
int last_year_of_window(const FirmOutcomes& world, int award_year);
/// True if the firm had joined in time to have a full year of accounts before `year`.
bool has_year_before(const FirmOutcomes& world, std::size_t firm, int year);
/// Value added in the year before `year`, pence.
Pence value_before(const FirmOutcomes& world, std::size_t firm, int year);
/// Value added in the window after `award_year`, pence.
Pence value_in_window(const FirmOutcomes& world, std::size_t firm, int award_year, int last_year);
/// The firms that evaluators look at, by year of award and then in order of id.
std::vector<EvaluatedFirm> evaluated_firms(const FirmOutcomes& world, std::span<const std::int32_t> first_support);

std::optional<double> true_effect(const FirmOutcomes& baseline, const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms);
std::optional<double> self_reported_effect(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms);
std::optional<double> before_after_effect(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms);

/// The estimates that need unsupported firms: those that joined in time, were alive when the year of the award began, and have no support before the window ends.
struct ComparedEffects {
    std::optional<double> matched, difference_in_differences;
};
ComparedEffects compared_effects(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms, std::span<const std::int32_t> first_support, const TwinMargins& margins);

/// Effect of winning a lottery in `world`, in which the sources in `lottery` gave their places by lot. A draw is one instrument in one month in which some applicants
/// won and some lost. A firm counts in the first draw it took part in, if it had no support before (`first_support`); losers stay losers even if they win later.
/// Winners are compared with losers in G - w B: no draw can have moved what a firm had before it, and taking that off halves the noise. The difference, weighted by
/// winners, is divided by the difference in the share of the window that they had support, so that losers who win later do not dilute it (Bloom 1984, Evaluation
/// Review 8: the effect of a lottery per firm that took up what it won).
std::optional<double> randomised_estimate(const FirmOutcomes& world, std::span<const std::uint16_t> lottery, std::span<const std::int32_t> first_support);

}  // namespace pactsim
