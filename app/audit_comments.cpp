#include "app/audit_comments.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

namespace pactsim {

namespace {

std::vector<std::string> lines_of(std::istream& text) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

/// What stands after the first "#" that begins a comment, outside quotes; empty if there is none.
std::string comment_in(const std::string& line) {
    char quote = 0;
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (quote != 0) {
            if (line[k] == quote) quote = 0;
        } else if (line[k] == '"' || (line[k] == '\'' && (k == 0 || line[k - 1] == ' ' || line[k - 1] == '{' || line[k - 1] == '['))) {
            quote = line[k];
        } else if (line[k] == '#' && (k == 0 || line[k - 1] == ' ')) {
            const std::size_t start = line.find_first_not_of("# ", k);
            return start == std::string::npos ? std::string() : line.substr(start);
        }
    }
    return {};
}

bool is_comment_line(const std::string& line) {
    const std::size_t first = line.find_first_not_of(' ');
    return first != std::string::npos && line[first] == '#';
}

/// The block of comment lines that ends just above line `at` (from 0).
std::string comment_above(const std::vector<std::string>& lines, std::size_t at) {
    std::string text;
    while (at > 0 && is_comment_line(lines[at - 1])) {
        --at;
        text = comment_in(lines[at]) + (text.empty() ? "" : " ") + text;
    }
    return text;
}

void collect_files(const Node& node, std::map<std::string, std::vector<std::string>>& files) {
    if (!node.place.file.empty()) files.try_emplace(node.place.file);
    for (const Node& item : node.items) collect_files(item, files);
    for (const Entry& entry : node.entries) collect_files(entry.value, files);
}

bool same_number(const std::string& a, const std::string& b) {
    char* end_a = nullptr;
    char* end_b = nullptr;
    const double x = std::strtod(a.c_str(), &end_a), y = std::strtod(b.c_str(), &end_b);
    return !a.empty() && !b.empty() && *end_a == 0 && *end_b == 0 && !(x < y) && !(y < x);
}

}  // namespace

ScenarioComments ScenarioComments::of_text(const std::string& text) {
    ScenarioComments comments;
    Diagnostics diagnostics;
    std::optional<Node> tree = parse_yaml("scenario", text, diagnostics);
    if (!tree) return comments;
    comments.tree_ = std::move(*tree);
    std::istringstream stream(text);
    comments.lines_["scenario"] = lines_of(stream);
    return comments;
}

ScenarioComments ScenarioComments::of_file(const std::string& path) {
    ScenarioComments comments;
    Diagnostics diagnostics;
    std::optional<Node> tree = compose_files(path, diagnostics);
    diagnostics.throw_if_errors();
    if (!tree) throw UsageError(fmt::format("the scenario `{}` cannot be read\n = help: see `pactsim validate {}`", path, path));
    comments.tree_ = std::move(*tree);
    collect_files(comments.tree_, comments.lines_);
    for (auto& [file, lines] : comments.lines_) {
        std::ifstream stream(file);
        lines = lines_of(stream);
    }
    return comments;
}

std::string ScenarioComments::of(const std::string& path, const std::string& value) const {
    const Node* node = find_path(tree_, path);
    if (node == nullptr || node->place.line <= 0) return {};
    const std::string written = to_flow(*node);
    if (written != value && !same_number(written, value)) return {};
    const auto lines = lines_.find(node->place.file);
    const auto at = static_cast<std::size_t>(node->place.line - 1);
    if (lines == lines_.end() || at >= lines->second.size()) return {};
    const std::string beside = comment_in(lines->second[at]);
    return beside.empty() ? comment_above(lines->second, at) : beside;
}

}  // namespace pactsim
