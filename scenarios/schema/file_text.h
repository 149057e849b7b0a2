#pragma once
// The text of a scenario file, refused early if it cannot be one: before it is read whole, and before any parser sees it.

#include "scenarios/schema/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pactsim {

/// Largest scenario file accepted, in bytes.
inline constexpr std::uintmax_t largest_scenario = 8U * 1024U * 1024U;

/// What the file system says of a path, before it is opened.
enum class FileState : std::uint8_t { readable, missing, directory, not_a_file, not_permitted, too_large, empty };

/// The message for a file that is not readable.
Diagnostic file_problem(FileState state, const std::string& path);

/// Reads a text file, or reports why it cannot be a scenario (missing, a directory, no permission, empty, above 8 MB, not UTF-8, a tab
/// as indentation). The text is remembered under `path` for excerpts.
std::optional<std::string> read_text(const std::string& path, Diagnostics& diagnostics);

/// Checks a text that did not come from a file in the same way; false after a report.
bool check_text(const std::string& name, std::string_view text, Diagnostics& diagnostics);

/// Offset of the first byte that is not UTF-8 text (also NUL and other control characters), or npos.
std::size_t first_bad_byte(std::string_view text);

}  // namespace pactsim
