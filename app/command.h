#pragma once
// What a command is: a word, what it does in a line, examples, and how it reads its options.

#include "sim/error.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string_view>

namespace pactsim {

/// Does the work of a command whose options have been read; the exit status is how it ended.
using Action = std::function<ExitCode()>;

/// One row of the table of commands.
struct Command {
    std::string_view name;
    std::string_view summary;
    std::string_view examples;          // one a line, each a whole command
    Action (*set_up)(CLI::App& parser); // adds the options and says what to do once they are read
};

}  // namespace pactsim
