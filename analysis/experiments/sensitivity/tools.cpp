#include "analysis/experiments/sensitivity/tools.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

std::vector<std::size_t> present_rows(const AnalysisInput& input) {
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < input.rows; ++r) {
        if (input.response.present[r] != 0) rows.push_back(r);
    }
    return rows;
}

bool is_sample_row(const AnalysisInput& input, std::size_t row) { return input.design.method != DesignMethod::saltelli || input.places[row].part < 2; }

std::vector<std::size_t> sample_rows(const AnalysisInput& input) {
    std::vector<std::size_t> rows;
    for (const std::size_t row : present_rows(input)) {
        if (is_sample_row(input, row)) rows.push_back(row);
    }
    return rows;
}

std::string sample_text(const AnalysisInput& input) {
    if (input.design.method != DesignMethod::saltelli) return {};
    return "only rows of A and B are used: all others of this Saltelli design share coordinates with them and are no independent sample";
}

std::vector<double> present_values(const AnalysisInput& input) {
    std::vector<double> values;
    for (const std::size_t r : present_rows(input)) values.push_back(input.response.y[r]);
    return values;
}

ResultCell cell(const std::optional<double>& value) {
    if (value) return *value;
    return {};
}

void add_interval(std::vector<ResultCell>& row, const std::optional<statistics::Interval>& interval) {
    row.push_back(cell(interval ? std::optional<double>(interval->low) : std::nullopt));
    row.push_back(cell(interval ? std::optional<double>(interval->high) : std::nullopt));
}

std::string response_text(const AnalysisInput& input) {
    if (input.response.name.empty() || input.response.name == input.outcome) return input.outcome;
    return fmt::format("{} of {}", input.outcome, input.response.name);
}

std::string percent(double share) { return fmt::format("{:g} %", 100 * share); }

std::string missing_text(const AnalysisInput& input) {
    const std::size_t there = present_rows(input).size();
    if (there == input.rows) return {};
    return fmt::format("{} of {} rows have no result (runs that failed or have not been made)", input.rows - there, input.rows);
}

std::string correlation_text(const AnalysisInput& input) {
    if (input.design.rank_correlations.empty()) return {};
    return "factors are correlated in this design: variance that several explain together cannot be split among them without a convention; here a factor that is correlated with one "
           "before it stands for what it adds to that one, in the order of the study file";
}

std::optional<std::size_t> strongest(const std::vector<std::optional<double>>& values) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] && (!best || *values[i] > *values[*best])) best = i;
    }
    return best;
}

}  // namespace pactsim
