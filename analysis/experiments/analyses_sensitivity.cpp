#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sensitivity/convergence.h"
#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/morris.h"
#include "analysis/experiments/sensitivity/pawn.h"
#include "analysis/experiments/sensitivity/rank_regression.h"
#include "analysis/experiments/sensitivity/ranking.h"
#include "analysis/experiments/sensitivity/sobol_tables.h"
#include "analysis/experiments/sensitivity/variance_split.h"

#include <array>

namespace pactsim {

namespace {

using Tables = std::vector<ResultTable>;

constexpr std::array table{
    Analysis{"sobol", "", "shares of the variance that each factor explains alone and in all (Sobol' indices), with intervals", DesignNeed::saltelli,
             [](const AnalysisInput& input, std::string_view) { return sobol_tables(input); }},
    Analysis{"morris", "", "elementary effects: which of many factors may be left out", DesignNeed::morris,
             [](const AnalysisInput& input, std::string_view) { return Tables{morris_table(input)}; }},
    Analysis{"pawn", "", "how much fixing a factor changes the whole distribution, beside one that does nothing", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return Tables{pawn_table(input)}; }},
    Analysis{"given-data", "", "first-order indices from whatever rows have a result, of any design", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return Tables{given_data_table(input)}; }},
    Analysis{"rank-regression", "", "direction and strength of each factor, by regression on ranks", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return Tables{rank_regression_table(input)}; }},
    Analysis{"variance", "", "variance split into chance, parameters and rival forms", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return Tables{variance_split_table(input)}; }},
    Analysis{"convergence", "", "each estimate over the first 8, 16, 32, ... base points", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return Tables{convergence_table(input)}; }},
    Analysis{"ranking", "", "whether more runs would change the order of the schemes, and how many", DesignNeed::schemes,
             [](const AnalysisInput& input, std::string_view) { return ranking_tables(input); }},
};

}  // namespace

std::span<const Analysis> sensitivity_analyses() { return table; }

}  // namespace pactsim
