#include "analysis/experiments/discovery/prim.h"

#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/checks.h"
#include "analysis/statistics/quantiles.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pactsim::discovery {

namespace {

struct Peel {
    std::size_t factor = 0;
    FactorLimit limit;
    std::size_t cases = 0, positives = 0;
};

struct Counted {
    std::size_t cases = 0, positives = 0;
};

Counted count(const Sample& sample, const std::vector<std::size_t>& rows, std::size_t factor, const FactorLimit& limit) {
    Counted counted;
    for (const std::size_t row : rows) {
        if (!limit.holds(sample.at(row, factor))) continue;
        ++counted.cases;
        counted.positives += sample.positive[row];
    }
    return counted;
}

// The value from which on cases stay: the quantile, or the next larger value where nothing lies below the quantile.
std::optional<double> new_end(const std::vector<double>& sorted, double share, bool low) {
    const double quantile = statistics::quantile_type7(sorted, low ? share : 1.0 - share).value();
    if (low) {
        if (sorted.front() < quantile) return quantile;
        const auto next = std::upper_bound(sorted.begin(), sorted.end(), quantile);
        return next == sorted.end() ? std::nullopt : std::optional(*next);
    }
    if (sorted.back() > quantile) return quantile;
    const auto next = std::lower_bound(sorted.begin(), sorted.end(), quantile);
    return next == sorted.begin() ? std::nullopt : std::optional(*(next - 1));
}

void peels_of_range(const Sample& sample, const std::vector<std::size_t>& rows, const Box& box, std::size_t factor, double share, std::vector<Peel>& peels) {
    std::vector<double> sorted;
    for (const std::size_t row : rows) sorted.push_back(sample.at(row, factor));
    std::sort(sorted.begin(), sorted.end());
    for (const bool low : {true, false}) {
        const std::optional<double> end = new_end(sorted, share, low);
        if (!end) continue;
        FactorLimit limit = box.limits[factor];
        (low ? limit.low : limit.high) = *end;
        const Counted counted = count(sample, rows, factor, limit);
        peels.push_back({factor, limit, counted.cases, counted.positives});
    }
}

void peels_of_labels(const Sample& sample, const std::vector<std::size_t>& rows, const Box& box, std::size_t factor, std::vector<Peel>& peels) {
    for (std::size_t label = 0; label < sample.factors[factor].labels.size(); ++label) {
        FactorLimit limit = box.limits[factor];
        if (limit.labels_in[label] == 0) continue;
        limit.labels_in[label] = 0;
        const Counted counted = count(sample, rows, factor, limit);
        peels.push_back({factor, limit, counted.cases, counted.positives});
    }
}

double score(const Peel& peel, const Box& box, PeelObjective objective) {
    const double density = static_cast<double>(peel.positives) / static_cast<double>(peel.cases);
    if (objective == PeelObjective::density) return density;
    return (density - box.density) / static_cast<double>(box.cases - peel.cases);
}

std::optional<Peel> best_peel(const Sample& sample, const Box& box, const PrimOptions& options) {
    const std::vector<std::size_t> rows = rows_in(box, sample);
    std::vector<Peel> peels;
    for (std::size_t f = 0; f < sample.factors.size(); ++f) {
        if (sample.factors[f].labels.empty()) {
            peels_of_range(sample, rows, box, f, options.peel, peels);
        } else {
            peels_of_labels(sample, rows, box, f, peels);
        }
    }
    std::optional<Peel> best;
    double best_score = 0.0;
    for (const Peel& peel : peels) {
        if (peel.cases == 0 || peel.cases >= box.cases) continue;
        if (static_cast<double>(peel.cases) < options.min_mass * static_cast<double>(sample.cases())) continue;
        const double value = score(peel, box, options.objective);
        if (best && value <= best_score) continue;
        best = peel;
        best_score = value;
    }
    return best;
}

// The limit moved outwards past about `wanted` cases that all other limits allow; none if no case lies there.
std::optional<FactorLimit> wider(const Sample& sample, const Box& box, std::size_t factor, bool low, std::size_t wanted) {
    Box open = box;
    (low ? open.limits[factor].low : open.limits[factor].high).reset();
    std::vector<double> outside;
    for (const std::size_t row : rows_in(open, sample)) {
        const double value = sample.at(row, factor);
        if (!box.limits[factor].holds(value)) outside.push_back(value);
    }
    if (outside.empty()) return std::nullopt;
    std::sort(outside.begin(), outside.end());
    if (low) std::reverse(outside.begin(), outside.end());
    FactorLimit limit = box.limits[factor];
    if (wanted >= outside.size()) return open.limits[factor];
    (low ? limit.low : limit.high) = outside[wanted - 1];
    return limit;
}

std::vector<Box> pasted(const Sample& sample, const Box& box, double share) {
    const auto wanted = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share * static_cast<double>(box.cases))));
    std::vector<Box> boxes;
    const auto add = [&](std::size_t factor, const FactorLimit& limit) {
        boxes.push_back(box);
        boxes.back().limits[factor] = limit;
        measure(boxes.back(), sample);
    };
    for (std::size_t f = 0; f < box.limits.size(); ++f) {
        const FactorLimit& limit = box.limits[f];
        for (const bool low : {true, false}) {
            if (!(low ? limit.low : limit.high)) continue;
            if (const auto moved = wider(sample, box, f, low, wanted)) add(f, *moved);
        }
        for (std::size_t label = 0; label < limit.labels_in.size(); ++label) {
            if (limit.labels_in[label] != 0) continue;
            FactorLimit more = limit;
            more.labels_in[label] = 1;
            add(f, more);
        }
    }
    return boxes;
}

// Pastes while the density rises; ends because each paste takes in a case.
void paste(const Sample& sample, const PrimOptions& options, std::vector<Box>& trajectory) {
    while (true) {
        const Box box = trajectory.back();
        const Box* best = nullptr;
        const std::vector<Box> candidates = pasted(sample, box, options.paste);
        for (const Box& candidate : candidates) {
            if (candidate.cases <= box.cases || candidate.density <= (best == nullptr ? box.density : best->density)) continue;
            best = &candidate;
        }
        if (best == nullptr) return;
        trajectory.push_back(*best);
    }
}

double harmonic(const Box& box) {
    const double sum = box.coverage + box.density;
    return sum > 0.0 ? 2.0 * box.coverage * box.density / sum : 0.0;
}

std::size_t choose(const std::vector<Box>& trajectory) {
    std::size_t chosen = 0;
    for (std::size_t i = 1; i < trajectory.size(); ++i) {
        const double gain = harmonic(trajectory[i]) - harmonic(trajectory[chosen]);
        if (gain > 0.0 || (gain == 0.0 && trajectory[i].restricted() <= trajectory[chosen].restricted())) chosen = i;
    }
    return chosen;
}

}  // namespace

PrimResult prim(const Sample& sample, const PrimOptions& options) {
    require_sound(sample);
    statistics::require_share(options.peel, "the share of a peel");
    statistics::require_share(options.paste, "the share of a paste");
    statistics::require_share(options.min_mass, "the least mass of a box");
    PrimResult result;
    result.trajectory.push_back(whole_box(sample));
    while (result.trajectory.back().density < 1.0 && result.trajectory.back().positives > 0) {
        Box box = result.trajectory.back();
        const std::optional<Peel> peel = best_peel(sample, box, options);
        if (!peel) break;
        box.limits[peel->factor] = peel->limit;
        measure(box, sample);
        result.trajectory.push_back(std::move(box));
    }
    result.peels = result.trajectory.size() - 1;
    paste(sample, options, result.trajectory);
    result.chosen = choose(result.trajectory);
    result.tests = limit_tests(result.trajectory[result.chosen], sample);
    return result;
}

std::vector<Box> prim_cover(const Sample& sample, const PrimOptions& options, std::size_t most) {
    std::vector<Box> boxes;
    std::vector<std::size_t> left(sample.cases());
    for (std::size_t row = 0; row < left.size(); ++row) left[row] = row;
    while (boxes.size() < most && !left.empty()) {
        const Sample rest = part_of(sample, left);
        const PrimResult found = prim(rest, options);
        Box box = found.trajectory[found.chosen];
        if (box.positives == 0 || box.density <= found.trajectory.front().density) break;
        measure(box, sample);
        std::erase_if(left, [&](std::size_t row) { return holds(box, sample, row); });
        boxes.push_back(std::move(box));
    }
    return boxes;
}

PrimStability prim_stability(const Sample& sample, const Box& box, const PrimOptions& options, std::size_t resamples, std::uint64_t seed) {
    if (resamples == 0) throw InvariantError("stability of a box needs at least one resample");
    PrimStability stability{resamples, std::vector<double>(sample.factors.size(), 0.0)};
    std::vector<double> densities, coverages;
    for (std::size_t i = 0; i < resamples; ++i) {
        const Sample again = part_of(sample, statistics::resampled_rows(seed, static_cast<std::uint32_t>(i), sample.cases()));
        const PrimResult found = prim(again, options);
        const Box* nearest = &found.trajectory.front();
        for (const Box& one : found.trajectory) {
            if (std::abs(one.coverage - box.coverage) <= std::abs(nearest->coverage - box.coverage)) nearest = &one;  // of equals the densest
        }
        Box on_all = *nearest;
        measure(on_all, sample);
        densities.push_back(on_all.density);
        coverages.push_back(on_all.coverage);
        for (std::size_t f = 0; f < sample.factors.size(); ++f) stability.limited[f] += nearest->limits[f].restricted() ? 1.0 : 0.0;
    }
    for (double& share : stability.limited) share /= static_cast<double>(resamples);
    stability.density_low = statistics::quantile_type7(densities, 0.025).value();
    stability.density_high = statistics::quantile_type7(densities, 0.975).value();
    stability.coverage_low = statistics::quantile_type7(coverages, 0.025).value();
    stability.coverage_high = statistics::quantile_type7(coverages, 0.975).value();
    return stability;
}

}  // namespace pactsim::discovery
