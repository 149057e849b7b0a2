#pragma once
// The table of analyses: what may be asked of an experiment, which design it needs, and the function that answers. Commands and reports are made from it.

#include "analysis/experiments/result_table.h"
#include "output/sweep_data.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// What an experiment answered, row by row: one outcome of one scheme, or a column of a CSV.
struct Response {
    std::string name;                        // of the scheme or column
    std::vector<double> y;                   // [row] mean over the replicates of the row; 0 where absent
    std::vector<std::uint8_t> present;       // [row] whether there is a y
    std::vector<double> noise_variance;      // [row] variance of y as a mean over replicates; empty if not known (CSV, one replicate)
    std::vector<std::vector<double>> runs;   // [row] values of replicates 0, 1, ... up to the first missing one; empty if not known (CSV)
};

/// What to do with base points of a design of which some runs are missing.
enum class MissingPolicy : std::uint8_t { drop, given_data };

struct AnalysisOptions {
    double confidence = 0.95;
    std::uint32_t resamples = 1000;          // of a bootstrap
    std::uint64_t seed = 1;                  // of resampling
    std::uint32_t slices = 10;               // of conditioning in given-data methods
    MissingPolicy missing = MissingPolicy::drop;
};

/// What an analysis starts from.
struct AnalysisInput {
    std::vector<SweepFactor> factors;
    DesignConfig design;                     // of a CSV as far as it says; method, scrambles, second_order and levels are always set
    std::size_t rows = 0;
    std::vector<RowPlace> places;            // [row]
    std::vector<double> unit;                // [row][factor] in the unit cube; never empty: ranks of the values where the design states values
    std::vector<double> values;              // [row][factor] in the factor's unit; index of a label for a factor with labels
    Response response;                       // what is explained
    std::vector<Response> schemes;           // all that compete, each as a difference from the baseline (which is 0 everywhere); all columns of a CSV
    std::string outcome;                     // what is measured: "npsv", "y"
    std::string outcome_unit;                // "GBP"; empty if not known
    bool shared_draws = false;               // replicate r has the same draws in all rows and schemes
    AnalysisOptions options;

    [[nodiscard]] std::size_t dimensions() const { return factors.size(); }
    [[nodiscard]] double unit_at(std::size_t row, std::size_t factor) const { return unit[row * factors.size() + factor]; }
    [[nodiscard]] double value_at(std::size_t row, std::size_t factor) const { return values[row * factors.size() + factor]; }
};

/// What an analysis asks of the design.
enum class DesignNeed : std::uint8_t { any, saltelli, morris, schemes };

/// One analysis.
struct Analysis {
    std::string_view flag;       // "sobol" is asked for as --sobol
    std::string_view argument;   // what it is given, as "CONDITION"; empty for a plain flag
    std::string_view meaning;    // a line of help
    DesignNeed need;             // schemes: two or more of them
    /// Never throws for odd data: what cannot be told is an empty cell and a note. Throws UsageError for an argument that makes no sense.
    std::vector<ResultTable> (*run)(const AnalysisInput& input, std::string_view argument);
};

/// Rows of the table by family, in the order of help: analyses_sensitivity.cpp, analyses_models.cpp, analyses_decisions.cpp.
[[nodiscard]] std::span<const Analysis> sensitivity_analyses();
[[nodiscard]] std::span<const Analysis> model_analyses();
[[nodiscard]] std::span<const Analysis> decision_analyses();

/// All of them.
[[nodiscard]] std::vector<Analysis> all_analyses();

/// Why this analysis cannot be made of this experiment, in words; empty if it can.
[[nodiscard]] std::string why_not(const Analysis& analysis, const AnalysisInput& input);

}  // namespace pactsim
