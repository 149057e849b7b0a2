// Every file in broken_studies/ gives exactly the text beside it.

#include "scenarios/schema/experiment.h"
#include "sim/error.h"
#include "tests/messages/broken_files.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace pactsim::testing;

namespace {

namespace fs = std::filesystem;

fs::path folder() { return messages_folder("broken_studies"); }

/// What a user would read, without the folder in front of file names.
std::string message_of(const fs::path& path) {
    std::string message = "no message";
    try {
        pactsim::load_experiment(path.string());
    } catch (const pactsim::UsageError& error) {
        message = error.what();
    }
    return without_folder(message, folder());
}

}  // namespace

TEST_CASE("each broken study gives its message") {
    const std::vector<fs::path> paths = broken_files(folder());
    REQUIRE(paths.size() >= 10);
    for (const fs::path& path : paths) {
        INFO(path.filename().string());
        const std::string message = message_of(path);
        check_message(path, message);
        CHECK(message.starts_with("error[P"));
        CHECK((message.find(".yaml:") != std::string::npos || message.find(".csv:") != std::string::npos));   // file:line
        CHECK(message.find("help: ") != std::string::npos);
    }
}
