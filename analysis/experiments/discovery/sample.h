#pragma once
// Futures and whether each is of interest: what scenario discovery starts from.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pactsim::discovery {

/// A factor as a box speaks of it.
struct SampleFactor {
    std::string name;
    std::string unit;
    std::vector<std::string> labels;  // of a factor without order: a value is the index of a label; else empty
};

/// Cases by factor, and which are of interest (a scheme loses, say).
struct Sample {
    std::vector<SampleFactor> factors;
    std::vector<double> values;           // [case][factor]
    std::vector<std::uint8_t> positive;   // [case], 1 = of interest

    [[nodiscard]] std::size_t cases() const { return positive.size(); }
    [[nodiscard]] double at(std::size_t row, std::size_t factor) const { return values[row * factors.size() + factor]; }
    [[nodiscard]] std::size_t positives() const;
};

/// Throws InvariantError if the sizes disagree, a value is not finite, or the value of a factor with labels is not the index of one.
void require_sound(const Sample& sample);

/// The named cases alone, in the order given; a case may be named several times.
[[nodiscard]] Sample part_of(const Sample& sample, std::span<const std::size_t> rows);

}  // namespace pactsim::discovery
