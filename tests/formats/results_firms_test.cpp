#include <catch2/catch.hpp>

#include "output/results_digest.h"
#include "output/results_file.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("firm histories come back by replicate") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 3, Firms::recorded);
    const ResultsFile file(folder.path("a.h5"));
    REQUIRE(file.has_firms());
    CHECK(file.firm_columns().size() == 3);
    CHECK(file.firm_meanings("status") == std::vector<std::string>{"home", "searching", "in_partnership"});
    CHECK(file.firm_meanings("cash").empty());
    const FirmRows rows = file.firms(2);
    const FirmHistories wanted = *synthetic_block(synthetic_layout(3, Firms::recorded), 2).firms;
    CHECK(rows.firm == wanted.firm);
    CHECK(rows.month == wanted.month);
    CHECK(rows.columns.at("status").integers == wanted.columns[0]);
    CHECK(rows.columns.at("cash").integers == wanted.columns[1]);
    CHECK(rows.columns.at("trust").as_steps() == wanted.columns[2]);
    CHECK_THROWS_WITH(file.firms(3), Catch::Contains("no firm histories of replicate 3"));
}

TEST_CASE("histories longer than a chunk keep their order") {
    const TemporaryFolder folder;
    ResultsLayout layout = synthetic_layout(2, Firms::recorded);
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance(), {Existing::refuse, 1});
    constexpr std::int64_t rows = 100'000;  // a chunk has 65,536
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate) {
        ReplicateBlock block = synthetic_block(layout, replicate);
        FirmHistories firms;
        firms.columns.resize(3);
        for (std::int64_t i = 0; i < rows; ++i) {
            firms.firm.push_back(i);
            firms.month.push_back(i % 4);
            firms.columns[0].push_back(i % 3);
            firms.columns[1].push_back(i + 1'000'000 * replicate);
            firms.columns[2].push_back(i);
        }
        block.firms = std::move(firms);
        writer.append(std::move(block));
    }
    writer.finish(std::nullopt, Completion::complete);
    const ResultsFile file(folder.path("a.h5"));
    for (std::int64_t replicate = 0; replicate < 2; ++replicate) {
        const FirmRows found = file.firms(replicate);
        REQUIRE(found.firm.size() == rows);
        bool in_order = true;
        for (std::size_t i = 0; i < found.firm.size(); ++i)
            in_order = in_order && found.firm[i] == static_cast<std::int64_t>(i) &&
                       found.columns.at("cash").integers[i] == static_cast<std::int64_t>(i) + 1'000'000 * replicate;
        CHECK(in_order);
    }
    CHECK(digest_of(folder.path("a.h5")) == writer.digest());
}

TEST_CASE("columns of unequal length are refused") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(1, Firms::recorded);
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    ReplicateBlock block = synthetic_block(layout, 0);
    block.firms->columns[1].pop_back();
    CHECK_THROWS_AS(writer.append(std::move(block)), OutputError);
}
