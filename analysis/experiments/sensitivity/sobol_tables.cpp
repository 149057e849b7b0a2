#include "analysis/experiments/sensitivity/sobol_tables.h"

#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/variance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace pactsim {

namespace {

constexpr std::size_t enough_scrambles = 8;

std::string interval_text(const SobolIndices& indices, double confidence) {
    switch (indices.method) {
        case IndexInterval::none: return "no intervals: one base point says nothing of its own error";
        case IndexInterval::scrambles:
            return fmt::format("{} intervals from the spread of {} independent scrambles{}", percent(confidence), indices.scrambles,
                               indices.scrambles < enough_scrambles ? fmt::format(", which are few: {} or more give intervals that can be relied on", enough_scrambles) : "");
        case IndexInterval::bootstrap: break;
    }
    return fmt::format("{} intervals by bootstrap of base points, wider than they need be: a design with --scrambles {} has honest and narrower ones", percent(confidence), enough_scrambles);
}

std::string finding(const IndexEstimate& first, const IndexEstimate& total) {
    if (!first.value) return {};
    if (first.may_be_zero() && total.may_be_zero()) return std::string(like_zero);
    if (first.may_be_zero()) return "alone " + std::string(like_zero) + ": acts only together with others";
    return {};
}

std::string title(const AnalysisInput& input, const SobolIndices& indices) {
    std::vector<std::optional<double>> totals;
    for (const IndexEstimate& total : indices.total) totals.push_back(total.value);
    const auto best = strongest(totals);
    if (!best) return fmt::format("{} does not vary over the design, so there is nothing to explain", response_text(input));
    const IndexEstimate& total = indices.total[*best];
    if (total.may_be_zero()) return fmt::format("No factor is shown to move {}", response_text(input));
    if (*total.value > 1) return fmt::format("{} moves {} most, but there are too few points or replicates to say how much: its total index comes out above 1", input.factors[*best].name, response_text(input));
    return fmt::format("{} moves {} most: it has a part in {:.0f} % of its variance ({:.0f} to {:.0f} %), {:.0f} % by itself", input.factors[*best].name, response_text(input),
                       100 * *total.value, 100 * total.interval->low, 100 * total.interval->high, 100 * *indices.first[*best].value);
}

/// How much of the variance that the indices split is the chance of runs, where replicates tell. Draws that all points share move all of them alike and are no part of it.
std::string noise_text(const AnalysisInput& input) {
    if (input.response.runs.empty()) return {};
    statistics::Table table;
    std::size_t least = SIZE_MAX;
    for (const std::size_t row : present_rows(input)) {
        if (input.places[row].part >= 2) continue;
        table.push_back(input.response.runs[row]);
        least = std::min(least, table.back().size());
    }
    if (table.size() < 2 || least < 2) return {};
    for (auto& runs : table) runs.resize(least);
    const statistics::VarianceComponents v = input.shared_draws ? statistics::variance_between_shared(table) : statistics::variance_between_independent(table);
    if (!v.noise_of_means || !v.spread_of_means || !(*v.spread_of_means > 0)) return {};
    return fmt::format("about {:.0f} % of the variance between points is the chance of runs, which more replicates would take away; total indices may hold up to as much of it",
                       100 * *v.noise_of_means / *v.spread_of_means);
}

std::vector<std::string> notes(const AnalysisInput& input, const SobolIndices& indices, const SaltelliBlocks& blocks) {
    std::vector<std::string> all{interval_text(indices, input.options.confidence)};
    if (indices.mean) all.push_back(fmt::format("mean {:.6g}, variance {:.6g} over {} base points", *indices.mean, *indices.variance, indices.bases));
    all.push_back(dropped_text(blocks, input.design.scrambles > 1));
    if (input.design.scrambles == 0) all.push_back("the sequence is not scrambled: its error has no estimate of its own");
    if (indices.mean && (indices.bases & (indices.bases - 1)) != 0 && blocks.dropped.empty() && input.design.scrambles <= 1) {
        all.push_back("the number of base points is no power of two, so that the points do not fill the space evenly");
    }
    const bool negative = std::any_of(indices.first.begin(), indices.first.end(), [](const IndexEstimate& e) { return e.value && *e.value < 0; });
    if (negative) all.push_back("estimates below zero are no error: the index is small and the estimate is off by more than that; they are not cut, since that would lean to one side");
    all.push_back(noise_text(input));
    all.push_back(correlation_text(input));
    std::erase_if(all, [](const std::string& note) { return note.empty(); });
    return all;
}

ResultTable main_table(const AnalysisInput& input, const SobolIndices& indices, const SaltelliBlocks& blocks) {
    ResultTable table{"sobol", title(input, indices),
                      {{"factor", "factor"}, {"first", "alone"}, {"first_low", "from"}, {"first_high", "to"}, {"total", "in all"}, {"total_low", "from"}, {"total_high", "to"},
                       {"first_jansen", "alone (Jansen)"}, {"finding", ""}},
                      {}, notes(input, indices, blocks)};
    for (std::size_t i = 0; i < input.dimensions(); ++i) {
        std::vector<ResultCell> row{input.factors[i].name, cell(indices.first[i].value)};
        add_interval(row, indices.first[i].interval);
        row.push_back(cell(indices.total[i].value));
        add_interval(row, indices.total[i].interval);
        row.push_back(cell(indices.first_jansen[i].value));
        row.emplace_back(finding(indices.first[i], indices.total[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ResultTable second_table(const AnalysisInput& input, const SobolIndices& indices) {
    ResultTable table{"sobol_second", {}, {{"factor", "factor"}, {"with", "with"}, {"second", "together"}, {"second_low", "from"}, {"second_high", "to"}, {"finding", ""}}, {}, {}};
    std::size_t seen = 0;
    for (std::size_t i = 0; i < indices.second.size(); ++i) {
        for (std::size_t j = i + 1; j < indices.second.size(); ++j) {
            const IndexEstimate& estimate = indices.second[i][j];
            std::vector<ResultCell> row{input.factors[i].name, input.factors[j].name, cell(estimate.value)};
            add_interval(row, estimate.interval);
            const bool zero = !estimate.interval || estimate.interval->contains(0);
            row.emplace_back(zero ? std::string(like_zero) : std::string());
            seen += zero ? 0 : 1;
            table.rows.push_back(std::move(row));
        }
    }
    table.title = seen == 0 ? "No two factors are shown to act together" : fmt::format("{} of {} pairs of factors are shown to act together", seen, table.rows.size());
    table.notes.emplace_back("what two factors explain together beyond what each explains alone; intervals are those of one pair, not of all at once");
    return table;
}

}  // namespace

std::string dropped_text(const SaltelliBlocks& blocks, bool many_scrambles) {
    if (blocks.dropped.empty()) return {};
    constexpr std::size_t most_named = 8;
    std::string names;
    for (std::size_t i = 0; i < std::min(most_named, blocks.dropped.size()); ++i) {
        const BaseKey& key = blocks.dropped[i];
        names += fmt::format("{}{}", i > 0 ? ", " : "", many_scrambles ? fmt::format("{} of scramble {}", key.base, key.scramble) : std::to_string(key.base));
    }
    if (blocks.dropped.size() > most_named) names += fmt::format(" and {} more", blocks.dropped.size() - most_named);
    return fmt::format("runs are missing: {} of {} base points are left out whole, and with them {} runs that were made (base points {}); if runs fail more often in some parts of the space, "
                       "the indices hold for the rest of it", blocks.dropped.size(), blocks.dropped.size() + blocks.complete, blocks.unused_runs, names);
}

std::vector<ResultTable> sobol_tables(const AnalysisInput& input) {
    const SaltelliBlocks blocks = saltelli_blocks(input);
    const bool missing = !blocks.dropped.empty();
    if (missing && input.options.missing == MissingPolicy::given_data) {
        return {given_data_table(input, "runs are missing and all that were made are to be used: first-order indices from the runs there are; total and second-order indices need complete base points")};
    }
    const SobolIndices indices = sobol_indices(blocks.scrambles, input.options.confidence, input.options.resamples, input.options.seed);
    std::vector<ResultTable> tables;
    if (indices.mean || !missing) tables.push_back(main_table(input, indices, blocks));
    if (!indices.second.empty()) tables.push_back(second_table(input, indices));
    if (missing) {
        tables.push_back(given_data_table(input, tables.empty() ? "no base point is complete, so that total indices cannot be had; first-order indices from the runs there are"
                                                                : "a check on the indices above that leaves out no run: where both agree, what is missing matters little"));
    }
    return tables;
}

}  // namespace pactsim
