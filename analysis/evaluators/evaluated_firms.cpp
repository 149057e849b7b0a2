#include "analysis/evaluators/evaluators.h"

#include <algorithm>

namespace pactsim {

std::vector<std::int32_t> first_support_months(const FirmOutcomes& world, std::span<const std::uint16_t> sources) {
    std::vector<std::int32_t> first(world.firms.size(), never);
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (const std::uint16_t source : sources) {
            const std::int16_t month = world.supported_since(i, source);
            if (month != FirmOutcomes::no_month && (first[i] == never || month < first[i])) first[i] = month;
        }
    }
    return first;
}

int last_year_of_window(const FirmOutcomes& world, int award_year) { return std::min(award_year + evaluation_years, world.months / 12 - 1); }

bool has_year_before(const FirmOutcomes& world, std::size_t firm, int year) { return world.joined_month(firm) <= 12 * (year - 1); }

Pence value_before(const FirmOutcomes& world, std::size_t firm, int year) {
    return year == 0 ? world.firms[firm].uk_gva_year_before : world.gva(firm, static_cast<std::size_t>(year) - 1);
}

Pence value_in_window(const FirmOutcomes& world, std::size_t firm, int award_year, int last_year) {
    Pence sum = 0;
    for (int year = award_year + 1; year <= last_year; ++year) sum += world.gva(firm, static_cast<std::size_t>(year));
    return sum;
}

std::vector<EvaluatedFirm> evaluated_firms(const FirmOutcomes& world, std::span<const std::int32_t> first_support) {
    std::vector<EvaluatedFirm> firms;
    for (std::size_t i = 0; i < first_support.size(); ++i) {
        if (first_support[i] == never || first_support[i] < 0) continue;
        const int year = first_support[i] / 12;
        const int last = last_year_of_window(world, year);
        if (last > year && has_year_before(world, i, year)) firms.push_back({static_cast<std::uint32_t>(i), year, last});
    }
    std::stable_sort(firms.begin(), firms.end(), [](const EvaluatedFirm& a, const EvaluatedFirm& b) { return a.award_year < b.award_year; });
    return firms;
}

}  // namespace pactsim
