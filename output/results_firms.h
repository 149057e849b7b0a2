#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "output/h5.h"
#include "output/results_column.h"
#include "output/results_layout.h"

namespace pactsim {

/// Writes the group /firm_histories: one long table with a row per firm and month, column by column, and an
/// index of the rows of each replicate.
class FirmTableWriter {
  public:
    FirmTableWriter(const h5::Group& root, const ResultsLayout& layout, int gzip_level);

    /// Adds the rows of one replicate. Throws OutputError if the columns are not equally long.
    void append(std::uint32_t replicate, const FirmHistories& histories);

    /// Writes what is still held, the dimension and the index.
    void finish();

    /// Fingerprints by full dataset name.
    [[nodiscard]] std::map<std::string, Fingerprint> fingerprints() const;

  private:
    void add_column(const Measure& measure, const std::vector<std::string>& meanings, int gzip_level);
    void write_held(std::size_t rows);
    void write_index() const;

    h5::Group group_;
    std::vector<ResultsColumn> columns_;
    std::vector<std::vector<std::int64_t>> held_;
    std::vector<std::int64_t> replicates_;
    std::vector<std::int64_t> first_rows_;
    std::vector<std::int64_t> row_counts_;
    std::int64_t rows_ = 0;
    ConversionRoom room_;
};

}  // namespace pactsim
