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
        using T = TargetConfig;
        Table<T> t("target", "one observation that the model should show");
        t.add("name", &T::name, identifier(), required, {"", "short name", author});
        t.add("pattern_id", &T::pattern_id, text(), "", {"", "the pattern in the shelf of evidence, as V9", author});
        t.add("meaning", &T::meaning, text(), required, {"", "what is observed, in a line", author});
        t.add("measure", &T::measure, text(), required, {"", "a measure of `pactsim describe measures`, or with `reading: pattern` a pattern of firms' lives", author});
        t.add("over", &T::over, list_of(text(), 0, 20), std::vector<std::string>{}, {"", "measures whose sum divides the measure, read in the same way", author});
        t.add("group", &T::group, text(), "total", {"", "group whose months are read, as results files name it", author});
        t.add("reading", &T::reading, choice<TargetReading>(target_reading_names), TargetReading::pattern, {"", "pattern; else mean over the months, sum per year, last month, or mean of one year", author});
        t.add("year", &T::year, integer<int>(0, 100), 0, {"years", "year of the horizon, counted from 1, of `reading: year`", author});
        t.add("value", &T::value, real(), 0.0, {"", "observed value, in the unit of the measure; with standard_error", cited});
        t.add("standard_error", &T::standard_error, real(0, 1e18), 0.0, {"", "standard error of the value", cited});
        t.add("low", &T::low, real(), 0.0, {"", "low end of the plausible range, read as 95 %", cited});
        t.add("high", &T::high, real(), 0.0, {"", "high end of the plausible range, read as 95 %", cited});
        t.add("discrepancy", &T::discrepancy, real(0, 1e18), 0.0, {"", "standard deviation of what the model leaves out", author});
        t.add("scope", &T::scope, choice<TargetScope>(target_scope_names), TargetScope::in, {"", "in the model, or something in it that stands for the observation", author});
        t.add("use", &T::use, choice<TargetUse>(target_use_names), required, {"", "whether the fit may see it; fixed before the first fit", author});
        t.add("source", &T::source, text(), required, {"", "where the observation comes from", cited});
        return t;
    }();
    return table;
}

}  // namespace

const Table<TargetsConfig>& targets_table() {
    static const Table<TargetsConfig> table = [] {
        using T = TargetsConfig;
        Table<T> t("targets", "what observation says that a model should show");
        t.add("schema", &T::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
        t.add("name", &T::name, identifier(), required, {"", "short name", author});
        t.add("description", &T::description, text(), "", {"", "which model and world the targets are for", author});
        t.add("targets", &T::targets, list_of(record(target_table()), 1, 500), required, {"", "the targets", author});
        return t;
    }();
    return table;
}

}  // namespace pactsim
