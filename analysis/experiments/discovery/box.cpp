#include "analysis/experiments/discovery/box.h"

#include "sim/error.h"

#include <boost/math/distributions/binomial.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace pactsim::discovery {

namespace {

double ratio(std::size_t part, std::size_t whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole); }

// P(Binomial(n, p) >= k).
double chance_of_at_least(std::size_t k, std::size_t n, double p) {
    if (k == 0) return 1.0;
    if (p <= 0.0) return 0.0;
    if (p >= 1.0) return 1.0;
    const boost::math::binomial_distribution<double> law(static_cast<double>(n), p);
    return boost::math::cdf(boost::math::complement(law, static_cast<double>(k) - 1.0));
}

std::string label_words(const FactorLimit& limit, const SampleFactor& factor) {
    std::string text;
    for (std::size_t i = 0; i < factor.labels.size(); ++i) {
        if (limit.labels_in[i] == 0) continue;
        if (!text.empty()) text += " or ";
        text += factor.labels[i];
    }
    return factor.name + " is " + text;
}

std::string limit_words(const FactorLimit& limit, const SampleFactor& factor) {
    if (!limit.labels_in.empty()) return label_words(limit, factor);
    if (limit.low && limit.high) return fmt::format("{} is between {:.3g} and {:.3g}", factor.name, *limit.low, *limit.high);
    return limit.low ? fmt::format("{} > {:.3g}", factor.name, *limit.low) : fmt::format("{} < {:.3g}", factor.name, limit.high.value_or(0.0));
}

}  // namespace

bool FactorLimit::holds(double value) const {
    if (!labels_in.empty()) return labels_in[static_cast<std::size_t>(value)] != 0;
    return (!low || value >= *low) && (!high || value <= *high);
}

bool FactorLimit::restricted() const { return low || high || std::find(labels_in.begin(), labels_in.end(), std::uint8_t{0}) != labels_in.end(); }

std::size_t Box::restricted() const {
    return static_cast<std::size_t>(std::count_if(limits.begin(), limits.end(), [](const FactorLimit& limit) { return limit.restricted(); }));
}

Box whole_box(const Sample& sample) {
    Box box;
    for (const SampleFactor& factor : sample.factors) box.limits.push_back({{}, {}, std::vector<std::uint8_t>(factor.labels.size(), 1)});
    measure(box, sample);
    return box;
}

bool holds(const Box& box, const Sample& sample, std::size_t row) {
    for (std::size_t f = 0; f < box.limits.size(); ++f) {
        if (!box.limits[f].holds(sample.at(row, f))) return false;
    }
    return true;
}

std::vector<std::size_t> rows_in(const Box& box, const Sample& sample) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < sample.cases(); ++row) {
        if (holds(box, sample, row)) rows.push_back(row);
    }
    return rows;
}

void measure(Box& box, const Sample& sample) {
    if (box.limits.size() != sample.factors.size()) throw InvariantError("a box has not one limit per factor");
    box.cases = box.positives = 0;
    for (std::size_t row = 0; row < sample.cases(); ++row) {
        if (!holds(box, sample, row)) continue;
        ++box.cases;
        box.positives += sample.positive[row];
    }
    box.coverage = ratio(box.positives, sample.positives());
    box.density = ratio(box.positives, box.cases);
    box.mass = ratio(box.cases, sample.cases());
}

std::vector<LimitTest> limit_tests(const Box& box, const Sample& sample) {
    std::vector<LimitTest> tests;
    for (std::size_t f = 0; f < box.limits.size(); ++f) {
        if (!box.limits[f].restricted()) continue;
        Box without = box;
        without.limits[f] = {{}, {}, std::vector<std::uint8_t>(sample.factors[f].labels.size(), 1)};
        measure(without, sample);
        tests.push_back({f, without.density, chance_of_at_least(box.positives, box.cases, without.density)});
    }
    return tests;
}

std::string limits_in_words(const Box& box, const Sample& sample) {
    std::string text;
    for (std::size_t f = 0; f < box.limits.size(); ++f) {
        if (!box.limits[f].restricted()) continue;
        if (!text.empty()) text += " and ";
        text += limit_words(box.limits[f], sample.factors[f]);
    }
    return text.empty() ? "all futures" : text;
}

std::string in_words(const Box& box, const Sample& sample, std::string_view what) {
    if (box.restricted() == 0) return fmt::format("{} in {:.0f} % of all futures, and no limit of a factor tells which", what, 100.0 * box.density);
    return fmt::format("{} in {:.0f} % of futures where {} ({:.0f} % of futures; coverage {:.2f})", what, 100.0 * box.density, limits_in_words(box, sample), 100.0 * box.mass,
                       box.coverage);
}

}  // namespace pactsim::discovery
