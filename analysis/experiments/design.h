#pragma once
// A design in the unit cube: each point is a pure function of (seed, method, size, row), so that any worker computes any point and extending changes none.

#include "output/sweep_data.h"

#include <cstddef>
#include <memory>
#include <span>

namespace pactsim {

/// A design of `factors` columns by the methods lhs, sobol, saltelli, morris and one_at_a_time (the others state their values: analysis/sweep/points.h).
class UnitDesign {
  public:
    virtual ~UnitDesign() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;
    [[nodiscard]] virtual std::size_t factors() const = 0;
    /// The point of a row, each coordinate in [0, 1]. Safe from several threads.
    virtual void point(std::size_t row, std::span<double> unit) const = 0;
    [[nodiscard]] virtual RowPlace place(std::size_t row) const = 0;
};

/// Builds a design. Rows of a sobol or saltelli design of size k are the first rows of that of size k + 1. `config` has been checked when it was read; throws UsageError for a
/// design that cannot be (more dimensions than the sequence has).
[[nodiscard]] std::unique_ptr<const UnitDesign> make_unit_design(const DesignConfig& config, std::size_t factors, std::int64_t seed);

}  // namespace pactsim
