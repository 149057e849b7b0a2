#pragma once
// A sweep as the tables that other tools read.

#include "output/sweep_data.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// For whom tables are written.
enum class TableFormat : std::uint8_t {
    csv,         ///< design.csv (a line for each point) and results.csv (a line for each world)
    salib,       ///< problem.json, X.txt, Y_<arm>_<outcome>.txt: what SALib's analyze functions take, in its own order of rows
    ema,         ///< experiments.csv, outcomes.csv: EMA Workbench's tables, a line for each point and policy
    openturns,   ///< X.csv, Y.csv with semicolons and a header: Sample.ImportFromCSVFile
};
inline constexpr std::array<std::string_view, 4> table_format_names{"csv", "salib", "ema", "openturns"};

/// A file to be written.
struct ExportedTable {
    std::string name, text;
};

/// The tables of one format. Means over the replicates that are present; a point without any in some arm is left out, and `left_out` counts such points. Salib's order needs whole
/// base points, so there the whole base point goes.
struct ExportedTables {
    std::vector<ExportedTable> files;
    std::size_t left_out = 0;
};
ExportedTables export_tables(const SweepData& data, TableFormat format);

}  // namespace pactsim
