#pragma once
// Running another program of this machine and reading what it says.

#include <string>
#include <vector>

namespace pactsim {

/// How a program ended and what it wrote.
struct CapturedRun {
    int status = 127;       // exit status; 128 + signal if one ended it, 127 if it could not start
    std::string out, err;
};

/// Runs a program (the first word is its path) to its end, with nothing to read on its standard input.
CapturedRun run_captured(const std::vector<std::string>& words);

}  // namespace pactsim
