#include "app/completions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace pactsim {

namespace {

std::vector<const CLI::App*> parts_of(const CLI::App& parser) { return parser.get_subcommands([](const CLI::App*) { return true; }); }

std::vector<std::string> options_of(const CLI::App& part) {
    std::vector<std::string> names;
    for (const CLI::Option* option : part.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> names_of(const CLI::App& parser) {
    std::vector<std::string> names;
    for (const CLI::App* part : parts_of(parser)) names.push_back(part->get_name());
    return names;
}

/// Words that stand where a file cannot.
std::string words_for(const std::string& command) {
    if (command == "describe") return "phases parameters instruments measures mechanisms";
    if (command == "completions") return "bash zsh fish";
    return {};
}

std::string single_quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 4) text.replace(at, 1, "'\\''");
    return '\'' + text + '\'';
}

}  // namespace

std::string bash_completions(const CLI::App& parser) {
    std::string text = "# bash completion for pactsim; made by `pactsim completions bash`\n"
                       "_pactsim() {\n    local word=${COMP_WORDS[COMP_CWORD]} options='' words=''\n"
                       "    if ((COMP_CWORD == 1)); then\n"
                       "        mapfile -t COMPREPLY < <(compgen -W '" + fmt::format("{}", fmt::join(names_of(parser), " ")) + " --help --version' -- \"$word\")\n"
                       "        return\n    fi\n    case ${COMP_WORDS[1]} in\n";
    for (const CLI::App* part : parts_of(parser)) {
        const std::string words = words_for(part->get_name());
        text += fmt::format("        {}) options='{}'{} ;;\n", part->get_name(), fmt::join(options_of(*part), " "), words.empty() ? "" : fmt::format(" words='{}'", words));
    }
    return text + "    esac\n"
                  "    if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
                  "    elif [[ -n $words ]]; then mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
                  "    else mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); fi\n"
                  "}\ncomplete -o filenames -o bashdefault -F _pactsim pactsim\n";
}

std::string zsh_completions(const CLI::App& parser) {
    std::string text = "#compdef pactsim\n# zsh completion for pactsim; made by `pactsim completions zsh`\n"
                       "_pactsim() {\n    local -a commands\n    commands=(\n";
    for (const CLI::App* part : parts_of(parser)) text += fmt::format("        {}\n", single_quoted(part->get_name() + ':' + part->get_description()));
    text += "    )\n    if ((CURRENT == 2)); then _describe command commands; return; fi\n    case $words[2] in\n";
    for (const CLI::App* part : parts_of(parser)) {
        const std::string words = words_for(part->get_name());
        text += fmt::format("        {}) _alternative 'options:option:({})' {} ;;\n", part->get_name(), fmt::join(options_of(*part), " "),
                            words.empty() ? "'files:file:_files'" : fmt::format("'words:word:({})'", words));
    }
    return text + "    esac\n}\ncompdef _pactsim pactsim\n";
}

std::string fish_completions(const CLI::App& parser) {
    std::string text = "# fish completion for pactsim; made by `pactsim completions fish`\n";
    for (const CLI::App* part : parts_of(parser)) {
        const std::string name = part->get_name();
        text += fmt::format("complete -c pactsim -n __fish_use_subcommand -f -a {} -d {}\n", name, single_quoted(part->get_description()));
        for (const CLI::Option* option : part->get_options()) {
            for (const std::string& one : option->get_lnames()) {
                text += fmt::format("complete -c pactsim -n '__fish_seen_subcommand_from {}' -l {} -d {}\n", name, one, single_quoted(option->get_description()));
            }
        }
        if (const std::string words = words_for(name); !words.empty()) {
            text += fmt::format("complete -c pactsim -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", name, words);
        }
    }
    return text;
}

}  // namespace pactsim
