#include "scenarios/schema/schedule.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/place_of.h"

#include <fmt/format.h>

#include <utility>

namespace pactsim {

namespace {

struct Check {
    const ScheduleConfig& schedule;
    const Node& root;
    Diagnostics& diagnostics;

    void error(const std::string& path, std::string message, std::string help) const {
        diagnostics.add({Severity::error, std::string{code::inconsistent}, path, std::move(message), std::move(help), place_of(root, path), 1});
    }
};

void check_bands(const Check& check) {
    const auto& bands = check.schedule.discount_rates;
    if (bands.front().from_year != 0) { check.error("discount_rates.0.from_year", fmt::format("the first band starts in year {}, not 0", bands.front().from_year), "year 0 is the first year of the proposal"); }
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (bands[i].from_year > bands[i - 1].from_year) { continue; }
        check.error(fmt::format("discount_rates.{}.from_year", i), fmt::format("band {} starts in year {}, not after year {} of the band before", i + 1, bands[i].from_year, bands[i - 1].from_year), "list bands in rising order");
    }
}

void check_deflator(const Check& check) {
    const auto& years = check.schedule.gdp_deflator.years;
    for (std::size_t i = 1; i < years.size(); ++i) {
        if (years[i].year == years[i - 1].year + 1) { continue; }
        check.error(fmt::format("gdp_deflator.years.{}.year", i), fmt::format("year {} follows year {}", years[i].year, years[i - 1].year), "list every year once, in rising order");
    }
}

void check_range(const Check& check, const std::string& path, const RangeConfig& range) {
    if (range.low <= range.central && range.central <= range.high) { return; }
    check.error(path + ".central", fmt::format("`{}` has central {:g} outside low {:g} to high {:g}", path, range.central, range.low, range.high), "low <= central <= high");
}

void check_weights(const Check& check) {
    const WeightsConfig& weights = check.schedule.distributional_weights;
    if (weights.eta_low > weights.eta || weights.eta > weights.eta_high) {
        check.error("distributional_weights.eta", fmt::format("eta {:g} is outside {:g} to {:g}", weights.eta, weights.eta_low, weights.eta_high), "eta_low <= eta <= eta_high");
    }
    if (weights.groups.empty() != (weights.median_gbp == 0)) {
        check.error("distributional_weights.median_gbp", "incomes of groups and the median go together", "give both or neither");
    }
}

void check_optimism(const Check& check) {
    for (const OptimismBiasConfig& row : check.schedule.optimism_bias.categories) {
        if (row.duration_lower <= row.duration_upper && row.cost_lower <= row.cost_upper) { continue; }
        check.error(fmt::format("optimism_bias.categories.{}", row.name), fmt::format("`{}` has a lower bound above its upper bound", row.name), "lower <= upper");
    }
}

std::optional<ScheduleConfig> read_tree(const Node& root, Diagnostics& diagnostics) {
    ScheduleConfig schedule = schedule_table().make();
    Reader reader(diagnostics, names_in_tree(root), "2000-01");
    schedule_table().read(reader, root, schedule);
    if (diagnostics.has_errors()) { return std::nullopt; }
    const Check check{schedule, root, diagnostics};
    check_bands(check);
    check_deflator(check);
    check_range(check, "labour_displacement", schedule.labour_displacement);
    check_range(check, "ready_reckoner.leakage", schedule.ready_reckoner.leakage);
    check_range(check, "ready_reckoner.deadweight", schedule.ready_reckoner.deadweight);
    check_range(check, "ready_reckoner.displacement", schedule.ready_reckoner.displacement);
    check_range(check, "ready_reckoner.substitution", schedule.ready_reckoner.substitution);
    check_weights(check);
    check_optimism(check);
    if (diagnostics.has_errors()) { return std::nullopt; }
    return schedule;
}

}  // namespace

std::optional<ScheduleConfig> try_load_schedule(const std::string& path, Diagnostics& diagnostics) {
    const std::optional<Node> root = compose_files(path, diagnostics);
    return root ? read_tree(*root, diagnostics) : std::nullopt;
}

ScheduleConfig load_schedule(const std::string& path) {
    Diagnostics diagnostics;
    std::optional<ScheduleConfig> schedule = try_load_schedule(path, diagnostics);
    diagnostics.throw_if_errors();
    return std::move(schedule.value());
}

ScheduleConfig load_schedule_text(const std::string& name, const std::string& text) {
    Diagnostics diagnostics;
    const std::optional<Node> root = compose_text(name, text, diagnostics);
    std::optional<ScheduleConfig> schedule;
    if (root) { schedule = read_tree(*root, diagnostics); }
    diagnostics.throw_if_errors();
    return std::move(schedule.value());
}

}  // namespace pactsim
