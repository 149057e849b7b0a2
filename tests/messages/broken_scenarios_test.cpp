// Every scenario in broken/ gives exactly the text beside it: X.yaml (with the --set lines of X.set, if there is one) gives X.txt.

#include "scenarios/schema/read_config.h"
#include "sim/error.h"
#include "tests/messages/broken_files.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace pactsim::testing;

namespace {

namespace fs = std::filesystem;

fs::path folder() { return messages_folder("broken"); }

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) { lines.push_back(line); }
    return lines;
}

/// What a user would read, without the folder in front of file names.
std::string message_of(const fs::path& path) {
    const std::vector<std::string> overrides = lines_of(fs::path(path).replace_extension(".set"));
    std::string message;
    try {
        message = pactsim::load_scenario(path.string(), overrides).warnings_text;
    } catch (const pactsim::UsageError& error) {
        message = error.what();
    }
    return without_folder(message, folder());
}

}  // namespace

TEST_CASE("each broken scenario gives its message") {
    const std::vector<fs::path> scenarios = broken_files(folder());
    REQUIRE(scenarios.size() >= 70);
    for (const fs::path& path : scenarios) {
        INFO(path.filename().string());
        check_message(path, message_of(path));
    }
}

TEST_CASE("messages follow the house grammar") {
    for (const fs::path& path : broken_files(folder())) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        CHECK((message.starts_with("error[P") || message.starts_with("warning[P")));
        CHECK(message.find('!') == message.find("!!"));  // the tag in tagged.yaml is the only one quoted
        CHECK(message.find("help: ") != std::string::npos);
        CHECK(message.find("std::") == std::string::npos);
        CHECK(message.find("yaml-cpp") == std::string::npos);
    }
}

TEST_CASE("the scenario that the broken ones extend is sound") {
    CHECK(pactsim::load_scenario((folder() / "base_sound.inc").string()).warnings.empty());
}
