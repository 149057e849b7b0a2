#include "app/command_migrate.h"

#include "app/options.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/migrate.h"

#include <fmt/format.h>

#include <memory>

namespace pactsim {

namespace {

struct MigrateOptions {
    std::string file;
    Talk talk;
};

ExitCode run_migration(const MigrateOptions& options) {
    Diagnostics diagnostics;
    const std::optional<std::string> text = read_text(options.file, diagnostics);
    diagnostics.throw_if_errors();
    const std::optional<std::string> migrated = migrate(options.file, *text, renames(), schema_version, diagnostics);
    diagnostics.throw_if_errors();
    print(*migrated);
    options.talk.note(*migrated == *text ? fmt::format("{} is of version {} already", options.file, schema_version)
                                         : fmt::format("next: pactsim validate the new file"));
    return ExitCode::done;
}

}  // namespace

Action set_up_migrate(CLI::App& parser) {
    const auto options = std::make_shared<MigrateOptions>();
    parser.add_option("FILE", options->file, "Scenario of any version; the new one goes to stdout")->required()->type_name("");
    add_talk_options(parser, options->talk);
    return [options] { return run_migration(*options); };
}

}  // namespace pactsim
