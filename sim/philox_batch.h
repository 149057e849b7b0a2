#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/draws.h"

namespace pactsim {

/// A batch of Philox blocks: out[i] = philox4x32_10({a[i], b[i], tail[0], tail[1]}, key) for i < count.
struct PhiloxBatch {
    const std::uint32_t* a;
    const std::uint32_t* b;
    std::array<std::uint32_t, 2> tail;
    std::array<std::uint32_t, 2> key;
    Block* out;
    std::size_t count;
};

/// Which kernel makes the blocks. All give the same bits, as only integers are involved.
enum class PhiloxKernel { portable, avx2, avx512 };

/// The fastest kernel that this machine runs.
[[nodiscard]] PhiloxKernel best_philox_kernel();

/// Fills the batch with the given kernel, or with the portable one where the given one is not built in. Asking for a
/// kernel that the machine does not run is an error of the caller.
void fill_philox(PhiloxKernel kernel, const PhiloxBatch& batch);

namespace detail {

/// Blocks begin..count one by one, in plain C++.
void fill_philox_portable(const PhiloxBatch& batch, std::size_t begin);

}  // namespace detail

}  // namespace pactsim
