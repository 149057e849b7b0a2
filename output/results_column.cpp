#include "output/results_column.h"

#include <fmt/format.h>

#include <bit>
#include <limits>

#include "output/h5_attributes.h"
#include "sim/error.h"

namespace pactsim {

void ResultsColumn::append(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room) {
    switch (storage_) {
        case StorageType::int32:
            append_int32(count, values, room);
            break;
        case StorageType::scaled_double:
            append_scaled(count, values, room);
            break;
        case StorageType::int64:
            fingerprint_.update(values);
            dataset_.write_rows(rows_, count, values);
            break;
    }
    rows_ += count;
}

void ResultsColumn::append_int32(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room) {
    room.narrow.resize(values.size());
    const std::span<std::int32_t> narrow = room.narrow;
    std::int64_t lost = 0;  // any bit set: a value that does not fit; kept out of the loop for speed
    for (std::size_t i = 0; i < values.size(); ++i) {
        narrow[i] = static_cast<std::int32_t>(values[i]);
        lost |= values[i] ^ narrow[i];
    }
    if (lost != 0) throw OutputError(fmt::format("cannot write '{}' in '{}': a value does not fit 32 bits", dataset_.name(), dataset_.context()->path));
    fingerprint_.update(values);
    dataset_.write_rows(rows_, count, std::span<const std::int32_t>(narrow));
}

void ResultsColumn::append_scaled(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room) {
    room.scaled.resize(values.size());
    room.bits.resize(values.size());
    const std::span<double> scaled = room.scaled;
    const std::span<std::int64_t> bits = room.bits;
    for (std::size_t i = 0; i < values.size(); ++i) {
        scaled[i] = static_cast<double>(values[i]) * scale_;
        bits[i] = std::bit_cast<std::int64_t>(scaled[i]);
    }
    fingerprint_.update(bits);
    dataset_.write_rows(rows_, count, std::span<const double>(scaled));
}

h5::ElementType element_type_of(StorageType storage) {
    switch (storage) {
        case StorageType::int32:
            return h5::ElementType::int32;
        case StorageType::int64:
            return h5::ElementType::int64;
        case StorageType::scaled_double:
            break;
    }
    return h5::ElementType::float64;
}

void describe(const h5::Dataset& dataset, std::string_view unit, std::string_view long_name, MeasureKind kind, StorageType storage, double scale) {
    h5::set_attribute(dataset, "units", unit);
    h5::set_attribute(dataset, "long_name", long_name);
    h5::set_attribute(dataset, "kind", to_text(kind));
    if (storage == StorageType::scaled_double) h5::set_attribute(dataset, "quantum", scale);
}

}  // namespace pactsim
