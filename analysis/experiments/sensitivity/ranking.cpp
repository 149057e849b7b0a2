#include "analysis/experiments/sensitivity/ranking.h"

#include "analysis/experiments/sensitivity/convergence.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/multiple.h"
#include "analysis/statistics/planning.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

namespace pactsim {

namespace {

constexpr std::size_t enough_scrambles = 8;
constexpr std::size_t steps_to_settle = 2;

std::vector<std::size_t> order_of(const statistics::Table& units) {
    std::vector<double> means;
    for (const auto& row : units) means.push_back(statistics::mean_of(row));
    std::vector<std::size_t> order(units.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return means[a] > means[b]; });
    return order;
}

std::string order_text(const AnalysisInput& input, const std::vector<std::size_t>& order) {
    std::string text;
    for (const std::size_t s : order) text += (text.empty() ? "" : " > ") + input.schemes[s].name;
    return text;
}

bool apart(const statistics::PairDifference& pair) { return pair.difference.interval && !pair.difference.interval->contains(0); }

std::size_t count_apart(const statistics::Table& units, double confidence) {
    const auto pairs = statistics::joint_pair_intervals(units, confidence);
    return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), apart));
}

bool is_scrambled_enough(const AnalysisInput& input) { return input.design.scrambles >= enough_scrambles; }

ResultTable pair_table(const AnalysisInput& input, const statistics::Table& units) {
    ResultTable table{"ranking_pairs", {}, {{"scheme", "scheme"}, {"against", "against"}, {"difference", "difference"}, {"low", "from"}, {"high", "to"}, {"more", "more needed"}, {"finding", ""}}, {}, {}};
    std::size_t open = 0;
    for (const statistics::PairDifference& pair : statistics::joint_pair_intervals(units, input.options.confidence)) {
        std::vector<ResultCell> row{input.schemes[pair.first].name, input.schemes[pair.second].name, cell(pair.difference.mean)};
        add_interval(row, pair.difference.interval);
        std::optional<std::size_t> more;
        if (pair.difference.mean && !apart(pair)) {
            // At the joint confidence of the table: all pairs share the risk.
            const double each = 1 - (1 - input.options.confidence) / (static_cast<double>(units.size() * (units.size() - 1)) / 2);
            more = statistics::more_replicates_to_resolve(*pair.difference.mean, pair.difference.sd, pair.difference.count, each);
        }
        row.emplace_back();
        if (more) row.back() = static_cast<std::int64_t>(*more);
        row.emplace_back(apart(pair) ? std::string("told apart") : std::string("not told apart"));
        open += apart(pair) ? 0 : 1;
        table.rows.push_back(std::move(row));
    }
    table.title = open == 0 ? "All schemes are told apart" : fmt::format("{} of {} pairs of schemes are not told apart", open, table.rows.size());
    table.notes.push_back(fmt::format("intervals hold together with {}; more needed: further {} that would tell the pair apart if its difference stayed as it is", percent(input.options.confidence),
                                      is_scrambled_enough(input) ? "scrambles" : "base points"));
    return table;
}

}  // namespace

statistics::Table scheme_units(const AnalysisInput& input, std::uint32_t base_limit) {
    struct Sum {
        std::vector<double> sums;
        double count = 0;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, Sum> units;
    for (std::size_t row = 0; row < input.rows; ++row) {
        const RowPlace& place = input.places[row];
        if (place.base >= base_limit || (input.design.method == DesignMethod::saltelli && place.part >= 2)) continue;
        if (std::any_of(input.schemes.begin(), input.schemes.end(), [&](const Response& s) { return s.present[row] == 0; })) continue;
        Sum& unit = units[{place.scramble, is_scrambled_enough(input) ? 0 : place.base}];
        unit.sums.resize(input.schemes.size(), 0.0);
        for (std::size_t s = 0; s < input.schemes.size(); ++s) unit.sums[s] += input.schemes[s].y[row];
        unit.count += 1;
    }
    statistics::Table table(input.schemes.size());
    for (const auto& [key, unit] : units) {
        for (std::size_t s = 0; s < table.size(); ++s) table[s].push_back(unit.sums[s] / unit.count);
    }
    return table;
}

RankingVerdict ranking_verdict(const AnalysisInput& input) {
    RankingVerdict verdict;
    const statistics::Table all = scheme_units(input);
    if (all.empty() || all.front().empty()) return verdict;
    verdict.order = order_of(all);
    const std::vector<std::uint32_t> sizes = growing_sizes(input);
    for (std::size_t i = sizes.size(); i-- > 1;) {
        const statistics::Table fewer = scheme_units(input, sizes[i - 1]);
        if (fewer.front().empty() || order_of(fewer) != verdict.order) break;
        ++verdict.unchanged_steps;
    }
    verdict.pairs = all.size() * (all.size() - 1) / 2;
    verdict.told_apart = count_apart(all, input.options.confidence);
    verdict.settled = verdict.told_apart == verdict.pairs && verdict.unchanged_steps >= steps_to_settle;
    return verdict;
}

std::vector<ResultTable> ranking_tables(const AnalysisInput& input) {
    const RankingVerdict verdict = ranking_verdict(input);
    ResultTable table{"ranking", {}, {{"base_points", "base points"}, {"order", "order, best first"}, {"told_apart", "pairs told apart"}, {"pairs", "of"}}, {}, {}};
    for (const std::uint32_t size : growing_sizes(input)) {
        const statistics::Table units = scheme_units(input, size);
        if (units.front().empty()) continue;
        table.rows.push_back({static_cast<std::int64_t>(size), order_text(input, order_of(units)), static_cast<std::int64_t>(count_apart(units, input.options.confidence)),
                              static_cast<std::int64_t>(verdict.pairs)});
    }
    if (verdict.order.empty()) table.title = "There is no row in which all schemes have a result";
    else if (verdict.settled) table.title = fmt::format("More runs will not change the order of the schemes by {}: {}", input.outcome, order_text(input, verdict.order));
    else if (verdict.told_apart == verdict.pairs) table.title = fmt::format("All schemes are told apart, but their order changed within the last {} doublings: one more doubling is worth its runs", steps_to_settle);
    else table.title = fmt::format("The order of the schemes by {} is not settled: {} of {} pairs are not told apart", input.outcome, verdict.pairs - verdict.told_apart, verdict.pairs);
    table.notes.push_back(fmt::format("larger is better; runs may stop when all pairs are told apart at once ({}) and the last {} doublings left the order as it was", percent(input.options.confidence), steps_to_settle));
    if (!is_scrambled_enough(input)) table.notes.emplace_back("base points count as independent, which for Sobol' points asks for more runs than are needed; eight scrambles or more tell exactly");
    std::vector<ResultTable> tables{std::move(table)};
    if (!verdict.order.empty()) tables.push_back(pair_table(input, scheme_units(input)));
    return tables;
}

}  // namespace pactsim
