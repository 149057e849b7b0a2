#include "analysis/experiments/discovery/discovery_tables.h"

#include "analysis/experiments/discovery/cart.h"
#include "analysis/experiments/discovery/condition.h"
#include "analysis/experiments/discovery/prim.h"
#include "analysis/experiments/sensitivity/tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::discovery {

namespace {

constexpr std::size_t least_cases = 40;
constexpr std::size_t most_resamples = 50;
constexpr std::size_t most_boxes = 3;

Sample sample_of(const AnalysisInput& input, const Judged& judged) {
    Sample sample;
    for (const SweepFactor& factor : input.factors) sample.factors.push_back({factor.name, factor.unit, factor.labels});
    for (const std::size_t row : judged.rows) {
        for (std::size_t f = 0; f < input.dimensions(); ++f) sample.values.push_back(input.value_at(row, f));
    }
    sample.positive = judged.holds;
    return sample;
}

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

ResultCell label_cell(const FactorLimit& limit, const SampleFactor& factor) {
    std::string text;
    for (std::size_t i = 0; i < limit.labels_in.size(); ++i) {
        if (limit.labels_in[i] != 0) text += (text.empty() ? "" : " or ") + factor.labels[i];
    }
    return text.empty() ? ResultCell{} : ResultCell{text};
}

ResultCell cell(const std::optional<double>& value) { return value ? ResultCell{*value} : ResultCell{}; }

// What to beware of before any box is looked for; empty if there is enough to look at.
std::string too_little(const Sample& sample, const Judged& judged) {
    if (sample.factors.empty() || sample.cases() < least_cases) return fmt::format("{} futures are too few to look for a region: at least {}", sample.cases(), least_cases);
    if (sample.positives() == 0) return fmt::format("{} in none of {} futures", judged.words, sample.cases());
    if (sample.positives() == sample.cases()) return fmt::format("{} in all of {} futures", judged.words, sample.cases());
    return {};
}

std::string counted(const Sample& sample, const Judged& judged) {
    std::string text = fmt::format("{} in {} of {} futures ({:.0f} %)", judged.words, sample.positives(), sample.cases(), 100.0 * static_cast<double>(sample.positives()) / static_cast<double>(sample.cases()));
    if (judged.left_out > 0) text += fmt::format("; {} rows without a result are left out", judged.left_out);
    return text;
}

void add_limits(ResultTable& table, const Box& box, std::size_t number, const Sample& sample, const std::vector<double>& stability) {
    const std::vector<LimitTest> tests = limit_tests(box, sample);
    for (const LimitTest& test : tests) {
        const FactorLimit& limit = box.limits[test.factor];
        const SampleFactor& factor = sample.factors[test.factor];
        table.rows.push_back({whole(number), factor.name, cell(limit.low), cell(limit.high), label_cell(limit, factor), box.density, box.coverage, box.mass, whole(box.cases), test.density_without, test.quasi_p,
                              stability.empty() ? ResultCell{} : ResultCell{stability[test.factor]}});
    }
}

const std::vector<ResultColumn> box_columns{{"box", "box"},           {"factor", "factor"},     {"low", "from"},     {"high", "to"},      {"labels", "one of"},
                                            {"density", "density"},   {"coverage", "coverage"}, {"mass", "mass"},    {"cases", "futures"}, {"density_without", "density without this limit"},
                                            {"quasi_p", "quasi p"}, {"stability", "share of resamples that limit it"}};

ResultTable trajectory_table(const PrimResult& found, const Sample& sample) {
    ResultTable table{"prim_trajectory", "The boxes on the way: what is gained in density is paid for in coverage", {{"step", "step"}, {"kind", "kind"}, {"density", "density"}, {"coverage", "coverage"},
                      {"mass", "mass"}, {"cases", "futures"}, {"limited", "factors limited"}, {"chosen", "chosen"}, {"limits", "limits"}}, {}, {}};
    for (std::size_t i = 0; i < found.trajectory.size(); ++i) {
        const Box& box = found.trajectory[i];
        table.rows.push_back({whole(i), std::string(i == 0 ? "all" : i <= found.peels ? "peeled" : "pasted"), box.density, box.coverage, box.mass, whole(box.cases), whole(box.restricted()),
                              std::string(i == found.chosen ? "yes" : "no"), limits_in_words(box, sample)});
    }
    return table;
}

}  // namespace

std::vector<ResultTable> prim_tables(const AnalysisInput& input, std::string_view condition) {
    const Judged judged = judge(input, condition);
    const Sample sample = sample_of(input, judged);
    ResultTable table{"prim", "", box_columns, {}, {}};
    if (std::string text = sample_text(input); !text.empty()) table.notes.push_back(std::move(text));
    if (std::string reason = too_little(sample, judged); !reason.empty()) {
        table.title = std::move(reason);
        return {table};
    }
    const PrimResult found = prim(sample, {});
    const Box& box = found.trajectory[found.chosen];
    table.title = in_words(box, sample, judged.words);
    table.notes.push_back(counted(sample, judged));
    const std::size_t resamples = std::min<std::size_t>(most_resamples, input.options.resamples);
    PrimStability stability;
    if (resamples > 0) {
        stability = prim_stability(sample, box, {}, resamples, input.options.seed);
        table.notes.push_back(fmt::format("over {} resamples of the futures the box that covers as much has density {:.2f} to {:.2f} and coverage {:.2f} to {:.2f}", resamples, stability.density_low,
                                          stability.density_high, stability.coverage_low, stability.coverage_high));
    }
    add_limits(table, box, 1, sample, stability.limited);
    const std::vector<Box> cover = prim_cover(sample, {}, most_boxes);
    for (std::size_t i = 1; i < cover.size(); ++i) {
        add_limits(table, cover[i], i + 1, sample, {});
        table.notes.push_back(fmt::format("of the futures outside the boxes before, box {}: {}", i + 1, in_words(cover[i], sample, judged.words)));
    }
    table.notes.push_back("the box is the one of greatest harmonic mean of coverage and density; other trade-offs are in the trajectory");
    table.notes.push_back("quasi p is the chance of so dense a box without the limit, and takes no account of the search that found it");
    return {table, trajectory_table(found, sample)};
}

std::vector<ResultTable> cart_tables(const AnalysisInput& input, std::string_view condition) {
    const Judged judged = judge(input, condition);
    const Sample sample = sample_of(input, judged);
    ResultTable table{"cart", "", box_columns, {}, {}};
    if (std::string text = sample_text(input); !text.empty()) table.notes.push_back(std::move(text));
    if (std::string reason = too_little(sample, judged); !reason.empty()) {
        table.title = std::move(reason);
        return {table};
    }
    CartOptions options;
    options.seed = input.options.seed;
    const CartResult found = cart(sample, options);
    table.notes.push_back(counted(sample, judged));
    if (found.boxes.empty()) {
        table.title = fmt::format("no cut of a factor tells where {}: cross validation prunes the tree to nothing", judged.words);
    } else {
        table.title = in_words(found.boxes.front(), sample, judged.words);
        for (std::size_t i = 0; i < found.boxes.size(); ++i) {
            add_limits(table, found.boxes[i], i + 1, sample, {});
            if (i > 0) table.notes.push_back(in_words(found.boxes[i], sample, judged.words));
        }
    }
    ResultTable pruning{"cart_pruning", fmt::format("A tree of {} {} predicts new futures as well as any larger one", found.tree.leaves(), found.tree.leaves() == 1 ? "leaf" : "leaves"),
                        {{"leaves", "leaves"}, {"complexity", "price of a leaf"}, {"impurity", "Gini impurity"}, {"cross_validated", "of futures not seen"}, {"standard_error", "standard error"}, {"chosen", "chosen"}},
                        {}, {fmt::format("{} folds; the smallest tree within one standard error of the best", options.folds)}};
    for (std::size_t i = 0; i < found.sequence.size(); ++i) {
        const PruningStep& step = found.sequence[i];
        pruning.rows.push_back({whole(step.leaves), step.complexity, step.error, step.cross_validated, step.standard_error, std::string(i == found.chosen ? "yes" : "no")});
    }
    return {table, pruning};
}

}  // namespace pactsim::discovery
