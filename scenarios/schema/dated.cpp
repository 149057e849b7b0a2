#include "scenarios/schema/dated.h"

#include <algorithm>
#include <utility>

namespace pactsim {

DatedSeries::DatedSeries(std::vector<DatedValue> points, Between between) : points_(std::move(points)), between_(between) {}

DatedSeries::DatedSeries(double value) : points_{{0, value}} {}

double DatedSeries::at(int month) const {
    if (points_.empty()) { return 0; }
    const auto after = std::upper_bound(points_.begin(), points_.end(), month, [](int m, const DatedValue& point) { return m < point.month; });
    if (after == points_.begin()) { return points_.front().value; }
    const DatedValue& left = *(after - 1);
    if (after == points_.end() || between_ == Between::step) { return left.value; }
    const double part = static_cast<double>(month - left.month) / static_cast<double>(after->month - left.month);
    return left.value + (after->value - left.value) * part;
}

}  // namespace pactsim
