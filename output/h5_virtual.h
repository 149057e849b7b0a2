#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "output/h5.h"
#include "output/h5_dataset.h"

namespace pactsim::h5 {

/// Makes a one-dimensional dataset whose values lie in other files, one after the other: `counts[i]` values of the dataset of the same name in the root of `files[i]`, a path from the
/// folder of this file. Holds nothing itself. Element types: int32 and int64. Throws OutputError.
[[nodiscard]] Dataset create_virtual(const Group& group, std::string_view name, ElementType type, std::span<const std::string> files, std::span<const std::uint64_t> counts);

}  // namespace pactsim::h5
