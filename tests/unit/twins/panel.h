#pragma once
// Records made up by hand: firms whose value added by year, support and fate a test sets as it likes.

#include "output/firm_outcome.h"
#include "sim/draws.h"

#include <cstdint>

namespace pactsim::testing {

/// Purposes of these tests' own draws, beyond those of the model.
enum class PanelPurpose : std::uint32_t { parts = 3001, panel = 3002, lottery = 3003 };

/// `firms` firms of cell 0 that joined five years before month 0, in worlds with `sources` sources of support.
inline FirmOutcomes make_panel(std::size_t firms, int months, std::size_t sources) {
    FirmOutcomes world;
    world.warm_up_months = 60;
    world.months = months;
    world.sources = sources;
    world.firms.resize(firms);
    for (std::size_t i = 0; i < firms; ++i) {
        world.firms[i].firm = static_cast<std::uint32_t>(i + 1);
        world.firms[i].channel = channel_count;
        world.firms[i].form = governance_form_count;
    }
    world.size_columns();
    return world;
}

/// Sets a firm's value added of one year, and the sum.
inline void set_gva(FirmOutcomes& world, std::size_t firm, std::size_t year, Pence value) {
    Pence& kept = world.uk_gva[firm * world.years + year];
    world.firms[firm].uk_gva += value - kept;
    kept = value;
}

/// The same value added in every year, the one before month 0 included.
inline void set_level(FirmOutcomes& world, std::size_t firm, Pence value) {
    world.firms[firm].uk_gva_year_before = value;
    for (std::size_t year = 0; year < world.years; ++year) set_gva(world, firm, year, value);
}

/// First support from a source; the firm took part in the decision of that month.
inline void award(FirmOutcomes& world, std::size_t firm, std::size_t source, std::int16_t month) {
    world.first_support[firm * world.sources + source] = month;
    world.first_decision[firm * world.sources + source] = month;
}

}  // namespace pactsim::testing
