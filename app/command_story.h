#pragma once
// `pactsim story`: one firm's life in plain English, from a results file or a scenario; or its two lives, without and with a scheme.

#include "app/command.h"
#include "app/talk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

struct StoryCommandOptions {
    std::string file;                    ///< results (HDF5) or scenario (YAML)
    std::vector<std::string> overrides;  ///< path=value, for a scenario
    std::string against;                 ///< a scheme, or a mix of schemes: tell both lives
    std::string world;                   ///< a world for both; empty = the scenario's own
    std::string firm = "auto";           ///< an id, or "auto" for the firm with the most events (the one that the scheme changes most, if there is one)
    std::int64_t replicate = 0;
    int threads = 1;
    int width = 100;                     ///< characters in a line
    bool json = false;
    Talk talk;
};

/// Replays the replicate with an eye on the firm and prints its life. Throws UsageError, with the valid range, if there is no such firm or replicate, and
/// InputError if the file cannot be read.
ExitCode run_story_command(const StoryCommandOptions& options);

/// The same with a scheme: runs both worlds and prints what the lives share, where and why they part, and how each ends.
ExitCode run_twin_story_command(const StoryCommandOptions& options);

/// The number of a firm as given to --firm. Throws UsageError.
std::int64_t parse_firm(const std::string& text);

/// Options of `story` for the table of commands.
Action set_up_story(CLI::App& parser);

}  // namespace pactsim
