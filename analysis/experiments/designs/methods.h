#pragma once
// The designs behind make_unit_design, one class per method.

#include "analysis/experiments/design.h"
#include "analysis/experiments/designs/permutation.h"
#include "analysis/experiments/designs/scrambling.h"
#include "analysis/experiments/designs/sobol_sequence.h"

#include <vector>

namespace pactsim {

/// Sobol' points in the order (index, scramble), so that doubling the number of points appends rows.
class SobolDesign final : public UnitDesign {
  public:
    /// Throws UsageError as SobolSequence does, and for k outside 0-31.
    SobolDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind);
    SobolDesign(const SobolDesign&) = delete;  // scrambles refer to the sequence
    SobolDesign& operator=(const SobolDesign&) = delete;
    [[nodiscard]] std::size_t rows() const override { return points_ * scrambles_.size(); }
    [[nodiscard]] std::size_t factors() const override { return sequence_.dimensions(); }
    void point(std::size_t row, std::span<double> unit) const override;
    [[nodiscard]] RowPlace place(std::size_t row) const override;

  private:
    SobolSequence sequence_;
    std::vector<ScrambledSobol> scrambles_;
    std::size_t points_;
};

/// Saltelli's scheme: two blocks A and B of a sequence of twice the dimensions, and A with one column from B at a time (second order: and B with one from A). Rows in the order
/// (index, scramble, part). Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), Computer Physics Communications 181, 259-270.
class SaltelliDesign final : public UnitDesign {
  public:
    SaltelliDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind);
    SaltelliDesign(const SaltelliDesign&) = delete;
    SaltelliDesign& operator=(const SaltelliDesign&) = delete;
    [[nodiscard]] std::size_t rows() const override { return points_ * scrambles_.size() * parts_; }
    [[nodiscard]] std::size_t factors() const override { return sequence_.dimensions() / 2; }
    void point(std::size_t row, std::span<double> unit) const override;
    [[nodiscard]] RowPlace place(std::size_t row) const override;

  private:
    SobolSequence sequence_;
    std::vector<ScrambledSobol> scrambles_;
    std::size_t points_, parts_;
};

/// A Latin hypercube: every one of n equal slices of each factor is met once. Source: McKay, Beckman and Conover (1979), Technometrics 21, 239-245.
class LatinDesign final : public UnitDesign {
  public:
    LatinDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed);
    [[nodiscard]] std::size_t rows() const override { return points_; }
    [[nodiscard]] std::size_t factors() const override { return orders_.size(); }
    void point(std::size_t row, std::span<double> unit) const override;
    [[nodiscard]] RowPlace place(std::size_t row) const override;

  private:
    Draws draws_;
    std::uint32_t points_;
    std::vector<KeyedPermutation> orders_;
};

/// Trajectories on a grid of p levels, one factor moved at each step by p / (2 (p - 1)). Source: Morris (1991), Technometrics 33, 161-174.
class MorrisDesign final : public UnitDesign {
  public:
    MorrisDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed);
    [[nodiscard]] std::size_t rows() const override { return trajectories_ * (factors_ + 1); }
    [[nodiscard]] std::size_t factors() const override { return factors_; }
    void point(std::size_t row, std::span<double> unit) const override;
    [[nodiscard]] RowPlace place(std::size_t row) const override;

  private:
    [[nodiscard]] std::vector<std::uint32_t> order(std::uint32_t trajectory) const;

    Draws draws_;
    std::size_t trajectories_, factors_;
    std::uint32_t levels_;
};

/// The centre, then each factor at its 10th and 90th percentile with the others at their median: what a tornado is drawn from. Source: HM Treasury, Green Book, on sensitivity.
class OneAtATimeDesign final : public UnitDesign {
  public:
    explicit OneAtATimeDesign(std::size_t factors) : factors_(factors) {}
    [[nodiscard]] std::size_t rows() const override { return 1 + 2 * factors_; }
    [[nodiscard]] std::size_t factors() const override { return factors_; }
    void point(std::size_t row, std::span<double> unit) const override;
    [[nodiscard]] RowPlace place(std::size_t row) const override;

  private:
    std::size_t factors_;
};

/// The design with a choice of scrambling; make_unit_design takes Owen's. With `scrambles` 0 the sequence stays as it is.
[[nodiscard]] std::unique_ptr<const UnitDesign> make_unit_design(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind);

}  // namespace pactsim
