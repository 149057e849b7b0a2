#include "scenarios/schema/scheme.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/file_text.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace pactsim {

namespace {

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

/// A patch with what it extends, each layer checked; nothing after a report.
std::optional<std::vector<PatchLayer>> checked_layers(const std::string& path, PatchKind kind, Diagnostics& diagnostics) {
    std::optional<std::vector<PatchLayer>> layers = compose_patch(path, diagnostics);
    if (!layers) { return std::nullopt; }
    bool of_kind = true;
    for (const PatchLayer& layer : *layers) { of_kind = read_header(layer.own, kind, diagnostics).has_value() && of_kind; }
    return of_kind ? std::move(layers) : std::nullopt;  // in a file of another kind every line would be a problem
}

}  // namespace

PatchFile read_patch_file(const std::string& path, PatchKind wanted) {
    Diagnostics diagnostics;
    const std::optional<std::vector<PatchLayer>> layers = compose_patch(path, diagnostics);
    std::optional<PatchHeader> header;
    if (layers) { header = read_header(layers->back().own, wanted, diagnostics); }
    diagnostics.throw_if_errors();
    PatchFile file{path, stem_of(path), wanted, std::move(header->label), std::move(header->summary), std::move(header->source), std::string{diagnostics.text_of(path)}};
    if (file.label.empty()) { file.label = file.name; }
    return file;
}

std::vector<std::string> split_mix(std::string_view mix) {
    std::vector<std::string> paths;
    std::size_t start = 0;
    for (std::size_t at = mix.find('+'); at != std::string_view::npos; at = mix.find('+', at + 1)) {
        const std::string_view before = mix.substr(start, at - start);
        if (!before.ends_with(".yaml") && !before.ends_with(".yml")) { continue; }
        paths.emplace_back(before);
        start = at + 1;
    }
    paths.emplace_back(mix.substr(start));
    return paths;
}

std::string arm_name(std::span<const std::string> scheme_paths) {
    if (scheme_paths.empty()) { return "baseline"; }
    std::string name;
    for (const std::string& path : scheme_paths) { name += (name.empty() ? "" : "+") + stem_of(path); }
    return name;
}

LoadedScenario load_arm(const std::string& base_path, const std::string& world_path, std::span<const std::string> scheme_paths, std::span<const std::string> overrides) {
    Diagnostics diagnostics;
    std::optional<LoadedScenario> loaded = try_load_arm(base_path, world_path, scheme_paths, overrides, diagnostics);
    diagnostics.throw_if_errors();
    return std::move(loaded.value());
}

std::optional<LoadedScenario> try_load_arm(const std::string& base_path, const std::string& world_path, std::span<const std::string> scheme_paths, std::span<const std::string> overrides,
                                           Diagnostics& diagnostics) {
    std::optional<Node> tree = compose_files(base_path, diagnostics);
    std::string source_text{diagnostics.text_of(base_path)};
    std::vector<std::pair<PatchKind, std::vector<PatchLayer>>> patches;
    bool all_there = tree.has_value();
    const auto add = [&](const std::string& path, PatchKind kind) {
        std::optional<std::vector<PatchLayer>> layers = checked_layers(path, kind, diagnostics);
        all_there = all_there && layers.has_value();
        if (!layers) { return; }
        patches.emplace_back(kind, std::move(*layers));
        source_text += fmt::format("\n# --- {}\n{}", std::filesystem::path(path).filename().string(), diagnostics.text_of(path));
    };
    if (!world_path.empty()) { add(world_path, PatchKind::world); }
    for (const std::string& path : scheme_paths) { add(path, PatchKind::scheme); }
    if (!all_there) { return std::nullopt; }
    apply_overrides(*tree, overrides, diagnostics);
    for (const auto& [kind, layers] : patches) {
        for (const PatchLayer& layer : layers) { lay_patch(*tree, layer, kind, diagnostics); }
    }
    return read_composed(*tree, std::move(source_text), diagnostics);
}

}  // namespace pactsim
