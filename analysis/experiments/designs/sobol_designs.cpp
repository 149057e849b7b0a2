#include "analysis/experiments/designs/methods.h"
#include "sim/error.h"

#include <fmt/format.h>

namespace pactsim {

namespace {

std::size_t points_of(const DesignConfig& config) {
    if (config.k < 0 || config.k > most_sobol_k) throw UsageError(fmt::format("a design of 2^{} points cannot be: k is from 0 to {}", config.k, most_sobol_k));
    return std::size_t{1} << config.k;
}

std::vector<ScrambledSobol> scrambles_of(const SobolSequence& sequence, const DesignConfig& config, std::int64_t seed, ScrambleKind kind) {
    std::vector<ScrambledSobol> scrambles;
    if (config.scrambles == 0 || kind == ScrambleKind::none) scrambles.emplace_back(sequence, ScrambleKind::none, seed, 0);
    else for (std::uint32_t s = 0; s < config.scrambles; ++s) scrambles.emplace_back(sequence, kind, seed, s);
    return scrambles;
}

}  // namespace

SobolDesign::SobolDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind)
    : sequence_(factors), scrambles_(scrambles_of(sequence_, config, seed, kind)), points_(points_of(config)) {}

void SobolDesign::point(std::size_t row, std::span<double> unit) const {
    const ScrambledSobol& scramble = scrambles_[row % scrambles_.size()];
    const std::size_t index = row / scrambles_.size();
    for (std::size_t j = 0; j < unit.size(); ++j) unit[j] = scramble.coordinate(index, j);
}

RowPlace SobolDesign::place(std::size_t row) const {
    return {static_cast<std::uint32_t>(row % scrambles_.size()), static_cast<std::uint32_t>(row / scrambles_.size()), 0, -1};
}

SaltelliDesign::SaltelliDesign(const DesignConfig& config, std::size_t factors, std::int64_t seed, ScrambleKind kind)
    : sequence_(2 * factors), scrambles_(scrambles_of(sequence_, config, seed, kind)), points_(points_of(config)),
      parts_(2 + (config.second_order ? 2 : 1) * factors) {}

void SaltelliDesign::point(std::size_t row, std::span<double> unit) const {
    const RowPlace where = place(row);
    const ScrambledSobol& scramble = scrambles_[where.scramble];
    const std::size_t d = factors();
    const bool from_b = where.part == 1 || where.part >= 2 + d;
    for (std::size_t j = 0; j < d; ++j) {
        const bool exchanged = where.changed == static_cast<std::int32_t>(j);
        unit[j] = scramble.coordinate(where.base, from_b != exchanged ? d + j : j);
    }
}

RowPlace SaltelliDesign::place(std::size_t row) const {
    const auto part = static_cast<std::uint32_t>(row % parts_);
    const std::size_t group = row / parts_;
    return {static_cast<std::uint32_t>(group % scrambles_.size()), static_cast<std::uint32_t>(group / scrambles_.size()), part,
            part < 2 ? -1 : static_cast<std::int32_t>((part - 2) % factors())};
}

}  // namespace pactsim
