#include "app/command_completions.h"

#include "app/cli.h"
#include "app/completions.h"
#include "app/options.h"

#include <memory>

namespace pactsim {

Action set_up_completions(CLI::App& parser) {
    const auto shell = std::make_shared<std::string>();
    parser.add_option("SHELL", *shell, "bash, zsh or fish")->required()->type_name("")->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
    return [shell] {
        std::vector<Action> actions;
        const auto whole = make_parser(actions);
        print(*shell == "bash" ? bash_completions(*whole) : *shell == "zsh" ? zsh_completions(*whole) : fish_completions(*whole));
        return ExitCode::done;
    };
}

}  // namespace pactsim
