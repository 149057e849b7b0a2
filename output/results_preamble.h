#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "output/h5.h"
#include "output/h5_dataset.h"
#include "output/results_layout.h"

namespace pactsim {

/// The dimension scales of a file under way, by name of the dimension.
using DimensionScales = std::map<std::string, h5::Dataset>;

/// Writes a list of texts with its description.
h5::Dataset write_texts(const h5::Group& group, std::string_view name, std::string_view long_name, const std::vector<std::string>& texts);

/// Writes the root attributes that are known before the run.
void write_identity(const h5::Group& root, const ResultsLayout& layout, const Provenance& provenance);

/// Writes the group /scenario: resolved scenario, source text and overrides.
void write_scenario(const h5::Group& root, const Provenance& provenance);

/// Writes all coordinates except the numbers of the replicates, which are filled in at the end.
[[nodiscard]] DimensionScales write_coordinates(const h5::Group& root, const ResultsLayout& layout);

/// Writes the group /run_facts.
void write_run_facts(const h5::Group& root, const RunFacts& facts);

}  // namespace pactsim
