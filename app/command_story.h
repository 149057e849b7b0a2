#pragma once
// `pactsim story`: one firm's life in plain English, from a results file or a scenario.

#include "app/command.h"
#include "app/talk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

struct StoryCommandOptions {
    std::string file;                    ///< results (HDF5) or scenario (YAML)
    std::vector<std::string> overrides;  ///< path=value, for a scenario
    std::string firm = "auto";           ///< an id, or "auto" for the firm with the most events
    std::int64_t replicate = 0;
    int threads = 1;
    int width = 100;                     ///< characters in a line
    bool json = false;
    Talk talk;
};

/// Replays the replicate with an eye on the firm and prints its life. Throws UsageError, with the valid range, if there is no such firm or replicate, and
/// InputError if the file cannot be read.
ExitCode run_story_command(const StoryCommandOptions& options);

/// Options of `story` for the table of commands.
Action set_up_story(CLI::App& parser);

}  // namespace pactsim
