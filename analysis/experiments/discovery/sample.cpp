#include "analysis/experiments/discovery/sample.h"

#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim::discovery {

std::size_t Sample::positives() const { return static_cast<std::size_t>(std::count(positive.begin(), positive.end(), std::uint8_t{1})); }

void require_sound(const Sample& sample) {
    if (sample.values.size() != sample.cases() * sample.factors.size()) throw InvariantError("a sample has not one value for every case and factor");
    for (std::size_t f = 0; f < sample.factors.size(); ++f) {
        const std::size_t labels = sample.factors[f].labels.size();
        for (std::size_t row = 0; row < sample.cases(); ++row) {
            const double value = sample.at(row, f);
            if (!std::isfinite(value)) throw InvariantError("a value of a sample is not a finite number");
            if (labels == 0) continue;
            if (value < 0.0 || value >= static_cast<double>(labels) || value != std::floor(value)) throw InvariantError("a value of a factor with labels names none of them");
        }
    }
    for (const std::uint8_t one : sample.positive) {
        if (one > 1) throw InvariantError("a case of a sample is neither of interest nor not");
    }
}

Sample part_of(const Sample& sample, std::span<const std::size_t> rows) {
    Sample part;
    part.factors = sample.factors;
    part.values.reserve(rows.size() * sample.factors.size());
    for (const std::size_t row : rows) {
        for (std::size_t f = 0; f < sample.factors.size(); ++f) part.values.push_back(sample.at(row, f));
        part.positive.push_back(sample.positive[row]);
    }
    return part;
}

}  // namespace pactsim::discovery
