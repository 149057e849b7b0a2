#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "output/results_digest.h"
#include "output/results_file.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string write_in_order(const std::string& path, const std::vector<std::uint32_t>& order, std::uint32_t planned, Completion completion, int gzip_level = 0) {
    const ResultsLayout layout = synthetic_layout(planned, Firms::recorded);
    ResultsWriter writer(path, layout, synthetic_provenance(), {Existing::refuse, gzip_level});
    for (const std::uint32_t replicate : order) writer.append(synthetic_block(layout, replicate));
    writer.finish(synthetic_facts(), completion);
    return writer.digest();
}

}  // namespace

TEST_CASE("equal runs give equal bytes") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 5, Firms::recorded);
    write_synthetic(folder.path("b.h5"), 5, Firms::recorded);
    CHECK(bytes_of(folder.path("a.h5")) == bytes_of(folder.path("b.h5")));
}

TEST_CASE("the order in which replicates are finished leaves no trace") {
    const TemporaryFolder folder;
    write_in_order(folder.path("a.h5"), {0, 1, 2, 3, 4, 5}, 6, Completion::complete);
    write_in_order(folder.path("b.h5"), {5, 0, 3, 1, 4, 2}, 6, Completion::complete);
    CHECK(bytes_of(folder.path("a.h5")) == bytes_of(folder.path("b.h5")));
}

TEST_CASE("the digest made while writing is the digest of the file") {
    const TemporaryFolder folder;
    // 70 replicates: more than are held in memory at a time.
    const std::string digest = write_synthetic(folder.path("a.h5"), 70, Firms::recorded);
    CHECK(digest.size() == 40);
    CHECK(digest_of(folder.path("a.h5")) == digest);
    CHECK(ResultsFile(folder.path("a.h5")).identity().at("digest") == digest);
}

TEST_CASE("facts of the run, the build and compression stand outside the digest, values and scenario inside") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(1);
    const auto digest_with = [&](const std::string& name, const Provenance& provenance, const std::optional<RunFacts>& facts, std::int64_t change,
                                 int gzip_level) {
        ResultsWriter writer(folder.path(name), layout, provenance, {Existing::refuse, gzip_level});
        ReplicateBlock block = synthetic_block(layout, 0);
        block.ledger[3] += change;
        writer.append(block);
        writer.finish(facts, Completion::complete);
        return writer.digest();
    };
    Provenance other_build = synthetic_provenance();
    other_build.compiler = "Clang 14.0.6";
    other_build.git_revision = "unknown";
    Provenance other_seed = synthetic_provenance();
    other_seed.seed = 1;
    const std::string digest = digest_with("a", synthetic_provenance(), synthetic_facts(), 0, 0);
    CHECK(digest_with("b", synthetic_provenance(), std::nullopt, 0, 0) == digest);
    CHECK(digest_with("c", other_build, synthetic_facts(), 0, 0) == digest);
    CHECK(digest_with("d", synthetic_provenance(), synthetic_facts(), 0, 4) == digest);
    CHECK(digest_with("e", synthetic_provenance(), synthetic_facts(), 1, 0) != digest);
    CHECK(digest_with("f", other_seed, synthetic_facts(), 0, 0) != digest);
}

TEST_CASE("a fingerprint does not depend on how the words are cut, and sees every single change") {
    std::vector<std::int64_t> words(101);
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = static_cast<std::int64_t>(i * i);
    Fingerprint whole;
    whole.update(words);
    for (std::size_t cut = 0; cut <= words.size(); ++cut) {
        Fingerprint parts;
        parts.update(std::span<const std::int64_t>(words).first(cut));
        parts.update(std::span<const std::int64_t>(words).subspan(cut));
        REQUIRE(parts.value() == whole.value());
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<std::int64_t> changed = words;
        changed[i] ^= 1;
        Fingerprint other;
        other.update(changed);
        REQUIRE(other.value() != whole.value());
        if (i + 1 < words.size()) {
            changed = words;
            std::swap(changed[i], changed[i + 1]);
            Fingerprint swapped;
            swapped.update(changed);
            REQUIRE(swapped.value() != whole.value());
        }
    }
}

TEST_CASE("an interrupted file holds the replicates that were finished, and says so") {
    const TemporaryFolder folder;
    const std::string digest = write_in_order(folder.path("a.h5"), {1, 0, 4}, 6, Completion::interrupted);
    const ResultsFile file(folder.path("a.h5"));
    CHECK_FALSE(file.complete());
    CHECK(file.replicates() == std::vector<std::int64_t>{0, 1, 4});
    CHECK(file.identity().at("replicates_done") == "3");
    CHECK(file.identity().at("replicates_requested") == "6");
    CHECK(file.read("firms").info.shape == std::vector<std::uint64_t>{3, 4, 5});
    CHECK(file.read("firms", 2, 1).integers.front() == synthetic_value(4, 0, 0));
    CHECK(file.firms(4).firm.size() == 24);
    CHECK(digest_of(folder.path("a.h5")) == digest);
}

TEST_CASE("a file can hold a later range of replicates") {
    const TemporaryFolder folder;
    ResultsLayout layout = synthetic_layout(2);
    layout.first_replicate = 50;
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    CHECK_THROWS_AS(writer.append(synthetic_block(layout, 49)), OutputError);
    CHECK_THROWS_AS(writer.append(synthetic_block(layout, 52)), OutputError);
    writer.append(synthetic_block(layout, 51));
    CHECK_THROWS_AS(writer.finish(std::nullopt, Completion::complete), OutputError);
    CHECK_THROWS_AS(writer.append(synthetic_block(layout, 51)), OutputError);
    writer.append(synthetic_block(layout, 50));
    writer.finish(std::nullopt, Completion::complete);
    CHECK(ResultsFile(folder.path("a.h5")).replicates() == std::vector<std::int64_t>{50, 51});
}
