#pragma once
// Firms do some things once a year (or once a period), each in its own month. Which of them it is this month is worked out once per phase.

#include <array>
#include <cstddef>
#include <cstdint>

namespace pactsim {

/// The firms with (step + turn) % period == remainder.
class YearTurn {
public:
    YearTurn(int step, int remainder, int period) {
        const int first = ((remainder - step) % period + period) % period;
        for (auto turn = static_cast<std::size_t>(first); turn < falls_.size(); turn += static_cast<std::size_t>(period)) falls_[turn] = true;
    }
    [[nodiscard]] bool falls_on(std::uint8_t turn) const { return falls_[turn]; }

private:
    std::array<bool, 256> falls_{};
};

}  // namespace pactsim
