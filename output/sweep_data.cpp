#include "output/sweep_data.h"

#include "scenarios/schema/fields/experiment_values.h"

#include <algorithm>

namespace pactsim {

std::array<std::string_view, sweep_outcome_count> sweep_outcome_names() {
    std::array<std::string_view, sweep_outcome_count> names;
    std::copy(study_outcome_names.begin(), study_outcome_names.end(), names.begin());
    names[social_value_outcome] = "social_value";
    names[public_cost_pv_outcome] = "public_cost_pv";
    return names;
}

static_assert(experiment_outcomes.size() == sweep_outcome_count && std::equal(study_outcome_names.begin(), study_outcome_names.end(), experiment_outcomes.begin()) &&
                  experiment_outcomes[social_value_outcome] == "social_value" && experiment_outcomes[public_cost_pv_outcome] == "public_cost_pv",
              "a study file names the outcomes that a sweep keeps");

}  // namespace pactsim
