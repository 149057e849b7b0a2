#include <catch2/catch.hpp>

#include <array>

#include "output/results_file.h"
#include "output/results_series.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("a layout that some reader could not take is refused") {
    ResultsLayout layout = synthetic_layout(2);
    CHECK_NOTHROW(check_layout(layout));
    SECTION("no replicates") {
        layout.replicates = 0;
    }
    SECTION("no months") {
        layout.months.clear();
    }
    SECTION("a group twice") {
        layout.groups.push_back("total");
    }
    SECTION("numbers of the whole without a place") {
        std::swap(layout.groups[0], layout.groups[1]);
        CHECK_THROWS_AS(check_layout(layout), InputError);
    }
    SECTION("too many replicates") {
        layout.first_replicate = 2'147'483'647;
    }
    static constexpr std::array<Measure, 1> days = {{{"delay", "days", "delay"}}};
    static constexpr std::array<Measure, 1> dates = {{{"when", "days since 2025-01-01", "when"}}};
    static constexpr std::array<Measure, 1> taken = {{{"ledger", "1", "a second ledger"}}};
    static constexpr std::array<Measure, 1> spaced = {{{"two words", "1", "bad name"}}};
    SECTION("a unit that xarray decodes") {
        layout.measures = days;
    }
    SECTION("a date") {
        layout.measures = dates;
    }
    SECTION("a name that is taken") {
        layout.measures = taken;
    }
    SECTION("a name with a space") {
        layout.measures = spaced;
    }
    const bool changed =
        layout.replicates != 2 || layout.months.empty() || layout.groups.size() != 5 || layout.first_replicate != 0 || layout.measures.size() != 4;
    if (changed) CHECK_THROWS_AS(check_layout(layout), InputError);
}

TEST_CASE("lists that are empty leave their datasets out") {
    const TemporaryFolder folder;
    ResultsLayout layout = synthetic_layout(1);
    layout.event_kinds.clear();
    layout.transfers.clear();
    layout.instruments.clear();
    layout.accounts.clear();
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    writer.append(synthetic_block(layout, 0));
    writer.finish(std::nullopt, Completion::complete);
    const ResultsFile file(folder.path("a.h5"));
    CHECK(file.series().size() == 4);
    CHECK_FALSE(file.has_series("ledger"));
    CHECK_FALSE(file.has_labels("event"));
}

TEST_CASE("a block that does not fit the layout is refused") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(1);
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    ReplicateBlock block = synthetic_block(layout, 0);
    block.events.pop_back();
    CHECK_THROWS_WITH(writer.append(block), Catch::Contains("11 values") && Catch::Contains("has 12"));
    block = synthetic_block(layout, 0);
    block.firms.emplace();
    CHECK_THROWS_WITH(writer.append(block), Catch::Contains("whether firms are recorded"));
}

TEST_CASE("the estimate of the size is right within a quarter") {
    const TemporaryFolder folder;
    const ResultsLayout layout = [] {
        ResultsLayout large = synthetic_layout(40);
        for (int i = 0; i < 200; ++i) large.groups.push_back("region:" + std::to_string(i));
        for (int i = 0; i < 20; ++i) large.months.push_back("month " + std::to_string(i));
        return large;
    }();
    ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
    for (std::uint32_t i = 0; i < 40; ++i) writer.append(synthetic_block(layout, i));
    writer.finish(std::nullopt, Completion::complete);
    const double size = static_cast<double>(std::filesystem::file_size(folder.path("a.h5")));
    const double estimate = static_cast<double>(estimated_file_bytes(layout));
    CHECK(size == Approx(estimate).epsilon(0.25));
}
