#include "analysis/interval.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace pactsim {

void RunningMean::add(double value) {
    ++count_;
    const double step = value - mean_;
    mean_ += step / static_cast<double>(count_);
    squares_ += step * (value - mean_);
}

double RunningMean::variance() const { return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1); }

Estimate RunningMean::estimate() const {
    if (count_ < 2) return {mean_, mean_, mean_, count_};
    const auto n = static_cast<double>(count_);
    const double t = boost::math::quantile(boost::math::students_t(n - 1.0), 0.975);
    const double half = t * std::sqrt(variance() / n);
    return {mean_, mean_ - half, mean_ + half, count_};
}

}  // namespace pactsim
