// Intervals against published tables and coverage; figures of the summary against blocks made by hand.

#include "analysis/interval.h"
#include "analysis/summary.h"
#include "output/measures.h"
#include "output/recorder.h"
#include "sim/math.h"
#include "sim/draws.h"
#include "tests/unit/output/small_world.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pactsim;

namespace {

ReplicateBlock empty_block(const ResultsLayout& layout) {
    ReplicateBlock block;
    block.measures.assign(layout.measures.size() * layout.months.size() * layout.groups.size(), 0);
    block.instruments.assign(layout.instrument_columns.size() * layout.instruments.size() * layout.months.size(), 0);
    return block;
}

Estimate estimate_of(const RunSummary& summary, std::string_view key) {
    for (std::size_t f = 0; f < summary_figures().size(); ++f) {
        if (summary_figures()[f].key == key) return summary.estimate(f);
    }
    FAIL("no figure of that key");
    return {};
}

}  // namespace

TEST_CASE("the interval is Student's: sleep data of Student (1908)") {
    // Differences in hours of sleep of ten patients; published mean 1.58, 95 % interval 0.70 to 2.46 (R's t.test(extra ~ group, paired = TRUE)).
    RunningMean mean;
    for (const double x : {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4}) mean.add(x);
    const Estimate e = mean.estimate();
    CHECK(e.mean == Approx(1.58));
    CHECK(e.low == Approx(0.7001142).epsilon(1e-6));
    CHECK(e.high == Approx(2.4598858).epsilon(1e-6));
}

TEST_CASE("a large offset does not hurt the variance") {
    RunningMean mean;
    for (const double x : {1e15 + 1.0, 1e15 + 2.0, 1e15 + 3.0}) mean.add(x);
    CHECK(mean.variance() == Approx(1.0));
    CHECK(RunningMean{}.estimate().count == 0);
}

TEST_CASE("95 % intervals of five normal numbers hold the mean in 95 % of 20,000 repeats") {
    // Binomial standard error 0.00154; six of them: a false alarm once in 5e8 runs.
    const Draws draws(1, 0);
    int hit = 0;
    constexpr std::uint32_t repeats = 20000;
    for (std::uint32_t r = 0; r < repeats; ++r) {
        RunningMean mean;
        for (std::uint32_t k = 0; k < 5; ++k) mean.add(math::inverse_normal(uniform(draws.block(r + 1, k, 0, 1).word[0])));
        const Estimate e = mean.estimate();
        hit += e.low <= 0.0 && 0.0 <= e.high ? 1 : 0;
    }
    CHECK(static_cast<double>(hit) / repeats == Approx(0.95).margin(6 * 0.00154));
}

TEST_CASE("figures are read from the months and groups that they name") {
    const auto constants = testing::small_world();
    const ResultsLayout layout = results_layout(*constants, 0, 2);
    RunSummary summary(layout);
    const std::size_t months = layout.months.size(), groups = layout.groups.size();
    for (const std::int64_t k : {1, 3}) {
        ReplicateBlock block = empty_block(layout);
        const auto at = [&](const char* name, std::size_t month) -> std::int64_t& { return block.measures[(measure_index(name) * months + month) * groups]; };
        at("firms", 0) = 100 * k;
        at("firms", months - 1) = 75 * k;
        at("exits_failed", 3) = 15 * k;
        at("exits_sold_elsewhere", 9) = 10 * k;
        at("partnerships", months - 1) = 10;
        at("trust", months - 1) = 6'000'000;
        at("uk_gva", 5) = 800 * k;
        if (k == 3) {
            at("established_in_china", 7) = 2;
            at("months_to_established_in_china", 7) = 90;
        }
        block.instruments[4] = 4800 * k;
        summary.add(block);
    }
    CHECK(estimate_of(summary, "firms_first").mean == Approx(200));
    CHECK(estimate_of(summary, "firms_last").mean == Approx(150));
    CHECK(estimate_of(summary, "survival").mean == Approx(0.75));
    CHECK(estimate_of(summary, "trust").mean == Approx(0.6));
    CHECK(estimate_of(summary, "uk_gva").mean == Approx(1600.0 / 4.0));  // 48 months are four years
    CHECK(estimate_of(summary, "time_to_china").mean == Approx(45));      // the replicate without any is left out
    CHECK(estimate_of(summary, "time_to_china").count == 1);
    CHECK(summary.instrument_spending()[0].mean == Approx(2.0 * 4800 / 4));
    const auto document = nlohmann::json::parse(summary_json(summary));
    CHECK(document["figures"].size() == summary_figures().size());
    const std::string text = summary_text(summary, "two replicates");
    CHECK(text.find("75.0%") != std::string::npos);
    std::size_t longest = 0, start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; start = end + 1, end = text.find('\n', start)) longest = std::max(longest, end - start);
    CHECK(longest <= 100);
}
