#pragma once
// A shard: what one writer of a sweep finished since its last one. It appears under its name only when it is whole.

#include "output/atomic_file.h"
#include "output/sweep_data.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// One world of a sweep, addressed by its place in the design, so that it stays valid when the design grows.
struct SweepRecord {
    std::uint64_t row = 0;            // in the design as it was when the world ran
    std::uint32_t scramble = 0, base = 0, part = 0;
    std::uint32_t arm = 0, replicate = 0;
    std::array<std::int64_t, sweep_outcome_count> results{};

    friend bool operator==(const SweepRecord&, const SweepRecord&) = default;
};

/// A shard as read.
struct SweepShard {
    std::string study_key;            // which study it belongs to
    std::vector<SweepRecord> records;
};

/// Writes a shard: temporary name, sync, rename, sync of the folder. Returns the SHA-1 of its bytes. Throws OutputError.
std::string write_shard(const std::string& path, const std::string& study_key, std::span<const SweepRecord> records);

/// Reads a shard. Throws InputError for a file that is none, is cut short, or whose contents do not fit the digest within.
SweepShard read_shard(const std::string& path);

/// SHA-1 of the bytes of a file as 40 hexadecimal digits. Throws InputError if it cannot be read.
std::string sha1_of_file(const std::string& path);

/// Writes one file whose datasets are those of all shards one after the other, without copying them (an HDF5 virtual dataset): a look at a sweep that still runs. Paths of shards
/// are relative to the folder of the file.
void write_virtual_view(const std::string& path, const std::string& study_key, std::span<const std::string> shards, std::span<const std::uint64_t> records, Existing existing);

}  // namespace pactsim
