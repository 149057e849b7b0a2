#pragma once
// JSON Schema (draft-07) of a scenario, for editors: `# yaml-language-server: $schema=...` in the first line of a file.

#include "scenarios/schema/table.h"

#include <string>

namespace pactsim {

/// The schema of one row: its value with description, unit, source and default.
Node row_schema(const RowShape& row);

/// The whole schema. Keys that a file may take from the one it extends are not required.
std::string write_json_schema(const TableShape& root);

}  // namespace pactsim
