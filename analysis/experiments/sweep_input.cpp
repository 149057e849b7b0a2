#include "analysis/experiments/sweep_input.h"

#include "analysis/compare/study_values.h"
#include "analysis/statistics/intervals.h"
#include "scenarios/schema/suggest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace pactsim {

namespace {

constexpr std::string_view value_name = "npsv", cost_name = "public_cost_pv";

struct Outcome {
    std::size_t index = 0;   // in a sweep
    std::string name, unit;
    double divisor = 1;
};

Outcome outcome_named(const std::string& name) {
    if (name == value_name || name == "social_value") return {social_value_outcome, std::string(value_name), "GBP", 100};
    if (name == cost_name) return {public_cost_pv_outcome, name, "GBP", 100};
    const auto found = std::find(study_outcome_names.begin(), study_outcome_names.end(), name);
    if (found == study_outcome_names.end()) {
        throw UsageError(fmt::format("`--outcome {}`: there is no such outcome\n = help: {}", name, suggestion_help(name, sweep_input_outcomes(), "outcomes")));
    }
    const auto index = static_cast<std::size_t>(found - study_outcome_names.begin());
    const StudyMeasure& measure = study_measures()[index];
    return {index, name, std::string(measure.unit), measure.divisor};
}

/// The response of an arm against the baseline; arm 0 as it is.
Response response_of(const SweepData& sweep, const Outcome& outcome, std::size_t arm) {
    Response response;
    response.name = sweep.arms[arm];
    response.runs.resize(sweep.rows);
    bool noise_known = true;
    const auto value = [&](std::size_t at) { return static_cast<double>(sweep.results[at * sweep_outcome_count + outcome.index]); };
    for (std::size_t row = 0; row < sweep.rows; ++row) {
        std::vector<double> runs;
        std::size_t unbroken = 0;
        for (std::uint32_t r = 0; r < sweep.replicates; ++r) {
            const std::size_t with = sweep.at(row, arm, r), without = sweep.at(row, 0, r);
            if (sweep.present[with] == 0 || sweep.present[without] == 0) continue;
            if (r == runs.size()) ++unbroken;
            runs.push_back((value(with) - (arm == 0 ? 0 : value(without))) / outcome.divisor);
        }
        response.present.push_back(runs.empty() ? 0 : 1);
        response.y.push_back(statistics::mean_of(runs));
        if (runs.size() == 1) noise_known = false;
        response.noise_variance.push_back(runs.size() > 1 ? statistics::sample_variance(runs) / static_cast<double>(runs.size()) : 0.0);
        runs.resize(unbroken);
        response.runs[row] = std::move(runs);
    }
    if (!noise_known) response.noise_variance.clear();
    return response;
}

std::vector<std::size_t> arms_wanted(const SweepData& sweep, const std::string& scheme) {
    std::vector<std::size_t> arms;
    for (std::size_t a = scheme.empty() ? 1 : 0; a < sweep.arms.size(); ++a) {
        if (scheme.empty() || sweep.arms[a] == scheme || (a == 0 && scheme == "baseline")) arms.push_back(a);
    }
    if (arms.empty() && scheme.empty()) arms.push_back(0);  // a sweep without schemes: what happens as things are
    if (arms.empty()) throw UsageError(fmt::format("`--scheme {}`: there is no such scheme\n = help: {}", scheme, suggestion_help(scheme, sweep.arms, "schemes")));
    return arms;
}

}  // namespace

std::vector<std::string> sweep_input_outcomes() {
    std::vector<std::string> names(study_outcome_names.begin(), study_outcome_names.end());
    names.emplace_back(value_name);
    names.emplace_back(cost_name);
    return names;
}

std::vector<AnalysisInput> sweep_inputs(const SweepData& sweep, const std::string& outcome, const std::string& scheme) {
    const Outcome wanted = outcome_named(outcome);
    const std::vector<std::size_t> arms = arms_wanted(sweep, scheme);
    AnalysisInput common;
    common.factors = sweep.factors;
    common.design = sweep.design;
    common.rows = sweep.rows;
    common.places = sweep.places;
    common.values = sweep.values;
    common.unit = sweep.unit;
    if (common.unit.empty()) fill_ranked_units(common);
    common.outcome = wanted.name;
    common.outcome_unit = wanted.unit;
    common.shared_draws = true;
    for (std::size_t arm = 1; arm < sweep.arms.size(); ++arm) common.schemes.push_back(response_of(sweep, wanted, arm));
    std::vector<AnalysisInput> inputs;
    for (const std::size_t arm : arms) {
        inputs.push_back(common);
        inputs.back().response = arm > 0 ? common.schemes[arm - 1] : response_of(sweep, wanted, 0);
        const std::vector<std::uint8_t>& present = inputs.back().response.present;
        if (std::find(present.begin(), present.end(), std::uint8_t{1}) == present.end()) throw InputError(fmt::format("no run of `{}` is there yet, so there is nothing to analyse", sweep.arms[arm]));
    }
    return inputs;
}

void fill_ranked_units(AnalysisInput& input) {
    input.unit.resize(input.values.size());
    std::vector<std::size_t> order(input.rows);
    for (std::size_t j = 0; j < input.dimensions(); ++j) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return input.value_at(a, j) < input.value_at(b, j); });
        for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
            while (to < order.size() && input.value_at(order[to], j) == input.value_at(order[from], j)) ++to;
            const double share = static_cast<double>(from + to) / (2 * static_cast<double>(input.rows));
            for (std::size_t i = from; i < to; ++i) input.unit[order[i] * input.dimensions() + j] = share;
        }
    }
}

}  // namespace pactsim
