#include "output/sweep_file.h"

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_digest.h"
#include "output/results_preamble.h"
#include "scenarios/schema/experiment.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

namespace pactsim {

namespace {

constexpr std::string_view sweep_filetype = "pactsim.sweep";
constexpr std::array<std::int32_t, 2> sweep_format_version{1, 0};
constexpr int gzip_level = 1;
constexpr std::size_t values_per_chunk = std::size_t{1} << 16;

/// A dataset whose first axis is the points, in chunks of whole points.
h5::Dataset make_array(const h5::Group& root, std::string_view name, h5::ElementType type, std::vector<std::uint64_t> extent) {
    h5::DatasetShape shape{std::move(extent), {}, h5::FirstAxis::fixed, gzip_level};
    const std::uint64_t row = std::accumulate(shape.extent.begin() + 1, shape.extent.end(), std::uint64_t{1}, std::multiplies<>());
    shape.chunk = shape.extent;
    shape.chunk[0] = std::clamp<std::uint64_t>(values_per_chunk / std::max<std::uint64_t>(row, 1), 1, shape.extent[0]);
    return h5::Dataset::create(root, name, type, shape);
}

void check_data(const SweepData& data) {
    const std::size_t worlds = data.rows * data.arms.size() * data.replicates, cells = data.rows * data.factors.size();
    const bool sized = data.rows > 0 && worlds > 0 && data.places.size() == data.rows && data.values.size() == cells && (data.unit.empty() || data.unit.size() == cells) &&
                       data.present.size() == worlds && data.results.size() == worlds * sweep_outcome_count;
    if (!sized) throw InvariantError("a sweep whose arrays do not fit its sizes");
    const auto finite = [](double x) { return std::isfinite(x); };
    if (!std::all_of(data.values.begin(), data.values.end(), finite) || !std::all_of(data.unit.begin(), data.unit.end(), finite)) throw InvariantError("a point of a sweep is not finite");
}

DimensionScales write_axes(const h5::Group& root, const SweepData& data) {
    DimensionScales scales;
    const auto numbers = [&](std::string_view name, std::string_view meaning, std::size_t count) {
        std::vector<std::int64_t> values(count);
        std::iota(values.begin(), values.end(), std::int64_t{0});
        h5::Dataset dataset = h5::Dataset::create(root, name, h5::ElementType::int64, {{count}});
        dataset.write_rows(0, count, std::span<const std::int64_t>(values));
        h5::set_attribute(dataset, "long_name", meaning);
        dataset.make_coordinate(name);
        scales.emplace(name, std::move(dataset));
    };
    const auto words = [&](std::string_view name, std::string_view meaning, const std::vector<std::string>& values) {
        h5::Dataset dataset = write_texts(root, name, meaning, values);
        dataset.make_coordinate(name);
        scales.emplace(name, std::move(dataset));
    };
    numbers("point", "row of the design", data.rows);
    words("arm", "arm, the first is the baseline", data.arms);
    numbers("replicate", "replicate number", data.replicates);
    std::vector<std::string> names;
    for (const SweepFactor& factor : data.factors) names.push_back(factor.name);
    words("factor", "factor", names);
    return scales;
}

void write_factors(const h5::Group& root, const SweepData& data, const DimensionScales& scales) {
    std::vector<std::string> paths, units, roles, labels;
    for (const SweepFactor& factor : data.factors) {
        paths.push_back(factor.path);
        units.push_back(factor.unit);
        roles.emplace_back(factor_role_names[static_cast<std::size_t>(factor.role)]);
        labels.push_back(fmt::format("{}", fmt::join(factor.labels, "\n")));
    }
    const h5::Dataset& scale = scales.at("factor");
    write_texts(root, "factor_path", "setting that the factor sets", paths).attach(scale, 0);
    write_texts(root, "factor_unit", "unit of the factor", units).attach(scale, 0);
    write_texts(root, "factor_role", "uncertainty, lever or constant", roles).attach(scale, 0);
    write_texts(root, "factor_labels", "what the values 0, 1, ... stand for, one a line; empty for numbers", labels).attach(scale, 0);
}

void write_points(const h5::Group& root, const SweepData& data, const DimensionScales& scales) {
    const auto column = [&](std::string_view name, std::string_view meaning, auto get) {
        std::vector<std::int32_t> values;
        for (const RowPlace& place : data.places) values.push_back(static_cast<std::int32_t>(get(place)));
        const h5::Dataset dataset = make_array(root, name, h5::ElementType::int32, {data.rows});
        dataset.write_rows(0, data.rows, std::span<const std::int32_t>(values));
        h5::set_attribute(dataset, "long_name", meaning);
        dataset.attach(scales.at("point"), 0);
    };
    column("scramble", "scramble of the design", [](const RowPlace& p) { return p.scramble; });
    column("base", "index within the scramble, or trajectory", [](const RowPlace& p) { return p.base; });
    column("part", "part of the base point, or step of the trajectory", [](const RowPlace& p) { return p.part; });
    column("changed", "factor that the row changes; -1 = none", [](const RowPlace& p) { return p.changed; });
    const auto matrix = [&](std::string_view name, std::string_view meaning, const std::vector<double>& values) {
        const h5::Dataset dataset = make_array(root, name, h5::ElementType::float64, {data.rows, data.factors.size()});
        dataset.write_rows(0, data.rows, std::span<const double>(values));
        h5::set_attribute(dataset, "long_name", meaning);
        dataset.attach(scales.at("point"), 0);
        dataset.attach(scales.at("factor"), 1);
    };
    matrix("value", "value of each factor, in its unit", data.values);
    if (!data.unit.empty()) matrix("unit", "coordinate of each factor in the unit cube", data.unit);
}

std::string_view unit_of(std::size_t outcome) {
    static constexpr std::array<std::string_view, sweep_outcome_count> units{"1", "1", "1", "pence", "months", "1", "1", "pence", "pence", "pence", "pence", "pence", "pence"};
    return units[outcome];
}

std::map<std::string, Fingerprint> write_outcomes(const h5::Group& root, const SweepData& data, const DimensionScales& scales) {
    const std::vector<std::uint64_t> extent{data.rows, data.arms.size(), data.replicates};
    const auto names = sweep_outcome_names();
    const std::size_t worlds = data.present.size();
    const std::size_t row = data.arms.size() * data.replicates, step = std::max<std::size_t>(values_per_chunk * 16 / row, 1);
    std::map<std::string, Fingerprint> known;
    std::vector<std::int64_t> gathered;
    const auto write = [&](std::string_view name, h5::ElementType type, auto get) {
        h5::Dataset dataset = make_array(root, name, type, extent);
        Fingerprint fingerprint;
        for (std::size_t first = 0; first < data.rows; first += step) {
            const std::size_t count = std::min(step, data.rows - first);
            gathered.clear();
            for (std::size_t w = first * row; w < (first + count) * row && w < worlds; ++w) gathered.push_back(get(w));
            fingerprint.update(gathered);
            dataset.write_rows(first, count, std::span<const std::int64_t>(gathered));
        }
        std::size_t axis = 0;
        for (const std::string_view dimension : {"point", "arm", "replicate"}) dataset.attach(scales.at(std::string(dimension)), axis++);
        known.emplace(dataset.name(), fingerprint);
        return dataset;
    };
    const h5::Dataset flags = write("present", h5::ElementType::uint8, [&](std::size_t w) { return std::int64_t{data.present[w]}; });
    h5::set_attribute(flags, "long_name", "1 where the world was run, 0 where the numbers mean nothing");
    for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
        const h5::Dataset dataset = write(names[o], h5::ElementType::int64, [&](std::size_t w) { return data.results[w * sweep_outcome_count + o]; });
        h5::set_attribute(dataset, "units", unit_of(o));
        h5::set_attribute(dataset, "present_where", "present");
    }
    return known;
}

void write_documents(const h5::Group& root, const SweepTexts& texts) {
    const h5::Group group = root.create_group("study");
    write_texts(group, "study", "the study file in full (YAML)", {texts.study});
    write_texts(group, "schedule", "the appraisal schedule (YAML)", {texts.schedule});
    write_texts(group, "arm", "each arm in full, before factors (YAML)", texts.arms);
}

template <class T, class Read>
std::vector<T> read_checked(const h5::Group& root, std::string_view name, std::size_t size, Read read) {
    const h5::Dataset dataset = h5::Dataset::open(root, name);
    const std::vector<std::uint64_t> extent = dataset.extent();
    const std::uint64_t elements = std::accumulate(extent.begin(), extent.end(), std::uint64_t{1}, std::multiplies<>());
    if (extent.empty() || elements != size) throw InputError(fmt::format("`{}` has {} values, not {}", name, elements, size));
    return read(dataset, extent[0]);
}

std::vector<std::int64_t> integers(const h5::Group& root, std::string_view name, std::size_t size) {
    return read_checked<std::int64_t>(root, name, size, [](const h5::Dataset& d, std::uint64_t rows) { return d.read_integers(0, rows); });
}

std::vector<double> reals(const h5::Group& root, std::string_view name, std::size_t size) {
    return read_checked<double>(root, name, size, [](const h5::Dataset& d, std::uint64_t rows) { return d.read_reals(0, rows); });
}

std::vector<std::string> texts_of(const h5::Group& root, std::string_view name) { return h5::Dataset::open(root, name).read_texts(); }

void read_factors(const h5::Group& root, SweepData& data) {
    const std::vector<std::string> names = texts_of(root, "factor"), paths = texts_of(root, "factor_path"), units = texts_of(root, "factor_unit"), roles = texts_of(root, "factor_role"),
                                   labels = texts_of(root, "factor_labels");
    if (paths.size() != names.size() || units.size() != names.size() || roles.size() != names.size() || labels.size() != names.size()) throw InputError("the lists about factors differ in length");
    for (std::size_t f = 0; f < names.size(); ++f) {
        SweepFactor factor{names[f], paths[f], units[f], FactorRole::uncertainty, {}};
        const auto role = std::find(factor_role_names.begin(), factor_role_names.end(), roles[f]);
        if (role == factor_role_names.end()) throw InputError(fmt::format("`{}` is no role of a factor", roles[f]));
        factor.role = static_cast<FactorRole>(role - factor_role_names.begin());
        for (std::size_t start = 0; start < labels[f].size();) {
            const std::size_t end = std::min(labels[f].find('\n', start), labels[f].size());
            factor.labels.push_back(labels[f].substr(start, end - start));
            start = end + 1;
        }
        data.factors.push_back(std::move(factor));
    }
}

void read_points(const h5::Group& root, SweepData& data) {
    const std::vector<std::int64_t> scramble = integers(root, "scramble", data.rows), base = integers(root, "base", data.rows), part = integers(root, "part", data.rows), changed = integers(root, "changed", data.rows);
    for (std::size_t r = 0; r < data.rows; ++r) {
        data.places.push_back({static_cast<std::uint32_t>(scramble[r]), static_cast<std::uint32_t>(base[r]), static_cast<std::uint32_t>(part[r]), static_cast<std::int32_t>(changed[r])});
    }
    const std::size_t cells = data.rows * data.factors.size();
    data.values = reals(root, "value", cells);
    if (root.has("unit")) data.unit = reals(root, "unit", cells);
}

SweepData read_all(const h5::Group& root) {
    if (h5::text_attribute(root, "filetype") != sweep_filetype) throw InputError("it is not the merged file of a sweep");
    if (h5::text_attribute(root, "digest") != digest_of_contents(root, {})) throw InputError("its contents do not fit its digest");
    SweepData data;
    data.name = h5::text_attribute(root, "name");
    data.schedule_id = h5::text_attribute(root, "schedule");
    const ExperimentConfig study = load_experiment_text("study", texts_of(root.open_group("study"), "study").at(0));
    data.design = study.design;
    data.seed = study.seed;
    read_factors(root, data);
    data.arms = texts_of(root, "arm");
    data.rows = h5::Dataset::open(root, "point").extent().at(0);
    data.replicates = static_cast<std::uint32_t>(h5::Dataset::open(root, "replicate").extent().at(0));
    read_points(root, data);
    const std::size_t worlds = data.rows * data.arms.size() * data.replicates;
    for (const std::int64_t flag : integers(root, "present", worlds)) data.present.push_back(flag != 0 ? 1 : 0);
    data.results.resize(worlds * sweep_outcome_count);
    const auto names = sweep_outcome_names();
    for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
        const std::vector<std::int64_t> column = integers(root, names[o], worlds);
        for (std::size_t w = 0; w < worlds; ++w) data.results[w * sweep_outcome_count + o] = column[w];
    }
    return data;
}

}  // namespace

std::string write_sweep_file(const std::string& path, const SweepData& data, const SweepTexts& texts, Existing existing) {
    check_data(data);
    AtomicFile atomic(path, existing);
    std::string digest;
    h5::File file = h5::File::create(atomic.partial());
    {
        const h5::Group& root = file.root();
        h5::set_attribute(root, "Conventions", "CF-1.10");
        h5::set_attribute(root, "filetype", sweep_filetype);
        h5::set_attribute(root, "format_version", std::span<const std::int32_t>(sweep_format_version));
        h5::set_attribute(root, "name", data.name);
        h5::set_attribute(root, "pactsim_version", texts.program);
        h5::set_attribute(root, "schedule", data.schedule_id);
        const DimensionScales scales = write_axes(root, data);
        write_factors(root, data, scales);
        write_points(root, data, scales);
        const std::map<std::string, Fingerprint> known = write_outcomes(root, data, scales);
        write_documents(root, texts);
        digest = digest_of_contents(root, known);
        h5::set_attribute(root, "digest", digest);
    }
    file.close();
    atomic.commit();
    return digest;
}

SweepData read_sweep_file(const std::string& path) {
    try {
        const h5::File file = h5::File::open(path);
        return read_all(file.root());
    } catch (const InputError& error) {
        throw InputError(fmt::format("'{}' cannot be used: {}", path, error.what()));
    }
}

SweepTexts read_sweep_texts(const std::string& path) {
    const h5::File file = h5::File::open(path);
    const h5::Group& root = file.root();
    if (h5::text_attribute(root, "filetype") != sweep_filetype) throw InputError(fmt::format("'{}' is not the merged file of a sweep", path));
    const h5::Group group = root.open_group("study");
    return {texts_of(group, "study").at(0), texts_of(group, "schedule").at(0), texts_of(group, "arm"), h5::text_attribute(root, "pactsim_version")};
}

}  // namespace pactsim
