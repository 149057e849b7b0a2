#pragma once
// Talk on stderr, apart from results on stdout: notes, warnings, errors, in colour where a person can see it.

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace pactsim {

enum class Colour : std::uint8_t { automatic, always, never };

/// Whether text on this stream is coloured: automatic means a terminal that is not dumb, and NO_COLOR (https://no-color.org) unset or empty.
bool is_coloured(std::FILE* stream, Colour choice);

/// Whether a person watches this stream.
bool is_terminal(std::FILE* stream);

/// Columns of the terminal behind stderr; 80 where there is none or it says nonsense.
int terminal_width();

/// How talk goes out.
struct Talk {
    Colour colour = Colour::automatic;
    bool quiet = false;

    /// A line that only tells; nothing if quiet.
    void note(std::string_view text) const;
    /// A warning; nothing if quiet.
    void warn(std::string_view text) const;
    /// An error, always. Text that comes as a report of its own (it starts with "error" or "warning") is shown as it is.
    void error(std::string_view text) const;
};

}  // namespace pactsim
