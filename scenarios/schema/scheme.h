#pragma once
// The arms of a comparison: a scenario, perhaps a world, and any number of schemes laid over it in order.

#include "scenarios/schema/changes.h"
#include "scenarios/schema/patch.h"
#include "scenarios/schema/read_config.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// A scheme or world, as far as it can be known without a scenario.
struct PatchFile {
    std::string path;    ///< as given
    std::string name;    ///< file name without folder and ending
    PatchKind kind{};
    std::string label;   ///< a few words for tables and charts; the name if the file has none
    std::string summary;
    std::string source;  ///< where its figures come from
    std::string text;    ///< the file as written
};

/// Reads the header of a scheme or world. Throws UsageError if the file is none of the kind `wanted`.
PatchFile read_patch_file(const std::string& path, PatchKind wanted);

/// The files of a mix: `a.yaml+b.yaml` names two. A plus sign parts names only after `.yaml` or `.yml`.
std::vector<std::string> split_mix(std::string_view mix);

/// The name of an arm: names of its schemes joined by a plus sign, `baseline` without any.
std::string arm_name(std::span<const std::string> scheme_paths);

/// Loads the scenario with `path=value` overrides, lays the world over it (an empty path is no world), then each scheme in turn: parts that
/// a scheme extends lend it the instruments that it names, instruments of one name merge, `remove: true` drops one. Schemes change `policy`
/// and intermediaries that policy pays, worlds change environment and partners; population, horizon, forms and seed are the scenario's
/// (rulings 1.5). Throws UsageError with every problem found in all the files.
LoadedScenario load_arm(const std::string& base_path, const std::string& world_path, std::span<const std::string> scheme_paths, std::span<const std::string> overrides = {});

/// The same, but problems are left in `diagnostics`; nothing if there is an error.
std::optional<LoadedScenario> try_load_arm(const std::string& base_path, const std::string& world_path, std::span<const std::string> scheme_paths, std::span<const std::string> overrides,
                                           Diagnostics& diagnostics);

}  // namespace pactsim
