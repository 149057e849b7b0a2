#pragma once
// Distributions, dated series and correlation matrices as values of a scenario.

#include "scenarios/schema/correlation.h"
#include "scenarios/schema/dated.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/value.h"
#include "scenarios/schema/values/bounds.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// A distribution of an attribute; what lies outside the bounds is cut off, and bounds that leave nothing are an error.
ValuePtr<Distribution> distribution(Bounds bounds);
inline ValuePtr<Distribution> distribution(double min, double max) { return distribution(Bounds{min, max, false, false}); }

/// A number, or a map from months to numbers.
ValuePtr<DatedSeries> dated_series(Bounds bounds, DatedSeries::Between between);

/// Reports what is wrong with a correlation matrix at its place.
void report_correlation(Reader& reader, const Node& node, const std::string& fault);

/// A correlation matrix written as a list of rows in the order of `names`.
template <std::size_t N>
class CorrelationMatrix final : public Value<std::array<std::array<double, N>, N>> {
 public:
    using Matrix = std::array<std::array<double, N>, N>;
    explicit CorrelationMatrix(const std::array<std::string_view, N>& names) : names_(names.begin(), names.end()), rows_(matrix<N, N>(real(-1, 1))) {}

    std::string type_name() const override { return "correlation matrix " + std::to_string(N) + " x " + std::to_string(N); }
    std::string allowed() const override { return "symmetric, 1 on the diagonal, positive definite"; }
    Node json_schema() const override { return rows_->json_schema(); }
    void read(Reader& reader, const Node& node, Matrix& value) const override {
        Matrix given = value;
        rows_->read(reader, node, given);
        std::vector<double> flat;
        for (const auto& row : given) { flat.insert(flat.end(), row.begin(), row.end()); }
        const std::string fault = correlation_fault(flat, names_);
        if (fault.empty()) {
            value = given;
        } else {
            report_correlation(reader, node, fault);
        }
    }
    Node write(const Matrix& value, const Names& names) const override { return rows_->write(value, names); }

 private:
    std::vector<std::string> names_;
    ValuePtr<Matrix> rows_;
};

template <std::size_t N>
ValuePtr<std::array<std::array<double, N>, N>> correlation_matrix(const std::array<std::string_view, N>& names) {
    return std::make_shared<CorrelationMatrix<N>>(names);
}

}  // namespace pactsim
