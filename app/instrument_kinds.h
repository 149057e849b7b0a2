#pragma once
// The catalogue of ready instruments by kind, for people who look for one. A test holds it to scenarios/parts/instruments_catalogue.yaml.

#include <span>
#include <string_view>

namespace pactsim {

/// One kind of instrument: what it is, and the ready instruments of the catalogue that are of it.
struct InstrumentKind {
    std::string_view name;
    std::string_view meaning;
    std::string_view ready;  // names, with commas
};

/// Where the ready instruments are; a scenario takes them by `extends`.
inline constexpr std::string_view instruments_catalogue = "scenarios/parts/instruments_catalogue.yaml";

/// All kinds in the order of the catalogue.
std::span<const InstrumentKind> instrument_kinds();

}  // namespace pactsim
