#pragma once
// Targets: what observation says that a model should show, and which of it may be used to fit the model.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// What a target is for. Fixed before the first fit.
enum class TargetUse : std::uint8_t {
    calibration,  // the fit may see it
    held_back,    // looked at when the fit is over
    identity,     // holds by construction: an input of the model, no evidence for it
    other_run,    // one world as `calibrate` reads it cannot show it (a comparison, a shock, a fitted curve): judged elsewhere
};
inline constexpr std::array<std::string_view, 4> target_use_names{"calibration", "held_back", "identity", "other_run"};

/// Whether the model holds what the target speaks of, or something that stands for it.
enum class TargetScope : std::uint8_t { in, proxy };
inline constexpr std::array<std::string_view, 2> target_scope_names{"in", "proxy"};

/// How one number is read from the months of a world.
enum class TargetReading : std::uint8_t { pattern, mean, per_year, last, year };
inline constexpr std::array<std::string_view, 5> target_reading_names{"pattern", "mean", "per_year", "last", "year"};

/// How the observation is given.
enum class TargetShape : std::uint8_t { about, between, at_least, at_most };

/// One target.
struct TargetConfig {
    std::string name;
    std::string pattern_id;                  // in the shelf of evidence, as "V9"
    std::string meaning;
    std::string measure;                     // of `pactsim describe measures`, or a pattern of firms' lives
    std::vector<std::string> over;           // measures whose sum divides it; empty = not divided
    std::string group = "total";
    TargetReading reading = TargetReading::pattern;
    int year = 0;                            // of the horizon, from 1; reading: year
    double value = 0, standard_error = 0;    // about
    double low = 0, high = 0;                // between, at_least (low), at_most (high): a 95 % range
    double discrepancy = 0;                  // standard deviation of what the model leaves out
    TargetScope scope = TargetScope::in;
    TargetUse use = TargetUse::held_back;
    std::string source;
    TargetShape shape = TargetShape::between;   // from the keys that are there
};

/// A file of targets.
struct TargetsConfig {
    int schema = 1;
    std::string name, description;
    std::vector<TargetConfig> targets;
};

}  // namespace pactsim
