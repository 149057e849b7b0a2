// Field tables of studies: what varies, over which design, how often.

#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/experiment_values.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/scalars.h"

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the study";

}  // namespace

const Table<ExperimentConfig>& experiment_table() {
    static const Table<ExperimentConfig> table = [] {
        Table<ExperimentConfig> t("study", "a study: a scenario, the arms that are compared in it, what varies, and what is looked at");
        t.add("schema", &ExperimentConfig::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
        t.add("name", &ExperimentConfig::name, identifier(), required, {"", "short name, used for the default folder", author});
        t.add("description", &ExperimentConfig::description, text(), "", {"", "what the study is for", author});
        t.add("scenario", &ExperimentConfig::scenario, text(), required, {"", "scenario file; its path starts at the study file", author});
        t.add("schemes", &ExperimentConfig::schemes, list_of(text(), 0, 200), std::vector<std::string>{}, {"", "schemes or mixes a.yaml+b.yaml; the arms beside the baseline", author});
        t.add("overrides", &ExperimentConfig::overrides, list_of(text(), 0, 1000), std::vector<std::string>{}, {"", "path=value, for all points", author});
        t.add("factors", &ExperimentConfig::factors, factor_map(), required, {"", "what varies, by name; the order is that of the dimensions of the design", author});
        t.add("design", &ExperimentConfig::design, design_value(), required, {"", "how points are placed", author});
        t.add("replications", &ExperimentConfig::replications, replications_value(), ReplicationsConfig{}, {"", "replicates of each point, or a target", author});
        t.add("replicates_per_task", &ExperimentConfig::replicates_per_task, integer<std::uint32_t>(1, 100000), std::uint32_t{1}, {"", "replicates that one worker runs in one go", author});
        t.add("seed", &ExperimentConfig::seed, integer<std::int64_t>(0, std::int64_t{1} << 53), std::int64_t{1}, {"", "seed of the design; worlds take theirs from the scenario", author});
        t.add("outcomes", &ExperimentConfig::outcomes, list_of(word_of(experiment_outcomes), 0, experiment_outcomes.size()), std::vector<std::string>{},
              {"", "outcomes that analyses show first; all are kept", author});
        t.add("schedule", &ExperimentConfig::schedule, text(), "", {"", "appraisal schedule; its path starts at the study file; empty = the newest shipped", author});
        return t;
    }();
    return table;
}

}  // namespace pactsim
