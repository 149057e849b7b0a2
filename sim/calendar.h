#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pactsim {

/// Time of a run. Steps count from 0 over warm-up and horizon; months count from the start date, so that warm-up months
/// are negative and month 0 is the first month that results speak of.
class Calendar {
  public:
    /// The start date is that of month 0; start_month1 is 1 for January. Throws InvariantError unless the year is within
    /// 1..9999, the month within 1..12, warm_up_months >= 0 and horizon_months >= 0.
    Calendar(int start_year, int start_month1, int warm_up_months, int horizon_months);

    /// Warm-up and horizon together, in months.
    [[nodiscard]] int steps() const { return warm_up_months_ + horizon_months_; }
    [[nodiscard]] int warm_up_months() const { return warm_up_months_; }
    [[nodiscard]] int horizon_months() const { return horizon_months_; }

    /// The month of a step; negative during warm-up.
    [[nodiscard]] int month_of_step(int step) const { return step - warm_up_months_; }

    /// The month as "2025-01".
    [[nodiscard]] std::string label(int month) const;

    /// The year of the run that a month lies in: 0 for months 0..11, -1 for the last year of warm-up.
    [[nodiscard]] int year_index(int month) const;

  private:
    int first_month_;  // months from January of year 0 to month 0
    int warm_up_months_;
    int horizon_months_;
};

/// Months from one "YYYY-MM" to another, negative if `date` is earlier; nothing if either is not such a date.
[[nodiscard]] std::optional<int> months_since(std::string_view start, std::string_view date);

}  // namespace pactsim
