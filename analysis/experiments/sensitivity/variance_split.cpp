#include "analysis/experiments/sensitivity/variance_split.h"

#include "analysis/draw_purposes.h"
#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/variance.h"
#include "sim/draws.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pactsim {

namespace {

constexpr std::uint32_t groups = 32;
constexpr std::size_t parts = 3;
constexpr std::array<std::string_view, parts> part_names{"chance", "rival forms", "parameters"};

std::array<std::optional<double>, parts> as_array(const VarianceParts& p) { return {p.chance, p.forms, p.parameters}; }

/// A number for each combination of labels.
std::vector<std::uint32_t> combinations(const AnalysisInput& input, std::span<const std::size_t> rows) {
    std::map<std::vector<double>, std::uint32_t> known;
    std::vector<std::uint32_t> all;
    for (const std::size_t row : rows) {
        std::vector<double> key;
        for (std::size_t j = 0; j < input.dimensions(); ++j) {
            if (!input.factors[j].labels.empty()) key.push_back(input.value_at(row, j));
        }
        all.push_back(known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second);
    }
    return all;
}

std::size_t replicates_of(const AnalysisInput& input, std::span<const std::size_t> rows) {
    if (input.response.runs.empty()) return 0;
    std::size_t least = SIZE_MAX;
    for (const std::size_t row : rows) least = std::min(least, input.response.runs[row].size());
    return least == SIZE_MAX ? 0 : least;
}

/// Standard errors by leaving out one random group of points at a time.
std::array<std::optional<double>, parts> errors_of(const AnalysisInput& input, const std::vector<std::size_t>& rows) {
    const Draws draws(input.options.seed, 0);
    std::array<std::vector<double>, parts> without;
    for (std::uint32_t g = 0; g < groups; ++g) {
        std::vector<std::size_t> kept;
        for (const std::size_t row : rows) {
            if (draws.block(input.places[row].base, input.places[row].scramble, 0, group_purpose).word[0] % groups != g) kept.push_back(row);
        }
        const auto values = as_array(variance_parts(input, kept));
        for (std::size_t p = 0; p < parts; ++p) {
            if (values[p]) without[p].push_back(*values[p]);
        }
    }
    std::array<std::optional<double>, parts> errors;
    for (std::size_t p = 0; p < parts; ++p) {
        if (without[p].size() == groups) errors[p] = std::sqrt(statistics::sample_variance(without[p])) * (groups - 1) / std::sqrt(static_cast<double>(groups));
    }
    return errors;
}

}  // namespace

VarianceParts variance_parts(const AnalysisInput& input, std::span<const std::size_t> rows) {
    VarianceParts result;
    result.points = rows.size();
    result.replicates = replicates_of(input, rows);
    const bool labels = std::any_of(input.factors.begin(), input.factors.end(), [](const SweepFactor& f) { return !f.labels.empty(); });
    std::vector<double> means;
    std::optional<double> between;
    if (result.replicates >= 2) {
        statistics::Table table;
        for (const std::size_t row : rows) {
            const std::vector<double>& runs = input.response.runs[row];
            table.emplace_back(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(result.replicates));
            means.push_back(statistics::mean_of(table.back()));
        }
        const statistics::VarianceComponents components = input.shared_draws ? statistics::variance_between_shared(table) : statistics::variance_between_independent(table);
        result.chance = components.chance;
        between = components.ignorance;
    } else {
        for (const std::size_t row : rows) means.push_back(input.response.y[row]);
        if (means.size() >= 2) between = statistics::sample_variance(means);
    }
    if (!between) return result;
    result.parameters = between;
    if (!labels) return result;
    const auto share = explained_share(means, combinations(input, rows));
    if (!share) return result;
    result.forms = *share * statistics::sample_variance(means);
    result.parameters = *between - *result.forms;
    return result;
}

ResultTable variance_split_table(const AnalysisInput& input) {
    const std::vector<std::size_t> rows = sample_rows(input);
    const VarianceParts split = variance_parts(input, rows);
    const auto values = as_array(split);
    const auto errors = errors_of(input, rows);
    double sum = 0;
    for (const auto& value : values) sum += value.value_or(0);
    const std::string variance_key = input.outcome_unit.empty() ? "variance" : "variance_" + input.outcome_unit + "_squared";
    ResultTable table{"variance", {}, {{"source", "source"}, {variance_key, "variance"}, {variance_key + "_low", "from"}, {variance_key + "_high", "to"}, {"share", "share"}, {"finding", ""}}, {}, {}};
    std::size_t largest = parts;
    for (std::size_t p = 0; p < parts; ++p) {
        if (values[p] && (largest == parts || *values[p] > *values[largest])) largest = p;
        std::optional<statistics::Interval> interval;
        if (values[p] && errors[p]) {
            const double half = statistics::two_sided_t(groups - 1, input.options.confidence) * *errors[p];
            interval = statistics::Interval{*values[p] - half, *values[p] + half};
        }
        std::vector<ResultCell> row{std::string(part_names[p]), cell(values[p])};
        add_interval(row, interval);
        row.push_back(cell(values[p] && sum > 0 ? std::optional<double>(*values[p] / sum) : std::nullopt));
        row.emplace_back(interval && interval->low <= 0 ? std::string(like_zero) : std::string());
        table.rows.push_back(std::move(row));
    }
    if (split.replicates < 2 && !split.forms) table.title = fmt::format("Without replicates and factors with labels there is nothing to split in the variance of {}", response_text(input));
    else table.title = largest == parts || !(sum > 0) ? fmt::format("There are too few results to say why {} differs", response_text(input))
                                                 : fmt::format("{:.0f} % of the variance of one run of {} comes from {}", 100 * *values[largest] / sum, response_text(input),
                                                               largest == 0 ? "chance" : largest == 1 ? "rival forms of mechanisms" : "parameters");
    if (split.replicates < 2) table.notes.emplace_back("there are no replicates, so that chance is not known and stays inside the other parts");
    else table.notes.push_back(fmt::format("{} points, {} replicates each; the noise of the means of points is taken off what lies between them; more runs shrink the effect of chance on a mean, never the rest",
                                           split.points, split.replicates));
    if (!split.forms) table.notes.emplace_back("no factor has labels, so that there are no rival forms to tell apart");
    if (std::string text = sample_text(input); !text.empty()) table.notes.push_back(std::move(text));
    if (input.design.method == DesignMethod::morris || input.design.method == DesignMethod::one_at_a_time) table.notes.emplace_back("the points of this design are no sample of the space: read the shares as a hint");
    return table;
}

}  // namespace pactsim
