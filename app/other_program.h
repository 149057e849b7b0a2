#pragma once
// Other programs of this machine: whether they are there, and running one without a shell in between.

#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// The full path of the first of these programs that PATH leads to; nothing if none is there.
std::optional<std::string> find_program(const std::vector<std::string>& names);

/// Runs a program with its arguments (the first word is its path), waits, and gives its exit status; 128 + signal if one ended it, 127 if it could not start.
/// Its output is thrown away.
int run_program(const std::vector<std::string>& words);

/// Whether this is the superuser.
bool is_superuser();

}  // namespace pactsim
