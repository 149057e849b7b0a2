#include "output/results_preamble.h"

#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "output/h5_attributes.h"
#include "output/results_format.h"
#include "output/results_series.h"

namespace pactsim {

namespace {

void write_text(const h5::Group& group, std::string_view name, std::string_view long_name, const std::string& text) {
    const h5::Dataset dataset = h5::Dataset::create(group, name, h5::ElementType::text, {{}});
    dataset.write_texts(std::span<const std::string>(&text, 1));
    h5::set_attribute(dataset, "long_name", long_name);
}

// The only dimension that can end up shorter than planned, hence chunked.
h5::Dataset make_replicate(const h5::Group& root, std::uint32_t replicates) {
    h5::Dataset dataset = h5::Dataset::create(root, "replicate", h5::ElementType::int32, {{replicates}, {replicates}});
    h5::set_attribute(dataset, "units", "1");
    h5::set_attribute(dataset, "long_name", "replicate number");
    dataset.make_coordinate("replicate");
    return dataset;
}

h5::Dataset write_months(const h5::Group& root, std::size_t months) {
    std::vector<std::int32_t> values(months);
    std::iota(values.begin(), values.end(), 0);
    h5::Dataset dataset = h5::Dataset::create(root, "month", h5::ElementType::int32, {{months}});
    dataset.write_rows(0, months, values);
    h5::set_attribute(dataset, "units", "1");
    h5::set_attribute(dataset, "long_name", "months since the start of the run");
    dataset.make_coordinate("month");
    return dataset;
}

}  // namespace

h5::Dataset write_texts(const h5::Group& group, std::string_view name, std::string_view long_name, const std::vector<std::string>& texts) {
    h5::Dataset dataset = h5::Dataset::create(group, name, h5::ElementType::text, {{texts.size()}});
    dataset.write_texts(texts);
    h5::set_attribute(dataset, "long_name", long_name);
    return dataset;
}

void write_identity(const h5::Group& root, const ResultsLayout& layout, const Provenance& provenance) {
    h5::set_attribute(root, "Conventions", "CF-1.10");
    h5::set_attribute(root, "filetype", results_filetype);
    h5::set_attribute(root, "format_version", std::span<const std::int32_t>(results_format_version));
    h5::set_attribute(root, "pactsim_version", provenance.pactsim_version);
    h5::set_attribute(root, "git_revision", provenance.git_revision);
    h5::set_attribute(root, "compiler", provenance.compiler);
    h5::set_attribute(root, "seed", provenance.seed);
    h5::set_attribute(root, "rng", provenance.rng);
    h5::set_attribute(root, "scenario_name", provenance.scenario_name);
    h5::set_attribute(root, "scenario_sha1", provenance.scenario_sha1);
    h5::set_attribute(root, "schema", provenance.schema);
    h5::set_attribute(root, "replicates_requested", std::int64_t{layout.replicates});
}

void write_scenario(const h5::Group& root, const Provenance& provenance) {
    const h5::Group group = root.create_group("scenario");
    write_text(group, "resolved", "the scenario as it was run, every value filled in (YAML)", provenance.resolved_yaml);
    write_text(group, "source", "the scenario file as it was written (YAML)", provenance.source_text);
    write_text(group, "overrides", "values set on the command line, one path=value per line", provenance.overrides);
}

DimensionScales write_coordinates(const h5::Group& root, const ResultsLayout& layout) {
    DimensionScales scales;
    scales.emplace("replicate", make_replicate(root, layout.replicates));
    scales.emplace("month", write_months(root, layout.months.size()));
    for (const Coordinate& coordinate : coordinates_of(layout)) {
        h5::Dataset dataset = write_texts(root, coordinate.name, coordinate.long_name, coordinate.labels);
        if (coordinate.name == coordinate.of) {
            dataset.make_coordinate(coordinate.of);
            scales.emplace(coordinate.of, std::move(dataset));
        } else {
            dataset.attach(scales.at(coordinate.of), 0);
        }
    }
    return scales;
}

void write_run_facts(const h5::Group& root, const RunFacts& facts) {
    const h5::Group group = root.create_group("run_facts");
    h5::set_attribute(group, "wall_time_seconds", facts.wall_time_seconds);
    h5::set_attribute(group, "host", facts.host);
    h5::set_attribute(group, "threads", facts.threads);
    h5::set_attribute(group, "ranks", facts.ranks);
    h5::set_attribute(group, "created_utc", facts.created_utc);
    h5::set_attribute(group, "command_line", facts.command_line);
}

}  // namespace pactsim
