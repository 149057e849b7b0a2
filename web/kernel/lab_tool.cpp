// The lab as a native program, for building and testing the page: writes resolved scenarios as JSON, and answers the same requests as the module.
//   pactsim_lab scenarios FILE...   one JSON list of {name, file, text}: file as given, text the resolved scenario
//   pactsim_lab calls               a request a line on standard input (operation, blank, JSON); an answer a line: {ok, ms of the processor, answer, bytes} with the SHA-1 of the columns

#include "scenarios/schema/json_source.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/resolved_json.h"
#include "sim/digest.h"
#include "sim/error.h"
#include "web/kernel/lab.h"

#include <algorithm>
#include <ctime>
#include <exception>
#include <iostream>
#include <optional>
#include <span>
#include <string>

namespace {

using namespace pactsim;

int write_scenarios(std::span<char* const> files) {
    Node list = sequence_node();
    for (const char* file : files) {
        const LoadedScenario loaded = load_scenario(file);
        Node row = map_node();
        row.add("name", plain_text(loaded.config.name)).add("file", plain_text(file));
        row.add("text", plain_text(resolved_json(loaded.config)));
        list.items.push_back(std::move(row));
    }
    std::cout << to_compact_json(list) << '\n';
    return 0;
}

std::string answer_line(Lab& lab, const std::string& line) {
    const std::clock_t start = std::clock();  // of the processor: a shared machine's wall clock is no judge
    Node row = map_node();
    Node tree;
    std::string digest;
    bool ok = true;
    try {
        const std::size_t blank = std::min(line.find(' '), line.size());
        Diagnostics diagnostics;
        const std::optional<Node> request = parse_json("request", line.substr(blank), diagnostics);
        if (!request) throw ScenarioProblems(diagnostics);
        const Answer answer = lab.call(line.substr(0, blank), *request);
        tree = parse_scenario("answer", answer.text());
        Digest bytes;
        bytes.update(answer.bytes());
        digest = bytes.hex();
    } catch (const Error& error) {
        ok = false;
        tree = plain_text(error.what());
    }
    const double ms = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    row.add("ok", boolean_node(ok)).add("ms", number_node(ms)).add("answer", std::move(tree)).add("bytes", plain_text(digest));
    return to_compact_json(row);
}

int answer_calls() {
    Lab lab;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (!line.empty()) std::cout << answer_line(lab, line) << '\n' << std::flush;
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const std::span<char*> all(arguments, static_cast<std::size_t>(count));
        const std::string word = count > 1 ? all[1] : "";
        if (word == "scenarios" && count > 2) return write_scenarios(all.subspan(2));
        if (word == "calls" && count == 2) return answer_calls();
        std::cerr << "usage: pactsim_lab scenarios FILE... | pactsim_lab calls\n";
        return static_cast<int>(ExitCode::usage);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return static_cast<int>(ExitCode::input);
    }
}
