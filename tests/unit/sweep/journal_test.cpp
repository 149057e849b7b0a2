// Journals: what is torn, edited or foreign is seen and never trusted.

#include "analysis/sweep/folder_files.h"
#include "sim/cluster/journal.h"
#include "sim/error.h"
#include "test_study.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pactsim;
using pactsim::testing::TemporaryFolder;

namespace {

std::string three_lines(const TemporaryFolder& folder) {
    JournalWriter journal(folder.path("a.journal"));
    for (const char* text : {"one", "two words", "three\nwith a break"}) journal.append(text, JournalSync::yes);
    return read_text_whole(folder.path("a.journal"));
}

}  // namespace

TEST_CASE("a journal reads back what was written, and a break becomes a blank") {
    const TemporaryFolder folder;
    three_lines(folder);
    const JournalText text = read_journal(folder.path("a.journal"));
    CHECK(text.lines == std::vector<std::string>{"one", "two words", "three with a break"});
    CHECK(text.damaged_lines == 0);
    CHECK(text.torn_bytes == 0);
}

TEST_CASE("a journal that is cut anywhere gives a prefix of its lines") {
    const TemporaryFolder folder;
    const std::string whole = three_lines(folder);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        write_text_whole(folder.path("cut.journal"), whole.substr(0, length));
        const JournalText text = read_journal(folder.path("cut.journal"));
        const auto breaks = static_cast<std::size_t>(std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length), '\n'));
        INFO("cut at " << length);
        CHECK(text.lines.size() == breaks);
        CHECK(text.damaged_lines == 0);
        CHECK((text.torn_bytes > 0) == (length > 0 && whole[length - 1] != '\n'));
    }
}

TEST_CASE("any single changed byte of a line makes that line, and no other, untrusted") {
    const TemporaryFolder folder;
    const std::string whole = three_lines(folder);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (whole[at] == '\n') continue;
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        if (changed[at] == '\n') continue;
        write_text_whole(folder.path("changed.journal"), changed);
        const JournalText text = read_journal(folder.path("changed.journal"));
        INFO("changed at " << at);
        CHECK(text.lines.size() == 2);
        CHECK(text.damaged_lines == 1);
    }
}

TEST_CASE("a journal has one writer") {
    const TemporaryFolder folder;
    const JournalWriter first(folder.path("a.journal"));
    CHECK_THROWS_AS(JournalWriter(folder.path("a.journal")), RefusedError);
    CHECK_THROWS_AS(JournalWriter(folder.path("nowhere/a.journal")), OutputError);
    CHECK_THROWS_AS(read_journal(folder.path("b.journal")), InputError);
}
