#pragma once
// Values that change on dates: `{"2025-01": 1.0, "2027-06": 0.8}` or a bare number.

#include <cstdint>
#include <vector>

namespace pactsim {

/// A value from a month on; months count from the start of the horizon, warm-up months are negative.
struct DatedValue {
    int month = 0;
    double value = 0;

    bool operator==(const DatedValue&) const = default;
};

/// A value by month: constant before the first and after the last date, straight lines or steps between.
class DatedSeries {
 public:
    enum class Between : std::uint8_t { line, step };

    DatedSeries() = default;
    /// Points in rising order of month, no month twice.
    explicit DatedSeries(std::vector<DatedValue> points, Between between = Between::line);
    /// One value for all months.
    explicit DatedSeries(double value);

    [[nodiscard]] double at(int month) const;
    [[nodiscard]] const std::vector<DatedValue>& points() const { return points_; }
    [[nodiscard]] Between between() const { return between_; }

    bool operator==(const DatedSeries&) const = default;

 private:
    std::vector<DatedValue> points_;
    Between between_ = Between::line;
};

}  // namespace pactsim
