#include "analysis/report/svg/axis.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::report {

namespace {

/// The round step (1, 2, 2.5 or 5 times a power of ten) that gives about `count` steps.
double round_step(double width, int count) {
    const double raw = width / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * 0.999) return factor * power;
    }
    return 10.0 * power;
}

/// Decimals that show the step without loss: 0 for 5, 1 for 0.5, 2 for 0.25.
int decimals_of(double step) {
    for (int decimals = 0; decimals < 9; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return decimals;
    }
    return 9;
}

}  // namespace

void Span::include(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
}

Scale::Scale(const Span& span, double from, double to, int ticks, AxisUnit unit) : from_(from), to_(to), unit_(unit) {
    Span wide = span;
    const double size = std::max(std::abs(wide.low), std::abs(wide.high));
    if (!(wide.high - wide.low > 1e-9 * std::max(size, 1e-9))) {
        const double room = size > 0 ? 0.1 * size : 1.0;
        wide = {wide.low - room, wide.high + room};
        if (span.low >= 0 && wide.low < 0) wide.low = 0;
    }
    step_ = round_step(wide.high - wide.low, ticks);
    const double first = std::floor(wide.low / step_ + 1e-9), last = std::ceil(wide.high / step_ - 1e-9);
    low_ = first * step_;
    high_ = last * step_;
    for (double k = first; k <= last; k += 1) ticks_.push_back(k * step_);
}

Scale Scale::exact(const Span& span, double from, double to) {
    Scale scale(from, to);
    scale.low_ = span.low;
    scale.high_ = span.high > span.low ? span.high : span.low + 1;
    return scale;
}

std::string axis_pounds(double pounds, double step) {
    struct Size {
        double unit;
        std::string_view suffix;
    };
    const double size = std::max(std::abs(pounds), std::abs(step));
    for (const Size& s : {Size{1e9, "bn"}, Size{1e6, "m"}, Size{1e3, "k"}}) {
        if (size < s.unit) continue;
        const std::string digits = shown_number(std::abs(pounds) / s.unit, decimals_of(step / s.unit));
        return fmt::format("{}£{}{}", pounds < 0 ? "\u2212" : "", digits, pounds == 0 ? "" : s.suffix);
    }
    return fmt::format("{}£{}", pounds < 0 ? "\u2212" : "", shown_number(std::abs(pounds), decimals_of(step)));
}

std::string Scale::label(double tick) const {
    if (std::abs(tick) < 1e-9 * step_) tick = 0;
    if (unit_ == AxisUnit::pounds) return tick == 0 ? "£0" : axis_pounds(tick, step_);
    if (unit_ == AxisUnit::share) return shown_number(100 * tick, decimals_of(100 * step_)) + "%";
    return shown_number(tick, decimals_of(step_));
}

void draw_left_axis(Svg& svg, const Scale& scale, double x, double right) {
    for (const double tick : scale.ticks()) {
        const double y = scale.at(tick);
        svg.line({x, y}, {right, y}, fmt::format("stroke=\"{}\"", tick == 0 ? palette::quiet : palette::grid));
        svg.text({x - 8, y + 5}, scale.label(tick), {.anchor = Anchor::end});
    }
}

void draw_bottom_axis(Svg& svg, const Scale& scale, double y, double top) {
    // Where labels would run into each other only every second, third ... tick has one, counted from zero.
    double widest = 0, spacing = 1e9;
    for (const double tick : scale.ticks()) widest = std::max(widest, text_width(scale.label(tick), 14));
    if (scale.ticks().size() > 1) spacing = std::abs(scale.at(scale.ticks()[1]) - scale.at(scale.ticks()[0]));
    const auto stride = static_cast<long long>(std::max(1.0, std::ceil((widest + 6) / spacing)));
    for (const double tick : scale.ticks()) {
        const double x = scale.at(tick);
        svg.line({x, top}, {x, y}, fmt::format("stroke=\"{}\"", palette::grid));
        if (std::llround(tick / scale.step()) % stride == 0) svg.text({x, y + 18}, scale.label(tick), {.anchor = Anchor::middle});
    }
    svg.line({scale.at(scale.low()), y}, {scale.at(scale.high()), y}, fmt::format("stroke=\"{}\"", palette::quiet));
}

std::vector<double> spread_labels(std::vector<double> wanted, double gap, double low, double high) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    double next = low;
    for (const std::size_t i : order) {
        wanted[i] = std::max(wanted[i], next);
        next = wanted[i] + gap;
    }
    double limit = high;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        wanted[*i] = std::min(wanted[*i], limit);
        limit = wanted[*i] - gap;
    }
    return wanted;
}

}  // namespace pactsim::report
