#pragma once
// What can be asked of `compare`, as typed.

#include "analysis/compare/study_plan.h"
#include "app/talk.h"
#include "output/atomic_file.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

struct CompareOptions {
    std::string base, output, csv, xlsx, schedule, baseline, precision, best, attribute;
    std::vector<std::string> schemes, worlds, overrides;
    std::optional<std::int64_t> seed;
    std::optional<std::uint32_t> replicates, most;
    std::uint32_t draws = 1;
    int threads = 1;
    bool placebo = false, randomise = false, force = false, json = false;
    Talk talk;

    [[nodiscard]] Existing existing() const { return force ? Existing::replace : Existing::refuse; }
    /// --seed is an override too, so that the file tells all that was asked for.
    [[nodiscard]] std::vector<std::string> all_overrides() const;
    /// Throws UsageError for rules that cannot be read.
    [[nodiscard]] StudyPlan plan() const;
    /// The line to type again.
    [[nodiscard]] std::string command_line() const;
};

/// Declares the options.
void add_compare_options(CLI::App& parser, CompareOptions& options);

/// The schedule that was asked for, or the one that comes with the scenarios. Throws UsageError if there is none.
std::string schedule_path(const CompareOptions& options);

}  // namespace pactsim
