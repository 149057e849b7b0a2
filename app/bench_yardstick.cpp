#include "app/bench_yardstick.h"

#include "app/bench_clock.h"
#include "sim/draws.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pactsim {

double philox_block_nanoseconds() {
    constexpr std::uint32_t blocks = 1u << 17;
    std::array<double, 7> batches{};
    std::uint32_t mixed = 0;
    for (double& nanoseconds : batches) {
        const Draws draws(1 + mixed % 2, 0);  // depends on the batch before, so that no batch is left out as unused
        const double begin = thread_nanoseconds();
        for (std::uint32_t i = 1; i <= blocks; ++i) {
            const Block block = draws.block(i, 0, 0, 0);
            mixed ^= block.word[0] ^ block.word[1] ^ block.word[2] ^ block.word[3];
        }
        nanoseconds = (thread_nanoseconds() - begin) / blocks;
    }
    std::nth_element(batches.begin(), batches.begin() + batches.size() / 2, batches.end());
    const volatile std::uint32_t kept = mixed;
    static_cast<void>(kept);
    return batches[batches.size() / 2];
}

}  // namespace pactsim
