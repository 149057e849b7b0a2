#pragma once

#include <cstdint>
#include <string>

#include "output/results_layout.h"
#include "tests/temporary_folder.h"

namespace pactsim::testing {

enum class Firms : std::uint8_t { left_out, recorded };

/// A small layout with every kind of dataset: 5 groups, 4 months, 3 event kinds, 2 transfers, 2 instruments.
[[nodiscard]] ResultsLayout synthetic_layout(std::uint32_t replicates, Firms firms = Firms::left_out);

/// A block whose every value tells its place: see synthetic_value.
[[nodiscard]] ReplicateBlock synthetic_block(const ResultsLayout& layout, std::uint32_t replicate);

/// The value at `index` of part `part` (0 measures, 1 events, 2 ledger, 3 instruments, 4 balances).
[[nodiscard]] constexpr std::int64_t synthetic_value(std::uint32_t replicate, int part, std::size_t index) {
    return (static_cast<std::int64_t>(replicate) + 1) * 1'000'000 + part * 100'000 + static_cast<std::int64_t>(index);
}

[[nodiscard]] Provenance synthetic_provenance();
[[nodiscard]] RunFacts synthetic_facts();

/// Writes a complete file with all replicates and returns its digest.
std::string write_synthetic(const std::string& path, std::uint32_t replicates, Firms firms = Firms::left_out);

/// All bytes of a file.
[[nodiscard]] std::string bytes_of(const std::string& path);

}  // namespace pactsim::testing
