// Field tables of appraisal schedules.

#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the schedule";
constexpr const char* cited = "the publication or assumption from which the values come";

const Table<DiscountBandConfig>& discount_band_table() {
    static const Table<DiscountBandConfig> table = [] {
        Table<DiscountBandConfig> t("discount_band", "discount rates from one year to the year before the next band");
        t.add("from_year", &DiscountBandConfig::from_year, integer<int>(0, 1000), required, {"year", "first year of the band; year 0 is the first year of the proposal", "evidence a9 stpr"});
        t.add("standard", &DiscountBandConfig::standard, real(0, 0.2), required, {"share/year", "rate for costs and benefits", "evidence a9 stpr"});
        t.add("health", &DiscountBandConfig::health, real(0, 0.2), required, {"share/year", "rate for effects on life and health", "evidence a9 stpr_health"});
        t.add("lower", &DiscountBandConfig::lower, real(0, 0.2), required, {"share/year", "lower rate, a sensitivity", "evidence a9 stpr"});
        return t;
    }();
    return table;
}

const Table<DeflatorYearConfig>& deflator_year_table() {
    static const Table<DeflatorYearConfig> table = [] {
        Table<DeflatorYearConfig> t("deflator_year", "one year of a price index");
        t.add("year", &DeflatorYearConfig::year, integer<int>(1900, 2200), required, {"year", "calendar year", author});
        t.add("index", &DeflatorYearConfig::index, real(Bounds{0, 1e9, true, false}), required, {"index", "level of prices; only ratios are used", "WDI"});
        t.add("source", &DeflatorYearConfig::source, text(), required, {"", "where the level comes from, or assumption", cited});
        return t;
    }();
    return table;
}

const Table<DeflatorConfig>& deflator_table() {
    static const Table<DeflatorConfig> table = [] {
        Table<DeflatorConfig> t("gdp_deflator", "a price index by year");
        t.add("years", &DeflatorConfig::years, list_of(record(deflator_year_table()), 1, 400), required, {"", "consecutive years", "WDI"});
        t.add("growth_after", &DeflatorConfig::growth_after, real(-0.2, 0.5), required, {"share/year", "growth of prices after the last year", "assumption, plausible 0.015 to 0.025"});
        t.add("growth_source", &DeflatorConfig::growth_source, text(), required, {"", "where the growth comes from, or assumption", cited});
        return t;
    }();
    return table;
}

const Table<RangeConfig>& range_table() {
    static const Table<RangeConfig> table = [] {
        Table<RangeConfig> t("range", "a central value with a low and a high one");
        t.add("central", &RangeConfig::central, share(), required, {"share", "central value", cited});
        t.add("low", &RangeConfig::low, share(), required, {"share", "low value, at most the central one", cited});
        t.add("high", &RangeConfig::high, share(), required, {"share", "high value, at least the central one", cited});
        t.add("source", &RangeConfig::source, text(), required, {"", "where the values come from, or assumption", cited});
        return t;
    }();
    return table;
}

const Table<GroupIncomeConfig>& group_income_table() {
    static const Table<GroupIncomeConfig> table = [] {
        Table<GroupIncomeConfig> t("group_income", "income of one group");
        t.add("name", &GroupIncomeConfig::name, identifier(), required, {"", "the group, as studies name it", author});
        t.add("income_gbp", &GroupIncomeConfig::income_gbp, real(Bounds{0, 1e9, true, false}), required, {"GBP/year", "income of the group, measured like the median", cited});
        return t;
    }();
    return table;
}

const Table<WeightsConfig>& weights_table() {
    static const Table<WeightsConfig> table = [] {
        Table<WeightsConfig> t("distributional_weights", "weights (median income / income of the group) to the power eta");
        t.add("eta", &WeightsConfig::eta, real(0, 10), required, {"1", "elasticity of the marginal utility of income", "Green Book, annex A3"});
        t.add("eta_low", &WeightsConfig::eta_low, real(0, 10), required, {"1", "low sensitivity of eta", "Green Book, annex A3"});
        t.add("eta_high", &WeightsConfig::eta_high, real(0, 10), required, {"1", "high sensitivity of eta", "Green Book, annex A3"});
        t.add("margin", &WeightsConfig::margin, identifier(), "uk_region", {"", "kind of group by which a study splits its effects", author});
        t.add("median_gbp", &WeightsConfig::median_gbp, real(0, 1e9), 0.0, {"GBP/year", "income of the whole, 0 if there is no evidence", cited});
        t.add("groups", &WeightsConfig::groups, named_list(group_income_table(), 0, 100), std::vector<GroupIncomeConfig>{}, {"", "incomes by group", cited});
        t.add("source", &WeightsConfig::source, text(), required, {"", "where the incomes come from", cited});
        return t;
    }();
    return table;
}

const Table<OptimismBiasConfig>& optimism_row_table() {
    static const Table<OptimismBiasConfig> table = [] {
        Table<OptimismBiasConfig> t("optimism_bias_row", "bounds of optimism bias of one kind of project");
        t.add("name", &OptimismBiasConfig::name, identifier(), required, {"", "kind of project", "evidence ob_table"});
        t.add("duration_upper", &OptimismBiasConfig::duration_upper, real(0, 10), required, {"share", "upper bound for works duration", "evidence ob_table"});
        t.add("duration_lower", &OptimismBiasConfig::duration_lower, real(0, 10), required, {"share", "lower bound for works duration", "evidence ob_table"});
        t.add("cost_upper", &OptimismBiasConfig::cost_upper, real(0, 10), required, {"share", "upper bound for cost", "evidence ob_table"});
        t.add("cost_lower", &OptimismBiasConfig::cost_lower, real(0, 10), required, {"share", "lower bound for cost", "evidence ob_table"});
        return t;
    }();
    return table;
}

const Table<OptimismConfig>& optimism_table() {
    static const Table<OptimismConfig> table = [] {
        Table<OptimismConfig> t("optimism_bias", "by how much costs tend to be underestimated");
        t.add("categories", &OptimismConfig::categories, named_list(optimism_row_table(), 1, 50), required, {"", "the table", "evidence ob_table"});
        t.add("applied", &OptimismConfig::applied, name_of("optimism_bias.categories"), required, {"", "the row that stands for support schemes", author});
        t.add("mitigated_share", &OptimismConfig::mitigated_share, share(), 0.0, {"share", "part of the upper bound that has been dealt with", "assumption, plausible 0 to 1"});
        t.add("source", &OptimismConfig::source, text(), required, {"", "where the table comes from", cited});
        return t;
    }();
    return table;
}

const Table<TerminalConfig>& terminal_table() {
    static const Table<TerminalConfig> table = [] {
        Table<TerminalConfig> t("terminal_value", "benefits after the horizon, a sensitivity");
        t.add("years", &TerminalConfig::years, integer<int>(0, 200), required, {"years", "years after the horizon that count", "assumption, plausible 0 to 20"});
        t.add("fade_per_year", &TerminalConfig::fade_per_year, share(), required, {"share/year", "part of the last year's net benefit that is lost each year", "assumption, plausible 0 to 0.5"});
        t.add("source", &TerminalConfig::source, text(), required, {"", "where the values come from, or assumption", cited});
        return t;
    }();
    return table;
}

const Table<ReckonerConfig>& reckoner_table() {
    static const Table<ReckonerConfig> table = [] {
        Table<ReckonerConfig> t("ready_reckoner", "levels of additionality from a guide, for comparison with what the twins measure");
        t.add("leakage", &ReckonerConfig::leakage, record(range_table()), required, {"", "benefit outside the UK", "evidence a9"});
        t.add("deadweight", &ReckonerConfig::deadweight, record(range_table()), required, {"", "would have happened anyway", "evidence a9"});
        t.add("displacement", &ReckonerConfig::displacement, record(range_table()), required, {"", "lost by rivals in the UK", "evidence a9"});
        t.add("substitution", &ReckonerConfig::substitution, record(range_table()), required, {"", "one activity given up for a supported one", "evidence a9 substitution"});
        t.add("multiplier", &ReckonerConfig::multiplier, real(0, 10), 1, {"ratio", "further rounds of spending; national analysis counts none", "evidence a9"});
        t.add("source", &ReckonerConfig::source, text(), required, {"", "the guide", cited});
        return t;
    }();
    return table;
}

}  // namespace

const Table<ScheduleConfig>& schedule_table() {
    static const Table<ScheduleConfig> table = [] {
        Table<ScheduleConfig> t("schedule", "a dated appraisal schedule: rates, prices, weights and their sources");
        t.add("schema", &ScheduleConfig::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
        t.add("id", &ScheduleConfig::id, text(), required, {"", "short name that stands in every table", author});
        t.add("title", &ScheduleConfig::title, text(), required, {"", "full name", author});
        t.add("source", &ScheduleConfig::source, text(), required, {"", "the guide that the schedule follows", author});
        t.add("date", &ScheduleConfig::date, year_month(), required, {"date", "month of the edition", author});
        t.add("discount_rates", &ScheduleConfig::discount_rates, list_of(record(discount_band_table()), 1, 50), required, {"", "bands in rising order, the first from year 0", "evidence a9 stpr"});
        t.add("gdp_deflator", &ScheduleConfig::gdp_deflator, record(deflator_table()), required, {"", deflator_table().meaning(), "WDI"});
        t.add("labour_displacement", &ScheduleConfig::labour_displacement, record(range_table()), required, {"", "share of additional wages that staff would have earned elsewhere", "evidence a9; assumption, plausible 0 to 1"});
        t.add("distributional_weights", &ScheduleConfig::distributional_weights, record(weights_table()), required, {"", weights_table().meaning(), "Green Book, annex A3"});
        t.add("optimism_bias", &ScheduleConfig::optimism_bias, record(optimism_table()), required, {"", optimism_table().meaning(), "evidence ob_table"});
        t.add("terminal_value", &ScheduleConfig::terminal_value, record(terminal_table()), required, {"", terminal_table().meaning(), "rulings 1.4"});
        t.add("ready_reckoner", &ScheduleConfig::ready_reckoner, record(reckoner_table()), required, {"", reckoner_table().meaning(), "evidence add_formula"});
        return t;
    }();
    return table;
}

}  // namespace pactsim
