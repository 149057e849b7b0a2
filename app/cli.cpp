#include "app/cli.h"

#include "app/command_analyse.h"
#include "app/command_audit.h"
#include "app/command_calibrate.h"
#include "app/command_check.h"
#include "app/command_compare.h"
#include "app/command_completions.h"
#include "app/command_describe.h"
#include "app/command_design.h"
#include "app/command_diff.h"
#include "app/command_extend.h"
#include "app/command_failures.h"
#include "app/command_files.h"
#include "app/command_merge.h"
#include "app/command_migrate.h"
#include "app/command_new.h"
#include "app/command_plan.h"
#include "app/command_probe.h"
#include "app/command_reference.h"
#include "app/command_replay.h"
#include "app/command_report.h"
#include "app/command_run.h"
#include "app/command_status.h"
#include "app/command_story.h"
#include "app/command_submit.h"
#include "app/command_sweep.h"
#include "app/command_validate.h"
#include "app/options.h"
#include "app/set_up_bench.h"
#include "app/talk.h"
#include "scenarios/schema/suggest.h"

#include "pactsim_version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <new>

namespace pactsim {

namespace {

constexpr std::array command_table{
    Command{"run", "run a scenario and write a results file",
            "pactsim run scenarios/uk_2025.yaml -o results.h5\n"
            "pactsim run scenarios/smoke.yaml --replicates 20 --set entry.bias=0.5",
            set_up_run},
    Command{"compare", "compare support schemes: what each adds, at what cost, and how sure that is",
            "pactsim compare scenarios/uk_2025.yaml scenarios/schemes/*.yaml -o study.h5\n"
            "pactsim compare scenarios/classroom.yaml a.yaml b.yaml a.yaml+b.yaml --worlds scenarios/worlds/*.yaml --precision npsv:1000000",
            set_up_compare},
    Command{"design", "place the points of an experiment, as CSV for any model",
            "pactsim design --method saltelli --dims 3 --lower -3.14159 --upper 3.14159 --k 12 -o X.csv\n"
            "pactsim design --method lhs --names price,share --lower 10,0 --upper 90,1 --points 500",
            set_up_design},
    Command{"plan", "estimate hours, size and files of a study before anything starts, and write the jobs for a cluster",
            "pactsim plan study.yaml -o study\n"
            "pactsim plan study.yaml -o study --slurm --shards 500 --walltime 02:00:00 --mem 4G --partition short\n"
            "pactsim plan study.yaml -o study --mpi 64 --threads 2",
            set_up_plan},
    Command{"sweep", "run a study: many points, arms and replicates, on threads or under mpirun",
            "pactsim sweep scenarios/studies/first_look.yaml -o first_look\n"
            "mpirun -n 4 pactsim sweep study.yaml -o study --threads 8",
            set_up_sweep},
    Command{"resume", "go on with a study after a kill, a failure or an extension", "pactsim resume study\npactsim resume study --task 3/8\npactsim resume study --retry-failed", set_up_resume},
    Command{"status", "say how far a study is, from its journals alone", "pactsim status study --watch\npactsim status study --writers", set_up_status},
    Command{"failures", "list the tasks of a study that failed, each with the command that shows it again", "pactsim failures study --show 3", set_up_failures},
    Command{"merge", "make one file out of what a study left", "pactsim merge study\npactsim merge study --virtual", set_up_merge},
    Command{"check", "check a study: every world once, every checksum, a sample computed again bit for bit", "pactsim check study --sample 20", set_up_check},
    Command{"extend", "make the design of a study larger and keep what has run", "pactsim extend study --k 10\npactsim extend study --replicates 200", set_up_extend},
    Command{"submit", "hand the jobs of a plan to Slurm, and check that it took them", "pactsim submit study --slurm", set_up_submit},
    Command{"analyse", "say what drives the results of an experiment",
            "pactsim analyse study/ --sobol --convergence --ranking\n"
            "pactsim analyse --design X.csv --response Y.csv --sobol --json",
            set_up_analyse},
    Command{"calibrate", "find parameters of the model from observations",
            "pactsim calibrate study.yaml --targets scenarios/targets/uk_2025.yaml --history-match -o waves\n"
            "pactsim calibrate study.yaml --targets scenarios/targets/uk_2025.yaml --abc-smc -o posterior",
            set_up_calibrate},
    Command{"validate", "check scenarios without running them", "pactsim validate scenarios/uk_2025.yaml\npactsim validate mine.yaml --json", set_up_validate},
    Command{"describe", "list phases, parameters, instruments, measures or mechanisms",
            "pactsim describe phases\npactsim describe parameters leakage\npactsim describe instruments --json", set_up_describe},
    Command{"new", "write a commented scenario to start from", "pactsim new my_study > my_study.yaml", set_up_new},
    Command{"inspect", "say what is in a results file", "pactsim inspect results.h5\npactsim inspect results.h5 --verify", set_up_inspect},
    Command{"export", "write a results file or a study as tables", "pactsim export results.h5 --csv tables\npactsim export study --csv tables --format salib,openturns", set_up_export},
    Command{"report", "make one page for people of a comparison", "pactsim report study.h5 -o report.html\npactsim report study.h5 --format pdf", set_up_report},
    Command{"audit", "write the logs that quality assurance asks for: assumptions, data, decisions, verification",
            "pactsim audit study.h5 --scenario scenarios/uk_2025.yaml --analyst \"A. Smith\" -o audit\npactsim audit results.h5 -o audit.md", set_up_audit},
    Command{"replay", "compute results again and compare the bits", "pactsim replay results.h5\npactsim replay results.h5 --replicate 7\npactsim replay study --task 31337 --trace", set_up_replay},
    Command{"diff", "list what differs between two results files or two scenarios",
            "pactsim diff a.h5 b.h5\npactsim diff scenarios/uk_2025.yaml mine.yaml", set_up_diff},
    Command{"story", "tell the life of one firm", "pactsim story results.h5 --firm 7\npactsim story scenarios/uk_2025.yaml --against scenarios/schemes/search_vouchers.yaml", set_up_story},
    Command{"probe", "turn every mechanism off and double it, and show what moves", "pactsim probe scenarios/uk_2025.yaml", set_up_probe},
    Command{"bench", "measure speed and memory", "pactsim bench --json", set_up_bench},
    Command{"migrate", "bring an old scenario to the present version of the language", "pactsim migrate old.yaml > new.yaml", set_up_migrate},
    Command{"schema", "print the JSON Schema of scenarios, for editors", "pactsim schema > pactsim.schema.json", set_up_schema},
    Command{"reference", "print the reference of scenarios in Markdown", "pactsim reference > scenarios/REFERENCE.md", set_up_reference},
    Command{"completions", "print completions for a shell", "pactsim completions bash > ~/.local/share/bash-completion/completions/pactsim", set_up_completions},
};

constexpr std::string_view welcome =
    "pactsim simulates UK high-tech small firms that look to China for late-stage innovation\n"
    "\n"
    "examples:\n"
    "  pactsim run scenarios/smoke.yaml          a small world, in a blink\n"
    "  pactsim run scenarios/uk_2025.yaml        the UK, 200 times\n"
    "\n"
    "a run prints a summary and leaves a results file for xarray, R and pactsim inspect\n"
    "all commands: pactsim --help\n"
    "one command:  pactsim run --help\n"
    "next:         pactsim run scenarios/smoke.yaml\n";

/// Help leads with examples.
class HelpFormatter : public CLI::Formatter {
  public:
    HelpFormatter() {
        column_width(34);
        label("Usage", "usage");
        label("OPTIONS", "options");
        label("Positionals", "arguments");
        label("REQUIRED", "(needed)");
    }
    /// The description comes after the examples, in make_usage.
    std::string make_description(const CLI::App*) const override { return {}; }
    std::string make_usage(const CLI::App* app, std::string name) const override {
        const auto row = std::find_if(command_table.begin(), command_table.end(), [&](const Command& c) { return c.name == app->get_name(); });
        std::string text = "examples:\n";
        std::string_view rest = row->examples;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            text += fmt::format("  {}\n", rest.substr(0, end));
            rest.remove_prefix(std::min(rest.size(), end + 1));
        }
        return text + fmt::format("\n{}: {}\n\n{}", name, row->summary, CLI::Formatter::make_usage(app, name));
    }
};

/// The list of commands, made from the table.
std::string overview() {
    std::string text = "pactsim simulates UK high-tech small firms that look to China for late-stage innovation\n\nexamples:\n"
                       "  pactsim run scenarios/uk_2025.yaml -o results.h5\n  pactsim describe mechanisms\n\ncommands:\n";
    for (const Command& command : command_table) text += fmt::format("  {:<12} {}\n", command.name, command.summary);
    return text + "\noptions:\n  --help       this text; after a command, its options\n  --version    version, revision and compiler\n"
                  "\nexit status: 0 done, 1 a check failed or things differ, 2 usage or scenario, 3 unreadable input, 4 fault in the program,\n"
                  "5 cannot write, 6 some runs failed, 7 refused, 130 interrupted (what is finished is kept)\n";
}

std::string version_text() { return fmt::format("pactsim {} ({}, {}, {})\n", build_version(), build_git_revision(), build_compiler(), build_type()); }

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

[[noreturn]] void refuse_word(const std::string& word) {
    if (is_option(word)) throw UsageError(fmt::format("unknown option `{}`\n = help: see `pactsim --help`", word));
    std::vector<std::string> names;
    for (const Command& command : command_table) names.emplace_back(command.name);
    throw UsageError(fmt::format("unknown command `{}`\n = help: {}", word, suggestion_help(word, names, "commands")));
}

/// The parser's complaints in the style of the rest: lower case, no full stop, with a way out.
[[noreturn]] void refuse_options(const CLI::App& parser, const CLI::ParseError& error) {
    std::string text = error.what();
    while (!text.empty() && (text.back() == '.' || text.back() == '\n')) text.pop_back();
    const auto is_upper = [&](std::size_t i) { return i < text.size() && std::isupper(static_cast<unsigned char>(text[i])) != 0; };
    if (is_upper(0) && !is_upper(1)) text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));  // names in capitals stay
    std::string help;
    if (const std::vector<std::string> extras = parser.remaining(); !extras.empty()) {
        text = fmt::format("unknown {} `{}`", is_option(extras.front()) ? "option" : "argument", extras.front());
        std::vector<std::string> known;
        for (const CLI::Option* option : parser.get_options()) {
            for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
        }
        const std::vector<std::string> near = suggestions(extras.front(), known);
        if (!near.empty()) help = fmt::format("did you mean {}? ", quoted_list(near, "or"));
    }
    throw UsageError(fmt::format("{}\n = help: {}see `pactsim {} --help`", text, help, parser.get_name()));
}

bool wants_json(const std::vector<std::string>& words) { return std::find(words.begin(), words.end(), "--json") != words.end(); }

}  // namespace

std::span<const Command> commands() { return command_table; }

std::unique_ptr<CLI::App> make_parser(std::vector<Action>& actions) {
    auto parser = std::make_unique<CLI::App>("", "pactsim");
    for (const Command& command : command_table) {
        CLI::App* part = parser->add_subcommand(std::string(command.name), std::string(command.summary));
        part->formatter(std::make_shared<HelpFormatter>());
        part->option_defaults()->group("options");
        part->set_help_flag("-h,--help", "This text");
        part->allow_extras();
        actions.push_back(command.set_up(*part));
    }
    return parser;
}

ExitCode run_command_line(const std::vector<std::string>& words) {
    if (words.empty()) return print(welcome), ExitCode::done;
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return print(overview()), ExitCode::done;
    if (words[0] == "--version" || words[0] == "version") return print(version_text()), ExitCode::done;
    const auto row = std::find_if(command_table.begin(), command_table.end(), [&](const Command& c) { return c.name == words[0]; });
    if (row == command_table.end()) refuse_word(words[0]);
    CLI::App parser(std::string(row->summary), std::string(row->name));
    parser.formatter(std::make_shared<HelpFormatter>());
    parser.option_defaults()->group("options");
    parser.set_help_flag("-h,--help", "This text");
    parser.allow_extras();
    const Action act = row->set_up(parser);
    try {
        std::vector<std::string> rest(words.rbegin(), words.rend() - 1);  // CLI11 takes them last first
        parser.parse(rest);
        if (!parser.remaining().empty()) throw CLI::ExtrasError(parser.remaining());
    } catch (const CLI::CallForHelp&) {
        return print(parser.help("pactsim")), ExitCode::done;
    } catch (const CLI::ParseError& error) {
        refuse_options(parser, error);
    }
    return act();
}

int report_failure(const std::vector<std::string>& words, const std::exception& error) {
    const auto* known = dynamic_cast<const Error*>(&error);
    const bool no_memory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
    const ExitCode code = known != nullptr ? known->code() : no_memory ? ExitCode::refused : ExitCode::invariant;
    const std::string text = no_memory ? "there is not enough memory for this (fewer threads or firms need less)" : error.what();
    Talk{}.error(text);
    if (wants_json(words)) {
        const nlohmann::json document{{"ok", false}, {"schema", "pactsim.error/1"}, {"exit_code", static_cast<int>(code)}, {"error", text}};
        std::fputs((document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n').c_str(), stdout);
    }
    return static_cast<int>(code);
}

}  // namespace pactsim
