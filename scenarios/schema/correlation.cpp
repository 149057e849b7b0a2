#include "scenarios/schema/correlation.h"

#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

namespace {

struct Factor {
    std::vector<double> lower;
    std::size_t failed_at;  ///< first row without a positive pivot; the size if there is none
};

Factor factor(std::span<const double> matrix, std::size_t size) {
    // Pivots below this are rounding noise: the matrix is singular to working precision.
    constexpr double smallest_pivot = 1e-10;
    Factor result{std::vector<double>(size * size, 0.0), size};
    std::vector<double>& lower = result.lower;
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * size + j];
            for (std::size_t k = 0; k < j; ++k) { sum -= lower[i * size + k] * lower[j * size + k]; }
            if (i == j && !(sum > smallest_pivot)) {
                result.failed_at = i;
                return result;
            }
            lower[i * size + j] = i == j ? std::sqrt(sum) : sum / lower[j * size + j];
        }
    }
    return result;
}

}  // namespace

std::string correlation_fault(std::span<const double> matrix, std::span<const std::string> names) {
    const std::size_t size = names.size();
    for (std::size_t i = 0; i < size; ++i) {
        if (matrix[i * size + i] != 1) { return fmt::format("the correlation of `{}` with itself is {}, not 1", names[i], shortest(matrix[i * size + i])); }
        for (std::size_t j = 0; j < i; ++j) {
            const double below = matrix[i * size + j];
            const double above = matrix[j * size + i];
            if (below != above) {
                return fmt::format("the correlation of `{}` and `{}` is {} in one place and {} in the other", names[j], names[i], shortest(above), shortest(below));
            }
            if (std::fabs(below) > 1) { return fmt::format("the correlation of `{}` and `{}` is {}, outside -1 to 1", names[j], names[i], shortest(below)); }
        }
    }
    const std::size_t failed = factor(matrix, size).failed_at;
    if (failed == size) { return {}; }
    return fmt::format("the correlations among {} cannot all hold at once (not positive definite)", fmt::join(names.first(failed + 1), ", "));
}

std::optional<std::vector<double>> cholesky(std::span<const double> matrix, std::size_t size) {
    Factor result = factor(matrix, size);
    if (result.failed_at != size) { return std::nullopt; }
    return std::move(result.lower);
}

}  // namespace pactsim
