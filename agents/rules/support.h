#pragma once
// Question: what do several instruments, acting on one mechanism at once, add up to?
// Reads: the strength of each instrument on each lever, and how often the firm has had it.
// Source: rulings 2.5: shares combine as 1 - prod(1 - e), multipliers as prod(1 + e).

#include "scenarios/schema/vocabulary.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pactsim {

/// A lever is a share of something lifted or added (0 = untouched, 1 = all of it), or a factor on a rate (1 = untouched).
enum class LeverKind : std::uint8_t { share, factor };

constexpr LeverKind kind_of(Lever lever) {
    switch (lever) {
        case Lever::candidates:
        case Lever::negotiation_speed:
        case Lever::work_speed:
        case Lever::equity_access:
        case Lever::finance_patience:
        case Lever::intermediary_capacity:
        case Lever::pilot_service:
        case Lever::market_access: return LeverKind::factor;
        default: return LeverKind::share;
    }
}

/// Strength of a lever that nobody moves.
constexpr double untouched(Lever lever) { return kind_of(lever) == LeverKind::factor ? 1.0 : 0.0; }

/// What a lever does, in a sentence for `describe instruments`.
std::string_view meaning_of(Lever lever);

/// The combined effect of some instruments on every lever.
class LeverSet {
public:
    constexpr LeverSet() {
        for (std::size_t i = 0; i < lever_count; ++i) value_[i] = untouched(static_cast<Lever>(i));
    }
    [[nodiscard]] constexpr double operator[](Lever lever) const { return value_[static_cast<std::size_t>(lever)]; }

    /// Adds one instrument's strength on one lever. Shares beyond 0..1 and factors below 0 are clamped.
    constexpr void combine(Lever lever, double strength) {
        double& value = value_[static_cast<std::size_t>(lever)];
        if (kind_of(lever) == LeverKind::factor) {
            value *= strength < -1.0 ? 0.0 : 1.0 + strength;
        } else {
            const double share = strength < 0.0 ? 0.0 : (strength > 1.0 ? 1.0 : strength);
            value = 1.0 - (1.0 - value) * (1.0 - share);
        }
    }

private:
    std::array<double, lever_count> value_{};
};

/// The levers that one instrument moves; most move one to three.
struct LeverEffect {
    Lever lever{};
    double strength = 0;
};
using InstrumentEffects = std::vector<LeverEffect>;

/// Levers of the instruments in `active`; those also in `repeated` act with their strength times `decay[i]`.
inline LeverSet combined_levers(const std::vector<InstrumentEffects>& effects, std::uint64_t active, std::uint64_t repeated, const std::vector<double>& decay) {
    LeverSet set;
    for (; active != 0; active &= active - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(active));
        const double dose = (repeated >> i & 1) != 0 ? decay[i] : 1.0;
        for (const LeverEffect& effect : effects[i]) set.combine(effect.lever, effect.strength * dose);
    }
    return set;
}

}  // namespace pactsim
