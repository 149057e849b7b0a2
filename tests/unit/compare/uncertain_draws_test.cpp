#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/compare/uncertain_draws.h"
#include "scenarios/schema/scheme.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

double effect_in(const Config& config, const std::string& instrument, Lever lever) {
    for (const InstrumentConfig& one : config.policy.instruments) {
        if (one.name == instrument) return mean(one.effects[static_cast<std::size_t>(lever)]);
    }
    return -1.0;
}

}  // namespace

TEST_CASE("draws follow their distribution, the first is the central value, numbers stay") {
    const StudyFiles files;
    const std::vector<std::string> schemes{files.uncertain()};
    const Config config = load_arm(shipped("smoke.yaml"), "", schemes).config;
    CHECK(effect_in(with_draw(config, 0), "test_voucher", Lever::search_cost) == Approx(0.5));
    std::vector<double> values;
    for (std::uint32_t p = 1; p <= 400; ++p) {
        const Config drawn = with_draw(config, p);
        values.push_back(effect_in(drawn, "test_voucher", Lever::search_cost));
        CHECK(effect_in(drawn, "test_voucher", Lever::candidates) == 0.5);
    }
    // Kolmogorov-Smirnov against uniform(0.1, 0.9): sup |F_n - F| < 1.95/sqrt(n) at 0.1 % false alarms; the draws are fixed, so this passes always or never.
    std::sort(values.begin(), values.end());
    double distance = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double f = (values[i] - 0.1) / 0.8, n = static_cast<double>(values.size());
        distance = std::max({distance, std::abs(f - static_cast<double>(i) / n), std::abs(f - static_cast<double>(i + 1) / n)});
    }
    CHECK(distance < 1.95 / std::sqrt(400.0));
}

TEST_CASE("a draw belongs to seed, vector, instrument and lever, not to the scheme that holds the instrument") {
    const StudyFiles files;
    const std::vector<std::string> alone{files.uncertain()}, mixed{files.grants(), files.uncertain()};
    const Config a = with_draw(load_arm(shipped("smoke.yaml"), "", alone).config, 2), b = with_draw(load_arm(shipped("smoke.yaml"), "", mixed).config, 2);
    CHECK(effect_in(a, "test_voucher", Lever::search_cost) == effect_in(b, "test_voucher", Lever::search_cost));
    CHECK(uncertain_uniform(1, 2, "x", 0) != uncertain_uniform(1, 3, "x", 0));
    CHECK(uncertain_uniform(1, 2, "x", 0) != uncertain_uniform(2, 2, "x", 0));
    CHECK(uncertain_uniform(1, 2, "x", 0) != uncertain_uniform(1, 2, "y", 0));
    CHECK(uncertain_uniform(1, 2, "x", 0) != uncertain_uniform(1, 2, "x", 1));
}
