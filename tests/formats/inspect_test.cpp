#include <catch2/catch.hpp>

#include <fstream>

#include "output/inspect.h"
#include "output/results_writer.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("the summary names scenario, dimensions, datasets and facts") {
    const TemporaryFolder folder;
    const std::string digest = write_synthetic(folder.path("a.h5"), 2, Firms::recorded);
    const std::string text = inspect_text(folder.path("a.h5"), Verify::yes);
    for (const std::string& part :
         {std::string("synthetic"), std::string("replicates  2 of 2\n"), digest + ", matches the contents", std::string("revenue of firms [GBP pence, flow] by month, group\n"),
          std::string("tension between the countries [1, stock] by month\n"), std::string("MB a replicate"),
          std::string("cash at hand"), std::string("wall_time_seconds  1.5"), std::string("month       4")})
        CHECK_THAT(text, Catch::Contains(part));
}

TEST_CASE("an interrupted run is marked in both forms") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(3);
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    writer.append(synthetic_block(layout, 0));
    writer.finish(std::nullopt, Completion::interrupted);
    CHECK_THAT(inspect_text(folder.path("a.h5")), Catch::Contains("1 of 3: the run was interrupted"));
    CHECK_THAT(inspect_json(folder.path("a.h5")), Catch::Contains("\"complete\": false"));
}

TEST_CASE("the JSON form holds the same") {
    const TemporaryFolder folder;
    const std::string digest = write_synthetic(folder.path("a.h5"), 2);
    const std::string json = inspect_json(folder.path("a.h5"), Verify::yes);
    for (const std::string& part :
         {std::string("\"complete\": true"), "\"digest\": \"" + digest + "\"", std::string("\"digest_matches\": true"), std::string("\"replicate\": 2"),
          std::string("\"name\": \"revenue\""), "\"bytes\": " + std::to_string(std::filesystem::file_size(folder.path("a.h5"))), std::string("\"unit\": \"GBP pence\""), std::string("\"host\": \"somewhere\"")})
        CHECK_THAT(json, Catch::Contains(part));
    CHECK(json.find("firm_columns\": []") != std::string::npos);
}

TEST_CASE("values changed behind the program's back are reported") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 1);
    std::string bytes = bytes_of(folder.path("a.h5"));
    const std::int64_t value = synthetic_value(0, 2, 5);  // a cell of the ledger
    const std::size_t at = bytes.find(std::string(reinterpret_cast<const char*>(&value), sizeof value));
    REQUIRE(at != std::string::npos);
    bytes[at] = static_cast<char>(bytes[at] + 1);
    std::ofstream(folder.path("b.h5"), std::ios::binary) << bytes;
    CHECK_THAT(inspect_text(folder.path("b.h5"), Verify::yes), Catch::Contains("DOES NOT MATCH"));
    CHECK_THAT(inspect_json(folder.path("b.h5"), Verify::yes), Catch::Contains("\"digest_matches\": false"));
}
