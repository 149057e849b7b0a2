#pragma once
// What policy agents keep: money left, applications waiting, awards running, results seen.

#include "sim/money.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pactsim {

struct Application {
    std::uint32_t firm = 0;       // index
    std::uint16_t step = 0;       // of application
    float merit = 0;              // noisy score
};

struct Award {
    std::uint32_t firm = 0;       // index
    std::uint16_t instrument = 0;
    std::uint16_t start_step = 0;
    std::int32_t gva_before_gbp = 0;  // UK gross value added in the year before, for evaluation
    Pence cash = 0;               // paid to the firm in equal instalments over the duration
    Pence paid = 0;               // so far
    bool ended = false;           // effect is over (cash may still be owed)
};

/// When a firm last won an instrument.
struct LastAward {
    std::uint32_t firm_id = 0;
    std::uint16_t step = 0;
};

/// State of one instrument.
struct InstrumentBook {
    Pence budget_year = 0;        // this year's budget, carry-over included
    Pence committed_year = 0;     // given away this year
    double budget_share = 0;      // share of its agent's money after adaptation (starts at the scenario's)
    bool open = false;            // within its window and with money
    std::uint32_t applications_year = 0, awards_year = 0;
    double believed_success = 0;  // what firms believe their chance is
    double posterior_mean = 0, posterior_precision = 0;  // of the measured net result per GBP
    std::vector<Application> queue;
    std::vector<LastAward> last_awards;  // in order of id; one row per firm that won lately enough for it to matter
    int delivered = 0;                   // awards given this month
};

/// What an instrument spends on, a column of results.
enum class SpendColumn : std::uint8_t { award, relief, delivery, fixed, evaluation };
inline constexpr std::size_t spend_column_count = 5;
inline constexpr std::array<std::string_view, 5> spend_column_names{"award", "relief", "delivery", "fixed", "evaluation"};

/// What public money can be counted by: one row per instrument.
struct InstrumentMonth {
    std::array<Pence, spend_column_count> spent{};
    std::int64_t applications = 0, awards = 0, refusals = 0;
};

}  // namespace pactsim
