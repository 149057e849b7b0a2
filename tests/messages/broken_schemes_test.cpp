// Every file in broken_schemes/, laid over base.inc, gives exactly the text beside it: those that start with world_ as a world, the others as a scheme.

#include "scenarios/schema/scheme.h"
#include "sim/error.h"
#include "tests/messages/broken_files.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace pactsim::testing;

namespace {

namespace fs = std::filesystem;

fs::path folder() { return messages_folder("broken_schemes"); }

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
    return without_folder(message, folder());
}

}  // namespace

TEST_CASE("each broken scheme and world gives its message") {
    const std::vector<fs::path> paths = broken_files(folder());
    REQUIRE(paths.size() >= 30);
    for (const fs::path& path : paths) {
        INFO(path.filename().string());
        check_message(path, message_of(path));
    }
}

TEST_CASE("messages about schemes name a place and what to do") {
    for (const fs::path& path : broken_files(folder())) {
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
