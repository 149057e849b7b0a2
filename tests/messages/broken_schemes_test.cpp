// Every file in broken_schemes/, laid over base.inc, gives exactly the text beside it: those that start with world_ as a world, the others as a scheme.
// With PACTSIM_UPDATE_MESSAGES=1 in the environment the texts are rewritten instead; read the difference before keeping it.

#include "scenarios/schema/scheme.h"
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
    return here / "broken_schemes";
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
    const bool world = path.filename().string().starts_with("world_");
    const std::vector<std::string> schemes = world ? std::vector<std::string>{} : std::vector<std::string>{path.string()};
    std::string message;
    try {
        message = pactsim::load_arm((folder() / "base.inc").string(), world ? path.string() : "", schemes).warnings_text;
    } catch (const pactsim::UsageError& error) {
        message = error.what();
    }
    const std::string prefix = folder().string() + "/";
    for (std::size_t at = message.find(prefix); at != std::string::npos; at = message.find(prefix, at)) { message.erase(at, prefix.size()); }
    return message + "\n";
}

}  // namespace

TEST_CASE("each broken scheme and world gives its message") {
    const std::vector<fs::path> paths = cases();
    REQUIRE(paths.size() >= 30);
    for (const fs::path& path : paths) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        const fs::path expected = fs::path(path).replace_extension(".txt");
        if (std::getenv("PACTSIM_UPDATE_MESSAGES") != nullptr) { std::ofstream(expected, std::ios::binary) << message; }
        CHECK(message == text_of(expected));
    }
}

TEST_CASE("messages about schemes name a place and what to do") {
    for (const fs::path& path : cases()) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        CHECK((message.starts_with("error[P") || message.starts_with("warning[P")));
        CHECK((message.find(".yaml:") != std::string::npos || message.find(".inc:") != std::string::npos));  // file:line
        CHECK(message.find("help: ") != std::string::npos);
        CHECK(message.find('!') == std::string::npos);
    }
}

TEST_CASE("the sound scheme and world beside them raise nothing") {
    const std::vector<std::string> schemes{(folder() / "sound.inc").string()};
    CHECK(pactsim::load_arm((folder() / "base.inc").string(), (folder() / "sound_world.inc").string(), schemes).warnings.empty());
}
