#pragma once
// Which instruments act on a firm this month, and what they add up to.

#include "agents/state/world.h"

#include <array>
#include <bit>
#include <cstdint>

namespace pactsim {

/// True if the firm itself (not only its cell, status and stage) meets the terms of instrument `index`.
bool meets_own_terms(const World& world, std::size_t firm, std::size_t index);

/// Those instruments of `candidates` whose own terms the firm meets.
std::uint64_t with_terms_met(const World& world, std::size_t firm, std::uint64_t candidates);

/// Open instruments of the kind `kinds` that the firm may use now.
inline std::uint64_t eligible_instruments(const World& world, std::size_t firm, std::uint64_t kinds) {
    const Firms& f = world.firms;
    const std::uint64_t open = kinds & world.open_instruments;
    if (open == 0 || is_terminal(f.status[firm])) return 0;
    const std::uint64_t admitted = open & world.constants->eligibility.at(f.cell[firm], f.status[firm], f.stage[firm]);
    const std::uint64_t asking = admitted & ~world.constants->easy_instruments;
    return asking == 0 ? admitted : (admitted & ~asking) | with_terms_met(world, firm, asking);
}

/// Factor on face-to-face contact for a firm with these levers: climate, lockdowns, and visas as far as they are not eased.
inline double face_to_face(const World& world, const LeverSet& levers) {
    return world.environment.contact * (1.0 - world.environment.visa_barrier * (1.0 - levers[Lever::visa_barrier]));
}

/// IP protection by advice: an instrument's, and that of the adviser whose client the firm is.
double protection_by_advice(const World& world, std::size_t firm, const LeverSet& levers);

/// Levers of instruments whose effect differs between firms: each firm has its own keyed multiple of the effect, the same in every world.
LeverSet own_levers(const World& world, std::size_t firm, std::uint64_t active, std::uint64_t repeated);

/// Looks up combined levers; remembers a few answers, because firms mostly share their support. One per chunk: not for sharing between threads.
class SupportView {
public:
    explicit SupportView(const World& world) : world_(world) {}

    /// Instruments that act on the firm: awards running, those open to all eligible, the system-wide ones.
    [[nodiscard]] std::uint64_t active(std::size_t firm) const {
        return awarded(firm) | eligible_instruments(world_, firm, world_.constants->universal_instruments) |
               (world_.open_instruments & world_.constants->system_instruments);
    }

    /// One lever on the firm. Firms that no instrument gives it, most of them, cost a look at three masks.
    [[nodiscard]] double of(std::size_t firm, Lever lever) {
        const Constants& c = *world_.constants;
        const std::uint64_t own = awarded(firm);
        const std::uint64_t movers = c.moved_by[static_cast<std::size_t>(lever)] & (world_.open_instruments | own);
        if (movers == 0) return untouched(lever);
        const std::uint64_t acting = (movers & own) | eligible_instruments(world_, firm, movers & c.universal_instruments) | (movers & world_.open_instruments & c.system_instruments);
        return acting == 0 ? untouched(lever) : of(firm)[lever];
    }

    /// Levers that act on the firm: awards running, instruments open to all eligible, and the system-wide ones. Valid until the next call.
    const LeverSet& of(std::size_t firm) {
        const std::uint64_t active = this->active(firm);
        const std::uint64_t repeated = world_.firms.has(firm, flag_repeat_support) ? world_.repeats.of(world_.firms.id[firm]) : 0;
        // Multiplying by an odd number spreads the bits; its top bits choose the place.
        Answer& answer = answers_[(active * 0x9E3779B97F4A7C15u ^ repeated * 0xC2B2AE3D27D4EB4Fu) >> 61];
        if ((active & world_.constants->spread_instruments) != 0) {
            answer.known = false;
            answer.levers = own_levers(world_, firm, active, repeated);
        } else if (!answer.known || active != answer.active || repeated != answer.repeated) {
            answer = {active, repeated, true, combined_levers(world_.constants->instrument_effects, active, repeated, world_.constants->instrument_decay)};
        }
        return answer.levers;
    }

private:
    /// Awards running; most firms have none, and a bit says so.
    [[nodiscard]] std::uint64_t awarded(std::size_t firm) const { return world_.firms.has(firm, flag_supported) ? world_.firms.support[firm] : 0; }

    struct Answer {
        std::uint64_t active = 0, repeated = 0;
        bool known = false;
        LeverSet levers;
    };

    const World& world_;
    std::array<Answer, 8> answers_;
};

}  // namespace pactsim
