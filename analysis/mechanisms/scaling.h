#pragma once
// How a factor acts on the kinds of number that a scenario holds, kept inside their bounds.

#include "scenarios/schema/config.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

/// A share or probability times f, at most 1.
inline void scale_share(double& share, double f) { share = math::clamp01(share * f); }

/// A factor whose neutral value is 1: its distance from 1 is scaled; never below 0.
inline void scale_factor(double& factor, double f) { factor = std::max(0.0, 1.0 + (factor - 1.0) * f); }

/// A number that gets in the way (a scale of noise, a time): divided by f, and so large at f = 0 that nothing gets through.
inline void divide(double& value, double f, double most) { value = f > 0.0 ? std::min(most, value / f) : most; }

/// Every value of a dated share times f.
inline void scale_series(DatedSeries& series, double f) {
    std::vector<DatedValue> points = series.points();
    for (DatedValue& point : points) point.value = math::clamp01(point.value * f);
    series = DatedSeries(std::move(points), series.between());
}

}  // namespace pactsim
