#include "scenarios/schema/eligibility_check.h"

#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace pactsim {

namespace {

bool admits(const std::vector<std::string>& list, std::string_view word) { return list.empty() || std::find(list.begin(), list.end(), word) != list.end(); }

std::string no_firms(const Config& config, const EligibilityConfig& eligibility) {
    for (const SectorConfig& sector : config.sectors) {
        const bool excluded = eligibility.dual_use_excluded && sector.dual_use_share >= 1;
        if (!admits(eligibility.sectors, sector.name) || excluded) { continue; }
        for (std::size_t band = 0; band < size_band_names.size(); ++band) {
            const bool peopled = sector.firms_at_start[band] > 0 || sector.firms_per_month[band] > 0;
            if (peopled && admits(eligibility.size_bands, size_band_names[band])) { return {}; }
        }
    }
    return "its sectors and size bands hold no firms";
}

std::string no_region(const Config& config, const EligibilityConfig& eligibility) {
    const auto open = [&](const UkRegionConfig& region) { return region.firm_share > 0 && admits(eligibility.uk_regions, region.name); };
    return std::any_of(config.uk_regions.begin(), config.uk_regions.end(), open) ? "" : "its UK regions hold no firms";
}

std::string no_knowledge(const Config& config, const EligibilityConfig& eligibility) {
    const double least = quantile(config.firms.knowledge, 0);
    if (eligibility.max_knowledge >= least) { return {}; }
    return fmt::format("`max_knowledge` {} is below the least knowledge {}", shortest(eligibility.max_knowledge), shortest(least));
}

std::string no_quality(const Config& config, const EligibilityConfig& eligibility) {
    const double highest = quantile(config.firms.technology_quality, 1);
    if (eligibility.min_quality <= highest) { return {}; }
    return fmt::format("`min_quality` {} is above the highest quality {}", shortest(eligibility.min_quality), shortest(highest));
}

/// A firm without partner has no Chinese region yet.
std::string no_partner(const Config&, const EligibilityConfig& eligibility) {
    const auto early = [](const std::string& status) { return status == "home" || status == "searching"; };
    const bool only_early = !eligibility.statuses.empty() && std::all_of(eligibility.statuses.begin(), eligibility.statuses.end(), early);
    return only_early && !eligibility.china_regions.empty() ? "`china_regions` asks for a partner, `statuses` for firms without one" : "";
}

}  // namespace

std::string why_nobody_is_eligible(const Config& config, const EligibilityConfig& eligibility) {
    for (const auto reason : {no_firms, no_region, no_knowledge, no_quality, no_partner}) {
        std::string why = reason(config, eligibility);
        if (!why.empty()) { return why; }
    }
    return {};
}

}  // namespace pactsim
