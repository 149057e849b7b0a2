#pragma once
// Points of a design: row -> values of the factors, a pure function of the study file.

#include "analysis/experiments/design.h"
#include "output/sweep_data.h"
#include "scenarios/schema/config/experiment.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// The design of a study with its values.
class Points {
  public:
    virtual ~Points() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;
    [[nodiscard]] virtual std::size_t factors() const = 0;
    [[nodiscard]] virtual RowPlace place(std::size_t row) const = 0;
    /// Whether rows stand in a unit cube.
    [[nodiscard]] virtual bool has_unit() const = 0;
    /// The row in the unit cube; only if has_unit. Safe from several threads.
    virtual void unit(std::size_t row, std::span<double> out) const = 0;
    /// The value of each factor, in its unit; for a factor given by `values`, the index of the value. Safe from several threads.
    virtual void values(std::size_t row, std::span<double> out) const = 0;
    /// Labels of a factor whose value is an index into them; empty for numbers.
    [[nodiscard]] virtual const std::vector<std::string>& labels(std::size_t factor) const = 0;
    /// What stands after "path=" for a factor at such a value.
    [[nodiscard]] std::string text_of(std::size_t factor, double value) const;
    [[nodiscard]] const std::vector<FactorConfig>& config() const { return factors_; }

  protected:
    explicit Points(std::vector<FactorConfig> factors) : factors_(std::move(factors)) {}

  private:
    std::vector<FactorConfig> factors_;
};

/// Builds the points of a study. Tables are read where factors and the design say. Throws UsageError for one that does not fit, or a design that cannot be.
[[nodiscard]] std::unique_ptr<const Points> make_points(const ExperimentConfig& config);

}  // namespace pactsim
