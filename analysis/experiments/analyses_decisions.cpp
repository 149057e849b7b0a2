#include "analysis/experiments/analyses.h"
#include "analysis/experiments/decision_tables.h"

#include <array>

namespace pactsim {

namespace {

constexpr std::array table{
    Analysis{"regret", "", "regret of each scheme over the futures, and six other criteria of robustness", DesignNeed::schemes,
             [](const AnalysisInput& input, std::string_view) { return regret_tables(input); }},
    Analysis{"satisficing", "THRESHOLD", "in how many futures each scheme reaches a threshold", DesignNeed::schemes, satisficing_tables},
    Analysis{"select", "DIFFERENCE", "which scheme is best by its mean, how sure that is, and where further runs tell most", DesignNeed::schemes, selection_tables},
};

}  // namespace

std::span<const Analysis> decision_analyses() { return table; }

}  // namespace pactsim
