#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/h5.h"

namespace pactsim {

/// What a results file says about one of its datasets.
struct DatasetInfo {
    std::string name;
    std::string unit;
    std::string long_name;
    /// "stock" or "flow".
    std::string kind;
    /// "measure", "events", "ledger", "instrument", "balance"; empty in the firm table.
    std::string role;
    /// "int32", "int64" or "double".
    std::string storage;
    std::vector<std::string> dimensions;
    std::vector<std::uint64_t> shape;
    /// The worth of one step of the exact integer behind a double.
    std::optional<double> quantum;
};

/// The values of a dataset or some of its rows, the last dimension varying fastest. Integer datasets
/// fill `integers`, others `reals`.
struct DatasetValues {
    DatasetInfo info;
    std::vector<std::int64_t> integers;
    std::vector<double> reals;

    /// All values as doubles.
    [[nodiscard]] std::vector<double> as_doubles() const;
    /// The exact integers of the program: values / quantum, rounded, for scaled doubles.
    [[nodiscard]] std::vector<std::int64_t> as_steps() const;
};

/// The rows of one replicate in the table of per-firm histories.
struct FirmRows {
    std::vector<std::int64_t> firm;
    std::vector<std::int64_t> month;
    /// Further columns by name.
    std::map<std::string, DatasetValues> columns;
};

/// A results file, open for reading (format: docs/results.md).
class ResultsFile {
  public:
    /// Throws InputError with cause and remedy if the file is missing, not HDF5, damaged, not made by
    /// pactsim or of a version that cannot be read.
    explicit ResultsFile(std::string path);

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Whether every replicate that was asked for is there.
    [[nodiscard]] bool complete() const;

    /// Root attributes as text, by name.
    [[nodiscard]] std::map<std::string, std::string> identity() const;
    /// Facts of the execution as text, by name; empty for merged files.
    [[nodiscard]] std::map<std::string, std::string> run_facts() const;
    /// One of "resolved", "source", "overrides".
    [[nodiscard]] std::string scenario_text(std::string_view name) const;

    /// All datasets with one row per replicate, in the order of names.
    [[nodiscard]] std::vector<DatasetInfo> series() const;
    /// Those with the role "measure".
    [[nodiscard]] std::vector<DatasetInfo> measures() const;
    /// Whether `name` is one of `series()`.
    [[nodiscard]] bool has_series(std::string_view name) const;

    /// Reads a whole dataset, or `count` replicates from position `first`. Throws InputError if there is
    /// no such dataset (naming it) or it cannot be read.
    [[nodiscard]] DatasetValues read(std::string_view name) const;
    [[nodiscard]] DatasetValues read(std::string_view name, std::uint64_t first, std::uint64_t count) const;

    /// The values of a coordinate as text, such as "month_label", "group" or "replicate".
    [[nodiscard]] std::vector<std::string> labels(std::string_view coordinate) const;
    [[nodiscard]] bool has_labels(std::string_view coordinate) const;
    /// Replicate numbers in the order of rows.
    [[nodiscard]] std::vector<std::int64_t> replicates() const;

    [[nodiscard]] bool has_firms() const;
    /// The columns of the firm table after replicate, firm and month.
    [[nodiscard]] std::vector<DatasetInfo> firm_columns() const;
    /// The words for the codes of a firm column; empty if it holds plain numbers.
    [[nodiscard]] std::vector<std::string> firm_meanings(std::string_view column) const;
    /// The rows of one replicate. Throws InputError if firms were not recorded for it.
    [[nodiscard]] FirmRows firms(std::int64_t replicate) const;

  private:
    void check_identity() const;
    [[nodiscard]] h5::Group firm_group() const;

    std::string path_;
    h5::File file_;
};

}  // namespace pactsim
