#pragma once
// The command line: which commands there are, and how one is chosen and run.

#include "app/command.h"

#include <exception>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// All commands in the order in which help shows them.
std::span<const Command> commands();

/// The parser with every command and option; for help and completions. The actions land in `actions`, one per command.
std::unique_ptr<CLI::App> make_parser(std::vector<Action>& actions);

/// Runs the command that the words after the program's name ask for. Throws an Error for anything that goes wrong.
ExitCode run_command_line(const std::vector<std::string>& words);

/// Tells the user what went wrong, and gives the exit status; with --json among the words also as a document on stdout.
int report_failure(const std::vector<std::string>& words, const std::exception& error);

}  // namespace pactsim
