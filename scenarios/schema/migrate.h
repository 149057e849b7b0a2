#pragma once
// Old scenarios brought to the present version of the language, with comments and layout kept.

#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <span>
#include <string>

namespace pactsim {

/// A key that changed its name with a version. Paths are dotted; `*` stands for any item of a list.
struct Rename {
    int from_version;      ///< the last version that has the old name
    std::string old_path;
    std::string new_key;   ///< last part of the new path; keys do not move between maps
};

/// The renames of all versions so far, oldest first.
std::span<const Rename> renames();

/// The text with every key renamed that changed since its `schema:` version, and that version set to the present one. Nothing after a
/// report if the text is not YAML or has no version; the text as it is if there is nothing to change.
std::optional<std::string> migrate(const std::string& name, const std::string& text, std::span<const Rename> renames, int to_version, Diagnostics& diagnostics);

}  // namespace pactsim
