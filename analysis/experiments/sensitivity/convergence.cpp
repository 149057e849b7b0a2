#include "analysis/experiments/sensitivity/convergence.h"

#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/morris.h"
#include "analysis/experiments/sensitivity/saltelli_blocks.h"
#include "analysis/experiments/sensitivity/tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

constexpr std::uint32_t smallest_size = 8;
constexpr std::uint32_t most_resamples = 300;   // an interval per size and index: the last ones are in the analysis itself

/// Estimates of one kind for all factors at one size.
struct Stage {
    std::uint32_t size = 0;
    std::size_t runs = 0;
    std::vector<std::string> kinds;                     // "first", "total"
    std::vector<std::vector<IndexEstimate>> estimates;  // [kind][factor]
};

Stage stage_of(const AnalysisInput& input, std::uint32_t size) {
    const std::vector<std::size_t> rows = rows_below(input, size);
    Stage stage{size, rows.size(), {}, {}};
    if (input.design.method == DesignMethod::saltelli) {
        const SobolIndices indices = sobol_indices(saltelli_blocks(input, size).scrambles, input.options.confidence, std::min(most_resamples, input.options.resamples), input.options.seed);
        stage.kinds = {"first", "total"};
        stage.estimates = {indices.first, indices.total};
    } else if (input.design.method == DesignMethod::morris) {
        stage.kinds = {"mu_star"};
        stage.estimates.resize(1);
        for (const std::vector<double>& effects : elementary_effects(input, size)) {
            const MorrisFigures figures = morris_figures(effects, input.options.confidence);
            stage.estimates[0].push_back({figures.mu_star, figures.mu_star_interval});
        }
    } else {
        stage.kinds = {"first"};
        stage.estimates = {given_data_indices(input, rows)};
    }
    for (auto& kind : stage.estimates) kind.resize(input.dimensions());
    return stage;
}

/// Factors from the strongest to the weakest by the last kind.
std::vector<std::size_t> order_of(const Stage& stage) {
    std::vector<std::size_t> order(stage.estimates.back().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t i) { return stage.estimates.back()[i].value.value_or(-INFINITY); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
    return order;
}

std::string title_of(const AnalysisInput& input, const std::vector<Stage>& stages) {
    if (stages.size() < 2) return fmt::format("There are too few runs to see how the estimates for {} settle", response_text(input));
    std::size_t since = stages.size() - 1;
    while (since > 0 && order_of(stages[since - 1]) == order_of(stages.back())) --since;
    const Stage &last = stages.back(), &before = stages[stages.size() - 2];
    double moved = 0;
    for (std::size_t k = 0; k < last.kinds.size(); ++k) {
        for (std::size_t i = 0; i < input.dimensions(); ++i) {
            if (last.estimates[k][i].value && before.estimates[k][i].value) moved = std::max(moved, std::fabs(*last.estimates[k][i].value - *before.estimates[k][i].value));
        }
    }
    const std::string steps = input.design.method == DesignMethod::morris ? "trajectories" : "base points";
    const std::string order = since + 1 == stages.size() ? fmt::format("The order of the factors still changed at the last step, from {} to {} {}", before.size, last.size, steps)
                                                         : fmt::format("The order of the factors has not changed since {} {}", stages[since].size, steps);
    return fmt::format("{}; the last step moved no estimate by more than {:.3g}", order, moved);
}

}  // namespace

std::vector<std::uint32_t> growing_sizes(const AnalysisInput& input) {
    std::uint32_t all = 0;
    for (const std::size_t row : present_rows(input)) all = std::max(all, input.places[row].base + 1);
    std::vector<std::uint32_t> sizes;
    for (std::uint32_t size = smallest_size; size < all && size <= (UINT32_MAX >> 1); size *= 2) sizes.push_back(size);
    if (all > 0) sizes.push_back(all);
    return sizes;
}

std::vector<std::size_t> rows_below(const AnalysisInput& input, std::uint32_t base_limit) {
    std::vector<std::size_t> rows = present_rows(input);
    std::erase_if(rows, [&](std::size_t row) { return input.places[row].base >= base_limit; });
    return rows;
}

ResultTable convergence_table(const AnalysisInput& input) {
    std::vector<Stage> stages;
    for (const std::uint32_t size : growing_sizes(input)) stages.push_back(stage_of(input, size));
    ResultTable table{"convergence", title_of(input, stages),
                      {{"factor", "factor"}, {"index", "index"}, {"base_points", "base points"}, {"runs", "runs"}, {"estimate", "estimate"}, {"low", "from"}, {"high", "to"}, {"change", "change"}},
                      {}, {}};
    for (std::size_t i = 0; i < input.dimensions() && !stages.empty(); ++i) {
        for (std::size_t k = 0; k < stages.back().kinds.size(); ++k) {
            std::optional<double> before;
            for (const Stage& stage : stages) {
                const IndexEstimate& estimate = stage.estimates[k][i];
                std::vector<ResultCell> row{input.factors[i].name, stage.kinds[k], static_cast<std::int64_t>(stage.size), static_cast<std::int64_t>(stage.runs), cell(estimate.value)};
                add_interval(row, estimate.interval);
                row.push_back(cell(estimate.value && before ? std::optional<double>(*estimate.value - *before) : std::nullopt));
                before = estimate.value;
                table.rows.push_back(std::move(row));
            }
        }
    }
    table.notes.emplace_back("sizes are base points per scramble (trajectories, rows of a plain sample); those of a Sobol' sequence fill the space evenly at powers of two only");
    if (const std::string missing = missing_text(input); !missing.empty()) table.notes.push_back(missing);
    return table;
}

}  // namespace pactsim
