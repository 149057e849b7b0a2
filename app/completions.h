#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace pactsim {

/// Completion scripts, made from the parser that reads the command line, so that they cannot disagree with it.
std::string bash_completions(const CLI::App& parser);
std::string zsh_completions(const CLI::App& parser);
std::string fish_completions(const CLI::App& parser);

}  // namespace pactsim
