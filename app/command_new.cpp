#include "app/command_new.h"

#include "app/options.h"
#include "app/starter.h"
#include "scenarios/schema/read_config.h"

#include <memory>

namespace pactsim {

Action set_up_new(CLI::App& parser) {
    const auto name = std::make_shared<std::string>("my_scenario");
    parser.add_option("NAME", *name, "Name of the scenario: small letters, digits, underscores (default: my_scenario)")->type_name("");
    return [name] {
        const std::string text = starter_scenario(*name);
        static_cast<void>(load_scenario_text("the new scenario", text));  // a name that cannot be is told here, not at the first run
        print(text);
        return ExitCode::done;
    };
}

}  // namespace pactsim
