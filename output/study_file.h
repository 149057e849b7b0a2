#pragma once
// The file of a comparison: HDF5 that xarray opens by name, whole numbers and flags, under its name only when it is whole.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "output/atomic_file.h"
#include "output/study_data.h"

namespace pactsim {

/// What the root attribute `filetype` of every study file says.
inline constexpr std::string_view study_filetype = "pactsim-study";

/// Version of the format, [major, minor], with the same promise as that of results files.
inline constexpr std::array<std::int32_t, 2> study_format_version = {1, 0};

/// Writes a study and returns its identity: a digest over everything but the facts of the execution and of the build (see results_digest.h).
/// Throws RefusedError if the name is taken, OutputError if the file cannot be written, InvariantError if the study does not fit its own layout or holds a
/// number that is none. Nothing is left behind on failure.
std::string write_study(const std::string& path, const StudyData& study, Existing existing, const std::optional<RunFacts>& facts = std::nullopt);

/// Reads a study. Throws InputError with cause and remedy if the file is missing, not HDF5, damaged, not a study of pactsim, or of a version that cannot be read.
StudyData read_study(const std::string& path);

/// Whether the file is a study, as far as its first page tells; false for anything else, readable or not.
bool is_study_file(const std::string& path);

/// Most bytes that a study of this layout can take on disk and, about, in memory: texts and stories left out, and before compression.
std::uint64_t estimated_study_bytes(const StudyLayout& layout);

}  // namespace pactsim
