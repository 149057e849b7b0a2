// Every scenario in broken/ gives exactly the text beside it: X.yaml (with the --set lines of X.set, if there is one) gives X.txt.
// With PACTSIM_UPDATE_MESSAGES=1 in the environment the texts are rewritten instead; read the difference before keeping it.

#include "scenarios/schema/read_config.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

fs::path broken_folder() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const fs::path here = source != nullptr ? fs::path(source) / "tests/messages" : fs::path(__FILE__).parent_path();
    return here / "broken";
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) { lines.push_back(line); }
    return lines;
}

std::vector<fs::path> broken_scenarios() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(broken_folder())) {
        if (entry.path().extension() == ".yaml") { paths.push_back(entry.path()); }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
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
    const std::string folder = broken_folder().string() + "/";
    for (std::size_t at = message.find(folder); at != std::string::npos; at = message.find(folder, at)) { message.erase(at, folder.size()); }
    return message + "\n";
}

}  // namespace

TEST_CASE("each broken scenario gives its message") {
    const std::vector<fs::path> scenarios = broken_scenarios();
    REQUIRE(scenarios.size() >= 70);
    for (const fs::path& path : scenarios) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        const fs::path expected = fs::path(path).replace_extension(".txt");
        if (std::getenv("PACTSIM_UPDATE_MESSAGES") != nullptr) { std::ofstream(expected, std::ios::binary) << message; }
        CHECK(message == text_of(expected));
    }
}

TEST_CASE("messages follow the house grammar") {
    for (const fs::path& path : broken_scenarios()) {
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
    CHECK(pactsim::load_scenario((broken_folder() / "base_sound.inc").string()).warnings.empty());
}
