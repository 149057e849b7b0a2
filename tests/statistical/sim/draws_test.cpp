#include "sim/draws.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/statistical/sim/goodness_of_fit.h"

// Every check has a false-alarm rate of 1e-6 (goodness_of_fit.h).

namespace {

using namespace pactsim;
using testing::false_alarm_rate;

constexpr std::uint32_t agents = 100'000;

/// The first uniform of every agent in one month for one purpose.
std::vector<double> uniforms(std::uint32_t replicate, std::uint32_t month, std::uint32_t purpose) {
    std::vector<std::uint32_t> ids(agents);
    std::iota(ids.begin(), ids.end(), 1u);
    std::vector<Block> blocks(agents);
    Draws(2025, replicate).fill(ids, month, purpose, blocks);
    std::vector<double> values;
    for (const Block& block : blocks) values.push_back(uniform(block.word[0]));
    return values;
}

/// Chi-square of pairs (x, y) on a grid of 16 by 16 equal cells: sees uniformity of both and dependence between them.
double independence_p(const std::vector<double>& x, const std::vector<double>& y) {
    std::vector<double> counts(256, 0.0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        counts[static_cast<std::size_t>(x[i] * 16) * 16 + static_cast<std::size_t>(y[i] * 16)] += 1.0;
    }
    return testing::chi_square_p(counts, std::vector<double>(256, 1.0 / 256.0));
}

}  // namespace

TEST_CASE("draws are uniform over agents", "[statistical][sim][draws]") {
    CHECK(testing::kolmogorov_smirnov_p(uniforms(0, 0, 0), [](double x) { return x; }) > false_alarm_rate);
    CHECK(testing::kolmogorov_smirnov_p(uniforms(9, 119, 4095), [](double x) { return x; }) > false_alarm_rate);
}

TEST_CASE("every part of the key gives independent draws", "[statistical][sim][draws]") {
    const auto base = uniforms(0, 10, 20);
    CHECK(independence_p(base, uniforms(1, 10, 20)) > false_alarm_rate);  // replicates
    CHECK(independence_p(base, uniforms(0, 11, 20)) > false_alarm_rate);  // months
    CHECK(independence_p(base, uniforms(0, 10, 21)) > false_alarm_rate);  // purposes
    auto neighbours = base;
    neighbours.erase(neighbours.begin());
    CHECK(independence_p(std::vector<double>(base.begin(), base.end() - 1), neighbours) > false_alarm_rate);
    CHECK(independence_p(base, base) < false_alarm_rate);  // the test does see dependence
    auto slightly = uniforms(0, 11, 20);
    for (std::size_t i = 0; i < slightly.size(); i += 12) slightly[i] = base[i];
    CHECK(independence_p(base, slightly) < false_alarm_rate);
}

TEST_CASE("each of the 128 bits is fair", "[statistical][sim][draws]") {
    std::vector<double> ones(128, 0.0);
    const Draws draws(7, 0);
    for (std::uint32_t id = 1; id <= agents; ++id) {
        const Block block = draws.block(id, 0, 3, 4);
        for (std::size_t bit = 0; bit < 128; ++bit) ones[bit] += block.word[bit / 32] >> (bit % 32) & 1u;
    }
    // |z| > 6.1 has chance 1.1e-9 per bit, hence 1.4e-7 for all 128.
    for (const double count : ones) CHECK(std::fabs(count - agents / 2.0) < 6.1 * std::sqrt(agents / 4.0));
}
