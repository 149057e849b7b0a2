#pragma once
// What a study file asks for: which settings vary, over which design, how often, and what is looked at.

#include "scenarios/schema/distribution.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// What a factor stands for: what nobody knows, what government chooses, or a setting held for all points.
enum class FactorRole : std::uint8_t { uncertainty, lever, constant };
inline constexpr std::array<std::string_view, 3> factor_role_names{"uncertainty", "lever", "constant"};

/// How a factor's values are given.
enum class FactorKind : std::uint8_t { range, distribution, values, empirical };
inline constexpr std::array<std::string_view, 4> factor_kind_names{"range", "distribution", "values", "empirical"};

/// A setting of the scenario (or of a scheme) that varies.
struct FactorConfig {
    std::string name;
    std::string path;                        // as in --set; of the scenario with the arm's scheme laid over it
    FactorRole role = FactorRole::uncertainty;
    FactorKind kind = FactorKind::range;
    std::array<double, 2> range{};           // lowest and highest, uniform in between
    bool whole = false;                      // rounded to whole numbers, each equally likely
    Distribution distribution;
    std::vector<std::string> values;         // as written in YAML, equally likely; e.g. the rival forms of a mechanism
    std::string file, column;                // CSV with a header; path beside the study file; all rows equally likely
    std::string unit;
    std::string source;                      // where the range comes from, or "assumption"
};

/// How points are placed.
enum class DesignMethod : std::uint8_t { list, table, grid, zip, one_at_a_time, lhs, sobol, saltelli, morris };
inline constexpr std::array<std::string_view, 9> design_method_names{"list", "table", "grid", "zip", "one_at_a_time", "lhs", "sobol", "saltelli", "morris"};

/// A wished-for rank correlation between two factors.
struct RankCorrelationConfig {
    std::string a, b;
    double value = 0;                        // [-1, 1]
};

/// A design. Which keys count depends on the method; others are refused.
struct DesignConfig {
    DesignMethod method = DesignMethod::sobol;
    int k = 0;                               // sobol, saltelli: 2^k base points per scramble
    std::uint32_t points = 0;                // lhs: number of points
    std::uint32_t scrambles = 1;             // sobol, saltelli: independent Owen scrambles; 0 = the sequence as it is, with its zero point
    bool second_order = false;               // saltelli: adds the points that second-order indices need
    std::uint32_t trajectories = 0;          // morris
    int levels = 4;                          // morris: even; grid: of each range
    std::string table;                       // table: CSV with one column per factor, beside the study file
    std::vector<std::vector<std::string>> list;   // list: one row per point, in the order of the factors
    std::vector<RankCorrelationConfig> rank_correlations;
};

/// How many replicates each point has. All points, arms and replicates share their draws (common random numbers).
struct ReplicationsConfig {
    std::uint32_t count = 1;                 // fixed; with a target, the first round
    std::uint32_t most = 1000;               // with a target
    std::string outcome;                     // empty = fixed number; else a name of experiment_outcomes
    double half_width = 0;                   // of the 95 % interval of every arm's mean difference from the baseline
    bool relative = false;                   // half_width is a share of the mean
};

/// A study: a scenario, the arms that are compared in it, what varies, and what is looked at.
struct ExperimentConfig {
    int schema = 1;
    std::string name, description;
    std::string scenario;                    // file, beside the study file
    std::vector<std::string> schemes;        // files or mixes "a.yaml+b.yaml"; the arms besides the baseline
    std::vector<std::string> overrides;      // path=value, for all points
    std::vector<FactorConfig> factors;
    DesignConfig design;
    ReplicationsConfig replications;
    std::uint32_t replicates_per_task = 1;   // size of a block
    std::int64_t seed = 1;                   // of the design; the worlds take theirs from the scenario
    std::vector<std::string> outcomes;       // names of experiment_outcomes that analyses show first; empty = all
    std::string schedule;                    // appraisal schedule for social_value; empty = the newest shipped
};

}  // namespace pactsim
