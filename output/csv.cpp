#include "output/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>

#include "output/results_file.h"
#include "sim/error.h"

namespace pactsim {

namespace {

/// A text file that appears whole or not at all. Lines end in CR LF (RFC 4180, 2.1).
class TableFile {
  public:
    TableFile(const std::string& path, Existing existing) : atomic_(path, existing), file_(std::fopen(atomic_.partial().c_str(), "wb"), &std::fclose) {
        if (!file_) fail();
    }

    fmt::memory_buffer& buffer() { return buffer_; }

    void flush_if_large() {
        constexpr std::size_t large = std::size_t{1} << 20;
        if (buffer_.size() >= large) flush();
    }

    void commit() {
        flush();
        if (std::fflush(file_.get()) != 0) fail();
        file_.reset();
        atomic_.commit();
    }

  private:
    void flush() {
        if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) fail();
        buffer_.clear();
    }

    [[noreturn]] void fail() const {
        const int error = errno;
        const std::string cause = error == ENOSPC ? "the disk is full" : std::generic_category().message(error);
        throw OutputError(fmt::format("cannot write '{}': {}", atomic_.target(), cause));
    }

    AtomicFile atomic_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    fmt::memory_buffer buffer_;
};

std::vector<std::string> helpers_of(const std::string& dimension) {
    if (dimension == "month") return {"month", "month_label"};
    if (dimension == "group") return {"group", "group_kind", "group_name"};
    if (dimension == "transfer") return {"transfer", "transfer_kind", "payer", "payee"};
    if (dimension == "instrument") return {"instrument", "funder"};
    return {dimension};
}

/// The columns that one dimension becomes: the heading, and for each position the fields, both with
/// a comma at the end.
struct DimensionColumns {
    std::string heading;
    std::vector<std::string> fields;
};

DimensionColumns columns_of(const ResultsFile& file, const std::string& dimension, std::uint64_t length) {
    DimensionColumns columns;
    columns.fields.resize(length);
    for (const std::string& name : helpers_of(dimension)) {
        if (!file.has_labels(name)) continue;
        const std::vector<std::string> labels = file.labels(name);
        if (labels.size() != length)
            throw InputError(fmt::format("'{}' is damaged: '{}' has {} labels where {} are needed", file.path(), name, labels.size(), length));
        columns.heading += name + ",";
        for (std::size_t i = 0; i < length; ++i) columns.fields[i] += csv_field(labels[i]) + ",";
    }
    return columns;
}

void append_text(fmt::memory_buffer& buffer, std::string_view text) {
    buffer.append(text.data(), text.data() + text.size());
}

void append_value(fmt::memory_buffer& buffer, const DatasetValues& values, std::size_t index) {
    if (values.integers.empty())
        fmt::format_to(std::back_inserter(buffer), "{}\r\n", values.reals[index]);
    else
        fmt::format_to(std::back_inserter(buffer), "{}\r\n", values.integers[index]);
}

void write_row(fmt::memory_buffer& buffer, const DatasetValues& values, std::size_t index, const std::vector<DimensionColumns>& columns,
               std::string_view replicate) {
    append_text(buffer, replicate);
    std::size_t block = std::max(values.integers.size(), values.reals.size());
    std::size_t rest = index;
    for (std::size_t axis = 1; axis < columns.size(); ++axis) {
        block /= columns[axis].fields.size();
        append_text(buffer, columns[axis].fields[rest / block]);
        rest %= block;
    }
    append_value(buffer, values, index);
}

void write_series(const ResultsFile& file, const DatasetInfo& info, const std::string& path, Existing existing) {
    TableFile table(path, existing);
    std::vector<DimensionColumns> columns;
    for (std::size_t axis = 0; axis < info.dimensions.size(); ++axis) {
        columns.push_back(columns_of(file, info.dimensions[axis], info.shape[axis]));
        append_text(table.buffer(), columns.back().heading);
    }
    append_text(table.buffer(), "value\r\n");
    for (std::uint64_t row = 0; row < info.shape.at(0); ++row) {
        const DatasetValues values = file.read(info.name, row, 1);
        const std::size_t count = std::max(values.integers.size(), values.reals.size());
        for (std::size_t i = 0; i < count; ++i) {
            write_row(table.buffer(), values, i, columns, columns[0].fields[row]);
            table.flush_if_large();
        }
    }
    table.commit();
}

std::string firm_value(const DatasetValues& values, const std::vector<std::string>& meanings, std::size_t row) {
    if (values.integers.empty()) return fmt::format("{}", values.reals[row]);
    const std::int64_t code = values.integers[row];
    if (code >= 0 && static_cast<std::size_t>(code) < meanings.size()) return csv_field(meanings[static_cast<std::size_t>(code)]);
    return std::to_string(code);
}

void write_firms(const ResultsFile& file, const std::string& path, Existing existing) {
    TableFile table(path, existing);
    const std::vector<DatasetInfo> columns = file.firm_columns();
    std::vector<std::vector<std::string>> meanings;
    append_text(table.buffer(), "replicate,firm,month");
    for (const DatasetInfo& column : columns) {
        append_text(table.buffer(), "," + csv_field(column.name));
        meanings.push_back(file.firm_meanings(column.name));
    }
    append_text(table.buffer(), "\r\n");
    for (const std::int64_t replicate : file.replicates()) {
        const FirmRows rows = file.firms(replicate);
        for (std::size_t row = 0; row < rows.firm.size(); ++row) {
            fmt::format_to(std::back_inserter(table.buffer()), "{},{},{}", replicate, rows.firm[row], rows.month[row]);
            for (std::size_t i = 0; i < columns.size(); ++i) append_text(table.buffer(), "," + firm_value(rows.columns.at(columns[i].name), meanings[i], row));
            append_text(table.buffer(), "\r\n");
            table.flush_if_large();
        }
    }
    table.commit();
}

void write_text(const std::string& path, const std::string& text, Existing existing) {
    TableFile table(path, existing);
    append_text(table.buffer(), text);
    table.commit();
}

std::string readme(const ResultsFile& file) {
    const auto identity = file.identity();
    const auto value = [&identity](const char* name) {
        const auto found = identity.find(name);
        return found == identity.end() ? std::string("unknown") : found->second;
    };
    std::string text = fmt::format(
        "Results of pactsim {} as CSV (RFC 4180, UTF-8)\r\n\r\nscenario: {}\r\nseed: {}\r\nreplicates: {} of {}\r\ndigest of the results file: {}\r\n\r\n"
        "Each table has a row per value. A stock is read at the end of the month, a flow is summed over it.\r\n\r\n",
        value("pactsim_version"), value("scenario_name"), value("seed"), value("replicates_done"), value("replicates_requested"), value("digest"));
    for (const DatasetInfo& info : file.series()) text += fmt::format("{}.csv: {} ({}, {})\r\n", info.name, info.long_name, info.unit, info.kind);
    if (file.has_firms()) {
        text += "firm_histories.csv: per-firm histories, a row per replicate, firm and month\r\n";
        for (const DatasetInfo& info : file.firm_columns()) text += fmt::format("  {}: {} ({}, {})\r\n", info.name, info.long_name, info.unit, info.kind);
    }
    return text + "scenario.yaml: the scenario as it was run, every value filled in\r\n";
}

void prepare_folder(const std::string& folder, Existing existing) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) throw OutputError(fmt::format("cannot write to '{}': it is not a folder", folder));
    fs::create_directories(folder, error);
    if (error) throw OutputError(fmt::format("cannot make the folder '{}': {}", folder, error.message()));
    const bool empty = fs::is_empty(folder, error);
    if (error) throw OutputError(fmt::format("cannot look into the folder '{}': {}", folder, error.message()));
    if (!empty && existing == Existing::refuse)
        throw RefusedError(fmt::format("the folder '{}' is not empty and is left as it is; to write into it, repeat the command with\n  --force", folder));
}

}  // namespace

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::vector<std::string> export_csv(const std::string& results_path, const std::string& folder, Existing existing) {
    const ResultsFile file(results_path);
    prepare_folder(folder, existing);
    std::vector<std::string> names;
    const auto place = [&names, &folder](const std::string& name) {
        names.push_back(name);
        return folder + "/" + name;
    };
    for (const DatasetInfo& info : file.series()) write_series(file, info, place(info.name + ".csv"), existing);
    if (file.has_firms()) write_firms(file, place("firm_histories.csv"), existing);
    write_text(place("scenario.yaml"), file.scenario_text("resolved"), existing);
    write_text(place("README.txt"), readme(file), existing);
    return names;
}

}  // namespace pactsim
