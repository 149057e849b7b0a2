#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "output/fingerprint.h"
#include "output/h5_dataset.h"
#include "output/measure.h"

namespace pactsim {

/// Room for conversions that columns share: fresh memory for every write would cost as much as writing.
struct ConversionRoom {
    std::vector<std::int32_t> narrow;
    std::vector<double> scaled;
    std::vector<std::int64_t> bits;
};

/// A dataset under way: turns 64-bit integers into the stored type, writes them row by row from the
/// first row on, and keeps the fingerprint of what went out.
class ResultsColumn {
  public:
    ResultsColumn(h5::Dataset dataset, StorageType storage, double scale) : dataset_(std::move(dataset)), storage_(storage), scale_(scale) {}

    /// Writes `count` rows after those already there. Throws OutputError if a value does not fit.
    void append(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room);

    [[nodiscard]] const h5::Dataset& dataset() const { return dataset_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] const Fingerprint& fingerprint() const { return fingerprint_; }

  private:
    void append_int32(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room);
    void append_scaled(std::uint64_t count, std::span<const std::int64_t> values, ConversionRoom& room);

    h5::Dataset dataset_;
    StorageType storage_;
    double scale_;
    std::uint64_t rows_ = 0;
    Fingerprint fingerprint_;
};

/// The element type in the file for a storage type.
[[nodiscard]] h5::ElementType element_type_of(StorageType storage);

/// Adds what every value dataset carries: units, long_name, kind, and for scaled doubles `quantum`,
/// the worth of one step, so that the exact integers can be had back as value / quantum.
void describe(const h5::Dataset& dataset, std::string_view unit, std::string_view long_name, MeasureKind kind, StorageType storage, double scale);

}  // namespace pactsim
