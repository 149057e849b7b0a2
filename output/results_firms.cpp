#include "output/results_firms.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "output/h5_attributes.h"
#include "sim/error.h"

namespace pactsim {

namespace {

// 64 Ki rows: 256 or 512 KiB per chunk, large enough to stream and small enough to pick from.
constexpr std::size_t rows_per_chunk = 65536;

constexpr Measure replicate_column{"replicate", "1", "replicate number", MeasureKind::stock, StorageType::int32};
constexpr Measure firm_column{"firm", "1", "firm id", MeasureKind::stock, StorageType::int64};
constexpr Measure month_column{"month", "1", "months since the start of the run", MeasureKind::stock, StorageType::int32};

h5::Dataset write_integers(const h5::Group& group, std::string_view name, std::string_view long_name, const std::vector<std::int64_t>& values) {
    h5::Dataset dataset = h5::Dataset::create(group, name, h5::ElementType::int64, {{values.size()}});
    dataset.write_rows(0, values.size(), values);
    h5::set_attribute(dataset, "units", "1");
    h5::set_attribute(dataset, "long_name", long_name);
    return dataset;
}

// CF flags: codes in one list, words in one text, so each word must be a single one.
void add_meanings(const h5::Dataset& dataset, const std::vector<std::string>& meanings) {
    if (meanings.empty()) return;
    std::vector<std::int32_t> codes;
    std::string words;
    for (std::string word : meanings) {
        std::replace(word.begin(), word.end(), ' ', '_');
        codes.push_back(static_cast<std::int32_t>(codes.size()));
        words += (words.empty() ? "" : " ") + word;
    }
    h5::set_attribute(dataset, "flag_values", std::span<const std::int32_t>(codes));
    h5::set_attribute(dataset, "flag_meanings", words);
}

}  // namespace

FirmTableWriter::FirmTableWriter(const h5::Group& root, const ResultsLayout& layout, int gzip_level) : group_(root.create_group("firm_histories")) {
    h5::set_attribute(group_, "long_name", "per-firm histories: one row per replicate, firm and month");
    add_column(replicate_column, {}, gzip_level);
    add_column(firm_column, {}, gzip_level);
    add_column(month_column, {}, gzip_level);
    for (const FirmColumn& column : layout.firm_columns) add_column(column.measure, column.meanings, gzip_level);
    held_.resize(columns_.size());
}

void FirmTableWriter::add_column(const Measure& measure, const std::vector<std::string>& meanings, int gzip_level) {
    const h5::DatasetShape shape{{0}, {rows_per_chunk}, h5::FirstAxis::growing, gzip_level};
    h5::Dataset dataset = h5::Dataset::create(group_, measure.name, element_type_of(measure.storage), shape);
    describe(dataset, measure.unit, measure.long_name, measure.kind, measure.storage, measure.scale);
    add_meanings(dataset, meanings);
    columns_.emplace_back(std::move(dataset), measure.storage, measure.scale);
}

void FirmTableWriter::append(std::uint32_t replicate, const FirmHistories& histories) {
    const std::size_t rows = histories.firm.size();
    const bool fits = histories.month.size() == rows && histories.columns.size() + 3 == columns_.size() &&
                      std::all_of(histories.columns.begin(), histories.columns.end(), [rows](const auto& column) { return column.size() == rows; });
    if (!fits) throw OutputError(fmt::format("cannot write the firm histories of replicate {}: their columns do not fit the layout", replicate));
    held_[0].insert(held_[0].end(), rows, replicate);
    held_[1].insert(held_[1].end(), histories.firm.begin(), histories.firm.end());
    held_[2].insert(held_[2].end(), histories.month.begin(), histories.month.end());
    for (std::size_t i = 0; i < histories.columns.size(); ++i)
        held_[i + 3].insert(held_[i + 3].end(), histories.columns[i].begin(), histories.columns[i].end());
    replicates_.push_back(replicate);
    first_rows_.push_back(rows_);
    row_counts_.push_back(static_cast<std::int64_t>(rows));
    rows_ += static_cast<std::int64_t>(rows);
    write_held(held_[0].size() / rows_per_chunk * rows_per_chunk);
}

void FirmTableWriter::write_held(std::size_t rows) {
    if (rows == 0) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        ResultsColumn& column = columns_[i];
        column.dataset().resize_rows(column.rows() + rows);
        column.append(rows, std::span<const std::int64_t>(held_[i]).first(rows), room_);
        held_[i].erase(held_[i].begin(), held_[i].begin() + static_cast<std::ptrdiff_t>(rows));
    }
}

void FirmTableWriter::finish() {
    write_held(held_[0].size());
    const std::uint64_t rows = columns_[0].rows();
    const h5::Dataset row = h5::Dataset::create(group_, "row", h5::ElementType::int32, {{rows}, {rows_per_chunk}, h5::FirstAxis::growing});
    row.make_bare_dimension();
    for (const ResultsColumn& column : columns_) column.dataset().attach(row, 0);
    write_index();
}

void FirmTableWriter::write_index() const {
    if (replicates_.empty()) return;
    const h5::Dataset index = write_integers(group_, "recorded_replicate", "replicate number", replicates_);
    index.make_coordinate("recorded_replicate");
    write_integers(group_, "first_row", "first row of the replicate", first_rows_).attach(index, 0);
    write_integers(group_, "row_count", "number of rows of the replicate", row_counts_).attach(index, 0);
}

std::map<std::string, Fingerprint> FirmTableWriter::fingerprints() const {
    std::map<std::string, Fingerprint> known;
    for (const ResultsColumn& column : columns_) known.emplace(column.dataset().name(), column.fingerprint());
    return known;
}

}  // namespace pactsim
