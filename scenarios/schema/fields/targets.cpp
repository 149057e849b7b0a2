// Field tables of targets: what observation says, and what it may be used for.

#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the targets";
constexpr const char* cited = "the publication from which the observation comes";

const Table<TargetConfig>& target_table() {
    static const Table<TargetConfig> table = [] {
        Table<TargetConfig> t("target", "one observation that the model should show");
        t.add("name", &TargetConfig::name, identifier(), required, {"", "short name", author});
        t.add("pattern_id", &TargetConfig::pattern_id, text(), "", {"", "the pattern in the shelf of evidence, as V9", author});
        t.add("meaning", &TargetConfig::meaning, text(), required, {"", "what is observed, in a line", author});
        t.add("measure", &TargetConfig::measure, text(), required, {"", "a measure of `pactsim describe measures`, or with `reading: pattern` a pattern of firms' lives", author});
        t.add("over", &TargetConfig::over, list_of(text(), 0, 20), std::vector<std::string>{}, {"", "measures whose sum divides the measure, read in the same way", author});
        t.add("group", &TargetConfig::group, text(), "total", {"", "group whose months are read, as results files name it", author});
        t.add("reading", &TargetConfig::reading, choice<TargetReading>(target_reading_names), TargetReading::pattern, {"", "pattern; else mean over the months, sum per year, last month, or mean of one year", author});
        t.add("year", &TargetConfig::year, integer<int>(0, 100), 0, {"years", "year of the horizon, counted from 1, of `reading: year`", author});
        t.add("value", &TargetConfig::value, real(), 0.0, {"", "observed value, in the unit of the measure; with standard_error", cited});
        t.add("standard_error", &TargetConfig::standard_error, real(0, 1e18), 0.0, {"", "standard error of the value", cited});
        t.add("low", &TargetConfig::low, real(), 0.0, {"", "low end of the plausible range, read as 95 %", cited});
        t.add("high", &TargetConfig::high, real(), 0.0, {"", "high end of the plausible range, read as 95 %", cited});
        t.add("discrepancy", &TargetConfig::discrepancy, real(0, 1e18), 0.0, {"", "standard deviation of what the model leaves out", author});
        t.add("scope", &TargetConfig::scope, choice<TargetScope>(target_scope_names), TargetScope::in, {"", "in the model, or something in it that stands for the observation", author});
        t.add("use", &TargetConfig::use, choice<TargetUse>(target_use_names), required, {"", "whether the fit may see it; fixed before the first fit", author});
        t.add("source", &TargetConfig::source, text(), required, {"", "where the observation comes from", cited});
        return t;
    }();
    return table;
}

}  // namespace

const Table<TargetsConfig>& targets_table() {
    static const Table<TargetsConfig> table = [] {
        Table<TargetsConfig> t("targets", "what observation says that a model should show");
        t.add("schema", &TargetsConfig::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
        t.add("name", &TargetsConfig::name, identifier(), required, {"", "short name", author});
        t.add("description", &TargetsConfig::description, text(), "", {"", "which model and world the targets are for", author});
        t.add("targets", &TargetsConfig::targets, list_of(record(target_table()), 1, 500), required, {"", "the targets", author});
        return t;
    }();
    return table;
}

}  // namespace pactsim
