#include "analysis/experiments/sensitivity/morris.h"

#include "analysis/experiments/sensitivity/tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// Sigma above this share of mu* speaks of interactions or curves. Source: the customary reading, Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, s. 3.3.
constexpr double crooked = 0.5;

/// How far the factor moved in the unit cube. Where the cube is only known by ranks, the step of the grid in the direction of the value.
double step_of(const AnalysisInput& input, std::size_t before, std::size_t after, std::size_t factor) {
    const double exact = static_cast<double>(input.design.levels) / (2.0 * (input.design.levels - 1));
    const double moved = input.unit_at(after, factor) - input.unit_at(before, factor);
    if (std::fabs(std::fabs(moved) - exact) < 1e-9) return moved;
    const double value = input.value_at(after, factor) - input.value_at(before, factor);
    return value > 0 ? exact : value < 0 ? -exact : 0;
}

std::string finding(const MorrisFigures& f) {
    if (!f.mu_star || !f.sigma) return {};
    if (*f.mu_star == 0) return "never moves the result";
    if (!f.mu_interval) return {};
    const bool straight = *f.sigma <= crooked * *f.mu_star;
    if (f.mu_interval->low > 0) return straight ? "raises it" : "raises it on the whole; how much depends on where";
    if (f.mu_interval->high < 0) return straight ? "lowers it" : "lowers it on the whole; how much depends on where";
    return "raises or lowers it, depending on where";
}

}  // namespace

MorrisFigures morris_figures(std::span<const double> effects, double confidence) {
    MorrisFigures figures;
    figures.count = effects.size();
    if (effects.empty()) return figures;
    std::vector<double> sizes;
    for (const double e : effects) sizes.push_back(std::fabs(e));
    const statistics::MeanInterval mean = statistics::mean_interval(effects, confidence), size = statistics::mean_interval(sizes, confidence);
    figures.mu = mean.mean;
    figures.mu_star = size.mean;
    figures.mu_interval = mean.interval;
    figures.mu_star_interval = size.interval;
    if (effects.size() > 1) figures.sigma = mean.sd;
    return figures;
}

std::vector<std::vector<double>> elementary_effects(const AnalysisInput& input, std::uint32_t trajectory_limit) {
    std::vector<std::size_t> order(input.rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const RowPlace &p = input.places[a], &q = input.places[b];
        return p.base != q.base ? p.base < q.base : p.part < q.part;
    });
    std::vector<std::vector<double>> effects(input.dimensions());
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::size_t before = order[i - 1], after = order[i];
        const RowPlace &p = input.places[before], &q = input.places[after];
        if (q.base >= trajectory_limit || p.base != q.base || q.part != p.part + 1 || q.changed < 0) continue;
        if (input.response.present[before] == 0 || input.response.present[after] == 0) continue;
        const auto factor = static_cast<std::size_t>(q.changed);
        const double step = step_of(input, before, after, factor);
        if (step != 0) effects[factor].push_back((input.response.y[after] - input.response.y[before]) / step);
    }
    return effects;
}

ResultTable morris_table(const AnalysisInput& input) {
    ResultTable table{"morris", {},
                      {{"factor", "factor"}, {"mu_star", "mu*"}, {"mu_star_low", "from"}, {"mu_star_high", "to"}, {"mu", "mu"}, {"mu_low", "from"}, {"mu_high", "to"}, {"sigma", "sigma"},
                       {"trajectories", "n"}, {"finding", ""}},
                      {}, {}};
    const std::vector<std::vector<double>> effects = elementary_effects(input);
    std::vector<std::optional<double>> sizes;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const MorrisFigures f = morris_figures(effects[i], input.options.confidence);
        sizes.push_back(f.mu_star);
        std::vector<ResultCell> row{input.factors[i].name, cell(f.mu_star)};
        add_interval(row, f.mu_star_interval);
        row.push_back(cell(f.mu));
        add_interval(row, f.mu_interval);
        row.push_back(cell(f.sigma));
        row.emplace_back(static_cast<std::int64_t>(f.count));
        row.emplace_back(finding(f));
        table.rows.push_back(std::move(row));
    }
    const auto best = strongest(sizes);
    table.title = best && *sizes[*best] > 0 ? fmt::format("{} moves {} most as one factor moves at a time", input.factors[*best].name, response_text(input))
                                            : fmt::format("No factor is seen to move {}", response_text(input));
    table.notes.push_back(fmt::format("effects are for a move over the whole range, {} intervals over trajectories; mu* ranks factors, mu gives the direction, a sigma above half of mu* speaks of "
                                      "interactions or curves", percent(input.options.confidence)));
    table.notes.emplace_back("this screens: it tells what may be left out, not what share of the variance a factor explains");
    if (const std::string missing = missing_text(input); !missing.empty()) table.notes.push_back(missing + "; a step counts where both its ends have one");
    if (!input.design.rank_correlations.empty()) table.notes.emplace_back("factors are correlated in this design: a step of one moves others with it");
    return table;
}

}  // namespace pactsim
