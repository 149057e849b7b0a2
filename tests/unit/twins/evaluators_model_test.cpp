// Evaluators in the model itself: a lottery between firms of real worlds, and what firms say of their own support.
// A mean of n errors is called zero within 4.42 standard errors: false-alarm rate 1e-5 per check (normal).

#include "agents/model.h"
#include "analysis/evaluators/evaluators.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"
#include "tests/unit/output/small_world.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// A service with few places and many applicants, drawn by lot twice a year; it costs something, so that it counts as support even without an effect.
constexpr const char* scarce =
    "    - {name: scarce, funder: innovate_uk, budget_gbp_per_year: 16000, delivery_cost_gbp: 1000, perceived_value_gbp: 40000, awareness: 0.8, allocation: lottery,"
    " decision_every_months: 6, duration_months: 24, effects: {}}\n";

std::shared_ptr<const Constants> scarce_world(const std::vector<std::string>& sets) {
    std::string text = small_scenario;
    text += scarce;
    return std::make_shared<const Constants>(load_scenario_text("scarce service", text, sets).config);
}

FirmOutcomes outcomes_of(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate) {
    World world(constants, replicate, 1);
    FirmOutcomeRecorder recorder;
    run_warm_up(world);
    run_replicate(world, [&](const World& finished) { recorder.observe(finished); });
    return recorder.take();
}

struct Sample {
    double sum = 0, squares = 0;
    int n = 0;
    void add(double x) {
        sum += x;
        squares += x * x;
        ++n;
    }
    [[nodiscard]] double mean() const { return sum / n; }
    [[nodiscard]] double in_errors() const { return mean() / std::sqrt((squares / n - mean() * mean()) / n); }
};

}  // namespace

TEST_CASE("a lottery for a service that does nothing finds nothing, and self-report finds growth all the same") {
    const std::vector<std::string> sets{"time.horizon_months=60"};
    std::vector<std::string> none = sets;
    none.emplace_back("policy.instruments.scarce.budget_gbp_per_year=0");
    const auto without = scarce_world(none), with = scarce_world(sets);
    const InstrumentDifference difference = differing_instruments(*without, *with);
    REQUIRE(difference.names == std::vector<std::string>{"scarce"});
    REQUIRE(difference.lottery.size() == 1);
    const TwinMargins margins(*without);
    Sample randomised, told;
    for (std::uint32_t replicate = 0; replicate < 200; ++replicate) {
        const FirmOutcomes scheme = outcomes_of(with, replicate);
        const EvaluatorEstimates e = evaluate({.baseline = &scheme, .scheme = &scheme, .difference = &difference, .margins = &margins});
        REQUIRE(e[static_cast<std::size_t>(Evaluator::truth)] == 0.0);
        if (const auto estimate = e[static_cast<std::size_t>(Evaluator::randomised)]) randomised.add(*estimate);
        if (const auto estimate = e[static_cast<std::size_t>(Evaluator::self_report)]) told.add(*estimate);
    }
    REQUIRE(randomised.n > 150);
    CHECK(std::abs(randomised.in_errors()) < 4.42);
    CHECK(told.in_errors() > 4.42);
}
