#include "analysis/experiments/designs/rank_correlation.h"

#include "scenarios/schema/correlation.h"
#include "scenarios/schema/suggest.h"
#include "sim/error.h"
#include "sim/math.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pactsim {

namespace {

std::size_t index_of(const std::string& name, std::span<const std::string> factors) {
    const auto found = std::find(factors.begin(), factors.end(), name);
    if (found != factors.end()) return static_cast<std::size_t>(found - factors.begin());
    throw UsageError(fmt::format("a rank correlation names `{}`, which is not a factor\n = help: {}", name, suggestion_help(name, factors, "factors")));
}

}  // namespace

RankCorrelation::RankCorrelation(std::span<const RankCorrelationConfig> wishes, std::span<const std::string> factors) {
    if (wishes.empty()) return;
    const std::size_t n = factors.size();
    std::vector<double> matrix(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1;
    std::vector<std::uint8_t> seen(n * n, 0);
    for (const RankCorrelationConfig& wish : wishes) {
        const std::size_t a = index_of(wish.a, factors), b = index_of(wish.b, factors);
        if (a == b) throw UsageError(fmt::format("a rank correlation of `{}` with itself says nothing", wish.a));
        if (seen[a * n + b] != 0) throw UsageError(fmt::format("the rank correlation of `{}` and `{}` is given twice", wish.a, wish.b));
        if (!(std::fabs(wish.value) <= 1)) throw UsageError(fmt::format("the rank correlation of `{}` and `{}` is {}, outside -1 to 1", wish.a, wish.b, wish.value));
        seen[a * n + b] = seen[b * n + a] = 1;
        matrix[a * n + b] = matrix[b * n + a] = 2 * std::sin(std::numbers::pi * wish.value / 6);
    }
    const auto lower = cholesky(matrix, n);
    if (!lower) throw UsageError(correlation_fault(matrix, factors));
    lower_ = *lower;
    for (std::size_t i = 0; i < n; ++i) {
        moved_.push_back(std::any_of(lower_.begin() + static_cast<std::ptrdiff_t>(i * n), lower_.begin() + static_cast<std::ptrdiff_t>(i * n + i), [](double l) { return l != 0; }) ? 1 : 0);
    }
}

void RankCorrelation::apply(std::span<double> unit) const {
    if (!any()) return;
    constexpr double nearest_end = 0x1p-53;
    const std::size_t n = unit.size();
    std::vector<double> z(n);
    for (std::size_t i = 0; i < n; ++i) z[i] = math::inverse_normal(std::clamp(unit[i], nearest_end, 1 - nearest_end));
    for (std::size_t i = 0; i < n; ++i) {
        if (moved_[i] == 0) continue;
        double sum = 0;
        for (std::size_t j = 0; j <= i; ++j) sum += lower_[i * n + j] * z[j];
        unit[i] = std::clamp(math::normal_cdf(sum), nearest_end, 1 - nearest_end);
    }
}

}  // namespace pactsim
