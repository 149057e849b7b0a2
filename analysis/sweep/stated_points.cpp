#include "analysis/sweep/stated_points.h"

#include "scenarios/schema/number.h"
#include "scenarios/schema/user_table.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace pactsim {

namespace {

RowPlace place_of_row(std::size_t row) { return {0, static_cast<std::uint32_t>(row), 0, -1}; }

/// One value per row and factor, held in memory.
class StatedPoints final : public Points {
  public:
    StatedPoints(std::vector<FactorConfig> factors, std::vector<double> values, std::vector<std::vector<std::string>> labels)
        : Points(std::move(factors)), values_(std::move(values)), labels_(std::move(labels)) {}

    [[nodiscard]] std::size_t rows() const override { return values_.size() / factors(); }
    [[nodiscard]] std::size_t factors() const override { return config().size(); }
    [[nodiscard]] RowPlace place(std::size_t row) const override { return place_of_row(row); }
    [[nodiscard]] bool has_unit() const override { return false; }
    void unit(std::size_t, std::span<double>) const override { throw InvariantError("a stated point has no place in the unit cube"); }
    void values(std::size_t row, std::span<double> out) const override { std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(row * factors()), factors(), out.begin()); }
    [[nodiscard]] const std::vector<std::string>& labels(std::size_t factor) const override { return labels_[factor]; }

  private:
    std::vector<double> values_;
    std::vector<std::vector<std::string>> labels_;
};

/// Levels of each factor, combined.
class CrossedPoints final : public Points {
  public:
    CrossedPoints(std::vector<FactorConfig> factors, std::vector<std::vector<double>> levels, bool side_by_side) : Points(std::move(factors)), levels_(std::move(levels)), side_by_side_(side_by_side) {
        for (const FactorConfig& factor : config()) labels_.push_back(factor.kind == FactorKind::values ? factor.values : std::vector<std::string>{});
        rows_ = side_by_side_ ? levels_.front().size() : 1;
        if (!side_by_side_) {
            for (const auto& list : levels_) rows_ *= list.size();
        }
        if (rows_ > std::numeric_limits<std::uint32_t>::max()) throw UsageError(fmt::format("the grid would have {} points\n = help: take fewer levels, or another method", rows_));
    }

    [[nodiscard]] std::size_t rows() const override { return rows_; }
    [[nodiscard]] std::size_t factors() const override { return levels_.size(); }
    [[nodiscard]] RowPlace place(std::size_t row) const override { return place_of_row(row); }
    [[nodiscard]] bool has_unit() const override { return false; }
    void unit(std::size_t, std::span<double>) const override { throw InvariantError("a point of a grid has no place in the unit cube"); }
    void values(std::size_t row, std::span<double> out) const override {
        for (std::size_t i = levels_.size(); i-- > 0;) {
            const std::size_t at = side_by_side_ ? row : row % levels_[i].size();
            out[i] = levels_[i][at];
            if (!side_by_side_) row /= levels_[i].size();
        }
    }
    [[nodiscard]] const std::vector<std::string>& labels(std::size_t factor) const override { return labels_[factor]; }

  private:
    std::vector<std::vector<double>> levels_;
    std::vector<std::vector<std::string>> labels_;
    bool side_by_side_;
    std::size_t rows_ = 0;
};

/// Cells [row][factor] of a list or table, as written.
std::vector<std::vector<std::string>> cells_of(const ExperimentConfig& config) {
    if (config.design.method == DesignMethod::list) return config.design.list;
    Diagnostics diagnostics;
    const std::optional<UserTable> table = read_user_table(config.design.table, diagnostics);
    diagnostics.throw_if_errors();
    std::vector<std::size_t> columns;
    for (const FactorConfig& factor : config.factors) {
        const std::optional<std::size_t> column = table->find(factor.name);
        if (!column) throw UsageError(fmt::format("the table `{}` has no column `{}`", config.design.table, factor.name));
        columns.push_back(*column);
    }
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : table->rows) {
        cells.emplace_back();
        for (const std::size_t column : columns) cells.back().push_back(row[column]);
    }
    return cells;
}

}  // namespace

std::unique_ptr<const Points> stated_points(const ExperimentConfig& config) {
    const std::vector<std::vector<std::string>> cells = cells_of(config);
    const std::size_t factors = config.factors.size();
    std::vector<double> values(cells.size() * factors);
    std::vector<std::vector<std::string>> labels(factors);
    for (std::size_t f = 0; f < factors; ++f) {
        const bool numeric = std::all_of(cells.begin(), cells.end(), [&](const auto& row) { return parse_real(row[f]).verdict == NumberVerdict::number; });
        for (std::size_t r = 0; r < cells.size(); ++r) {
            if (numeric) {
                values[r * factors + f] = parse_real(cells[r][f]).value;
                continue;
            }
            const auto found = std::find(labels[f].begin(), labels[f].end(), cells[r][f]);
            values[r * factors + f] = static_cast<double>(found - labels[f].begin());
            if (found == labels[f].end()) labels[f].push_back(cells[r][f]);
        }
    }
    return std::make_unique<StatedPoints>(config.factors, std::move(values), std::move(labels));
}

std::unique_ptr<const Points> crossed_points(const ExperimentConfig& config, const std::vector<std::vector<double>>& columns) {
    std::vector<std::vector<double>> levels;
    for (std::size_t f = 0; f < config.factors.size(); ++f) {
        const FactorConfig& factor = config.factors[f];
        const int count = factor.kind == FactorKind::values ? static_cast<int>(factor.values.size()) : config.design.levels;
        levels.emplace_back();
        for (int i = 0; i < count; ++i) {
            const bool to_the_ends = factor.kind == FactorKind::range && !factor.whole;
            const double u = to_the_ends ? static_cast<double>(i) / (count - 1) : (i + 0.5) / count;
            levels.back().push_back(factor.kind == FactorKind::values ? i : value_at(factor, columns[f], u));
        }
        levels.back().erase(std::unique(levels.back().begin(), levels.back().end()), levels.back().end());   // a range of few whole numbers has few levels
    }
    return std::make_unique<CrossedPoints>(config.factors, std::move(levels), config.design.method == DesignMethod::zip);
}

}  // namespace pactsim
