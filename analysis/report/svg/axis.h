#pragma once
// Scales and axes: from numbers to places on the drawing, with round tick values.

#include "analysis/report/svg/svg.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim::report {

/// What a number counts, and so how it is written on an axis.
enum class AxisUnit : std::uint8_t { count, pounds, share };

/// The lowest and highest value of data that an axis must show.
struct Span {
    double low = 0, high = 0;
    /// Makes the span hold this value.
    void include(double value);
};

/// A straight scale whose ends are round numbers.
class Scale {
  public:
    /// `from` and `to` are places on the drawing of the low and the high end; about `ticks` ticks. A span without width is widened.
    Scale(const Span& span, double from, double to, int ticks, AxisUnit unit);

    /// The same, but with ends exactly where the span has them, and no ticks: for time.
    static Scale exact(const Span& span, double from, double to);

    [[nodiscard]] double at(double value) const { return from_ + (value - low_) / (high_ - low_) * (to_ - from_); }
    [[nodiscard]] const std::vector<double>& ticks() const { return ticks_; }
    [[nodiscard]] std::string label(double tick) const;
    [[nodiscard]] double low() const { return low_; }
    [[nodiscard]] double high() const { return high_; }
    [[nodiscard]] double step() const { return step_; }

  private:
    Scale(double from, double to) : from_(from), to_(to) {}
    double from_, to_, low_ = 0, high_ = 1, step_ = 1;
    AxisUnit unit_ = AxisUnit::count;
    std::vector<double> ticks_;
};

/// Pounds in the shortest exact form for an axis: £500, £20k, £1.5m, £2bn, with as many decimals as the step needs.
std::string axis_pounds(double pounds, double step);

/// Vertical axis at x with light lines to `right`, labels to its left.
void draw_left_axis(Svg& svg, const Scale& scale, double x, double right);
/// Horizontal axis at y with light lines up to `top`, labels below.
void draw_bottom_axis(Svg& svg, const Scale& scale, double y, double top);

/// Moves labels apart so that neighbours are at least `gap` from each other, within [low, high] if they fit; keeps their order.
std::vector<double> spread_labels(std::vector<double> wanted, double gap, double low, double high);

}  // namespace pactsim::report
