#pragma once
// Options that mean the same in every command that has them, and how results go to stdout.

#include "app/talk.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// --color and --quiet.
void add_talk_options(CLI::App& parser, Talk& talk);
/// The scenario file, as the positional SCENARIO, and --set.
void add_scenario_options(CLI::App& parser, std::string& path, std::vector<std::string>& overrides);
/// --threads, 1 or more; the default is what the machine offers.
void add_threads_option(CLI::App& parser, int& threads);

/// Writes the text on stdout. Throws OutputError if it cannot be written, as to a full disk.
void print(std::string_view text);

}  // namespace pactsim
