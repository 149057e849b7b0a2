#include "sim/draws.h"

#include <algorithm>
#include <cstddef>

#include "sim/philox_batch.h"

namespace pactsim {

namespace {

/// Stands in for the second id where there is no pair; batches are as long as this.
constexpr std::array<std::uint32_t, 256> no_pairs{};

PhiloxKernel machine_kernel() {
    static const PhiloxKernel kernel = best_philox_kernel();  // asking the processor takes longer than a batch
    return kernel;
}

}  // namespace

void Draws::fill(std::span<const std::uint32_t> a, std::uint32_t month, std::uint32_t purpose, std::span<Block> out) const {
    if (a.size() != out.size()) throw InvariantError("a batch of draws needs one block per agent");
    const std::array<std::uint32_t, 2> tail = {replicate_, last_word(month, purpose, 0)};
    for (std::size_t begin = 0; begin < a.size(); begin += no_pairs.size()) {
        const std::size_t count = std::min(no_pairs.size(), a.size() - begin);
        fill_philox(machine_kernel(), {a.data() + begin, no_pairs.data(), tail, key(), out.data() + begin, count});
    }
}

void Draws::fill(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint32_t month, std::uint32_t purpose, std::span<Block> out) const {
    if (a.size() != out.size() || b.size() != out.size()) {
        throw InvariantError("a batch of draws needs one block per pair of agents");
    }
    const std::array<std::uint32_t, 2> tail = {replicate_, last_word(month, purpose, 0)};
    fill_philox(machine_kernel(), {a.data(), b.data(), tail, key(), out.data(), a.size()});
}

void DrawStream::refill() {
    const std::uint32_t number = used_ / 4;
    if (number > 255) throw InvariantError("a random decision used more than 256 blocks");
    block_ = draws_.block(a_, b_, month_, purpose_, number);
}

}  // namespace pactsim
