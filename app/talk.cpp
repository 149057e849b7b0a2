#include "app/talk.h"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace pactsim {

namespace {

constexpr std::string_view red = "\x1b[1;31m", yellow = "\x1b[1;33m", plain = "\x1b[0m";

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

void put(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    if (text.empty() || text.back() != '\n') std::fputc('\n', stderr);
    std::fflush(stderr);
}

/// The first words of every line that starts with one of them, coloured.
std::string painted(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        const std::size_t colon = line.find(':');
        const bool is_error = line.starts_with("error"), is_warning = line.starts_with("warning");
        if (colon == std::string_view::npos || !(is_error || is_warning)) {
            result += line;
            continue;
        }
        result += fmt::format("{}{}{}{}", is_error ? red : yellow, line.substr(0, colon + 1), plain, line.substr(colon + 1));
    }
    return result;
}

void put_painted(const std::string& text, Colour colour) { put(is_coloured(stderr, colour) ? painted(text) : text); }

}  // namespace

bool is_coloured(std::FILE* stream, Colour choice) {
    if (choice != Colour::automatic) return choice == Colour::always;
    const char* kind = std::getenv("TERM");
    const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
    return is_terminal(stream) && !dumb && !is_set("NO_COLOR");
}

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

int terminal_width() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20 || size.ws_col > 1000) return 80;
    return size.ws_col;
}

void Talk::note(std::string_view text) const {
    if (!quiet) put(text);
}

void Talk::warn(std::string_view text) const {
    if (quiet) return;
    put_painted(text.starts_with("warning") ? std::string(text) : fmt::format("warning: {}", text), colour);
}

void Talk::error(std::string_view text) const {
    const bool is_report = text.starts_with("error") || text.starts_with("warning");
    put_painted(is_report ? std::string(text) : fmt::format("error: {}", text), colour);
}

}  // namespace pactsim
