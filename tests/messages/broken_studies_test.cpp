// Every file in broken_studies/ gives exactly the text beside it. With PACTSIM_UPDATE_MESSAGES=1 in the environment the texts are rewritten instead; read the difference before keeping it.

#include "scenarios/schema/experiment.h"
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

fs::path folder() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const fs::path here = source != nullptr ? fs::path(source) / "tests/messages" : fs::path(__FILE__).parent_path();
    return here / "broken_studies";
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> cases() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder())) {
        if (entry.path().extension() == ".yaml") { paths.push_back(entry.path()); }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// What a user would read, without the folder in front of file names.
std::string message_of(const fs::path& path) {
    std::string message = "no message";
    try {
        pactsim::load_experiment(path.string());
    } catch (const pactsim::UsageError& error) {
        message = error.what();
    }
    const std::string prefix = folder().string() + "/";
    for (std::size_t at = message.find(prefix); at != std::string::npos; at = message.find(prefix, at)) { message.erase(at, prefix.size()); }
    return message + "\n";
}

}  // namespace

TEST_CASE("each broken study gives its message") {
    const std::vector<fs::path> paths = cases();
    REQUIRE(paths.size() >= 10);
    for (const fs::path& path : paths) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        const fs::path expected = fs::path(path).replace_extension(".txt");
        if (std::getenv("PACTSIM_UPDATE_MESSAGES") != nullptr) { std::ofstream(expected, std::ios::binary) << message; }
        CHECK(message == text_of(expected));
        CHECK(message.starts_with("error[P"));
        CHECK((message.find(".yaml:") != std::string::npos || message.find(".csv:") != std::string::npos));   // file:line
        CHECK(message.find("help: ") != std::string::npos);
    }
}
