#include "output/sweep_shard.h"

#include "output/fingerprint.h"
#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_digest.h"
#include "sim/digest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <limits>
#include <utility>

namespace pactsim {

namespace {

constexpr std::string_view shard_filetype = "pactsim.shard";

/// The whole numbers that address a record, in the order of the file.
struct KeyColumn {
    std::string_view name, long_name;
    std::uint32_t SweepRecord::*member;
};
constexpr std::array<KeyColumn, 5> key_columns{{{"scramble", "scramble of the design", &SweepRecord::scramble},
                                                {"base", "index within the scramble, or trajectory", &SweepRecord::base},
                                                {"part", "part of the base point, or step of the trajectory", &SweepRecord::part},
                                                {"arm", "arm, 0 = baseline", &SweepRecord::arm},
                                                {"replicate", "replicate number", &SweepRecord::replicate}}};

void write_keys(const h5::Group& root, const h5::Dataset& scale, std::span<const SweepRecord> records) {
    std::vector<std::int32_t> column(records.size());
    for (const KeyColumn& key : key_columns) {
        for (std::size_t i = 0; i < records.size(); ++i) column[i] = static_cast<std::int32_t>(records[i].*key.member);
        const h5::Dataset dataset = h5::Dataset::create(root, key.name, h5::ElementType::int32, {{records.size()}});
        dataset.write_rows(0, records.size(), std::span<const std::int32_t>(column));
        h5::set_attribute(dataset, "long_name", key.long_name);
        dataset.attach(scale, 0);
    }
    std::vector<std::int64_t> rows;
    for (const SweepRecord& record : records) rows.push_back(static_cast<std::int64_t>(record.row));
    const h5::Dataset dataset = h5::Dataset::create(root, "row", h5::ElementType::int64, {{records.size()}});
    dataset.write_rows(0, rows.size(), std::span<const std::int64_t>(rows));
    h5::set_attribute(dataset, "long_name", "row of the design");
    dataset.attach(scale, 0);
}

void write_results(const h5::Group& root, const h5::Dataset& record_scale, std::span<const SweepRecord> records) {
    const auto names = sweep_outcome_names();
    std::vector<std::int64_t> column(records.size());
    for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
        for (std::size_t i = 0; i < records.size(); ++i) column[i] = records[i].results[o];
        const h5::Dataset dataset = h5::Dataset::create(root, names[o], h5::ElementType::int64, {{records.size()}});
        dataset.write_rows(0, records.size(), std::span<const std::int64_t>(column));
        dataset.attach(record_scale, 0);
    }
}

/// Reads a one-dimensional column of `size` whole numbers.
std::vector<std::int64_t> read_column(const h5::Group& root, std::string_view name, std::size_t size) {
    const h5::Dataset dataset = h5::Dataset::open(root, name);
    if (dataset.extent() != std::vector<std::uint64_t>{size}) throw InputError(fmt::format("the column `{}` does not have {} values", name, size));
    return dataset.read_integers(0, size);
}

std::uint32_t small(std::int64_t value) {
    if (value < 0 || value > std::numeric_limits<std::int32_t>::max()) throw InputError(fmt::format("{} cannot be part of a key", value));
    return static_cast<std::uint32_t>(value);
}

std::vector<SweepRecord> read_records(const h5::Group& root) {
    const std::vector<std::uint64_t> extent = h5::Dataset::open(root, "row").extent();
    if (extent.size() != 1) throw InputError("the column `row` is not a list");
    const std::vector<std::int64_t> rows = read_column(root, "row", extent[0]);
    std::vector<SweepRecord> records(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] < 0) throw InputError("a row is below 0");
        records[i].row = static_cast<std::uint64_t>(rows[i]);
    }
    for (const KeyColumn& key : key_columns) {
        const std::vector<std::int64_t> column = read_column(root, key.name, rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) records[i].*key.member = small(column[i]);
    }
    const auto names = sweep_outcome_names();
    for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
        const std::vector<std::int64_t> column = read_column(root, names[o], rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) records[i].results[o] = column[i];
    }
    return records;
}

}  // namespace

std::string write_shard(const std::string& path, const std::string& study_key, std::span<const SweepRecord> records) {
    if (records.empty()) throw InvariantError("a shard without worlds");
    AtomicFile atomic(path, Existing::refuse);
    h5::File file = h5::File::create(atomic.partial());
    {
        const h5::Group& root = file.root();
        h5::set_attribute(root, "Conventions", "CF-1.10");
        h5::set_attribute(root, "filetype", shard_filetype);
        h5::set_attribute(root, "study_key", study_key);
        std::vector<std::int64_t> numbers(records.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::int64_t>(i);
        const h5::Dataset scale = h5::Dataset::create(root, "record", h5::ElementType::int64, {{records.size()}});
        scale.write_rows(0, numbers.size(), std::span<const std::int64_t>(numbers));
        scale.make_coordinate("record");
        write_keys(root, scale, records);
        write_results(root, scale, records);
        h5::set_attribute(root, "digest", digest_of_contents(root, {}));
    }
    file.close();
    const std::string sha1 = sha1_of_file(atomic.partial());
    atomic.commit();
    return sha1;
}

SweepShard read_shard(const std::string& path) {
    try {
        const h5::File file = h5::File::open(path);
        const h5::Group& root = file.root();
        if (h5::text_attribute(root, "filetype") != shard_filetype) throw InputError("it is not a shard of a sweep");
        if (h5::text_attribute(root, "digest") != digest_of_contents(root, {})) throw InputError("its contents do not fit its digest");
        return {h5::text_attribute(root, "study_key"), read_records(root)};
    } catch (const InputError& error) {
        throw InputError(fmt::format("'{}' cannot be used: {}", path, error.what()));
    }
}

std::string sha1_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError(fmt::format("cannot read '{}'", path));
    Digest digest;
    std::vector<char> block(std::size_t{1} << 18);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        digest.update(std::string_view(block.data(), static_cast<std::size_t>(file.gcount())));
    }
    if (file.bad()) throw InputError(fmt::format("cannot read '{}' to its end", path));
    return digest.hex();
}

}  // namespace pactsim
