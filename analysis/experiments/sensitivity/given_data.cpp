#include "analysis/experiments/sensitivity/given_data.h"

#include "analysis/draw_purposes.h"
#include "analysis/experiments/sensitivity/saltelli_blocks.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

constexpr std::uint32_t most_slices = 64;
constexpr std::uint32_t jackknife_groups = 32;

/// Group of each row: rows of a base point share one, and groups are drawn, not counted off, since the index of a Sobol' point says where it lies.
std::vector<std::uint32_t> groups_of(const AnalysisInput& input, std::span<const std::size_t> rows) {
    const Draws draws(input.options.seed, 0);
    std::vector<std::uint32_t> groups;
    for (const std::size_t row : rows) {
        const RowPlace& place = input.places[row];
        groups.push_back(draws.block(place.base, place.scramble, 0, group_purpose).word[0] % jackknife_groups);
    }
    return groups;
}

IndexEstimate with_interval(std::span<const double> y, const std::vector<std::uint32_t>& slice, const std::vector<std::uint32_t>& groups, double confidence) {
    IndexEstimate estimate{explained_share(y, slice), std::nullopt};
    if (!estimate.value) return estimate;
    std::vector<double> without;
    for (std::uint32_t g = 0; g < jackknife_groups; ++g) {
        std::vector<double> kept_y;
        std::vector<std::uint32_t> kept_slice;
        for (std::size_t r = 0; r < y.size(); ++r) {
            if (groups[r] == g) continue;
            kept_y.push_back(y[r]);
            kept_slice.push_back(slice[r]);
        }
        const auto share = explained_share(kept_y, kept_slice);
        if (!share) return estimate;
        without.push_back(*share);
    }
    const double n = jackknife_groups;
    const double error = std::sqrt(statistics::sample_variance(without)) * (n - 1) / std::sqrt(n);
    const double half = statistics::two_sided_t(n - 1, confidence) * error;
    estimate.interval = statistics::Interval{*estimate.value - half, *estimate.value + half};
    return estimate;
}

}  // namespace

std::vector<std::uint32_t> slices_of(std::span<const double> x, std::uint32_t slices, bool has_labels) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<std::uint32_t> distinct(x.size()), counted(x.size());
    std::uint32_t levels = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && x[order[i]] != x[order[i - 1]]) {
            ++levels;
            first = i;
        }
        distinct[order[i]] = levels;
        counted[order[i]] = static_cast<std::uint32_t>(first * slices / x.size());
    }
    return has_labels || levels < slices ? distinct : counted;
}

std::optional<double> explained_share(std::span<const double> y, std::span<const std::uint32_t> slice) {
    if (y.size() != slice.size()) throw InvariantError("slices and responses differ in number");
    if (y.empty()) return std::nullopt;
    const std::size_t most = *std::max_element(slice.begin(), slice.end()) + std::size_t{1};
    const double mean = statistics::mean_of(y);
    std::vector<double> sum(most, 0.0), count(most, 0.0);
    double all = 0, size = 0;
    for (std::size_t r = 0; r < y.size(); ++r) {
        sum[slice[r]] += y[r] - mean;
        count[slice[r]] += 1;
        all += (y[r] - mean) * (y[r] - mean);
        size += y[r] * y[r];
    }
    if (!(all > 1e-24 * size)) return std::nullopt;
    double between = 0, used = 0;
    for (std::size_t s = 0; s < most; ++s) {
        if (count[s] == 0) continue;
        between += sum[s] * sum[s] / count[s];
        used += 1;
    }
    const double spare = static_cast<double>(y.size()) - used;
    if (used < 2 || spare < 1) return std::nullopt;
    return (between - (used - 1) * (all - between) / spare) / all;
}

std::vector<IndexEstimate> given_data_indices(const AnalysisInput& input, std::span<const std::size_t> rows) {
    const std::vector<std::uint32_t> groups = groups_of(input, rows);
    const auto slices = static_cast<std::uint32_t>(std::clamp(std::sqrt(static_cast<double>(rows.size())), 2.0, static_cast<double>(most_slices)));
    std::vector<double> y;
    for (const std::size_t row : rows) y.push_back(input.response.y[row]);
    std::vector<IndexEstimate> estimates;
    for (std::size_t i = 0; i < input.dimensions(); ++i) {
        std::vector<double> x;
        for (const std::size_t row : rows) x.push_back(input.value_at(row, i));
        estimates.push_back(with_interval(y, slices_of(x, slices, !input.factors[i].labels.empty()), groups, input.options.confidence));
    }
    return estimates;
}

std::vector<IndexEstimate> given_data_indices(const AnalysisInput& input) { return given_data_indices(input, present_rows(input)); }

ResultTable given_data_table(const AnalysisInput& input, const std::string& why) {
    const std::vector<IndexEstimate> estimates = given_data_indices(input);
    ResultTable table{"given_data", {}, {{"factor", "factor"}, {"first", "alone"}, {"first_low", "from"}, {"first_high", "to"}, {"finding", ""}}, {}, {}};
    std::vector<std::optional<double>> values;
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        values.push_back(estimates[i].value);
        std::vector<ResultCell> row{input.factors[i].name, cell(estimates[i].value)};
        add_interval(row, estimates[i].interval);
        row.emplace_back(estimates[i].value && estimates[i].may_be_zero() ? std::string(like_zero) : std::string());
        table.rows.push_back(std::move(row));
    }
    const auto best = strongest(values);
    table.title = best && !estimates[*best].may_be_zero() ? fmt::format("From the runs there are, {} alone explains most of {}: {:.0f} % of its variance", input.factors[*best].name, response_text(input), 100 * *values[*best])
                                                          : fmt::format("From the runs there are, no factor alone is shown to explain {}", response_text(input));
    if (!why.empty()) table.notes.push_back(why);
    if (const std::string missing = missing_text(input); !missing.empty()) {
        table.notes.push_back(missing + "; if runs fail more often in some parts of the space than in others, what is said here holds for the parts that ran");
    }
    table.notes.push_back(fmt::format("{} intervals by a jackknife over groups of base points; first order only: what factors do together is not seen", percent(input.options.confidence)));
    if (const std::string correlated = correlation_text(input); !correlated.empty()) table.notes.push_back("factors are correlated: each index counts what its factor explains through the others too");
    return table;
}

}  // namespace pactsim
