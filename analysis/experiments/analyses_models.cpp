#include "analysis/experiments/analyses.h"
#include "analysis/experiments/discovery/discovery_tables.h"
#include "analysis/experiments/metamodels/model_tables.h"

#include <array>

namespace pactsim {

namespace {

constexpr std::array table{
    Analysis{"pce", "", "indices from a polynomial chaos expansion, with its error", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return metamodels::pce_tables(input); }},
    Analysis{"gp", "", "a Gaussian process of the outcome, and how far it may be believed", DesignNeed::any,
             [](const AnalysisInput& input, std::string_view) { return metamodels::process_tables(input); }},
    Analysis{"prim", "CONDITION", "where a condition holds, as a box in words: \"npsv < 0\", \"both < grant\"", DesignNeed::any, discovery::prim_tables},
    Analysis{"cart", "CONDITION", "where a condition holds, as leaves of a tree pruned by cross validation", DesignNeed::any, discovery::cart_tables},
};

}  // namespace

std::span<const Analysis> model_analyses() { return table; }

}  // namespace pactsim
