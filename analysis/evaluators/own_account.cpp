#include "analysis/evaluators/evaluators.h"

#include <algorithm>

namespace pactsim {

namespace {

std::optional<double> mean_of(Pence sum, std::size_t firms) {
    if (firms == 0) return std::nullopt;
    return static_cast<double>(sum) / static_cast<double>(firms);
}

/// Value added in the window less what as many years at the level before the award would have brought.
Pence growth_since(const FirmOutcomes& world, const EvaluatedFirm& f) {
    return value_in_window(world, f.firm, f.award_year, f.last_year) - f.window() * value_before(world, f.firm, f.award_year);
}

}  // namespace

std::optional<double> true_effect(const FirmOutcomes& baseline, const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms) {
    Pence sum = 0;
    for (const EvaluatedFirm& f : firms) {
        sum += value_in_window(scheme, f.firm, f.award_year, f.last_year) - value_in_window(baseline, f.firm, f.award_year, f.last_year);
    }
    return mean_of(sum, firms.size());
}

std::optional<double> self_reported_effect(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms) {
    Pence sum = 0;
    std::size_t survivors = 0;
    for (const EvaluatedFirm& f : firms) {
        const std::int32_t ended = scheme.firms[f.firm].ended_month;
        if (ended != never && ended < 12 * (f.last_year + 1)) continue;  // firms that are gone answer no survey
        ++survivors;
        sum += std::max<Pence>(0, growth_since(scheme, f));
    }
    return mean_of(sum, survivors);
}

std::optional<double> before_after_effect(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms) {
    Pence sum = 0;
    for (const EvaluatedFirm& f : firms) sum += growth_since(scheme, f);
    return mean_of(sum, firms.size());
}

}  // namespace pactsim
