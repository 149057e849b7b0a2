#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

#include "output/csv.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("fields are quoted as RFC 4180 asks") {
    CHECK(csv_field("plain text") == "plain text");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("") == "");
}

TEST_CASE("every series becomes a tidy table") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2, Firms::recorded);
    const std::vector<std::string> names = export_csv(folder.path("a.h5"), folder.path("out"));
    CHECK(names.size() == 12);  // 9 series, firm histories, scenario, README
    const std::string revenue = bytes_of(folder.path("out/revenue.csv"));
    CHECK(revenue.substr(0, revenue.find("\r\n")) == "replicate,month,month_label,group,group_kind,group_name,value");
    CHECK(lines_in(revenue) == 1 + 2 * 4 * 5);
    // Replicate 1, month 2, group 1: index 20 + 2 * 5 + 1 of the block's measures.
    CHECK_THAT(revenue, Catch::Contains("\r\n1,2,2025-03,sector:digital,sector,digital,2000031\r\n"));
    const std::string ledger = bytes_of(folder.path("out/ledger.csv"));
    CHECK_THAT(ledger, Catch::Contains("0,\"fee, \"\"legal\"\": firm to intermediary\",\"fee, \"\"legal\"\"\",firm,intermediary,0,2025-01,1200004\r\n"));
    const std::string firms = bytes_of(folder.path("out/firm_histories.csv"));
    CHECK(lines_in(firms) == 1 + 4 * (2 + 3));
    CHECK_THAT(firms, Catch::Contains("replicate,firm,month,cash,status,trust\r\n0,1,0,1000,searching,0.500001"));
    CHECK_THAT(bytes_of(folder.path("out/README.txt")), Catch::Contains("revenue.csv: revenue of firms (GBP pence, flow)"));
    CHECK(bytes_of(folder.path("out/scenario.yaml")) == synthetic_provenance().resolved_yaml);
}

TEST_CASE("a folder with something in it is refused without force") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 1);
    std::filesystem::create_directory(folder.path("out"));
    std::ofstream(folder.path("out/revenue.csv")) << "mine";
    CHECK_THROWS_AS(export_csv(folder.path("a.h5"), folder.path("out")), RefusedError);
    CHECK(bytes_of(folder.path("out/revenue.csv")) == "mine");
    CHECK_NOTHROW(export_csv(folder.path("a.h5"), folder.path("out"), Existing::replace));
    CHECK(bytes_of(folder.path("out/revenue.csv")) != "mine");
    CHECK_THROWS_AS(export_csv(folder.path("a.h5"), folder.path("a.h5")), OutputError);
}
