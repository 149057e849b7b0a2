#include "scenarios/schema/file_text.h"

#include "scenarios/schema/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

FileState state_of(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) { return FileState::missing; }
    if (error) { return error == std::errc::permission_denied ? FileState::not_permitted : FileState::missing; }
    if (fs::is_directory(status)) { return FileState::directory; }
    if (!fs::is_regular_file(status)) { return FileState::not_a_file; }  // a pipe or device has no end that we could trust
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) { return FileState::not_permitted; }
    if (size > largest_scenario) { return FileState::too_large; }
    return size == 0 ? FileState::empty : FileState::readable;
}

/// Length of the UTF-8 sequence that starts here, or 0 if there is none. Source: Unicode 15, table 3-7.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xbf) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(0);
    if (first == '\t' || first == '\n' || first == '\r' || (first >= 0x20 && first < 0x7f)) { return 1; }
    if (first >= 0xc2 && first <= 0xdf) { return follows(1) ? 2 : 0; }
    if (first >= 0xe0 && first <= 0xef) { return follows(1, first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf) && follows(2) ? 3 : 0; }
    if (first >= 0xf0 && first <= 0xf4) {
        return follows(1, first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

Place place_of(const std::string& file, std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {file, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, static_cast<int>(offset - line_start) + 1};
}

/// Offset of a tab in the indentation of a line that holds something, or npos. YAML forbids it, and yaml-cpp's message does not say so.
std::size_t first_indenting_tab(std::string_view text) {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        const std::size_t content = line.find_first_not_of(" \t\r");
        const std::size_t tab = line.find('\t');
        if (content != std::string_view::npos && line[content] != '#' && tab < content) { return start + tab; }
        start = end + 1;
    }
    return std::string_view::npos;
}

}  // namespace

Diagnostic file_problem(FileState state, const std::string& path) {
    Diagnostic problem;
    problem.place.file = path;
    const auto say = [&](std::string_view code, std::string message, std::string help) {
        problem.code = code;
        problem.message = std::move(message);
        problem.help = std::move(help);
    };
    switch (state) {
        case FileState::missing: say(code::missing_file, fmt::format("there is no file `{}`", path), "check the path; it is taken relative to the current folder, in `extends` relative to the file that says so"); break;
        case FileState::directory: say(code::directory, fmt::format("`{}` is a folder, not a scenario file", path), "name a .yaml file in it"); break;
        case FileState::not_a_file: say(code::not_a_file, fmt::format("`{}` is not an ordinary file", path), "copy the scenario into a file first"); break;
        case FileState::not_permitted: say(code::unreadable, fmt::format("`{}` cannot be read (permission denied)", path), "ask for read permission, or copy the file"); break;
        case FileState::too_large: say(code::too_large, fmt::format("`{}` is larger than 8 MB, the most that a scenario may have", path), "is this a results or data file?"); break;
        case FileState::empty: say(code::empty_file, fmt::format("`{}` is empty", path), "`pactsim new` writes a commented scenario to start from"); break;
        case FileState::readable: break;
    }
    return problem;
}

std::size_t first_bad_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text.substr(at, 4));
        if (length == 0) { return at; }
        at += length;
    }
    return std::string_view::npos;
}

bool check_text(const std::string& name, std::string_view text, Diagnostics& diagnostics) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        diagnostics.add(file_problem(FileState::empty, name));
        return false;
    }
    const std::size_t bad = first_bad_byte(text);
    if (bad != std::string_view::npos) {
        const auto byte = static_cast<unsigned char>(text[bad]);
        diagnostics.error(code::not_text, {name, 0, 0}, fmt::format("`{}` is not a text file (byte 0x{:02x} at offset {} is not UTF-8 text)", name, byte, bad),
                          "scenarios are YAML in UTF-8; is this a results or spreadsheet file?");
        return false;
    }
    const std::size_t tab = first_indenting_tab(text);
    if (tab != std::string_view::npos) {
        diagnostics.error(code::tab, place_of(name, text, tab), "a tab is used as indentation (YAML allows only spaces there)", "replace the tab by two spaces a level");
        return false;
    }
    return true;
}

std::optional<std::string> read_text(const std::string& path, Diagnostics& diagnostics) {
    const FileState state = state_of(path);
    if (state != FileState::readable) {
        diagnostics.add(file_problem(state, path));
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) {
        diagnostics.add(file_problem(FileState::not_permitted, path));
        return std::nullopt;
    }
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) { text.erase(0, byte_order_mark.size()); }
    if (!check_text(path, text, diagnostics)) {
        diagnostics.remember(path, std::move(text));
        return std::nullopt;
    }
    diagnostics.remember(path, text);
    return text;
}

}  // namespace pactsim
