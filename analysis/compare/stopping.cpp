#include "analysis/compare/stopping.h"

#include "analysis/compare/study_values.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/planning.h"
#include "analysis/statistics/screening.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pactsim {

namespace {

double number_in(std::string_view text, std::string_view what) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0.0) throw UsageError(fmt::format("{} is not a number above zero: `{}`", what, text));
    return value;
}

/// What a precision rule still asks for in one scheme and future.
struct Shortfall {
    bool met = true;
    std::size_t planned = 0;   // replicates that would do
};

Shortfall shortfall(const PairedValues& values, const PrecisionRule& rule, std::uint32_t most) {
    const statistics::MeanInterval interval = statistics::paired_interval(values.without, values.with, study_confidence);
    if (!interval.half_width || !interval.mean) return {false, most};
    const double wanted = rule.relative ? std::abs(*interval.mean) * rule.half_width / (1.0 + rule.half_width) : rule.half_width;
    if (*interval.half_width <= wanted) return {true, values.with.size()};
    if (wanted <= 0.0) return {false, most};
    return {false, statistics::replicates_for_half_width(interval.sd, wanted, study_confidence).value_or(most)};
}

std::uint32_t next_round(std::uint32_t now, std::size_t planned, std::uint32_t most) {
    // At least a tenth more, so that rounds are few; at most twice as many, because a plan from a small pilot is rough.
    const std::uint32_t least = now + std::max<std::uint32_t>(2, now / 10), furthest = 2 * now;
    return std::min(most, static_cast<std::uint32_t>(std::clamp<std::size_t>(planned, least, std::max(least, furthest))));
}

bool takes_part(const StudyLayout& layout, const StoppingState& state, std::size_t arm) { return state.active[arm] && !is_placebo(layout.arms[arm]); }

void look_at_precision(const StudyData& study, const AppraisalBasis& basis, const StoppingRule& rule, StoppingState& state, std::size_t& planned) {
    const std::size_t measure = study_measure_index(rule.precision->outcome);
    std::size_t open = 0;
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
            if (!takes_part(study.layout, state, a)) continue;
            const Shortfall short_of = shortfall(paired_values(study, basis, measure, f, a), *rule.precision, rule.most);
            planned = std::max(planned, short_of.planned);
            open += short_of.met ? 0 : 1;
        }
    }
    if (open > 0) state.done = false;
    const PrecisionRule& p = *rule.precision;
    const std::string wanted = p.relative ? fmt::format("{:g} % of the mean", 100.0 * p.half_width) : fmt::format("{:g} {}", p.half_width, study_measures()[measure].unit);
    state.reasons.push_back(open == 0 ? fmt::format("{}: every half-width is at most {}", p.outcome, wanted)
                                      : fmt::format("{}: {} of the half-widths {} above {}", p.outcome, open, open == 1 ? "is" : "are", wanted));
}

/// Values of net present social value against the baseline in the first future, by arm that still takes part; the baseline itself is zero.
statistics::Table value_table(const StudyData& study, const AppraisalBasis& basis, std::vector<std::size_t>& arms) {
    const std::size_t npsv = study_measure_index("npsv");
    statistics::Table table;
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        if (is_placebo(study.layout.arms[a])) continue;
        arms.push_back(a);
        table.push_back(paired_values(study, basis, npsv, 0, a).differences());
    }
    arms.insert(arms.begin(), 0);
    table.insert(table.begin(), std::vector<double>(study.layout.replicates, 0.0));
    return table;
}

double indifference_of(const BestRule& rule, const statistics::Table& pilot) {
    if (rule.indifference_gbp > 0.0) return rule.indifference_gbp;
    double low = 0.0, high = 0.0;
    for (const std::vector<double>& values : pilot) {
        low = std::min(low, statistics::mean_of(values));
        high = std::max(high, statistics::mean_of(values));
    }
    return std::max((high - low) / 10.0, 1.0);
}

void look_for_best(const StudyData& study, const AppraisalBasis& basis, const StoppingRule& rule, StoppingState& state, std::size_t& planned) {
    std::vector<std::size_t> arms;
    const statistics::Table table = value_table(study, basis, arms);
    if (!state.indifference) state.indifference = indifference_of(*rule.best, table);
    statistics::ScreeningOptions options;
    options.confidence = rule.best->probability;
    options.indifference = *state.indifference;
    options.first_stage = rule.replicates;
    const statistics::ScreeningState screening = statistics::screen(table, options);
    std::size_t left = 0;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (arms[i] != 0 && !screening.in[i]) state.active[arms[i]] = false;
        left += screening.in[i] ? 1 : 0;
    }
    if (screening.decided && screening.best) state.best = arms[*screening.best];
    else state.done = false;
    planned = std::max<std::size_t>(planned, study.layout.replicates + study.layout.replicates / 2);
    state.reasons.push_back(state.best ? fmt::format("`{}` has the highest net present social value with probability {:g}, if it leads by GBP {:.0f} or more",
                                                     study.layout.arms[*state.best].name, rule.best->probability, *state.indifference)
                                       : fmt::format("{} options may still have the highest net present social value (differences below GBP {:.0f} do not count)", left, *state.indifference));
}

}  // namespace

StoppingState first_state(const StudyLayout& layout, const StoppingRule& rule) {
    StoppingState state;
    state.next = rule.replicates;
    state.active.assign(layout.arms.size(), true);
    return state;
}

StoppingState next_state(const StudyData& study, const AppraisalBasis& basis, const StoppingRule& rule, const StoppingState& before) {
    StoppingState state = before;
    state.done = true;
    state.reasons.clear();
    if (rule.is_fixed()) return state;
    std::size_t planned = 0;
    if (rule.best) look_for_best(study, basis, rule, state, planned);
    if (rule.precision) look_at_precision(study, basis, rule, state, planned);
    if (state.done) return state;
    state.next = next_round(study.layout.replicates, planned, rule.most);
    if (study.layout.replicates < rule.most) return state;
    state.done = true;
    state.met = false;
    return state;
}

PrecisionRule parse_precision(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) throw UsageError(fmt::format("`--precision {}` lacks a half-width\n = help: as in `--precision npsv:1000000` or `--precision established:10%`", text));
    PrecisionRule rule;
    rule.outcome = text.substr(0, colon);
    static_cast<void>(study_measure_index(rule.outcome));
    std::string_view number(text.data() + colon + 1, text.size() - colon - 1);
    rule.relative = number.ends_with('%');
    if (rule.relative) number.remove_suffix(1);
    rule.half_width = number_in(number, "the half-width of --precision") / (rule.relative ? 100.0 : 1.0);
    return rule;
}

BestRule parse_best(const std::string& text) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    BestRule rule;
    rule.probability = number_in(std::string_view(text).substr(0, colon), "the probability of --best");
    if (rule.probability < 0.5 || rule.probability >= 1.0) throw UsageError(fmt::format("the probability of --best is at least 0.5 and below 1, not {:g}", rule.probability));
    if (colon < text.size()) rule.indifference_gbp = number_in(std::string_view(text).substr(colon + 1), "the smallest difference of --best");
    return rule;
}

}  // namespace pactsim
