#include "app/options.h"

#include "sim/error.h"
#include "sim/parallel.h"

#include <cstdio>
#include <map>

namespace pactsim {

void add_talk_options(CLI::App& parser, Talk& talk) {
    static const std::map<std::string, Colour> choices{{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
    parser.add_option("--color,--colour", talk.colour, "Colour of messages: auto, always or never")->transform(CLI::CheckedTransformer(choices).description(""))
        ->type_name("WHEN");
    parser.add_flag("-q,--quiet", talk.quiet, "Say nothing but errors");
}

void add_scenario_options(CLI::App& parser, std::string& path, std::vector<std::string>& overrides) {
    parser.add_option("SCENARIO", path, "Scenario file (YAML)")->required()->type_name("");
    parser.add_option("--set", overrides, "Change one value of the scenario; may be repeated")->type_name("PATH=VALUE")->allow_extra_args(false);
}

void add_threads_option(CLI::App& parser, int& threads) {
    threads = max_threads();
    parser.add_option("--threads", threads, "Threads; results do not depend on them")->type_name("T")->check(CLI::Range(1, 4096).description(""));
}

void print(std::string_view text) {
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) throw OutputError("could not write to standard output (is the disk full, or the reader gone?)");
}

}  // namespace pactsim
