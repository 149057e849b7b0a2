#pragma once
// The tables of fields as documents: the reference in Markdown, and a flat list of parameters.

#include "scenarios/schema/table.h"

#include <string>
#include <vector>

namespace pactsim {

/// One settable value of a scenario.
struct ParameterInfo {
    std::string path;  ///< dotted, with <name> or <stage> where one stands
    std::string type;
    std::string unit;
    std::string fallback;  ///< the default as YAML; "required", or "see <path>" where the record that holds it gives the default
    std::string bounds;
    std::string meaning;
    std::string source;
};

/// Every row of the tables, records opened, in the order in which they are written.
std::vector<ParameterInfo> list_parameters(const TableShape& root);

/// The same as JSON: a list of path, type, unit, default, bounds, meaning, source.
std::string parameters_json(const TableShape& root);

/// The reference of the scenario language in Markdown, one table of fields for each record.
std::string write_reference(const TableShape& root);

}  // namespace pactsim
