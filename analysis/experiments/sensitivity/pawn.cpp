#include "analysis/experiments/sensitivity/pawn.h"

#include "analysis/draw_purposes.h"
#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/quantiles.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// Dummy factors drawn; the mean of each figure over them is shown, and the 95th percentile of the medians is what a factor has to pass.
constexpr std::uint32_t dummies = 40;
constexpr double passing_share = 0.95;

std::optional<double> mean_if_any(const std::vector<double>& values) { return values.empty() ? std::nullopt : std::optional<double>(statistics::mean_of(values)); }

/// Slices by chance, as even as those of a real factor. Rows of a base point share the value of the dummy as they share those of most factors: it stands in A and B like a column that
/// is never exchanged. Drawn row by row it would pass for quieter than a real factor that does nothing.
std::vector<std::uint32_t> dummy_slices(const AnalysisInput& input, const std::vector<std::size_t>& rows, std::uint32_t dummy) {
    const Draws draws(input.options.seed, 0);
    std::vector<double> x;
    for (const std::size_t row : rows) {
        const RowPlace& place = input.places[row];
        const bool from_b = input.design.method == DesignMethod::saltelli && (place.part == 1 || place.part >= 2 + input.dimensions());
        const Block block = draws.block(place.base, 2 * place.scramble + (from_b ? 1 : 0), dummy, dummy_purpose);
        x.push_back(uniform53(block.word[0], block.word[1]));
    }
    return slices_of(x, input.options.slices, false);
}

}  // namespace

std::vector<double> slice_distances(std::span<const double> y, std::span<const std::uint32_t> slice) {
    if (y.size() != slice.size()) throw InvariantError("slices and responses differ in number");
    if (y.empty()) return {};
    std::vector<std::size_t> order(y.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
    const std::size_t slices = *std::max_element(slice.begin(), slice.end()) + std::size_t{1};
    std::vector<double> count(slices, 0.0), below(slices, 0.0), distance(slices, 0.0);
    for (const std::uint32_t s : slice) count[s] += 1;
    const auto n = static_cast<double>(y.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        below[slice[order[i]]] += 1;
        if (i + 1 < order.size() && y[order[i + 1]] == y[order[i]]) continue;  // distributions are compared after all of equal value
        for (std::size_t s = 0; s < slices; ++s) {
            if (count[s] > 0) distance[s] = std::max(distance[s], std::fabs(static_cast<double>(i + 1) / n - below[s] / count[s]));
        }
    }
    std::vector<double> seen;
    for (std::size_t s = 0; s < slices; ++s) {
        if (count[s] > 0) seen.push_back(distance[s]);
    }
    return seen;
}

PawnFigures pawn_figures(std::span<const double> distances) {
    if (distances.empty()) return {};
    return {statistics::quantile_type7(distances, 0.5), statistics::mean_of(distances), *std::max_element(distances.begin(), distances.end())};
}

ResultTable pawn_table(const AnalysisInput& input) {
    ResultTable table{"pawn", {}, {{"factor", "factor"}, {"median", "median"}, {"mean", "mean"}, {"greatest", "greatest"}, {"finding", ""}}, {}, {}};
    const std::vector<std::size_t> rows = present_rows(input);
    const std::vector<double> y = present_values(input);
    std::vector<double> medians, means, greatest;
    for (std::uint32_t k = 0; k < dummies && !y.empty(); ++k) {
        const PawnFigures f = pawn_figures(slice_distances(y, dummy_slices(input, rows, k)));
        medians.push_back(*f.median);
        means.push_back(*f.mean);
        greatest.push_back(*f.greatest);
    }
    const std::optional<double> hurdle = statistics::quantile_type7(medians, passing_share);
    std::vector<std::optional<double>> shown;
    for (std::size_t i = 0; i < input.dimensions(); ++i) {
        std::vector<double> x;
        for (const std::size_t row : rows) x.push_back(input.value_at(row, i));
        const PawnFigures f = pawn_figures(slice_distances(y, slices_of(x, input.options.slices, !input.factors[i].labels.empty())));
        const bool like_dummy = f.median && hurdle && *f.median <= *hurdle;
        shown.push_back(like_dummy ? std::nullopt : f.median);
        table.rows.push_back({input.factors[i].name, cell(f.median), cell(f.mean), cell(f.greatest), like_dummy ? std::string("like a factor that does nothing") : std::string()});
    }
    table.rows.push_back({std::string("(dummy)"), cell(mean_if_any(medians)), cell(mean_if_any(means)), cell(mean_if_any(greatest)), std::string("does nothing: what chance alone gives")});
    const auto best = strongest(shown);
    table.title = best ? fmt::format("Fixing {} changes the distribution of {} most", input.factors[*best].name, response_text(input))
                       : fmt::format("No factor is shown to change the distribution of {}", response_text(input));
    table.notes.push_back(fmt::format("Kolmogorov's distance between all results and those with the factor in one of {} slices (0 = no difference, 1 = apart)", input.options.slices));
    if (hurdle) table.notes.push_back(fmt::format("a median of {:.3f} is reached by chance once in {:.0f}, by {} factors that do nothing", *hurdle, 1 / (1 - passing_share), dummies));
    if (const std::string missing = missing_text(input); !missing.empty()) table.notes.push_back(missing + "; all others are used");
    if (!input.design.rank_correlations.empty()) table.notes.emplace_back("factors are correlated: fixing one fixes part of the others");
    return table;
}

}  // namespace pactsim
