#include <catch2/catch.hpp>

#include "output/results_compare.h"
#include "output/results_writer.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

template <class Change>
void write_changed(const std::string& path, Change change, const Provenance& provenance = synthetic_provenance()) {
    const ResultsLayout layout = synthetic_layout(2);
    ResultsWriter writer(path, layout, provenance);
    for (std::uint32_t i = 0; i < 2; ++i) {
        ReplicateBlock block = synthetic_block(layout, i);
        change(block);
        writer.append(std::move(block));
    }
    writer.finish(std::nullopt, Completion::complete);
}

}  // namespace

TEST_CASE("equal results have no differences, whatever the facts of the run") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2);
    write_changed(folder.path("b.h5"), [](ReplicateBlock&) {});
    CHECK(compare_results(folder.path("a.h5"), folder.path("b.h5")).empty());
}

TEST_CASE("differing values are counted, measured and placed") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2);
    write_changed(folder.path("b.h5"), [](ReplicateBlock& block) {
        if (block.replicate != 1) return;
        block.measures[20 + 2 * 5 + 3] += 7;  // revenue, month 2, the fourth group
        block.measures[20 + 3 * 5 + 0] -= 9;
    });
    const auto differences = compare_results(folder.path("a.h5"), folder.path("b.h5"));
    REQUIRE(differences.size() == 1);
    CHECK(differences[0].where == "/revenue");
    CHECK(differences[0].cells == 2);
    CHECK(differences[0].largest == 9.0);
    CHECK(differences[0].first == "replicate 1, month 2, group 'region:london': 2000033 and 2000040");
    CHECK(to_text(differences[0]) == "/revenue: 2 values differ, by at most 9; first at " + differences[0].first);
}

TEST_CASE("differing attributes and texts are shown") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2);
    Provenance other = synthetic_provenance();
    other.seed = 5;
    other.compiler = "another";
    other.resolved_yaml = "name: synthetic\nnote: other\n";
    write_changed(
        folder.path("b.h5"), [](ReplicateBlock&) {}, other);
    const auto differences = compare_results(folder.path("a.h5"), folder.path("b.h5"));
    REQUIRE(differences.size() == 2);
    CHECK(to_text(differences[0]) == "attribute seed of /: '9223372036854775807' and '5'");
    CHECK_THAT(to_text(differences[1]), Catch::Contains("/scenario/resolved") && Catch::Contains("line 2"));
}

TEST_CASE("a dataset or group that one file lacks, and other shapes, are named") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2, Firms::recorded);
    write_synthetic(folder.path("b.h5"), 1);
    const auto differences = compare_results(folder.path("a.h5"), folder.path("b.h5"));
    const auto has = [&differences](const std::string& where, const std::string& what) {
        for (const Difference& difference : differences)
            if (difference.where == where && difference.what == what) return true;
        return false;
    };
    CHECK(has("/firm_histories", "only in the first file"));
    CHECK(has("/revenue", "shape (2, 4, 5) and (1, 4, 5)"));
    CHECK(has("attribute replicates_done of /", "'2' and '1'"));
}
