#pragma once
// Patterns of firms' lives that evidence speaks of, each one number of one world.

#include "analysis/experiments/calibration/firm_lives.h"

#include <optional>
#include <span>
#include <string_view>

namespace pactsim::calibration {

/// One pattern.
struct LifePattern {
    std::string_view name;
    std::string_view unit;
    std::string_view meaning;
    std::optional<double> (*value)(const FirmLives&);   // none where there is nothing to read it from
};

/// All of them.
[[nodiscard]] std::span<const LifePattern> life_patterns();

/// Deaths in a year of age (1, 2, ...) of newborn firms that were followed through all of it, over those alive when it began; none if there are fewer than 10.
[[nodiscard]] std::optional<double> death_hazard(const FirmLives& lives, int year);

}  // namespace pactsim::calibration
