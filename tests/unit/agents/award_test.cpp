#include "agents/rules/award.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "tests/statistical/sim/goodness_of_fit.h"
#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

constexpr std::array<AllocationRule, 4> rules{AllocationRule::first_come, AllocationRule::lottery, AllocationRule::targeted, AllocationRule::scored};

/// Applications full of ties in everything but the firm.
std::vector<ApplicationView> random_applications(Chance& chance, std::size_t n) {
    std::vector<ApplicationView> applications;
    for (std::uint32_t i = 0; i < n; ++i) {
        applications.push_back({i + 1, static_cast<std::uint32_t>(chance.below(4)), chance.below(5), static_cast<double>(chance.below(3)), static_cast<double>(chance.below(3))});
    }
    return applications;
}

std::vector<std::uint32_t> in_order(const std::vector<ApplicationView>& applications, AllocationRule rule) {
    ApplicationOrder order(applications, rule);
    std::vector<std::uint32_t> indices;
    for (std::size_t k = 0; k < applications.size(); ++k) indices.push_back(order.next());
    return indices;
}

std::vector<std::uint32_t> firms_in_order(const std::vector<ApplicationView>& applications, AllocationRule rule) {
    std::vector<std::uint32_t> firms = in_order(applications, rule);
    for (std::uint32_t& index : firms) index = applications[index].firm_id;
    return firms;
}

/// What the rule looks at first, before the keyed priority: month, need, merit or nothing.
bool meant_before(const ApplicationView& a, const ApplicationView& b, AllocationRule rule) {
    switch (rule) {
        case AllocationRule::first_come: return a.applied_step < b.applied_step;
        case AllocationRule::targeted: return a.need > b.need;
        case AllocationRule::scored: return a.merit > b.merit;
        case AllocationRule::lottery: break;
    }
    return false;
}

void shuffle(std::vector<ApplicationView>& applications, Chance& chance) {
    for (std::size_t k = applications.size(); k > 1; --k) std::swap(applications[k - 1], applications[chance.below(k)]);
}

}  // namespace

TEST_CASE("everybody is served once, in an order that storage does not decide", "[unit][agents][award]") {
    Chance chance(151);
    for (int i = 0; i < 200; ++i) {
        auto applications = random_applications(chance, 1 + chance.below(40));
        auto other = applications;
        shuffle(other, chance);
        for (const AllocationRule rule : rules) {
            const auto order = firms_in_order(applications, rule);
            CHECK(std::set<std::uint32_t>(order.begin(), order.end()).size() == applications.size());
            CHECK(firms_in_order(other, rule) == order);
        }
    }
    CHECK(firms_in_order({}, AllocationRule::lottery).empty());
}

TEST_CASE("each rule serves first whom it means to", "[unit][agents][award]") {
    Chance chance(152);
    for (int i = 0; i < 100; ++i) {
        const auto applications = random_applications(chance, 30);
        for (const AllocationRule rule : rules) {
            const std::vector<std::uint32_t> order = in_order(applications, rule);
            for (std::size_t k = 1; k < order.size(); ++k) {
                const ApplicationView& a = applications[order[k - 1]];
                const ApplicationView& b = applications[order[k]];
                CHECK_FALSE(meant_before(b, a, rule));
                if (meant_before(a, b, rule)) continue;
                CHECK(a.priority <= b.priority);
                if (a.priority == b.priority) CHECK(a.firm_id < b.firm_id);
            }
        }
    }
}

TEST_CASE("a lottery looks at nothing but the draw (false-alarm rate 1e-6)", "[unit][agents][award]") {
    std::vector<double> first(6);
    Chance chance(153);
    for (int i = 0; i < 30000; ++i) {
        std::vector<ApplicationView> applications;
        for (std::uint32_t f = 0; f < 6; ++f) {
            applications.push_back({f + 1, f, static_cast<std::uint64_t>(chance.uniform() * 1e18), static_cast<double>(f), static_cast<double>(6 - f)});
        }
        first[firms_in_order(applications, AllocationRule::lottery).front() - 1] += 1.0;
    }
    CHECK(testing::chi_square_p(first, std::vector<double>(6, 1.0 / 6.0)) > testing::false_alarm_rate);
}

TEST_CASE("awareness adds up its sources and stays a share", "[unit][agents][award]") {
    const TakeUpConfig c = testing::usual_take_up();
    TakeUpView v;
    v.instrument_awareness = 0.1;
    CHECK(awareness(v, c) == Approx(0.1));
    v.knowledge = 0.4, v.peers_supported = 0.5;
    CHECK(awareness(v, c) == Approx(0.1 + 0.2 + 0.1));
    v.client = true;
    CHECK(awareness(v, c) == Approx(0.7));
    v.knowledge = 1.0;
    CHECK(awareness(v, c) == Approx(1.0));
    v.instrument_awareness = 0.9;
    CHECK(awareness(v, c) == 1.0);
}

TEST_CASE("a firm applies where the believed worth beats hours and delay", "[unit][agents][award]") {
    // Rulings 5, take-up: p award > hours x wage + psi x delay. 40 x 45 + 3 x 400 = 3,000.
    const TakeUpConfig c = testing::usual_take_up();
    TakeUpView v;
    v.hours = 40.0, v.delay_months = 3.0, v.believed_success = 0.3;
    v.award_gbp = 10001.0;
    CHECK(worth_applying(v, c));
    v.award_gbp = 9999.0;
    CHECK_FALSE(worth_applying(v, c));
    v.award_gbp = 0.0;
    CHECK_FALSE(worth_applying(v, c));
    v.service_value_gbp = 1e6;
    CHECK(worth_applying(v, c));
    v.believed_success = 0.0;
    v.service_value_gbp = 0.0, v.award_gbp = 1e9;
    CHECK_FALSE(worth_applying(v, c));
}
