#pragma once
// One scenario out of several sources: the file, the files it extends, and the overrides of the command line.

#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// Version of the scenario language that this program reads.
inline constexpr int schema_version = 1;

/// Reads `path` and, under it, what it `extends` (one path or a list, relative to the file; later ones lie over earlier ones). The keys
/// `extends` are gone from the result, `schema` is checked in every file. Nothing after a report of an error.
std::optional<Node> compose_files(const std::string& path, Diagnostics& diagnostics);

/// The same for a text that did not come from a file; `extends` is relative to the current folder.
std::optional<Node> compose_text(const std::string& name, const std::string& text, Diagnostics& diagnostics);

/// A scheme or world as it was written, and apart from it the parts that it extends: of those only what the patch names is taken.
struct PatchLayer {
    Node parts;
    Node own;
};

/// Reads a patch: the layers of the patches that it extends, then its own. A file with the key `kind` is a patch, other files are parts.
/// Nothing after a report of an error.
std::optional<std::vector<PatchLayer>> compose_patch(const std::string& path, Diagnostics& diagnostics);

/// Lays `path=value` overrides over a scenario. Values are YAML; paths are dotted, items of named lists are addressed by name and of
/// other lists by index from 0. Keys that the scenario leaves out may be set; names of list items must exist.
void apply_overrides(Node& root, std::span<const std::string> overrides, Diagnostics& diagnostics);

}  // namespace pactsim
