#pragma once
// A mean over independent replicates with its uncertainty, from numbers that arrive one at a time.

#include <cstdint>

namespace pactsim {

/// A mean and the ends of its 95 % interval; without an interval (low = high = mean) for fewer than two numbers.
struct Estimate {
    double mean = 0.0, low = 0.0, high = 0.0;
    std::uint64_t count = 0;
    [[nodiscard]] bool has_interval() const { return count > 1; }
};

/// Mean and variance of a stream. Source: Welford (1962), Technometrics 4(3), stable for large means.
class RunningMean {
  public:
    void add(double value);
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double mean() const { return mean_; }
    /// Sample variance, with n - 1; zero for fewer than two numbers.
    [[nodiscard]] double variance() const;
    /// Mean with mean +- t(0.975, n - 1) s / sqrt(n) (Student 1908).
    [[nodiscard]] Estimate estimate() const;

  private:
    std::uint64_t count_ = 0;
    double mean_ = 0.0, squares_ = 0.0;
};

}  // namespace pactsim
