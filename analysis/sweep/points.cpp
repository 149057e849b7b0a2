#include "analysis/sweep/points.h"

#include "analysis/experiments/designs/rank_correlation.h"
#include "analysis/sweep/stated_points.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/user_table.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

namespace {

/// Points of the unit cube sent through the distribution of each factor.
class UnitPoints final : public Points {
  public:
    UnitPoints(const ExperimentConfig& config, std::vector<std::vector<double>> columns)
        : Points(config.factors), design_(make_unit_design(config.design, config.factors.size(), config.seed)), columns_(std::move(columns)), labels_(config.factors.size()),
          together_(config.design.rank_correlations, names_of(config.factors)) {
        for (std::size_t f = 0; f < config.factors.size(); ++f) {
            if (config.factors[f].kind == FactorKind::values) labels_[f] = config.factors[f].values;
        }
    }

    [[nodiscard]] std::size_t rows() const override { return design_->rows(); }
    [[nodiscard]] std::size_t factors() const override { return config().size(); }
    [[nodiscard]] RowPlace place(std::size_t row) const override { return design_->place(row); }
    [[nodiscard]] bool has_unit() const override { return true; }
    void unit(std::size_t row, std::span<double> out) const override {
        design_->point(row, out);
        if (together_.any()) together_.apply(out);
    }
    void values(std::size_t row, std::span<double> out) const override {
        unit(row, out);
        for (std::size_t f = 0; f < out.size(); ++f) out[f] = value_at(config()[f], columns_[f], out[f]);
    }
    [[nodiscard]] const std::vector<std::string>& labels(std::size_t factor) const override { return labels_[factor]; }

  private:
    static std::vector<std::string> names_of(const std::vector<FactorConfig>& factors) {
        std::vector<std::string> names;
        for (const FactorConfig& factor : factors) names.push_back(factor.name);
        return names;
    }

    std::unique_ptr<const UnitDesign> design_;
    std::vector<std::vector<double>> columns_;   // [factor] sorted values of an empirical column
    std::vector<std::vector<std::string>> labels_;
    RankCorrelation together_;
};

double one_of(std::size_t count, double u) { return std::min(std::floor(u * static_cast<double>(count)), static_cast<double>(count - 1)); }

}  // namespace

std::string Points::text_of(std::size_t factor, double value) const {
    const std::vector<std::string>& words = labels(factor);
    return words.empty() ? shortest(value) : words.at(static_cast<std::size_t>(value));
}

double value_at(const FactorConfig& factor, const std::vector<double>& column, double u) {
    const auto [low, high] = factor.range;
    switch (factor.kind) {
        case FactorKind::range:
            if (factor.whole) return low + std::min(std::floor(u * (high - low + 1)), high - low);
            return u >= 1 ? high : std::min(low + (high - low) * u, high);   // rounding must not step over the end
        case FactorKind::distribution: return quantile(factor.distribution, u);
        case FactorKind::values: return one_of(factor.values.size(), u);
        case FactorKind::empirical: return column.at(static_cast<std::size_t>(one_of(column.size(), u)));
    }
    return low;
}

std::vector<double> empirical_values(const FactorConfig& factor) {
    Diagnostics diagnostics;
    std::optional<std::vector<double>> numbers;
    if (const std::optional<UserTable> table = read_user_table(factor.file, diagnostics)) {
        const std::optional<std::size_t> column = table->find(factor.column);
        if (!column) throw UsageError(fmt::format("the table `{}` has no column `{}`", factor.file, factor.column));
        numbers = numbers_in_column(*table, *column, diagnostics);
    }
    diagnostics.throw_if_errors();
    std::sort(numbers->begin(), numbers->end());
    return std::move(*numbers);
}

std::unique_ptr<const Points> make_points(const ExperimentConfig& config) {
    std::vector<std::vector<double>> columns(config.factors.size());
    for (std::size_t f = 0; f < columns.size(); ++f) {
        if (config.factors[f].kind == FactorKind::empirical) columns[f] = empirical_values(config.factors[f]);
    }
    switch (config.design.method) {
        case DesignMethod::list:
        case DesignMethod::table: return stated_points(config);
        case DesignMethod::grid:
        case DesignMethod::zip: return crossed_points(config, columns);
        default: return std::make_unique<UnitPoints>(config, std::move(columns));
    }
}

}  // namespace pactsim
