#include "analysis/experiments/metamodels/model_tables.h"

#include "analysis/draw_purposes.h"
#include "analysis/experiments/metamodels/gaussian_process.h"
#include "analysis/experiments/metamodels/pce.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "sim/draws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::metamodels {

namespace {

constexpr std::size_t most_process_points = 250;   // a fit costs their number to the third power
constexpr std::size_t least_points = 10;

// The rows of the sample that have a response: leaving one out tells nothing where others share its coordinates.
struct Rows {
    PointSet points;
    std::vector<double> y, noise;
};

Rows rows_of(const AnalysisInput& input) {
    Rows rows;
    rows.points.dimensions = input.dimensions();
    const Response& response = input.response;
    for (const std::size_t row : sample_rows(input)) {
        rows.points.add(std::span(input.unit).subspan(row * input.dimensions(), input.dimensions()));
        rows.y.push_back(response.y[row]);
        if (!response.noise_variance.empty()) rows.noise.push_back(response.noise_variance[row]);
    }
    return rows;
}

std::string left_out(const AnalysisInput& input) {
    const std::size_t missing = input.rows - present_rows(input).size();
    return missing == 0 ? std::string{} : fmt::format("{} rows without a result are left out; the metamodel needs no complete design", missing);
}

bool any_labels(const AnalysisInput& input) {
    return std::any_of(input.factors.begin(), input.factors.end(), [](const SweepFactor& factor) { return factor.labels.size() > 2; });
}

void add_warnings(ResultTable& table, const AnalysisInput& input, double q2) {
    if (std::string text = sample_text(input); !text.empty()) table.notes.push_back(std::move(text));
    if (std::string text = left_out(input); !text.empty()) table.notes.push_back(std::move(text));
    if (q2 < 0.7) table.notes.push_back(fmt::format("the metamodel predicts runs it has not seen badly (Q2 {:.2f}): use more points, or more replicates if chance is what is left", q2));
    if (any_labels(input)) table.notes.push_back("a factor with more than two labels has no order, and the metamodel gives it one: that of the list");
}

ResultTable too_few(std::string name, std::size_t points) {
    return {std::move(name), fmt::format("{} runs are too few for a metamodel: at least {}", points, least_points), {}, {}, {}};
}

// Which rows are fitted: one by chance from each of as many equal stretches. The first rows of a grid are one corner of it, and every second row may have one value of a factor.
std::vector<std::uint8_t> fitted_rows(std::size_t rows, std::size_t used, std::uint64_t seed) {
    std::vector<std::uint8_t> fitted(rows, 0);
    const Draws draws(seed, 0);
    for (std::size_t i = 0; i < used; ++i) {
        const std::size_t first = i * rows / used, count = (i + 1) * rows / used - first;
        const double u = uniform(draws.block(static_cast<std::uint32_t>(i), 0, 0, fitted_row_purpose).word[0]);
        fitted[first + std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1)] = 1;
    }
    return fitted;
}

Rows part(const Rows& rows, const std::vector<std::uint8_t>& fitted, bool wanted) {
    Rows part;
    part.points.dimensions = rows.points.dimensions;
    for (std::size_t i = 0; i < rows.y.size(); ++i) {
        if ((fitted[i] != 0) != wanted) continue;
        part.points.add(rows.points.point(i));
        part.y.push_back(rows.y[i]);
        if (!rows.noise.empty()) part.noise.push_back(rows.noise[i]);
    }
    return part;
}

// 1 - mean squared error over the rows / their variance; none if they do not vary.
std::optional<double> q2_at(const GaussianProcess& process, const Rows& rows) {
    const double mean = std::accumulate(rows.y.begin(), rows.y.end(), 0.0) / static_cast<double>(rows.y.size());
    double errors = 0.0, spread = 0.0;
    for (std::size_t i = 0; i < rows.y.size(); ++i) {
        errors += std::pow(rows.y[i] - process.predict(rows.points.point(i)).mean, 2);
        spread += std::pow(rows.y[i] - mean, 2);
    }
    return spread > 0.0 ? std::optional(1.0 - errors / spread) : std::nullopt;
}

ResultCell cell(const std::optional<double>& value) { return value ? ResultCell{*value} : ResultCell{}; }

std::string in_unit(const AnalysisInput& input) { return input.outcome_unit.empty() ? std::string{} : " " + input.outcome_unit; }

}  // namespace

std::vector<ResultTable> pce_tables(const AnalysisInput& input) {
    const Rows rows = rows_of(input);
    if (rows.y.size() < least_points || input.dimensions() == 0) return {too_few("pce", rows.y.size())};
    const Pce pce = fit_pce(rows.points, rows.y, {});
    const PceIndices shares = sobol_indices(pce);
    ResultTable table{"pce", "", {{"factor", "factor"}, {"first", "alone"}, {"total", "in all"}, {"strongest_with", "strongest interaction with"}, {"second", "its share"}}, {}, {}};
    std::vector<std::size_t> order(input.dimensions());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares.total[a] > shares.total[b]; });
    for (const std::size_t i : order) {
        std::size_t partner = i;
        double most = 0.0;
        for (std::size_t j = 0; j < input.dimensions(); ++j) {
            const double share = i == j ? 0.0 : shares.second[std::min(i, j)][std::max(i, j)];
            if (share <= most) continue;
            most = share;
            partner = j;
        }
        table.rows.push_back({input.factors[i].name, shares.first[i], shares.total[i], partner == i ? ResultCell{} : ResultCell{input.factors[partner].name}, partner == i ? ResultCell{} : ResultCell{most}});
    }
    table.title = pce.variance > 0.0 ? fmt::format("{} drives {} most: {:.0f} % of what the metamodel explains, interactions included (Q2 {:.2f})", input.factors[order.front()].name, input.outcome,
                                                   100.0 * shares.total[order.front()], pce.q2())
                                     : fmt::format("No polynomial of the factors explains {}", input.outcome);
    table.notes.push_back(fmt::format("{} runs; {} Legendre terms of degree up to {}; error at runs left out {:.3g} of the variance; mean {:.5g}{}, standard deviation {:.5g}", pce.points, pce.indices.size(),
                                      pce.degree, pce.validation_error, pce.mean, in_unit(input), std::sqrt(pce.variance)));
    table.notes.push_back("shares are of what the metamodel explains; what it does not, chance among it, is the error at runs left out");
    add_warnings(table, input, pce.q2());
    return {table};
}

std::vector<ResultTable> process_tables(const AnalysisInput& input) {
    const Rows all = rows_of(input);
    if (all.y.size() < least_points || input.dimensions() == 0) return {too_few("gp", all.y.size())};
    const std::size_t used = std::min(most_process_points, all.y.size());
    const std::vector<std::uint8_t> fitted = fitted_rows(all.y.size(), used, input.options.seed);
    const Rows rows = part(all, fitted, true), unseen = part(all, fitted, false);
    ProcessOptions options;
    options.seed = input.options.seed;
    options.starts = 2;
    const GaussianProcess process = fit_process(rows.points, rows.y, rows.noise, options);
    const LeaveOneOut out = process.leave_one_out();
    ResultTable table{"gp", "", {{"factor", "factor"}, {"length", "length on the unit interval"}, {"relevance", "relevance (1 / length)"}}, {}, {}};
    std::vector<std::size_t> order(input.dimensions());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<double>& lengths = process.parameters().lengths;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lengths[a] < lengths[b]; });
    for (const std::size_t i : order) table.rows.push_back({input.factors[i].name, lengths[i], 1.0 / lengths[i]});
    table.title = fmt::format("{} turns fastest with {}; a Gaussian process predicts unseen runs with Q2 {:.2f}", input.outcome, input.factors[order.front()].name, out.q2.value_or(0.0));
    table.notes.push_back("a short length says that the outcome turns fast with the factor, not that it moves far: for shares of variance see --pce or --sobol");
    add_warnings(table, input, out.q2.value_or(0.0));
    ResultTable check{"gp_validation", "How far the Gaussian process may be believed", {{"what", "what"}, {"value", "value"}}, {}, {}};
    check.rows = {{std::string("runs fitted"), static_cast<std::int64_t>(used)},
                  {std::string("Q2 of leaving one out"), cell(out.q2)},
                  {std::string("share within 3 standard deviations"), out.within_three_sd},
                  {std::string("runs kept aside"), static_cast<std::int64_t>(unseen.y.size())},
                  {std::string("Q2 of runs kept aside"), unseen.y.empty() ? ResultCell{} : cell(q2_at(process, unseen))},
                  {std::string("standard deviation of the smooth part"), std::sqrt(process.parameters().variance)},
                  {std::string("standard deviation of the rest (nugget)"), std::sqrt(process.parameters().nugget)},
                  {std::string("log likelihood"), process.log_likelihood()}};
    check.notes.push_back(rows.noise.empty() ? "Matern 5/2; the runs have one replicate, so all noise is in the nugget" : "Matern 5/2; the noise of each run comes from its replicates");
    if (!unseen.y.empty()) check.notes.push_back("the runs fitted are taken by chance from the whole length of the design, one from each stretch; all others are kept aside");
    return {table, check};
}

}  // namespace pactsim::metamodels
