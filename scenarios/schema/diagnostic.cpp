#include "scenarios/schema/diagnostic.h"

#include "scenarios/schema/emit.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace pactsim {

namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t widest_excerpt = 160;

std::string_view line_of(std::string_view text, int number) {
    for (int line = 1; line < number; ++line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) { return {}; }
        text.remove_prefix(end + 1);
    }
    std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty() && line.back() == '\r') { line.remove_suffix(1); }
    return line;
}

/// Control characters would move the cursor of a terminal or hide text.
std::string printable(std::string_view line) {
    std::string shown{line};
    for (char& c : shown) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) { c = ' '; }
    }
    return shown;
}

std::string excerpt(const Diagnostic& diagnostic, std::string_view text) {
    const std::string_view line = line_of(text, diagnostic.place.line);
    const auto column = static_cast<std::size_t>(std::max(diagnostic.place.column, 1));
    if (line.empty() || column > line.size() + 1) { return {}; }
    const std::string number = std::to_string(diagnostic.place.line);
    const std::string margin(number.size(), ' ');
    const std::size_t start = column > widest_excerpt ? column - widest_excerpt / 2 : 0;
    const std::string_view window = line.substr(start, widest_excerpt);
    const std::size_t before = column - 1 - start;
    const auto wanted = static_cast<std::size_t>(std::max(diagnostic.length, 1));
    const std::size_t carets = std::max<std::size_t>(1, std::min(wanted, window.size() - std::min(before, window.size())));
    return fmt::format("{0} |\n{1} | {2}\n{0} | {3}{4}\n", margin, number, printable(window), std::string(before, ' '), std::string(carets, '^'));
}

std::string place_in_words(const Place& place) {
    return place.line > 0 ? fmt::format("{}:{}:{}", place.file, place.line, place.column) : place.file;
}

}  // namespace

std::string render(const Diagnostic& diagnostic, std::string_view text) {
    std::string shown = fmt::format("{}[{}]: {}\n", diagnostic.severity == Severity::error ? "error" : "warning", diagnostic.code, diagnostic.message);
    const std::string where = place_in_words(diagnostic.place);
    if (!where.empty()) {
        shown += fmt::format("  --> {}{}\n", where, diagnostic.path.empty() ? "" : fmt::format(" ({})", diagnostic.path));
    }
    const std::string lines = diagnostic.place.line > 0 ? excerpt(diagnostic, text) : std::string{};
    const std::string margin(lines.empty() ? 1 : lines.find('|') - 1, ' ');
    shown += lines;
    if (!diagnostic.help.empty()) { shown += fmt::format("{} = help: {}\n", margin, diagnostic.help); }
    return shown;
}

void Diagnostics::remember(const std::string& file, std::string text) { texts_[file] = std::move(text); }

void Diagnostics::add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

void Diagnostics::error(std::string_view code, const Place& place, std::string message, std::string help) {
    add({Severity::error, std::string{code}, {}, std::move(message), std::move(help), place, 1});
}

bool Diagnostics::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& one) { return one.severity == Severity::error; });
}

std::string_view Diagnostics::text_of(const std::string& file) const {
    const auto found = texts_.find(file);
    return found == texts_.end() ? std::string_view{} : std::string_view{found->second};
}

std::vector<Diagnostic> Diagnostics::in_order() const {
    std::vector<Diagnostic> sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.severity, a.place.file, a.place.line, a.place.column) < std::tie(b.severity, b.place.file, b.place.line, b.place.column);
    });
    return sorted;
}

std::string Diagnostics::render() const {
    const std::vector<Diagnostic> sorted = in_order();
    std::string shown;
    std::size_t errors = 0;
    std::set<std::string> files;
    std::size_t printed = 0;
    for (const Diagnostic& one : sorted) {
        const bool is_error = one.severity == Severity::error;
        errors += is_error ? 1 : 0;
        if (is_error && !one.place.file.empty()) { files.insert(one.place.file); }
        if (printed == most_shown) { continue; }
        shown += pactsim::render(one, text_of(one.place.file)) + "\n";
        ++printed;
    }
    if (sorted.size() > printed) { shown += fmt::format("... and {} more\n", sorted.size() - printed); }
    if (errors > 0) {
        const std::string where = files.empty() ? "" : fmt::format(" in {}", fmt::join(files, ", "));
        shown += fmt::format("error: {} problem{}{}; nothing was run", errors, errors == 1 ? "" : "s", where);
    }
    while (shown.ends_with('\n')) { shown.pop_back(); }
    return shown;
}

std::string Diagnostics::json() const {
    Node list = sequence_node();
    for (const Diagnostic& one : in_order()) {
        Node item = map_node();
        item.add("severity", text_node(one.severity == Severity::error ? "error" : "warning"));
        item.add("code", text_node(one.code)).add("path", text_node(one.path)).add("message", text_node(one.message));
        item.add("help", text_node(one.help)).add("file", text_node(one.place.file));
        item.add("line", integer_node(one.place.line)).add("column", integer_node(one.place.column)).add("length", integer_node(one.length));
        list.items.push_back(std::move(item));
    }
    return to_json(list);
}

void Diagnostics::throw_if_errors() const {
    if (has_errors()) { throw UsageError(render()); }
}

}  // namespace pactsim
