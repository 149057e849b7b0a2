#include "analysis/report/experiment_tables.h"

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sweep_input.h"
#include "sim/error.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pactsim::report {

namespace {

/// An analysis that goes into a section. Of the rows with the same `choice` only the first that the design allows is made.
struct Wanted {
    std::string_view section, flag;
    int choice;
};

constexpr std::array wanted_analyses{
    Wanted{"s10", "sobol", 1}, Wanted{"s10", "morris", 1}, Wanted{"s10", "pce", 1}, Wanted{"s10", "rank-regression", 2},
    Wanted{"s12", "regret", 3}, Wanted{"s15", "variance", 4}, Wanted{"s15", "ranking", 5},
};

std::string scheme_to_explain(const SweepData& sweep, const std::vector<std::string>& schemes) {
    if (sweep.arms.size() < 2) throw UsageError("the experiment has no scheme, so it cannot say what drives the value of one");
    for (const std::string& scheme : schemes) {
        if (std::find(sweep.arms.begin() + 1, sweep.arms.end(), scheme) != sweep.arms.end()) return scheme;
    }
    return sweep.arms[1];
}

}  // namespace

std::vector<ExperimentTable> experiment_tables(const SweepData& sweep, const std::vector<std::string>& schemes) {
    const AnalysisInput input = sweep_inputs(sweep, "npsv", scheme_to_explain(sweep, schemes)).front();
    const std::vector<Analysis> analyses = all_analyses();
    std::vector<ExperimentTable> tables;
    int chosen = 0;
    for (const Wanted& wanted : wanted_analyses) {
        const auto found = std::find_if(analyses.begin(), analyses.end(), [&](const Analysis& one) { return one.flag == wanted.flag; });
        if (found == analyses.end() || wanted.choice == chosen || !why_not(*found, input).empty()) continue;
        chosen = wanted.choice;
        for (ResultTable& table : found->run(input, "")) tables.push_back({std::string(wanted.section), std::move(table)});
    }
    return tables;
}

}  // namespace pactsim::report
