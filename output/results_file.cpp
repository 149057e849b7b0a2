#include "output/results_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <system_error>
#include <utility>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_format.h"
#include "sim/error.h"

namespace pactsim {

namespace {

// HDF5 File Format Specification 3.0, II.A: the first eight bytes.
constexpr std::array<char, 8> hdf5_signature = {'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};

void check_is_hdf5(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw InputError(fmt::format("cannot read '{}': there is no such file", path));
    if (!std::filesystem::is_regular_file(path, error)) throw InputError(fmt::format("cannot read '{}': it is not a file", path));
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError(fmt::format("cannot read '{}': {}", path, std::generic_category().message(errno)));
    std::array<char, 8> start{};
    file.read(start.data(), start.size());
    if (file.gcount() == 0) throw InputError(fmt::format("'{}' is empty", path));
    if (start != hdf5_signature) throw InputError(fmt::format("'{}' is not a results file: its first bytes are not those of HDF5", path));
}

h5::File open_hdf5(const std::string& path) {
    check_is_hdf5(path);
    try {
        return h5::File::open(path);
    } catch (const InputError& error) {
        throw InputError(fmt::format("'{}' is damaged or cut short; compute it again or fetch another copy ({})", path, error.what()));
    }
}

std::string storage_text(h5::ElementType type) {
    switch (type) {
        case h5::ElementType::uint8:
            return "uint8";
        case h5::ElementType::int32:
            return "int32";
        case h5::ElementType::int64:
            return "int64";
        case h5::ElementType::float64:
            return "double";
        case h5::ElementType::text:
            return "text";
        case h5::ElementType::other:
            break;
    }
    return "other";
}

DatasetInfo info_of(const h5::Dataset& dataset, std::string_view name) {
    DatasetInfo info;
    info.name = name;
    info.unit = h5::text_attribute(dataset, "units");
    info.long_name = h5::text_attribute(dataset, "long_name");
    info.kind = h5::text_attribute(dataset, "kind");
    info.role = h5::text_attribute(dataset, "role");
    info.storage = storage_text(dataset.element_type());
    info.dimensions = dataset.dimension_names();
    info.shape = dataset.extent();
    if (h5::has_attribute(dataset, "quantum")) {
        const h5::AttributeValue value = h5::read_attribute(dataset, "quantum");
        if (const auto* real = std::get_if<std::vector<double>>(&value); real != nullptr && real->size() == 1) info.quantum = real->front();
    }
    return info;
}

DatasetValues values_of(const h5::Dataset& dataset, std::string_view name, std::uint64_t first, std::uint64_t count) {
    DatasetValues values;
    values.info = info_of(dataset, name);
    if (values.info.shape.empty() || first > values.info.shape[0] || count > values.info.shape[0] - first)
        throw InputError(fmt::format("cannot read '{}' in '{}': it has no rows {} to {}", dataset.name(), dataset.context()->path, first, first + count));
    values.info.shape[0] = count;
    if (dataset.element_type() == h5::ElementType::float64)
        values.reals = dataset.read_reals(first, count);
    else
        values.integers = dataset.read_integers(first, count);
    return values;
}

std::map<std::string, std::string> attributes_of(const h5::Object& object) {
    std::map<std::string, std::string> texts;
    for (const std::string& name : h5::attribute_names(object)) texts[name] = h5::to_text(h5::read_attribute(object, name));
    return texts;
}

bool is_dataset(const h5::Group& group, std::string_view name) {
    const std::vector<h5::Child> children = group.children();
    return std::any_of(children.begin(), children.end(), [name](const h5::Child& c) { return c.name == name && c.kind == h5::Child::Kind::dataset; });
}

std::uint64_t rows_of(const h5::Dataset& dataset) {
    const std::vector<std::uint64_t> extent = dataset.extent();
    return extent.empty() ? 0 : extent[0];
}

std::vector<std::int64_t> all_integers(const h5::Group& group, std::string_view name) {
    const h5::Dataset dataset = h5::Dataset::open(group, name);
    return dataset.read_integers(0, rows_of(dataset));
}

}  // namespace

std::vector<double> DatasetValues::as_doubles() const {
    if (!reals.empty()) return reals;
    std::vector<double> doubles(integers.size());
    std::transform(integers.begin(), integers.end(), doubles.begin(), [](std::int64_t v) { return static_cast<double>(v); });
    return doubles;
}

std::vector<std::int64_t> DatasetValues::as_steps() const {
    if (reals.empty()) return integers;
    const double step = info.quantum.value_or(1.0);
    std::vector<std::int64_t> steps(reals.size());
    std::transform(reals.begin(), reals.end(), steps.begin(), [step](double v) { return std::llround(v / step); });
    return steps;
}

ResultsFile::ResultsFile(std::string path) : path_(std::move(path)), file_(open_hdf5(path_)) {
    check_identity();
}

void ResultsFile::check_identity() const {
    const h5::Group& root = file_.root();
    if (h5::text_attribute(root, "filetype") != results_filetype)
        throw InputError(fmt::format("'{}' is an HDF5 file but not a results file of pactsim (no attribute filetype = {})", path_, results_filetype));
    const h5::AttributeValue value = h5::read_attribute(root, "format_version");
    const auto* version = std::get_if<std::vector<std::int64_t>>(&value);
    if (version == nullptr || version->size() != 2) throw InputError(fmt::format("'{}' is damaged: its format_version is not two numbers", path_));
    const std::int64_t own = results_format_version[0];
    if ((*version)[0] == own) return;
    const std::string writer = h5::text_attribute(root, "pactsim_version", "an unknown version");
    const std::string remedy = (*version)[0] > own ? fmt::format("use pactsim {} or newer", writer)
                                                   : fmt::format("compute it again with this program, or read it with pactsim {}", writer);
    throw InputError(fmt::format("'{}' has results format {}.{} and this program reads {}.x; {}", path_, (*version)[0], (*version)[1], own, remedy));
}

bool ResultsFile::complete() const {
    const auto attributes = identity();
    const auto found = attributes.find("complete");
    return found != attributes.end() && found->second == "1";
}

std::map<std::string, std::string> ResultsFile::identity() const {
    return attributes_of(file_.root());
}

std::map<std::string, std::string> ResultsFile::run_facts() const {
    if (!file_.root().has("run_facts")) return {};
    return attributes_of(file_.root().open_group("run_facts"));
}

std::string ResultsFile::scenario_text(std::string_view name) const {
    const std::vector<std::string> texts = h5::Dataset::open(file_.root().open_group("scenario"), name).read_texts();
    return texts.empty() ? "" : texts.front();
}

std::vector<DatasetInfo> ResultsFile::series() const {
    std::vector<DatasetInfo> all;
    for (const h5::Child& child : file_.root().children()) {
        if (child.kind != h5::Child::Kind::dataset) continue;
        DatasetInfo info = info_of(h5::Dataset::open(file_.root(), child.name), child.name);
        if (!info.role.empty()) all.push_back(std::move(info));
    }
    return all;
}

std::vector<DatasetInfo> ResultsFile::measures() const {
    std::vector<DatasetInfo> all = series();
    std::erase_if(all, [](const DatasetInfo& info) { return info.role != "measure"; });
    return all;
}

bool ResultsFile::has_series(std::string_view name) const {
    return is_dataset(file_.root(), name) && h5::has_attribute(h5::Dataset::open(file_.root(), name), "role");
}

DatasetValues ResultsFile::read(std::string_view name) const {
    return read(name, 0, std::numeric_limits<std::uint64_t>::max());
}

DatasetValues ResultsFile::read(std::string_view name, std::uint64_t first, std::uint64_t count) const {
    if (!is_dataset(file_.root(), name)) throw InputError(fmt::format("'{}' holds no dataset '{}'", path_, name));
    const h5::Dataset dataset = h5::Dataset::open(file_.root(), name);
    const bool all = count == std::numeric_limits<std::uint64_t>::max();
    return values_of(dataset, name, first, all ? rows_of(dataset) - first : count);
}

std::vector<std::string> ResultsFile::labels(std::string_view coordinate) const {
    if (!is_dataset(file_.root(), coordinate)) throw InputError(fmt::format("'{}' holds no coordinate '{}'", path_, coordinate));
    const h5::Dataset dataset = h5::Dataset::open(file_.root(), coordinate);
    if (dataset.element_type() == h5::ElementType::text) return dataset.read_texts();
    std::vector<std::string> texts;
    for (const std::int64_t value : all_integers(file_.root(), coordinate)) texts.push_back(std::to_string(value));
    return texts;
}

bool ResultsFile::has_labels(std::string_view coordinate) const {
    return is_dataset(file_.root(), coordinate);
}

std::vector<std::int64_t> ResultsFile::replicates() const {
    return all_integers(file_.root(), "replicate");
}

bool ResultsFile::has_firms() const {
    return file_.root().has("firm_histories");
}

h5::Group ResultsFile::firm_group() const {
    if (!has_firms()) throw InputError(fmt::format("'{}' holds no firm histories; run again with `--record firms`", path_));
    return file_.root().open_group("firm_histories");
}

std::vector<DatasetInfo> ResultsFile::firm_columns() const {
    const h5::Group group = firm_group();
    static constexpr std::array<std::string_view, 7> keys = {"firm", "month", "replicate", "row", "recorded_replicate", "first_row", "row_count"};
    std::vector<DatasetInfo> columns;
    for (const h5::Child& child : group.children())
        if (std::find(keys.begin(), keys.end(), child.name) == keys.end() && child.kind == h5::Child::Kind::dataset)
            columns.push_back(info_of(h5::Dataset::open(group, child.name), child.name));
    return columns;
}

std::vector<std::string> ResultsFile::firm_meanings(std::string_view column) const {
    std::istringstream words(h5::text_attribute(h5::Dataset::open(firm_group(), column), "flag_meanings"));
    std::vector<std::string> meanings;
    for (std::string word; words >> word;) meanings.push_back(word);
    return meanings;
}

FirmRows ResultsFile::firms(std::int64_t replicate) const {
    const h5::Group group = firm_group();
    const std::vector<std::int64_t> recorded = all_integers(group, "recorded_replicate");
    const auto found = std::find(recorded.begin(), recorded.end(), replicate);
    if (found == recorded.end()) throw InputError(fmt::format("'{}' holds no firm histories of replicate {}", path_, replicate));
    const auto position = static_cast<std::size_t>(found - recorded.begin());
    const auto first = static_cast<std::uint64_t>(all_integers(group, "first_row").at(position));
    const auto count = static_cast<std::uint64_t>(all_integers(group, "row_count").at(position));
    FirmRows rows;
    rows.firm = values_of(h5::Dataset::open(group, "firm"), "firm", first, count).integers;
    rows.month = values_of(h5::Dataset::open(group, "month"), "month", first, count).integers;
    for (const DatasetInfo& column : firm_columns()) rows.columns[column.name] = values_of(h5::Dataset::open(group, column.name), column.name, first, count);
    return rows;
}

}  // namespace pactsim
