// Files that would exhaust memory or time, or that cannot be read at all: refused quickly, in bounded memory.

#include "scenarios/schema/codes.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/read_config.h"
#include "sim/error.h"
#include "tests/messages/broken_files.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

using namespace pactsim;

namespace {

namespace fs = std::filesystem;

std::string message_of(const std::string& path) {
    try {
        load_scenario(path);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "accepted";
}

bool says(const std::string& message, std::string_view code) { return message.starts_with("error[" + std::string{code} + "]"); }

std::string repeated(std::string_view part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) { text += part; }
    return text;
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

/// Refusals are near-instant; the limits leave room for the thread sanitizer, which slows such code twentyfold, and are far below what the attack would take. Time of the
/// processor, not of the clock: other jobs on the machine must not fail a test.
template <class Refuse>
void check_cheap(Refuse refuse) {
    const long before = peak_kilobytes();
    const double start = processor_seconds();
    refuse();
    CHECK(processor_seconds() - start < 20.0);
    CHECK(peak_kilobytes() - before < 400'000);
}

}  // namespace

TEST_CASE("a missing file, a folder and an empty file are told apart") {
    const testing::TemporaryFolder folder;
    CHECK(says(message_of(folder.path("no_such.yaml")), code::missing_file));
    CHECK(says(message_of(folder.path("")), code::directory));
    CHECK(says(message_of("/dev/null"), code::not_a_file));
    CHECK(says(message_of(folder.path("no_such_folder/x.yaml")), code::missing_file));
}

TEST_CASE("a file without read permission") {
    const testing::TemporaryFolder folder;
    const std::string path = folder.write("secret.yaml", "schema: 1\n");
    fs::permissions(path, fs::perms::none);
    if (::geteuid() == 0) {
        // root reads everything, so only the message can be checked
        CHECK(file_problem(FileState::not_permitted, path).message.find("permission denied") != std::string::npos);
        CHECK(file_problem(FileState::not_permitted, path).code == code::unreadable);
    } else {
        CHECK(says(message_of(path), code::unreadable));
    }
}

TEST_CASE("a file of one gigabyte is refused by its size") {
    const testing::TemporaryFolder folder;
    const std::string path = folder.write("large.yaml", "schema: 1\n");
    fs::resize_file(path, 1024ULL * 1024 * 1024);  // sparse: takes no room on the disk
    check_cheap([&] { CHECK(says(message_of(path), code::too_large)); });
}

TEST_CASE("an alias bomb is refused") {
    const testing::TemporaryFolder folder;
    std::string text = "schema: 1\na0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n";
    for (int i = 1; i < 30; ++i) {
        const std::string alias = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + alias + repeated(", " + alias, 8) + "]\n";
    }
    folder.write("bomb.yaml", text);
    check_cheap([&] { CHECK(says(message_of(folder.path("bomb.yaml")), code::too_many_nodes)); });
}

TEST_CASE("a chain of aliases cannot nest deeper than brackets may") {
    const testing::TemporaryFolder folder;
    std::string text = "schema: 1\na0: &a0 [1]\n";
    for (int i = 1; i < 100; ++i) { text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n"; }
    folder.write("chain.yaml", text);
    CHECK(says(message_of(folder.path("chain.yaml")), code::too_deep));
}

TEST_CASE("nesting of ten thousand levels is refused") {
    const testing::TemporaryFolder folder;
    folder.write("lists.yaml", "schema: 1\na: " + repeated("[", 10000) + repeated("]", 10000) + "\n");
    folder.write("open.yaml", "a: " + repeated("[", 4'000'000));
    folder.write("maps.yaml", repeated("{a: ", 10000) + "1" + repeated("}", 10000));
    std::string block;
    for (std::size_t i = 0; i < 2500; ++i) { block += std::string(i, ' ') + "a:\n"; }
    folder.write("block.yaml", block);
    folder.write("dashes.yaml", repeated("- ", 3'000'000) + "1\n");
    folder.write("questions.yaml", repeated("? ", 3'000'000) + "1\n");
    check_cheap([&] {
        for (const char* name : {"lists.yaml", "open.yaml", "maps.yaml", "block.yaml", "dashes.yaml"}) {
            INFO(name);
            CHECK(says(message_of(folder.path(name)), code::too_deep));
        }
        CHECK(says(message_of(folder.path("questions.yaml")), code::key_kind));
    });
}

TEST_CASE("very many keys or items are refused before they are compared pair by pair") {
    const testing::TemporaryFolder folder;
    std::string keys = "schema: 1\n";
    for (int i = 0; i < 150000; ++i) { keys += "k" + std::to_string(i) + ": 1\n"; }
    folder.write("keys.yaml", keys);
    folder.write("items.yaml", "schema: 1\nsectors: [" + repeated("{name: a}, ", 100000) + "]\n");
    check_cheap([&] {
        CHECK(says(message_of(folder.path("keys.yaml")), code::too_many_nodes));
        CHECK(says(message_of(folder.path("items.yaml")), code::too_many_nodes));
    });
}

TEST_CASE("long words and long lines do not slow the suggestions down") {
    const testing::TemporaryFolder folder;
    folder.write("word.yaml", "schema: 1\n" + std::string(1'000'000, 'x') + ": 1\n");
    folder.write("number.yaml", "schema: " + std::string(1'000'000, '9') + "\n");
    check_cheap([&] {
        CHECK(message_of(folder.path("word.yaml")) != "accepted");
        CHECK(says(message_of(folder.path("number.yaml")), code::schema_version));
    });
}

TEST_CASE("scenarios with random damage are read or refused, never anything else") {
    const std::string sound = testing::text_of(testing::messages_folder("broken/base_sound.inc"));
    REQUIRE(sound.size() > 100);
    const std::string spice = "{}[]:,-#&*!|>'\"%@`?\n \t09.e~<=\\\xff";
    std::mt19937 engine(20250101);
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text = sound;
        for (std::uint_fast32_t changes = 1 + engine() % 4; changes > 0 && !text.empty(); --changes) {
            const std::size_t at = engine() % text.size();
            const std::size_t from = engine() % text.size();  // drawn one by one: compilers order the draws of one call differently
            const std::size_t length = engine() % 30;
            switch (engine() % 3) {
                case 0: text[at] = spice[from % spice.size()]; break;
                case 1: text.erase(at, 1 + length); break;
                default: text.insert(at, text.substr(from, length)); break;
            }
        }
        try {
            load_scenario_text("damaged.yaml", text);
        } catch (const UsageError& error) {
            ++refused;
            CHECK(std::string(error.what()).starts_with("error[P"));
        }
    }
    CHECK(refused > 1000);
    CHECK(refused < 3000);
}
