#include "sim/cluster/range_dealer.h"

#include <algorithm>

namespace pactsim {

TaskRange RangeDealer::deal(std::uint64_t hands) {
    const std::uint64_t rest = left();
    const std::uint64_t grains = std::max<std::uint64_t>(rest / grain_ / (3 * hands_), 1) * std::max<std::uint64_t>(hands, 1);  // this order: no product can overflow
    const TaskRange piece{next_, std::min(rest, (at_the_end() ? 1 : grains) * grain_)};
    next_ += piece.count;
    return piece;
}

}  // namespace pactsim
