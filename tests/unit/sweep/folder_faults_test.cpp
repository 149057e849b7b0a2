// What the world does to a study folder: damage, strangers, edits, two sweeps at once. Nothing finished is lost, nothing runs twice into the results, and the message names what it is about.

#include "analysis/sweep/check_sweep.h"
#include "analysis/sweep/folder_lock.h"
#include "analysis/sweep/folder_results.h"
#include "analysis/sweep/tidy_folder.h"
#include "output/sweep_shard.h"
#include "sim/cluster/journal.h"
#include "sim/error.h"
#include "test_study.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>
#include <unistd.h>

using namespace pactsim;
using namespace sweep_test;

namespace {

namespace fs = std::filesystem;

/// A finished study whose shards hold a few tasks each, and its merged bytes.
struct FinishedStudy {
    explicit FinishedStudy(const TemporaryFolder& folder) : path(folder.path("study")) {
        study = write_study(folder, "design: {method: lhs, points: 12}\nreplications: 2\nreplicates_per_task: 2\n");
        merged = bytes_of_sweep(study, path, 1, 4);
        shards = files_in(path + "/shards", ".h5");
    }
    [[nodiscard]] std::string shard(std::size_t i) const { return path + "/shards/" + shards.at(i); }
    [[nodiscard]] StudyFolder open() const { return StudyFolder::open(path); }

    /// Puts the folder in order as `resume` does, runs what is missing and merges.
    [[nodiscard]] std::string resumed() const {
        tidy_folder(open(), find_work(open()));
        run_rest(path, 2);
        CHECK(find_work(open()).missing.size() == 0);
        CHECK(find_work(open()).problems.empty());
        return read_text_whole(merge_folder(open()).file);
    }

    std::string path, study, merged;
    std::vector<std::string> shards;
};

std::string refusal_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const RefusedError& error) {
        return error.what();
    }
    return "no refusal";
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("damaged shards are seen by their bytes, and their tasks alone run again") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    REQUIRE(done.shards.size() == 6);
    const std::string whole = read_text_whole(done.shard(2));
    const auto damage = GENERATE(as<int>{}, 0, 1, 2, 3, 4);
    if (damage == 0) fs::remove(done.shard(2));
    if (damage == 1) write_text_whole(done.shard(2), whole.substr(0, whole.size() / 2));
    if (damage == 2) write_text_whole(done.shard(2), "");
    if (damage == 3) {
        std::string changed = whole;
        changed[changed.size() - 9] = static_cast<char>(changed[changed.size() - 9] ^ 4);
        write_text_whole(done.shard(2), changed);
    }
    if (damage == 4) write_text_whole(done.shard(2), read_text_whole(done.shard(3)));   // a copy of another shard under this name
    const FolderWork work = find_work(done.open());
    CHECK(work.missing.size() == 4);
    REQUIRE(work.problems.size() == 1);
    CHECK(holds(work.problems.front(), done.shards[2]));
    CHECK_FALSE(check_sweep(done.open(), 0, 1).sound());
    CHECK(done.resumed() == done.merged);
}

TEST_CASE("a shard of another study does not count, and is set aside, not deleted") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    std::vector<SweepRecord> records(1);
    write_shard(done.path + "/shards/stranger.h5", "another study", records);
    write_text_whole(done.path + "/shards/notes.h5", "not HDF5 at all");
    const FolderWork work = find_work(done.open());
    CHECK(work.missing.size() == 0);
    CHECK(work.to_set_aside == std::vector<std::string>{"notes.h5", "stranger.h5"});
    CHECK(done.resumed() == done.merged);
    CHECK(fs::exists(done.path + "/set_aside/stranger.h5"));
    CHECK(fs::exists(done.path + "/set_aside/notes.h5"));
}

TEST_CASE("a writer that is killed between its shard and its journal loses nothing") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    const std::string journal = done.path + "/journal/" + files_in(done.path + "/journal", ".journal").front();
    const std::string text = read_text_whole(journal);
    // Cut the journal anywhere: shards it no longer tells of are whole, so they count, and nothing runs again.
    for (std::size_t part = 0; part <= 10; ++part) {
        write_text_whole(journal, text.substr(0, text.size() * part / 10));
        CHECK(find_work(done.open()).missing.size() == 0);
    }
    write_text_whole(journal, text.substr(0, text.size() / 2));
    CHECK(done.resumed() == done.merged);
    CHECK(read_journals(done.open()).shards.size() == done.shards.size());
}

TEST_CASE("a journal that lost lines still tells the rest, and is mended in a copy") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    const std::string name = files_in(done.path + "/journal", ".journal").front(), journal = done.path + "/journal/" + name;
    std::string text = read_text_whole(journal);
    text[text.size() / 3] = '#';
    write_text_whole(journal, text + "0123456789abcdef {\"kind\":\"shard\"");
    CHECK_FALSE(find_work(done.open()).problems.empty());
    CHECK(done.resumed() == done.merged);
    CHECK(read_text_whole(done.path + "/set_aside/" + name) == text + "0123456789abcdef {\"kind\":\"shard\"");
}

TEST_CASE("a writer that goes on after a mended journal takes another name, so that its shards do not meet those of the first") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    const std::string journal = done.path + "/journal/" + files_in(done.path + "/journal", ".journal").front();
    write_text_whole(journal, read_text_whole(journal) + "0123");
    fs::remove(done.shard(1));
    CHECK(done.resumed() == done.merged);
    CHECK(done.resumed() == done.merged);   // nothing that the second writer did is taken for a leftover
    CHECK(find_work(done.open()).missing.size() == 0);
}

TEST_CASE("a task that stands in two shards counts once; two shards that contradict each other are refused") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    SweepShard shard = read_shard(done.shard(1));
    write_shard(done.path + "/shards/zz-again.h5", shard.study_key, shard.records);
    CHECK(merge_folder(done.open()).repeated == shard.records.size());
    CHECK(read_text_whole(done.path + "/merged.h5") == done.merged);
    fs::remove(done.path + "/shards/zz-again.h5");
    shard.records.front().results[0] += 1;
    write_shard(done.path + "/shards/zz-other.h5", shard.study_key, shard.records);
    CHECK(holds(refusal_of([&] { merge_folder(done.open()); }), "zz-other.h5"));
}

TEST_CASE("a folder whose files were edited is refused, and the message names the field") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    const std::string study = read_text_whole(done.path + "/study.yaml");
    SECTION("the design") {
        std::string edited = study;
        edited.replace(edited.find("points: 12"), 10, "points: 24");
        write_text_whole(done.path + "/study.yaml", edited);
        CHECK(holds(refusal_of([&] { static_cast<void>(done.open()); }), "points: 24"));
    }
    SECTION("an arm") {
        write_text_whole(done.path + "/arms/baseline.yaml", read_text_whole(done.path + "/arms/baseline.yaml") + "\n# a note\n");
        CHECK(holds(refusal_of([&] { static_cast<void>(done.open()); }), "arms/baseline.yaml"));
    }
    SECTION("the manifest") {
        std::string manifest = read_text_whole(done.path + "/manifest.json");
        manifest.replace(manifest.find("test 1"), 6, "test 2");
        write_text_whole(done.path + "/manifest.json", manifest);
        CHECK(holds(refusal_of([&] { static_cast<void>(done.open()); }), "manifest.json"));
    }
    SECTION("the program") {
        StudyFolder opened = done.open();
        CHECK(holds(refusal_of([&] { opened.check_program("test 2", false); }), "`program` differs"));
        CHECK(opened.check_program("test 2", true));
        CHECK_FALSE(done.open().check_program("test 2", false));
        CHECK(holds(read_text_whole(done.path + "/manifest.json"), "test 1"));   // it is still noted
    }
}

TEST_CASE("a study is laid out in a folder of its own") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    CHECK(holds(refusal_of([&] { StudyFolder::create(done.study, done.path, program); }), "pactsim resume"));
    fs::create_directories(folder.path("used"));
    write_text_whole(folder.path("used/thesis.txt"), "mine");
    CHECK(holds(refusal_of([&] { StudyFolder::create(done.study, folder.path("used"), program); }), "thesis.txt"));
    CHECK_THROWS_AS(StudyFolder::open(folder.path("nowhere")), InputError);
    CHECK_THROWS_AS(StudyFolder::open(folder.path("used")), InputError);
    // A layout that was killed half-way has no manifest yet, and may be begun again.
    fs::create_directories(folder.path("begun/arms"));
    write_text_whole(folder.path("begun/study.yaml"), "half a fi");
    CHECK(StudyFolder::create(done.study, folder.path("begun"), program).tasks().size() == 24);
}

TEST_CASE("one whole sweep or any number of different parts work on a folder") {
    const TemporaryFolder folder;
    const FinishedStudy done(folder);
    {
        const FolderLock whole(done.path);
        CHECK(holds(refusal_of([&] { const FolderLock second(done.path); }), std::to_string(getpid())));
        CHECK(holds(refusal_of([&] { const FolderLock part(done.path, SweepPart{0, 2}); }), "another sweep"));
    }
    const FolderLock one(done.path, SweepPart{0, 2}), other(done.path, SweepPart{1, 2});
    CHECK(holds(refusal_of([&] { const FolderLock again(done.path, SweepPart{1, 2}); }), "another sweep"));
    CHECK(holds(refusal_of([&] { const FolderLock whole(done.path); }), "another sweep"));
    CHECK(parse_part("3/8") == SweepPart{3, 8});
    for (const char* wrong : {"8/8", "3", "/8", "3/", "a/8", "3/8x", "-1/8", "3/0", ""}) CHECK_THROWS_AS(parse_part(wrong), UsageError);
}

TEST_CASE("a folder that vanishes under a sweep is an error that says so, and what was closed before is safe") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder, "design: {method: lhs, points: 12}\nreplications: 1\n");
    StudyFolder::create(study, folder.path("study"), program);
    SweepOptions options;
    options.shard_tasks = 4;
    options.sinks.on_progress = [&](const WorkerReport& all) {
        if (all.done == 9) fs::rename(folder.path("study/shards"), folder.path("elsewhere"));
    };
    CHECK_THROWS_AS(run_rest(folder.path("study"), 1, options), OutputError);
    fs::rename(folder.path("elsewhere"), folder.path("study/shards"));
    CHECK(find_work(StudyFolder::open(folder.path("study"))).missing.size() == 24 - 8);
}
