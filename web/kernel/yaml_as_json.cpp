// The module has no YAML library. What it reads are resolved scenarios, which the program writes as JSON at build time, and values of settings, which the page writes as JSON:
// the reader of YAML that the sources ask for is the reader of JSON here.

#include "scenarios/schema/json_source.h"
#include "scenarios/schema/yaml_source.h"

namespace pactsim {

std::optional<Node> parse_yaml(const std::string& file, const std::string& text, Diagnostics& diagnostics) { return parse_json(file, text, diagnostics); }

}  // namespace pactsim
