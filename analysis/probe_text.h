#pragma once
// A probe as people and programs read it.

#include "analysis/probe.h"

#include <string>

namespace pactsim {

/// The table with its key, and what failed. Plain text, one measure a line.
std::string probe_text(const ProbeReport& report);

/// The same as one JSON document, schema "pactsim.probe/1"; null where there was nothing to average over.
std::string probe_json(const ProbeReport& report);

/// The table of mechanisms itself: name, meaning, how its strength is set, measures and directions.
std::string mechanisms_text();
std::string mechanisms_json();

}  // namespace pactsim
