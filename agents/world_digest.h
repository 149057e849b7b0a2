#pragma once
// A fingerprint of a world or of its history, to tell whether two runs are the same to the bit.

#include "agents/state/world.h"
#include "sim/digest.h"

#include <string>

namespace pactsim {

/// Fingerprint of all firms, partners, partnerships, intermediaries, books and the environment as they stand.
std::string world_digest(const World& world);

/// Fingerprint of a history: give it every finished month.
class HistoryDigest {
public:
    /// Takes in the month's events, tally and transfers.
    void observe(const World& world);
    /// Fingerprint of all months seen so far.
    [[nodiscard]] std::string hex() const { return digest_.hex(); }

private:
    Digest digest_;
};

}  // namespace pactsim
