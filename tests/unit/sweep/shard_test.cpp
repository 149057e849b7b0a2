// Shards and merged files: what is written reads back; what is cut, edited or foreign is refused.

#include "output/sweep_file.h"
#include "output/sweep_shard.h"
#include "sim/error.h"
#include "test_study.h"

#include <catch2/catch.hpp>

using namespace pactsim;
using pactsim::testing::TemporaryFolder;

namespace {

std::vector<SweepRecord> some_records() {
    std::vector<SweepRecord> records(17);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i] = {i * 3, static_cast<std::uint32_t>(i % 2), static_cast<std::uint32_t>(i), 5, static_cast<std::uint32_t>(i % 3), static_cast<std::uint32_t>(100 - i), {}};
        for (std::size_t o = 0; o < sweep_outcome_count; ++o) records[i].results[o] = static_cast<std::int64_t>((i + 1) * (o + 1)) * (o % 2 == 0 ? 1 : -1000000007LL);
    }
    return records;
}

}  // namespace

TEST_CASE("a shard reads back, and equal worlds are equal bytes") {
    const TemporaryFolder folder;
    const std::string one = write_shard(folder.path("a.h5"), "key", some_records()), other = write_shard(folder.path("b.h5"), "key", some_records());
    CHECK(one == other);
    CHECK(sha1_of_file(folder.path("a.h5")) == one);
    const SweepShard shard = read_shard(folder.path("a.h5"));
    CHECK(shard.study_key == "key");
    CHECK(shard.records == some_records());
    CHECK_THROWS_AS(write_shard(folder.path("a.h5"), "key", some_records()), RefusedError);
}

TEST_CASE("a shard that was cut short anywhere is refused, and never ends the program") {
    const TemporaryFolder folder;
    write_shard(folder.path("a.h5"), "key", some_records());
    const std::string whole = read_text_whole(folder.path("a.h5"));
    for (std::size_t part = 0; part < 40; ++part) {
        write_text_whole(folder.path("cut.h5"), whole.substr(0, whole.size() * part / 40));
        CHECK_THROWS_AS(read_shard(folder.path("cut.h5")), InputError);
    }
    CHECK_THROWS_AS(read_shard(folder.path("none.h5")), InputError);
}

TEST_CASE("a view shows the worlds of all shards without holding them") {
    const TemporaryFolder folder;
    write_shard(folder.path("a.h5"), "key", some_records());
    write_shard(folder.path("b.h5"), "key", some_records());
    const std::vector<std::string> shards{"a.h5", "b.h5"};
    const std::vector<std::uint64_t> counts{17, 17};
    write_virtual_view(folder.path("view.h5"), "key", shards, counts, Existing::refuse);
    CHECK_THROWS_AS(read_shard(folder.path("view.h5")), InputError);   // it is no shard
    CHECK_THROWS_AS(write_virtual_view(folder.path("empty.h5"), "key", {}, {}, Existing::refuse), InputError);
}
