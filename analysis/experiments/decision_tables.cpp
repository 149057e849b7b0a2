#include "analysis/experiments/decision_tables.h"

#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/allocation.h"
#include "analysis/statistics/indifference.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/proportions.h"
#include "analysis/statistics/robustness.h"
#include "analysis/statistics/screening.h"
#include "analysis/statistics/selection.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pactsim {

namespace {

using statistics::Table;

// What competes: values[option][future or replicate].
struct Options {
    std::vector<std::string> names;
    Table values;
    std::size_t left_out = 0;   // futures in which an option has no result
};

// Schemes of a sweep are differences from a baseline; columns of a CSV stand for themselves.
bool has_baseline(const AnalysisInput& input) {
    return std::any_of(input.schemes.begin(), input.schemes.end(), [](const Response& scheme) { return !scheme.runs.empty(); });
}

Options over_futures(const AnalysisInput& input) {
    Options options;
    if (has_baseline(input)) options.names.emplace_back("baseline");
    for (const Response& scheme : input.schemes) options.names.push_back(scheme.name);
    options.values.resize(options.names.size());
    const std::size_t first = options.names.size() - input.schemes.size();
    for (std::size_t row = 0; row < input.rows; ++row) {
        if (!is_sample_row(input, row)) continue;
        if (!std::all_of(input.schemes.begin(), input.schemes.end(), [&](const Response& scheme) { return scheme.present[row] != 0; })) {
            ++options.left_out;
            continue;
        }
        if (first == 1) options.values[0].push_back(0.0);
        for (std::size_t s = 0; s < input.schemes.size(); ++s) options.values[first + s].push_back(input.schemes[s].y[row]);
    }
    return options;
}

double number_in(std::string_view text, std::string_view what, bool positive, double otherwise) {
    if (text.empty()) return otherwise;
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || (positive && !(value > 0.0))) {
        throw UsageError(fmt::format("{} is {}, not `{}`", what, positive ? "a number above 0" : "a number", text));
    }
    return value;
}

std::vector<std::string> notes_on(const AnalysisInput& input, const Options& options) {
    std::vector<std::string> notes{fmt::format("{} futures, each as likely as another", options.values.front().size())};
    if (std::string text = sample_text(input); !text.empty()) notes.push_back(std::move(text));
    if (options.left_out > 0) notes.push_back(fmt::format("{} futures in which an option has no result are left out for all", options.left_out));
    if (std::any_of(input.factors.begin(), input.factors.end(), [](const SweepFactor& factor) { return factor.role == FactorRole::lever; })) {
        notes.emplace_back("levers vary too: futures differ in what government chooses, not only in what nobody knows");
    }
    return notes;
}

std::string joined(const std::vector<std::size_t>& which, const std::vector<std::string>& names) {
    std::string text;
    for (const std::size_t i : which) text += (text.empty() ? "" : " and ") + names[i];
    return text;
}

ResultTable without_futures(std::string name, std::vector<std::string> notes) { return {std::move(name), "No future has a result of every option", {}, {}, std::move(notes)}; }

// The values to compare: futures as blocks where there are enough, else replicates averaged over futures.
struct Blocks {
    Table values;
    std::string what;
    std::size_t left_out = 0;   // futures in which an option has a result and no first replicate
};

// Replicates that all options have in a future; none if an option has no result there.
std::optional<std::size_t> replicates_in(const AnalysisInput& input, std::size_t row) {
    std::optional<std::size_t> least;
    for (const Response& scheme : input.schemes) {
        if (scheme.present[row] == 0 || row >= scheme.runs.size()) return std::nullopt;
        least = std::min(least.value_or(scheme.runs[row].size()), scheme.runs[row].size());
    }
    return least;
}

Blocks blocks_of(const AnalysisInput& input, const Options& options) {
    if (options.values.front().size() >= 10) return {options.values, "futures"};
    Blocks blocks{{}, "replicates"};
    std::vector<std::size_t> used;
    std::optional<std::size_t> least;
    for (std::size_t row = 0; row < input.rows; ++row) {
        const auto here = is_sample_row(input, row) ? replicates_in(input, row) : std::nullopt;
        if (!here) continue;
        if (*here == 0) {
            ++blocks.left_out;
            continue;
        }
        least = std::min(least.value_or(*here), *here);
        used.push_back(row);
    }
    const std::size_t replicates = least.value_or(0);
    if (has_baseline(input)) blocks.values.emplace_back(replicates, 0.0);
    for (const Response& scheme : input.schemes) {
        std::vector<double> means(replicates, 0.0);
        for (const std::size_t row : used) {
            for (std::size_t r = 0; r < replicates; ++r) means[r] += scheme.runs[row][r] / static_cast<double>(used.size());
        }
        blocks.values.push_back(std::move(means));
    }
    return blocks;
}

std::string selection_title(const statistics::BestSet& best, const std::vector<std::string>& names, const std::string& outcome) {
    std::vector<std::size_t> possible;
    std::size_t first = 0;
    for (const auto& one : best.alternatives) {
        if (one.may_be_best) possible.push_back(one.alternative);
        if (one.mean > best.alternatives[first].mean) first = one.alternative;
    }
    if (possible.size() == 1) return fmt::format("{} is best by mean {}", names[possible.front()], outcome);
    return fmt::format("{} has the highest mean {}, but any of {} may be best", names[first], outcome, joined(possible, names));
}

// Whether options move apart from one future or replicate to the next. Where they do not, sums leave a spread of some last bits of the largest value, which is no chance.
bool differences_vary(const statistics::BestSet& best, const Table& values) {
    constexpr double rounding = 1e-12;
    double largest = 0.0;
    for (const auto& row : values) {
        for (const double value : row) largest = std::max(largest, std::abs(value));
    }
    return best.half_width.value_or(0.0) > rounding * largest;
}

void add_indifference_notes(ResultTable& table, const AnalysisInput& input, const Blocks& blocks, double indifference, bool named, bool vary) {
    if (!vary) table.notes.push_back(fmt::format("options differ by the same amount in all {}: chance plays no part in which is best", blocks.what));
    table.notes.push_back(fmt::format("all gaps hold together with confidence {:.2f}; the smallest difference worth detecting is {:.4g}{}", input.options.confidence, indifference,
                                      named ? "" : vary ? " (the half-width reached: name another)" : " (name another)"));
    const auto without = [](const auto& row) { return std::holds_alternative<std::monostate>(row.back()); };
    if (std::any_of(table.rows.begin(), table.rows.end(), without)) table.notes.emplace_back("runs that are left out would be more than 10^15: name a larger difference");
}

void add_sample_notes(ResultTable& table, const AnalysisInput& input, const Blocks& blocks, const statistics::ScreeningState& state, double indifference) {
    if (blocks.left_out > 0) table.notes.push_back(fmt::format("{} futures whose first replicate is missing are left out of the means of replicates", blocks.left_out));
    if (input.shared_draws || blocks.what == "futures") {
        table.notes.emplace_back("options share their futures and draws, so comparisons are paired; Rinott's sample sizes assume draws of their own and are what an unpaired study would need");
    }
    if (!state.started) {
        table.notes.push_back(fmt::format("Kim and Nelson's screening begins at 10 {}", blocks.what));
    } else {
        table.notes.push_back(state.decided ? fmt::format("the screening is decided after {} {}", state.replicates, blocks.what)
                                            : fmt::format("the screening ends at the latest after {} {}", state.longest, blocks.what));
    }
    if (const auto plan = statistics::nelson_matejcik_plan(blocks.values, indifference, input.options.confidence)) {
        table.notes.push_back(fmt::format("{} {} per option would pick one within {:.4g} of the best with chance {:.2f} (Nelson and Matejcik)", plan->replicates, blocks.what, indifference, input.options.confidence));
    }
}

}  // namespace

std::vector<ResultTable> regret_tables(const AnalysisInput& input) {
    const Options options = over_futures(input);
    if (options.values.front().empty()) return {without_futures("regret", {})};
    statistics::RobustOptions asked;
    asked.threshold = 0.0;
    const auto scores = statistics::robust_scores(options.values, {}, asked);
    ResultTable table{"regret", "", {{"option", "option"}, {"max_regret", "most regret"}, {"regret_p90", "regret, 90th percentile"}, {"worst", "worst"}, {"best", "best"}, {"mean", "mean"},
                      {"hurwicz", "Hurwicz, 0.5"}, {"share_above_zero", "share of futures at least 0"}, {"sd", "standard deviation"}}, {}, notes_on(input, options)};
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const statistics::RobustScores& s = scores[i];
        table.rows.push_back({options.names[i], s.max_regret, s.high_regret, s.maximin, s.maximax, s.laplace, s.hurwicz, cell(s.satisficing), s.spread});
    }
    using statistics::RobustCriterion;
    const auto best = [&](RobustCriterion criterion) { return joined(statistics::best_by(scores, criterion), options.names); };
    table.title = fmt::format("Least regret: {}; best worst case: {}; best mean: {}", best(RobustCriterion::max_regret), best(RobustCriterion::maximin), best(RobustCriterion::laplace));
    table.notes.push_back(fmt::format("regret is what an option falls short of the best one in the same future, in {}", input.outcome_unit.empty() ? "the unit of the outcome" : input.outcome_unit));
    table.notes.emplace_back("criteria answer different questions and may disagree; none is the right one");
    return {table};
}

std::vector<ResultTable> satisficing_tables(const AnalysisInput& input, std::string_view threshold_text) {
    const double threshold = number_in(threshold_text, "the threshold", false, 0.0);
    const Options options = over_futures(input);
    if (options.values.front().empty()) return {without_futures("satisficing", {})};
    ResultTable table{"satisficing", "", {{"option", "option"}, {"share", "share of futures"}, {"low", "from"}, {"high", "to"}, {"futures", "futures that reach it"}}, {}, notes_on(input, options)};
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < options.names.size(); ++i) {
        const auto& values = options.values[i];
        const auto reached = static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [&](double value) { return value >= threshold; }));
        const auto interval = statistics::wilson_interval(reached, values.size(), input.options.confidence);
        table.rows.push_back({options.names[i], static_cast<double>(reached) / static_cast<double>(values.size()), interval ? ResultCell{interval->low} : ResultCell{},
                              interval ? ResultCell{interval->high} : ResultCell{}, static_cast<std::int64_t>(reached)});
        if (i == 0 || reached > most) best = i;
        most = std::max(most, reached);
    }
    table.title = fmt::format("{} reaches {:.6g} in most futures: {} of {}", options.names[best], threshold, most, options.values.front().size());
    table.notes.emplace_back("the interval is for futures drawn anew (Wilson); futures of a design that fills space vary less");
    return {table};
}

std::vector<ResultTable> selection_tables(const AnalysisInput& input, std::string_view indifference_text) {
    const Options options = over_futures(input);
    const Blocks blocks = blocks_of(input, options);
    const std::size_t n = blocks.values.front().size(), k = blocks.values.size();
    if (n < 2) return {ResultTable{"select", "Two futures or replicates of every option are needed to compare", {}, {}, {}}};
    const auto best = statistics::compare_with_best(blocks.values, statistics::Better::larger, input.options.confidence);
    const bool vary = differences_vary(best, blocks.values);
    const double otherwise = vary ? *best.half_width : 1.0;
    const double indifference = number_in(indifference_text, "the smallest difference worth detecting", true, otherwise);
    statistics::ScreeningOptions screening;
    screening.confidence = input.options.confidence;
    screening.indifference = indifference;
    const statistics::ScreeningState state = statistics::screen(blocks.values, screening);
    std::vector<double> means, sds;
    for (const auto& values : blocks.values) {
        means.push_back(statistics::mean_of(values));
        sds.push_back(std::sqrt(statistics::sample_variance(values)));
    }
    const std::vector<double> shares = statistics::ocba_fractions(means, sds, statistics::Better::larger);
    // At a confidence of one in k any choice will do.
    const double h = input.options.confidence * static_cast<double>(k) > 1.0 ? statistics::rinott_h(k, input.options.confidence, static_cast<double>(n - 1)) : 0.0;
    ResultTable table{"select", selection_title(best, options.names, input.outcome),
                      {{"option", "option"}, {"mean", "mean"}, {"gap_low", "gap to the best of the others, from"}, {"gap_high", "to"}, {"may_be_best", "may be best"}, {"screened", "screening"},
                       {"ocba", "share of further runs (OCBA)"}, {"rinott", "runs with draws of their own (Rinott)"}}, {}, {}};
    for (std::size_t i = 0; i < k; ++i) {
        const statistics::BestComparison& one = best.alternatives[i];
        const std::string screened = !state.started ? "not begun" : state.in[i] ? "in" : fmt::format("out at {}", state.dropped_at[i].value_or(0));
        const auto rinott = statistics::replicates_for_selection(h, sds[i], indifference);
        table.rows.push_back({options.names[i], means[i], one.interval ? ResultCell{one.interval->low} : ResultCell{}, one.interval ? ResultCell{one.interval->high} : ResultCell{},
                              std::string(one.may_be_best ? "yes" : "no"), screened, shares[i],
                              rinott ? ResultCell{static_cast<std::int64_t>(std::max(n, *rinott))} : ResultCell{}});
    }
    table.notes = notes_on(input, options);
    add_indifference_notes(table, input, blocks, indifference, !indifference_text.empty(), vary);
    add_sample_notes(table, input, blocks, state, indifference);
    return {table};
}

}  // namespace pactsim
