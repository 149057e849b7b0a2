#include "output/study_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_format.h"
#include "output/study_columns.h"
#include "sim/error.h"

namespace pactsim {

namespace {

// HDF5 File Format Specification 3.0, II.A: the first eight bytes.
constexpr std::array<char, 8> hdf5_signature = {'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
// A foreign or damaged header can claim any size; no study needs more worlds.
constexpr std::uint64_t most_worlds = std::uint64_t{1} << 28;

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
    if (start != hdf5_signature) throw InputError(fmt::format("'{}' is not a study file: its first bytes are not those of HDF5", path));
}

[[noreturn]] void refuse_damaged(const std::string& path, const std::string& why) {
    throw InputError(fmt::format("'{}' is damaged or cut short; compare again or fetch another copy ({})", path, why));
}

h5::File open_study(const std::string& path) {
    check_is_hdf5(path);
    try {
        return h5::File::open(path);
    } catch (const InputError& error) {
        refuse_damaged(path, error.what());
    }
}

void check_identity(const h5::Group& root, const std::string& path) {
    const std::string filetype = h5::text_attribute(root, "filetype");
    if (filetype == results_filetype)
        throw InputError(fmt::format("'{}' holds the results of one scenario, not a study; `pactsim compare` makes studies, `pactsim inspect` shows results", path));
    if (filetype != study_filetype) throw InputError(fmt::format("'{}' is an HDF5 file but not a study of pactsim (no attribute filetype = {})", path, study_filetype));
    const h5::AttributeValue value = h5::read_attribute(root, "format_version");
    const auto* version = std::get_if<std::vector<std::int64_t>>(&value);
    if (version == nullptr || version->size() != 2) refuse_damaged(path, "its format_version is not two numbers");
    const std::int64_t own = study_format_version[0];
    if ((*version)[0] == own) return;
    const std::string writer = h5::text_attribute(root, "pactsim_version", "an unknown version");
    const std::string remedy = (*version)[0] > own ? fmt::format("use pactsim {} or newer", writer)
                                                   : fmt::format("compare again with this program, or read it with pactsim {}", writer);
    throw InputError(fmt::format("'{}' has study format {}.{} and this program reads {}.x; {}", path, (*version)[0], (*version)[1], own, remedy));
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

/// Reads parts of one open file; every fault is a damaged file.
class StudyReader {
  public:
    explicit StudyReader(const std::string& path) : path_(path), file_(open_study(path)) { check_identity(file_.root(), path_); }

    StudyData read() const;

  private:
    [[nodiscard]] std::vector<std::string> texts(const h5::Group& group, std::string_view name, std::size_t wanted) const;
    [[nodiscard]] std::vector<std::string> optional_texts(const h5::Group& group, std::string_view name) const;
    [[nodiscard]] std::vector<std::int64_t> integers(const h5::Group& group, std::string_view name, std::size_t wanted) const;
    [[nodiscard]] std::int64_t number(std::string_view attribute) const;
    [[nodiscard]] std::size_t length_of(std::string_view name) const;
    void read_provenance(StudyData& study) const;
    void read_layout(StudyLayout& layout) const;
    void read_arms(StudyLayout& layout) const;
    void read_futures(StudyLayout& layout) const;
    void check_axes(const StudyLayout& layout) const;
    void read_column(StudyData& study, const StudyColumn& column) const;
    void read_notes(StudyData& study) const;

    std::string path_;
    h5::File file_;
};

std::size_t StudyReader::length_of(std::string_view name) const {
    if (!file_.root().has(name)) return 0;
    const std::vector<std::uint64_t> extent = h5::Dataset::open(file_.root(), name).extent();
    if (extent.size() != 1 || extent[0] > most_worlds) refuse_damaged(path_, fmt::format("'{}' is not a list", name));
    return static_cast<std::size_t>(extent[0]);
}

std::vector<std::string> StudyReader::texts(const h5::Group& group, std::string_view name, std::size_t wanted) const {
    std::vector<std::string> found = h5::Dataset::open(group, name).read_texts();
    if (found.size() != wanted) refuse_damaged(path_, fmt::format("'{}' has {} entries in place of {}", name, found.size(), wanted));
    return found;
}

std::vector<std::string> StudyReader::optional_texts(const h5::Group& group, std::string_view name) const {
    return group.has(name) ? h5::Dataset::open(group, name).read_texts() : std::vector<std::string>{};
}

std::vector<std::int64_t> StudyReader::integers(const h5::Group& group, std::string_view name, std::size_t wanted) const {
    const h5::Dataset dataset = h5::Dataset::open(group, name);
    if (dataset.extent() != std::vector<std::uint64_t>{wanted}) refuse_damaged(path_, fmt::format("'{}' has not {} entries", name, wanted));
    return dataset.read_integers(0, wanted);
}

std::int64_t StudyReader::number(std::string_view attribute) const {
    const h5::AttributeValue value = h5::read_attribute(file_.root(), attribute);
    const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value);
    if (numbers == nullptr || numbers->size() != 1) refuse_damaged(path_, fmt::format("its {} is not a number", attribute));
    return numbers->front();
}

void StudyReader::read_provenance(StudyData& study) const {
    const h5::Group& root = file_.root();
    Provenance& from = study.provenance;
    from.pactsim_version = h5::text_attribute(root, "pactsim_version");
    from.git_revision = h5::text_attribute(root, "git_revision");
    from.compiler = h5::text_attribute(root, "compiler");
    from.seed = number("seed");
    from.rng = h5::text_attribute(root, "rng");
    from.scenario_name = h5::text_attribute(root, "scenario_name");
    from.scenario_sha1 = h5::text_attribute(root, "scenario_sha1");
    from.schema = h5::text_attribute(root, "schema");
    const h5::Group scenario = root.open_group("scenario");
    from.resolved_yaml = texts(scenario, "resolved", 1).front();
    from.source_text = texts(scenario, "source", 1).front();
    from.overrides = texts(scenario, "overrides", 1).front();
    study.complete = number("complete") != 0;
}

void StudyReader::read_layout(StudyLayout& layout) const {
    const h5::Group& root = file_.root();
    layout.price_year = static_cast<int>(number("price_year"));
    layout.schedule_id = h5::text_attribute(root, "schedule");
    layout.replicates = static_cast<std::uint32_t>(length_of("replicate"));
    layout.months = optional_texts(root, "month_label");
    for (const std::int64_t year : integers(root, "year", length_of("year"))) layout.years.push_back(static_cast<int>(year));
    layout.series = optional_texts(root, "series");
    layout.margins = optional_texts(root, "margin");
    read_arms(layout);
    read_futures(layout);
    if (layout.replicates == 0 || layout.arms.empty() || layout.futures.empty() || layout.months.empty() || layout.years.empty())
        refuse_damaged(path_, "it holds no arm, future, replicate, month or year");
    if (layout.arms.size() > most_worlds / layout.futures.size() / layout.replicates) refuse_damaged(path_, "it claims more worlds than a study can have");
    check_axes(layout);
}

void StudyReader::read_arms(StudyLayout& layout) const {
    const h5::Group& root = file_.root();
    const std::size_t count = length_of("arm");
    const std::vector<std::string> names = texts(root, "arm", count), labels = texts(root, "arm_label", count), files = texts(root, "arm_files", count),
                                   instruments = texts(root, "arm_instruments", count), policies = texts(root, "arm_policy", count);
    for (std::size_t a = 0; a < count; ++a) layout.arms.push_back({names[a], labels[a], split_lines(files[a]), split_lines(instruments[a]), policies[a]});
}

void StudyReader::read_futures(StudyLayout& layout) const {
    const h5::Group& root = file_.root();
    const std::size_t count = length_of("future");
    const std::vector<std::string> worlds = texts(root, "future_world", count), labels = texts(root, "future_label", count);
    const std::vector<std::int64_t> draws = integers(root, "future_draw", count);
    const h5::Dataset weight = h5::Dataset::open(root, "future_weight");
    if (weight.extent() != std::vector<std::uint64_t>{count}) refuse_damaged(path_, "'future_weight' does not fit its futures");
    const std::vector<double> weights = weight.read_reals(0, count);
    for (std::size_t f = 0; f < count; ++f) {
        if (!std::isfinite(weights[f])) refuse_damaged(path_, "the weight of a future is not a number");
        layout.futures.push_back({worlds[f], labels[f], static_cast<std::uint32_t>(draws[f]), weights[f]});
    }
}

void StudyReader::check_axes(const StudyLayout& layout) const {
    for (const StudyAxis& axis : study_axes(layout)) {
        if (axis.name == "year" || axis.labels.empty()) continue;
        if (texts(file_.root(), axis.name, axis.labels.size()) != axis.labels)
            refuse_damaged(path_, fmt::format("its list '{}' is not the one of format {}.{}", axis.name, study_format_version[0], study_format_version[1]));
    }
}

void StudyReader::read_column(StudyData& study, const StudyColumn& column) const {
    const StudyLayout& layout = study.layout;
    const std::size_t length = study_length(layout, column);
    if (length == 0) return;
    const h5::Dataset dataset = h5::Dataset::open(file_.root(), column.name);
    std::vector<std::uint64_t> wanted{layout.replicates, layout.futures.size(), layout.arms.size()};
    for (const std::string_view dimension : column.dimensions) wanted.push_back(study_dimension(layout, dimension));
    if (dataset.extent() != wanted) refuse_damaged(path_, fmt::format("the shape of '{}' does not fit its dimensions", column.name));
    const bool real = column.type == h5::ElementType::float64;
    for (std::size_t r = 0; r < layout.replicates; ++r) {
        std::vector<std::int64_t> row;
        if (real) {
            for (const double value : dataset.read_reals(r, 1)) {
                if (!std::isfinite(value)) refuse_damaged(path_, fmt::format("'{}' holds a value that is not a number", column.name));
                row.push_back(std::bit_cast<std::int64_t>(value));
            }
        } else {
            row = dataset.read_integers(r, 1);
        }
        const std::int64_t* place = row.data();
        for (std::size_t f = 0; f < layout.futures.size(); ++f) {
            for (std::size_t a = 0; a < layout.arms.size(); ++a, place += length) column.take(study, study.at(f, a, r), {place, length});
        }
    }
}

void StudyReader::read_notes(StudyData& study) const {
    const h5::Group& root = file_.root();
    if (root.has("notes")) {
        study.warnings = optional_texts(root.open_group("notes"), "warning");
        const std::vector<std::string> schedule = optional_texts(root.open_group("notes"), "schedule");
        if (!schedule.empty()) study.schedule_yaml = schedule.front();
    }
    if (!root.has("stories")) return;
    const h5::Group group = root.open_group("stories");
    const std::vector<std::string> role = optional_texts(group, "role");
    const std::size_t count = role.size();
    const std::vector<std::string> arm = texts(group, "arm", count), future = texts(group, "future", count), reason = texts(group, "reason", count),
                                   without = texts(group, "without_scheme", count), with = texts(group, "with_scheme", count);
    const std::vector<std::int64_t> replicate = integers(group, "replicate", count), firm = integers(group, "firm", count), parted = integers(group, "parted_month", count);
    for (std::size_t i = 0; i < count; ++i) {
        study.stories.push_back({role[i], arm[i], future[i], static_cast<std::uint32_t>(replicate[i]), static_cast<std::uint32_t>(firm[i]), static_cast<int>(parted[i]),
                                 reason[i], split_lines(without[i]), split_lines(with[i])});
    }
}

StudyData StudyReader::read() const {
    StudyData study;
    read_provenance(study);
    read_layout(study.layout);
    const std::size_t worlds = study.layout.futures.size() * study.layout.arms.size() * study.layout.replicates;
    study.arm_blocks.resize(worlds);
    study.twin_blocks.resize(worlds);
    for (const StudyColumn& column : study_columns()) read_column(study, column);
    read_notes(study);
    return study;
}

}  // namespace

StudyData read_study(const std::string& path) {
    const StudyReader reader(path);
    try {
        return reader.read();
    } catch (const InputError& error) {
        const std::string why = error.what();
        if (why.find("is damaged or cut short") != std::string::npos) throw;
        refuse_damaged(path, why);
    }
}

bool is_study_file(const std::string& path) {
    try {
        check_is_hdf5(path);
        return h5::text_attribute(h5::File::open(path).root(), "filetype") == study_filetype;
    } catch (const InputError&) {
        return false;
    }
}

}  // namespace pactsim
