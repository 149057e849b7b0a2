#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/atomic_file.h"

namespace pactsim {

/// A field as RFC 4180 wants it: quoted if it holds a comma, a quote or a line break.
[[nodiscard]] std::string csv_field(std::string_view text);

/// Writes every series of a results file as one tidy table (a row per value, coordinates first, the
/// column `value` last), the firm histories if there are any, the resolved scenario and a README that
/// names files and units. Makes the folder if needed. Returns the names of the files. Throws InputError
/// if the file cannot be read, RefusedError if the folder is not empty and `existing` is refuse,
/// OutputError if it cannot be written.
std::vector<std::string> export_csv(const std::string& results_path, const std::string& folder, Existing existing = Existing::refuse);

}  // namespace pactsim
