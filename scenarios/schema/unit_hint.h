#pragma once
// Help for keys that differ from an accepted one only in their unit: `budget_usd` where `budget_gbp_per_year` is meant.

#include <span>
#include <string>
#include <string_view>

namespace pactsim {

/// A key without its unit suffix: `budget` for `budget_gbp_per_year`.
std::string_view stem_of(std::string_view key);

/// A help line if an accepted key has the same stem under another unit, else empty.
std::string unit_hint(std::string_view key, std::span<const std::string> accepted);

}  // namespace pactsim
