#pragma once

#include <cstdint>
#include <string>

namespace pactsim {

/// Whether the digest is computed anew from all values, which reads the whole file.
enum class Verify : std::uint8_t { no, yes };

/// A summary of a results file for people: identity, completeness, dimensions, datasets with units,
/// facts of the run. Throws InputError if it cannot be read.
[[nodiscard]] std::string inspect_text(const std::string& path, Verify verify = Verify::no);

/// The same as one JSON object with the keys file, identity, complete, digest_matches (if verified),
/// dimensions, series, firm_columns, run_facts.
[[nodiscard]] std::string inspect_json(const std::string& path, Verify verify = Verify::no);

}  // namespace pactsim
