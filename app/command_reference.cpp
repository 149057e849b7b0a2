#include "app/command_reference.h"

#include "app/options.h"
#include "output/measures.h"
#include "output/results_reference.h"
#include "scenarios/schema/describe.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/json_schema.h"

#include <memory>
#include <sstream>

namespace pactsim {

namespace {

std::string measures_reference() {
    std::ostringstream text;
    write_results_reference(text, all_measures());
    return text.str();
}

std::string with_newline(std::string text) {
    if (!text.ends_with('\n')) text += '\n';
    return text;
}

}  // namespace

Action set_up_schema(CLI::App& parser) {
    static_cast<void>(parser);
    return [] { return print(with_newline(write_json_schema(scenario_table()))), ExitCode::done; };
}

Action set_up_reference(CLI::App& parser) {
    const auto results = std::make_shared<bool>(false);
    parser.add_flag("--results", *results, "The table of measures for docs/results.md instead");
    return [results] { return print(with_newline(*results ? measures_reference() : write_reference(scenario_table()))), ExitCode::done; };
}

}  // namespace pactsim
