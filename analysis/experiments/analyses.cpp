#include "analysis/experiments/analyses.h"

#include "sim/error.h"

#include <fmt/format.h>

namespace pactsim {

std::vector<Analysis> all_analyses() {
    std::vector<Analysis> all;
    for (const auto family : {sensitivity_analyses(), model_analyses(), decision_analyses()}) all.insert(all.end(), family.begin(), family.end());
    return all;
}

std::string why_not(const Analysis& analysis, const AnalysisInput& input) {
    const std::string_view method = design_method_names[static_cast<std::size_t>(input.design.method)];
    switch (analysis.need) {
        case DesignNeed::any: break;
        case DesignNeed::saltelli:
            if (input.design.method != DesignMethod::saltelli) {
                return fmt::format("`--{}` needs a saltelli design, and this one is `{}`\n = help: `--given-data` gives first-order indices from any design", analysis.flag, method);
            }
            break;
        case DesignNeed::morris:
            if (input.design.method != DesignMethod::morris) return fmt::format("`--{}` needs a morris design, and this one is `{}`", analysis.flag, method);
            break;
        case DesignNeed::schemes:
            if (input.schemes.size() < 2) return fmt::format("`--{}` compares schemes, and there {} {}", analysis.flag, input.schemes.size() == 1 ? "is" : "are", input.schemes.size());
            break;
    }
    return {};
}

}  // namespace pactsim
