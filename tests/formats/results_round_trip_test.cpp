#include <catch2/catch.hpp>

#include <limits>

#include "output/results_file.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

// Every value of a series must be where the block had it: part, offset and order of dimensions.
void check_series(const ResultsFile& file, const std::string& name, int part, std::size_t offset, std::uint32_t replicates) {
    const std::vector<std::int64_t> values = file.read(name).as_steps();
    REQUIRE(values.size() % replicates == 0);
    const std::size_t row = values.size() / replicates;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto replicate = static_cast<std::uint32_t>(i / row);
        if (values[i] != synthetic_value(replicate, part, offset + i % row)) FAIL(name << " differs at " << i);
    }
    SUCCEED();
}

}  // namespace

TEST_CASE("every value written is read back at its place") {
    const TemporaryFolder folder;
    const std::string path = folder.path("a.h5");
    write_synthetic(path, 3);
    const ResultsFile file(path);
    check_series(file, "firms", 0, 0, 3);
    check_series(file, "revenue", 0, 20, 3);
    check_series(file, "mean_trust", 0, 40, 3);
    check_series(file, "event_count", 1, 0, 3);
    check_series(file, "ledger", 2, 0, 3);
    check_series(file, "instrument_spend", 3, 0, 3);
    check_series(file, "instrument_awards", 3, 8, 3);
    check_series(file, "account_balance", 4, 0, 3);
    // A number of the whole stands in the first group of each month.
    CHECK(file.read("tension", 1, 1).integers == std::vector<std::int64_t>{synthetic_value(1, 0, 60), synthetic_value(1, 0, 65), synthetic_value(1, 0, 70), synthetic_value(1, 0, 75)});
    CHECK(file.replicates() == std::vector<std::int64_t>{0, 1, 2});
    CHECK(file.complete());
    CHECK(folder.names() == std::vector<std::string>{"a.h5"});
}

TEST_CASE("datasets say what they are") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2);
    const ResultsFile file(folder.path("a.h5"));
    const DatasetValues trust = file.read("mean_trust", 1, 1);
    CHECK(trust.info.unit == "1");
    CHECK(trust.info.kind == "stock");
    CHECK(trust.info.role == "measure");
    CHECK(trust.info.storage == "double");
    CHECK(trust.info.quantum == 1e-6);
    CHECK(trust.info.dimensions == std::vector<std::string>{"replicate", "month", "group"});
    CHECK(trust.reals.at(0) == static_cast<double>(synthetic_value(1, 0, 40)) * 1e-6);
    CHECK(file.read("event_count").info.dimensions == std::vector<std::string>{"replicate", "event", "month"});
    CHECK(file.read("revenue").info.storage == "int64");
    CHECK(file.read("tension").info.dimensions == std::vector<std::string>{"replicate", "month"});
    CHECK(file.measures().size() == 4);
    CHECK(file.series().size() == 9);
    CHECK(file.labels("group_kind").at(4) == "sector_region");
    CHECK(file.labels("group_name").at(4) == "digital/london");
    CHECK(file.labels("month").at(3) == "3");
    CHECK(file.labels("month_label").at(3) == "2025-04");
}

TEST_CASE("identity, texts and facts are kept") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 1);
    const ResultsFile file(folder.path("a.h5"));
    auto identity = file.identity();
    CHECK(identity["filetype"] == "pactsim-results");
    CHECK(identity["format_version"] == "1 0");
    CHECK(identity["seed"] == "9223372036854775807");
    CHECK(file.scenario_text("resolved") == synthetic_provenance().resolved_yaml);
    CHECK(file.scenario_text("source") == synthetic_provenance().source_text);
    CHECK(file.scenario_text("overrides") == "run.months=4");
    CHECK(file.run_facts().at("threads") == "2");
    CHECK(file.run_facts().at("wall_time_seconds") == "1.5");
}

TEST_CASE("the extremes of each storage type survive, and what does not fit is an error") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(1);
    ReplicateBlock block = synthetic_block(layout, 0);
    block.measures[0] = std::numeric_limits<std::int32_t>::min();
    block.measures[1] = std::numeric_limits<std::int32_t>::max();
    block.measures[20] = std::numeric_limits<std::int64_t>::min();
    block.measures[21] = std::numeric_limits<std::int64_t>::max();
    {
        ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
        writer.append(block);
        writer.finish(std::nullopt, Completion::complete);
        const ResultsFile file(folder.path("a.h5"));
        CHECK(file.read("firms").integers[0] == std::numeric_limits<std::int32_t>::min());
        CHECK(file.read("firms").integers[1] == std::numeric_limits<std::int32_t>::max());
        CHECK(file.read("revenue").integers[0] == std::numeric_limits<std::int64_t>::min());
        CHECK(file.read("revenue").integers[1] == std::numeric_limits<std::int64_t>::max());
        CHECK(file.run_facts().empty());
    }
    block.measures[1] += 1;
    ResultsWriter writer(folder.path("b.h5"), layout, synthetic_provenance());
    CHECK_THROWS_WITH(writer.append(block), Catch::Contains("does not fit 32 bits"));
}
