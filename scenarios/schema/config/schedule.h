#pragma once
// A dated appraisal schedule: what a Treasury rule fixes and an appraisal may not invent. Kept as data, so that a new edition is a new file.

#include <string>
#include <vector>

namespace pactsim {

/// Discount rates from one year of the appraisal to the year before the next band. Year 0 is the first year of the proposal.
struct DiscountBandConfig {
    int from_year = 0;     // year index [0, 1000]
    double standard = 0;   // share/year; costs and benefits
    double health = 0;     // share/year; effects on life and health
    double lower = 0;      // share/year; sensitivity for long horizons
};

/// One year of a price index.
struct DeflatorYearConfig {
    int year = 0;          // calendar year
    double index = 0;      // any base: only ratios are used
    std::string source;
};

/// A price index by year, and what follows its last year.
struct DeflatorConfig {
    std::vector<DeflatorYearConfig> years;   // consecutive
    double growth_after = 0;                 // share/year, after the last year
    std::string growth_source;
};

/// A central value with a low and a high one.
struct RangeConfig {
    double central = 0;
    double low = 0;
    double high = 0;
    std::string source;
};

/// Income of one group, in the unit of the median.
struct GroupIncomeConfig {
    std::string name;      // as in the margins of a study: "london"
    double income_gbp = 0;
};

/// Distributional weights w = (median income / income of the group)^eta.
struct WeightsConfig {
    double eta = 0;
    double eta_low = 0;
    double eta_high = 0;
    std::string margin;                       // kind of group: "uk_region"
    double median_gbp = 0;                    // 0 = no incomes
    std::vector<GroupIncomeConfig> groups;
    std::string source;
};

/// Upper and lower bounds of optimism bias of one kind of project, as shares.
struct OptimismBiasConfig {
    std::string name;
    double duration_upper = 0;
    double duration_lower = 0;
    double cost_upper = 0;                    // capital expenditure; operating expenditure for outsourcing
    double cost_lower = 0;
};

/// Optimism bias: the table, and which row stands for support schemes.
struct OptimismConfig {
    std::vector<OptimismBiasConfig> categories;
    std::string applied;                      // a name of categories
    double mitigated_share = 0;               // of the upper bound
    std::string source;
};

/// A terminal value, used as a named sensitivity only.
struct TerminalConfig {
    int years = 0;                            // years after the horizon
    double fade_per_year = 0;                 // share of the last year's net benefit lost each year
    std::string source;
};

/// Ready-reckoner levels that stand beside what the twins measure.
struct ReckonerConfig {
    RangeConfig leakage;
    RangeConfig deadweight;
    RangeConfig displacement;
    RangeConfig substitution;
    double multiplier = 0;                    // national analysis: 1
    std::string source;
};

/// One schedule, read and checked.
struct ScheduleConfig {
    int schema = 0;
    std::string id;                           // printed in every table
    std::string title;
    std::string source;
    std::string date;                         // "YYYY-MM"
    std::vector<DiscountBandConfig> discount_rates;
    DeflatorConfig gdp_deflator;
    RangeConfig labour_displacement;
    WeightsConfig distributional_weights;
    OptimismConfig optimism_bias;
    TerminalConfig terminal_value;
    ReckonerConfig ready_reckoner;
};

}  // namespace pactsim
