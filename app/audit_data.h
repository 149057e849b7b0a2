#pragma once
// The data tables from which the figures of the scenarios that come with the program were computed.

#include <span>
#include <string_view>

namespace pactsim {

/// One table, as the register of sources has it (docs/sources.md, section 2). Numbers in square brackets are publications of section 7 there.
struct DataTable {
    std::string_view name, also;        // file stem, and a short name in citations; empty = none
    std::string_view content, period, publisher, address, licence;
};

/// The register, in its order.
std::span<const DataTable> data_tables();

}  // namespace pactsim
