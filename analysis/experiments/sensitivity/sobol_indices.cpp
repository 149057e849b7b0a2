#include "analysis/experiments/sensitivity/sobol_indices.h"

#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/quantiles.h"
#include "sim/error.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace pactsim {

namespace {

using statistics::Interval;

void require_shape(const SobolBlock& block) {
    const auto fits = [&](const std::vector<double>& values) { return values.size() == block.a.size(); };
    if (!fits(block.b) || !std::all_of(block.ab.begin(), block.ab.end(), fits) || !std::all_of(block.ba.begin(), block.ba.end(), fits) ||
        (!block.ba.empty() && block.ba.size() != block.ab.size())) {
        throw InvariantError("the parts of a Saltelli design differ in length");
    }
}

/// Sums over base points; values less the centre.
class Sums {
  public:
    Sums(const SobolBlock& block, std::span<const std::size_t> bases) : block_(block), bases_(bases), n_(static_cast<double>(bases.size())) {}

    /// False if the response does not vary, to rounding.
    bool moments(SobolFigures& figures) {
        double sum = 0;
        for (const std::size_t r : bases_) sum += block_.a[r] + block_.b[r];
        figures.mean = sum / (2 * n_);
        double squares = 0, size = 0;
        for (const std::size_t r : bases_) {
            const double a = block_.a[r] - figures.mean, b = block_.b[r] - figures.mean;
            squares += a * a + b * b;
            size += block_.a[r] * block_.a[r] + block_.b[r] * block_.b[r];
        }
        figures.variance = squares / (2 * n_);
        return squares > 1e-24 * size;
    }

    void one_factor(SobolFigures& figures, std::size_t factor, double centre) const {
        const std::vector<double>& ab = block_.ab[factor];
        double product = 0, b_squares = 0, a_squares = 0;
        for (const std::size_t r : bases_) {
            const double from_a = ab[r] - block_.a[r], from_b = block_.b[r] - ab[r];
            product += (block_.b[r] - centre) * from_a;
            b_squares += from_b * from_b;
            a_squares += from_a * from_a;
        }
        figures.first.push_back(product / n_ / figures.variance);
        figures.first_jansen.push_back(1 - b_squares / n_ / (2 * figures.variance));
        figures.total.push_back(a_squares / n_ / (2 * figures.variance));
    }

    void pairs(SobolFigures& figures, double centre) const {
        const std::size_t d = block_.ab.size();
        figures.second.assign(d, std::vector<double>(d, 0.0));
        for (std::size_t i = 0; i < d; ++i) {
            for (std::size_t j = i + 1; j < d; ++j) {
                double sum = 0;
                for (const std::size_t r : bases_) {
                    sum += (block_.ba[i][r] - centre) * (block_.ab[j][r] - centre) - (block_.a[r] - centre) * (block_.b[r] - centre);
                }
                figures.second[i][j] = sum / n_ / figures.variance - figures.first[i] - figures.first[j];
            }
        }
    }

  private:
    const SobolBlock& block_;
    std::span<const std::size_t> bases_;
    double n_;
};

/// All indices in one row, so that scrambles and resamples are treated alike: first, first_jansen, total, then second by pairs.
std::vector<double> flat(const SobolFigures& figures) {
    std::vector<double> all(figures.first);
    all.insert(all.end(), figures.first_jansen.begin(), figures.first_jansen.end());
    all.insert(all.end(), figures.total.begin(), figures.total.end());
    for (std::size_t i = 0; i < figures.second.size(); ++i) all.insert(all.end(), figures.second[i].begin() + static_cast<std::ptrdiff_t>(i) + 1, figures.second[i].end());
    return all;
}

void unflatten(const std::vector<IndexEstimate>& all, std::size_t d, SobolIndices& result) {
    const auto part = [&](std::size_t from) { return std::vector<IndexEstimate>(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(from + d)); };
    result.first = part(0);
    result.first_jansen = part(d);
    result.total = part(2 * d);
    if (all.size() == 3 * d) return;
    std::size_t next = 3 * d;
    result.second.assign(d, std::vector<IndexEstimate>(d));
    for (std::size_t i = 0; i < d; ++i) {
        for (std::size_t j = i + 1; j < d; ++j) result.second[i][j] = all[next++];
    }
}

std::vector<IndexEstimate> from_scrambles(const statistics::Table& by_scramble, double confidence) {
    std::vector<IndexEstimate> estimates;
    for (std::size_t k = 0; k < by_scramble.front().size(); ++k) {
        std::vector<double> values;
        for (const auto& row : by_scramble) values.push_back(row[k]);
        const statistics::MeanInterval mean = statistics::mean_interval(values, confidence);
        estimates.push_back({mean.mean, mean.interval});
    }
    return estimates;
}

std::vector<IndexEstimate> from_bootstrap(const SobolBlock& block, std::vector<double> values, double confidence, std::uint32_t resamples, std::uint64_t seed) {
    statistics::Table by_index(values.size());
    for (std::uint32_t b = 0; b < resamples; ++b) {
        const auto figures = sobol_figures(block, statistics::resampled_rows(seed, b, block.a.size()));
        if (!figures) continue;
        const std::vector<double> all = flat(*figures);
        for (std::size_t k = 0; k < all.size(); ++k) by_index[k].push_back(all[k]);
    }
    std::vector<IndexEstimate> estimates;
    for (std::size_t k = 0; k < values.size(); ++k) {
        IndexEstimate estimate{values[k], std::nullopt};
        if (by_index[k].size() >= 2) {
            estimate.interval = Interval{*statistics::quantile_type7(by_index[k], (1 - confidence) / 2), *statistics::quantile_type7(by_index[k], (1 + confidence) / 2)};
        }
        estimates.push_back(estimate);
    }
    return estimates;
}

/// Resamples that keep a bootstrap of a large design within a second or so, never fewer than 200.
std::uint32_t affordable(std::uint32_t resamples, const SobolBlock& block) {
    const std::size_t work = block.a.size() * (3 * block.ab.size() + block.ba.size() * block.ba.size() / 2 + 4);
    return static_cast<std::uint32_t>(std::max<std::size_t>(200, std::min<std::size_t>(resamples, 600'000'000 / std::max<std::size_t>(work, 1))));
}

}  // namespace

std::optional<SobolFigures> sobol_figures(const SobolBlock& block, std::span<const std::size_t> bases, Centring centring) {
    require_shape(block);
    std::vector<std::size_t> every;
    if (bases.empty()) {
        every.resize(block.a.size());
        std::iota(every.begin(), every.end(), std::size_t{0});
        bases = every;
    }
    if (bases.empty()) return std::nullopt;
    SobolFigures figures;
    Sums sums(block, bases);
    if (!sums.moments(figures)) return std::nullopt;
    const double centre = centring == Centring::pooled ? figures.mean : 0;
    for (std::size_t i = 0; i < block.ab.size(); ++i) sums.one_factor(figures, i, centre);
    if (!block.ba.empty()) sums.pairs(figures, centre);
    return figures;
}

SobolIndices sobol_indices(std::span<const SobolBlock> scrambles, double confidence, std::uint32_t resamples, std::uint64_t seed) {
    SobolIndices result;
    if (scrambles.empty()) return result;
    const std::size_t d = scrambles.front().ab.size();
    result.first.resize(d);
    result.first_jansen.resize(d);
    result.total.resize(d);
    statistics::Table rows;
    std::vector<double> means, variances;
    const SobolBlock* last = nullptr;
    for (const SobolBlock& block : scrambles) {
        if (block.ab.size() != d || block.ba.size() != scrambles.front().ba.size()) throw InvariantError("scrambles of a Saltelli design differ in shape");
        const auto figures = sobol_figures(block);
        if (!figures) continue;
        result.bases += block.a.size();
        rows.push_back(flat(*figures));
        means.push_back(figures->mean);
        variances.push_back(figures->variance);
        last = &block;
    }
    result.scrambles = rows.size();
    if (rows.empty()) return result;
    result.mean = statistics::mean_of(means);
    result.variance = statistics::mean_of(variances);
    result.method = rows.size() > 1 ? IndexInterval::scrambles : last->a.size() > 1 ? IndexInterval::bootstrap : IndexInterval::none;
    unflatten(rows.size() > 1 ? from_scrambles(rows, confidence) : from_bootstrap(*last, rows.front(), confidence, affordable(resamples, *last), seed), d, result);
    return result;
}

}  // namespace pactsim
