#pragma once
// A patch changes a scenario for a comparison: a scheme changes policy, a world changes what is outside policy's reach (rulings 1.5).

#include "scenarios/schema/compose.h"
#include "scenarios/schema/diagnostic.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

enum class PatchKind : std::uint8_t { scheme, world };
inline constexpr std::array<std::string_view, 2> patch_kind_names{"scheme", "world"};

/// What a patch says about itself.
struct PatchHeader {
    int schema = 0;
    PatchKind kind{};
    std::string label;
    std::string summary;
    std::string source;
};

/// Sections of a scenario that a patch of this kind may change: `policy` and `intermediaries`, or `environment`, `partners` and
/// `china_regions` (rulings 1.5; what China's courts and ministries do stands with its regions).
std::span<const std::string_view> patch_sections(PatchKind kind);

/// Reads the header and reports unknown keys and sections that such a patch may not change. Nothing, after a report, if the file is not a
/// patch of the kind `wanted`.
std::optional<PatchHeader> read_header(const Node& own, PatchKind wanted, Diagnostics& diagnostics);

/// Lays one layer over a scenario: its own settings, and under those the instruments, agents and other named items that it mentions, the
/// scenario lacks, and its parts have. Settings that the patch may not change are reported and left out.
void lay_patch(Node& scenario, const PatchLayer& layer, PatchKind kind, Diagnostics& diagnostics);

}  // namespace pactsim
