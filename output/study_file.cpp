#include "output/study_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <vector>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_digest.h"
#include "output/results_preamble.h"
#include "output/study_columns.h"
#include "sim/error.h"

namespace pactsim {

namespace {

constexpr int gzip_level = 1;                                    // most of a twin table is zeros: the lowest level takes nearly all there is to take
constexpr std::size_t values_per_chunk = std::size_t{1} << 16;   // half a MiB of 64-bit numbers

void check_unique(const std::vector<std::string>& labels, std::string_view what) {
    std::set<std::string_view> seen;
    for (const std::string& label : labels) {
        if (!seen.insert(label).second) throw InvariantError(fmt::format("the {} '{}' appears twice in a study", what, label));
    }
}

void check_study(const StudyData& study) {
    const StudyLayout& layout = study.layout;
    if (layout.replicates == 0 || layout.arms.empty() || layout.futures.empty() || layout.months.empty() || layout.years.empty())
        throw InvariantError("a study needs an arm, a future, a replicate, a month and a year");
    const std::size_t worlds = layout.futures.size() * layout.arms.size() * layout.replicates;
    if (study.arm_blocks.size() != worlds || study.twin_blocks.size() != worlds)
        throw InvariantError(fmt::format("a study of {} worlds has {} blocks and {} twin blocks", worlds, study.arm_blocks.size(), study.twin_blocks.size()));
    for (const StudyAxis& axis : study_axes(layout)) check_unique(axis.labels, axis.name);
    for (const StudyFuture& future : layout.futures) {
        if (!std::isfinite(future.weight)) throw InvariantError("the weight of a future is not a number");
    }
}

h5::Dataset write_numbers(const h5::Group& group, std::string_view name, std::string_view long_name, const std::vector<std::int32_t>& values) {
    h5::Dataset dataset = h5::Dataset::create(group, name, h5::ElementType::int32, {{values.size()}});
    dataset.write_rows(0, values.size(), std::span<const std::int32_t>(values));
    h5::set_attribute(dataset, "units", "1");
    h5::set_attribute(dataset, "long_name", long_name);
    return dataset;
}

void write_study_identity(const h5::Group& root, const StudyData& study) {
    const Provenance& from = study.provenance;
    h5::set_attribute(root, "Conventions", "CF-1.10");
    h5::set_attribute(root, "filetype", study_filetype);
    h5::set_attribute(root, "format_version", std::span<const std::int32_t>(study_format_version));
    h5::set_attribute(root, "pactsim_version", from.pactsim_version);
    h5::set_attribute(root, "git_revision", from.git_revision);
    h5::set_attribute(root, "compiler", from.compiler);
    h5::set_attribute(root, "seed", from.seed);
    h5::set_attribute(root, "rng", from.rng);
    h5::set_attribute(root, "scenario_name", from.scenario_name);
    h5::set_attribute(root, "scenario_sha1", from.scenario_sha1);
    h5::set_attribute(root, "schema", from.schema);
    h5::set_attribute(root, "price_year", std::int64_t{study.layout.price_year});
    h5::set_attribute(root, "schedule", study.layout.schedule_id);
}

DimensionScales write_axes(const h5::Group& root, const StudyLayout& layout) {
    DimensionScales scales;
    const auto add_numbers = [&](std::string_view name, std::string_view meaning, const std::vector<std::int32_t>& values) {
        h5::Dataset dataset = write_numbers(root, name, meaning, values);
        dataset.make_coordinate(name);
        scales.emplace(name, std::move(dataset));
    };
    std::vector<std::int32_t> count(std::max<std::size_t>(layout.replicates, layout.months.size()));
    std::iota(count.begin(), count.end(), 0);
    add_numbers("replicate", "replicate number", {count.begin(), count.begin() + layout.replicates});
    add_numbers("month", "months since the start of the run", {count.begin(), count.begin() + static_cast<std::ptrdiff_t>(layout.months.size())});
    add_numbers("year", "calendar year in which the year of the run starts", {layout.years.begin(), layout.years.end()});
    for (const StudyAxis& axis : study_axes(layout)) {
        if (axis.name == "year" || axis.labels.empty()) continue;
        h5::Dataset dataset = write_texts(root, axis.name, axis.long_name, axis.labels);
        dataset.make_coordinate(axis.name);
        scales.emplace(axis.name, std::move(dataset));
    }
    write_texts(root, "month_label", "calendar month", layout.months).attach(scales.at("month"), 0);
    return scales;
}

void write_arms(const h5::Group& root, const StudyLayout& layout, const DimensionScales& scales) {
    std::vector<std::string> labels, files, instruments, policies;
    for (const StudyArm& arm : layout.arms) {
        labels.push_back(arm.label);
        files.push_back(fmt::format("{}", fmt::join(arm.files, "\n")));
        instruments.push_back(fmt::format("{}", fmt::join(arm.instruments, "\n")));
        policies.push_back(arm.resolved_policy_yaml);
    }
    const h5::Dataset& scale = scales.at("arm");
    write_texts(root, "arm_label", "the arm for people", labels).attach(scale, 0);
    write_texts(root, "arm_files", "files that make the arm, one a line", files).attach(scale, 0);
    write_texts(root, "arm_instruments", "instruments that differ from the baseline, one a line", instruments).attach(scale, 0);
    write_texts(root, "arm_policy", "the policy section in full (YAML)", policies).attach(scale, 0);
}

void write_futures(const h5::Group& root, const StudyLayout& layout, const DimensionScales& scales) {
    std::vector<std::string> worlds, labels;
    std::vector<std::int32_t> draws;
    std::vector<double> weights;
    for (const StudyFuture& future : layout.futures) {
        worlds.push_back(future.world);
        labels.push_back(future.label);
        draws.push_back(static_cast<std::int32_t>(future.draw));
        weights.push_back(future.weight);
    }
    const h5::Dataset& scale = scales.at("future");
    write_texts(root, "future_world", "the world of the future", worlds).attach(scale, 0);
    write_texts(root, "future_label", "the future for people", labels).attach(scale, 0);
    write_numbers(root, "future_draw", "draw of the uncertain parameters; 0 = central values", draws).attach(scale, 0);
    const h5::Dataset weight = h5::Dataset::create(root, "future_weight", h5::ElementType::float64, {{weights.size()}});
    weight.write_rows(0, weights.size(), std::span<const double>(weights));
    h5::set_attribute(weight, "units", "1");
    h5::set_attribute(weight, "long_name", "weight among futures");
    weight.attach(scale, 0);
}

/// Whole worlds per chunk, as many as fit; a world that is larger is one chunk.
h5::DatasetShape shape_of(const StudyLayout& layout, const StudyColumn& column) {
    const std::size_t length = study_length(layout, column), row = length * layout.futures.size() * layout.arms.size();
    h5::DatasetShape shape{{layout.replicates, layout.futures.size(), layout.arms.size()}, {}, h5::FirstAxis::fixed, gzip_level};
    if (row <= values_per_chunk) shape.chunk = {std::clamp<std::size_t>(values_per_chunk / row, 1, layout.replicates), layout.futures.size(), layout.arms.size()};
    else shape.chunk = {1, 1, 1};
    for (const std::string_view dimension : column.dimensions) {
        shape.extent.push_back(study_dimension(layout, dimension));
        shape.chunk.push_back(shape.extent.back());
    }
    return shape;
}

/// Writes replicates [first, first + count); `gathered` is room that is used again.
Fingerprint write_values(const h5::Dataset& dataset, const StudyData& study, const StudyColumn& column, std::size_t step) {
    Fingerprint fingerprint;
    std::vector<std::int64_t> gathered;
    std::vector<double> reals;
    for (std::size_t first = 0; first < study.layout.replicates; first += step) {
        const std::size_t count = std::min<std::size_t>(step, study.layout.replicates - first);
        gathered.clear();
        for (std::size_t r = first; r < first + count; ++r) {
            for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
                for (std::size_t a = 0; a < study.layout.arms.size(); ++a) column.put(study, study.at(f, a, r), gathered);
            }
        }
        fingerprint.update(gathered);
        if (column.type == h5::ElementType::float64) {
            reals.resize(gathered.size());
            std::transform(gathered.begin(), gathered.end(), reals.begin(), [](std::int64_t bits) { return std::bit_cast<double>(bits); });
            dataset.write_rows(first, count, std::span<const double>(reals));
        } else {
            dataset.write_rows(first, count, std::span<const std::int64_t>(gathered));
        }
    }
    return fingerprint;
}

std::map<std::string, Fingerprint> write_columns(const h5::Group& root, const StudyData& study, const DimensionScales& scales) {
    std::map<std::string, Fingerprint> known;
    for (const StudyColumn& column : study_columns()) {
        if (study_length(study.layout, column) == 0) continue;
        const h5::DatasetShape shape = shape_of(study.layout, column);
        const h5::Dataset dataset = h5::Dataset::create(root, column.name, column.type, shape);
        h5::set_attribute(dataset, "units", column.unit);
        h5::set_attribute(dataset, "long_name", column.long_name);
        if (!column.present.empty()) h5::set_attribute(dataset, "present_where", column.present);
        std::size_t axis = 0;
        for (const std::string_view dimension : {"replicate", "future", "arm"}) dataset.attach(scales.at(std::string(dimension)), axis++);
        for (const std::string_view dimension : column.dimensions) dataset.attach(scales.at(std::string(dimension)), axis++);
        known.emplace(dataset.name(), write_values(dataset, study, column, static_cast<std::size_t>(shape.chunk.front())));
    }
    return known;
}

void write_stories(const h5::Group& root, const StudyData& study) {
    const h5::Group notes = root.create_group("notes");
    if (!study.schedule_yaml.empty()) write_texts(notes, "schedule", "the appraisal schedule (YAML)", {study.schedule_yaml});
    if (!study.warnings.empty()) write_texts(notes, "warning", "warnings of the run", study.warnings);
    if (study.stories.empty()) return;
    const h5::Group group = root.create_group("stories");
    std::vector<std::string> role, arm, future, reason, without, with;
    std::vector<std::int32_t> replicate, firm, parted;
    for (const TwinStory& story : study.stories) {
        role.push_back(story.role);
        arm.push_back(story.arm);
        future.push_back(story.future);
        reason.push_back(story.reason);
        without.push_back(fmt::format("{}", fmt::join(story.without_scheme, "\n")));
        with.push_back(fmt::format("{}", fmt::join(story.with_scheme, "\n")));
        replicate.push_back(static_cast<std::int32_t>(story.replicate));
        firm.push_back(static_cast<std::int32_t>(story.firm));
        parted.push_back(story.parted_month);
    }
    write_texts(group, "role", "why the firm is worth telling about", role);
    write_texts(group, "arm", "scheme", arm);
    write_texts(group, "future", "future", future);
    write_numbers(group, "replicate", "replicate number", replicate);
    write_numbers(group, "firm", "number of the firm", firm);
    write_numbers(group, "parted_month", "first month in which the two lives differ", parted);
    write_texts(group, "reason", "why they part", reason);
    write_texts(group, "without_scheme", "its life in the baseline, a sentence a line", without);
    write_texts(group, "with_scheme", "its life under the scheme, a sentence a line", with);
}

}  // namespace

std::string write_study(const std::string& path, const StudyData& study, Existing existing, const std::optional<RunFacts>& facts) {
    check_study(study);
    AtomicFile atomic(path, existing);
    std::string digest;
    h5::File file = h5::File::create(atomic.partial());
    {
        const h5::Group& root = file.root();
        write_study_identity(root, study);
        h5::set_flag(root, "complete", study.complete ? 1 : 0);
        write_scenario(root, study.provenance);
        const DimensionScales scales = write_axes(root, study.layout);
        write_arms(root, study.layout, scales);
        write_futures(root, study.layout, scales);
        const std::map<std::string, Fingerprint> known = write_columns(root, study, scales);
        write_stories(root, study);
        digest = digest_of_contents(root, known);
        h5::set_attribute(root, "digest", digest);
        if (facts) write_run_facts(root, *facts);
    }
    file.close();
    atomic.commit();
    return digest;
}

std::uint64_t estimated_study_bytes(const StudyLayout& layout) {
    std::uint64_t values = 0;
    for (const StudyColumn& column : study_columns()) values += study_length(layout, column);
    return values * sizeof(std::int64_t) * layout.replicates * layout.futures.size() * layout.arms.size();
}

}  // namespace pactsim
