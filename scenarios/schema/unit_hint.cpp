#include "scenarios/schema/unit_hint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 25> units{
    "gbp", "usd", "eur", "cny", "rmb", "pounds", "pence", "pct", "percent", "share", "months", "month", "quarters",
    "years", "year", "days", "weeks", "hours", "k", "m", "mn", "million", "bn", "thousand", "per"};

bool is_unit(std::string_view word) {
    return std::find(units.begin(), units.end(), word) != units.end();
}

}  // namespace

std::string_view stem_of(std::string_view key) {
    for (std::size_t bar = key.rfind('_'); bar != std::string_view::npos && bar > 0; bar = key.rfind('_')) {
        if (!is_unit(key.substr(bar + 1))) { break; }
        key = key.substr(0, bar);
    }
    return key;
}

std::string unit_hint(std::string_view key, std::span<const std::string> accepted) {
    const std::string_view stem = stem_of(key);
    for (const std::string& candidate : accepted) {
        if (candidate != key && stem_of(candidate) == stem && candidate != stem) {
            return fmt::format("did you mean `{}`? the unit is part of the key ({} for {}), so convert the value as well", candidate,
                               candidate.substr(stem.size() + 1), stem);
        }
    }
    return {};
}

}  // namespace pactsim
