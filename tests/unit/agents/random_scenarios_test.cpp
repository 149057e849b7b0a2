// Random valid scenarios, small and strange: whatever the parameters and instruments, the invariants hold in every month.

#include "agents/invariants.h"
#include "agents/model.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <random>

using namespace pactsim;

namespace {

Config smoke() { return load_scenario(std::string(std::getenv("PACTSIM_SOURCE_DIR")) + "/scenarios/smoke.yaml").config; }

class Shaker {
public:
    explicit Shaker(unsigned seed) : engine_(seed) {}
    double between(double low, double high) { return low + (high - low) * std::uniform_real_distribution<double>(0.0, 1.0)(engine_); }
    int count(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    bool coin(double p) { return between(0.0, 1.0) < p; }

private:
    std::mt19937_64 engine_;
};

void shake_behaviour(Config& c, Shaker& s) {
    c.forms.trust = static_cast<TrustForm>(s.count(0, 2));
    c.forms.learning = static_cast<LearningForm>(s.count(0, 1));
    c.forms.entry = static_cast<EntryForm>(s.count(0, 2));
    c.forms.interactions = s.coin(0.8);
    c.entry.bias = s.between(-4.0, 4.0);
    c.search.signal_sd = s.between(0.01, 2.0);
    c.matching.negotiation_months = s.between(1.0, 20.0);
    c.conduct.leadership_change_per_year = s.between(0.0, 2.0);
    c.leakage.base_per_year = s.between(0.0, 5.0);
    c.leakage.rival_share = s.between(0.0, 1.0);
    c.finance.equity_per_year = s.between(0.0, 6.0);
    c.finance.other_sale_per_year = s.between(0.0, 1.0);
    c.market.global_lag_months = s.count(0, 40);
    c.market.margin_start = s.between(0.0, 1.0);
    c.environment.exchange_rate_sd_per_month = s.between(0.0, 0.2);
    c.knowledge.peers = 2 * s.count(0, 4);
    for (auto& form : c.governance.forms) {
        form.dissolution_per_year = s.between(0.0, 5.0);
        form.setup_months = s.between(0.0, 24.0);
        form.sale_share = s.between(0.0, 1.0);
        form.setup_cost = s.between(0.0, 1e6);
    }
}

InstrumentConfig random_instrument(const Config& c, Shaker& s, int k) {
    InstrumentConfig i = c.policy.instruments.front();
    i.name = "random_" + std::to_string(k);
    i.funder = c.policy.agents[static_cast<std::size_t>(s.count(0, static_cast<int>(c.policy.agents.size()) - 1))].name;
    i.reach = static_cast<Reach>(s.count(0, 2));
    i.eligibility = {};
    i.eligibility.max_knowledge = s.between(0.2, 1.0);
    i.eligibility.max_age_months = s.count(0, 600);
    i.eligibility.new_clients_only = s.coin(0.3);
    for (auto& effect : i.effects) effect = constant(s.coin(0.2) ? s.between(-0.5, 1.5) : 0.0);
    i.award_gbp = s.coin(0.5) ? s.between(0.0, 2e5) : 0.0;
    i.award_share = s.coin(0.5) ? s.between(0.0, 1.0) : 0.0;
    i.award_cap_gbp = s.between(0.0, 1e6);
    i.co_payment = s.between(0.0, 1.0);
    i.duration_months = s.count(1, 40);
    i.delivery_cost_gbp = s.between(0.0, 5e4);
    i.fixed_cost_gbp_per_year = s.coin(0.3) ? s.between(0.0, 1e6) : 0.0;
    i.budget_gbp_per_year = s.coin(0.8) ? s.between(0.0, 5e6) : 0.0;
    i.from_month = s.count(-12, 12);
    i.to_month = i.from_month + s.count(1, 60);
    i.decision_lag_months = s.count(0, 12);
    i.claims_lag_months = s.count(0, 12);
    i.allocation = static_cast<AllocationRule>(s.count(0, 3));
    i.awareness = s.between(0.0, 1.0);
    i.repeat_gap_months = s.count(0, 24);
    i.published_cases = s.coin(0.3);
    return i;
}

Config random_config(unsigned seed) {
    Shaker s(seed);
    Config c = smoke();
    c.time.horizon_months = s.count(12, 40);
    shake_behaviour(c, s);
    for (auto& agent : c.policy.agents) {
        agent.adaptation = static_cast<AdaptationRule>(s.count(0, 2));
        agent.evaluation_accuracy = s.between(0.0, 1.0);
        agent.carry_over = s.between(0.0, 1.0);
    }
    const int instruments = s.count(1, 12);
    for (int k = 0; k < instruments; ++k) c.policy.instruments.push_back(random_instrument(c, s, k));
    const int shocks = s.count(0, 3);
    for (int k = 0; k < shocks; ++k) {
        ShockConfig shock;
        shock.name = "shock" + std::to_string(k);
        shock.kind = static_cast<ShockKind>(s.count(0, 6));
        shock.from_month = s.count(0, 20);
        shock.months = s.count(1, 20);
        shock.strength = s.between(0.0, 1.0);
        c.environment.shocks.push_back(shock);
    }
    return c;
}

}  // namespace

TEST_CASE("invariants hold every month in random scenarios", "[property]") {
    const unsigned scenarios = std::getenv("PACTSIM_FULL") != nullptr ? 500 : 60;
    for (unsigned seed = 1; seed <= scenarios; ++seed) {
        INFO("scenario seed " << seed);
        World world(std::make_shared<const Constants>(random_config(seed)), seed, 1);
        const int steps = world.constants->calendar.steps();
        for (; world.step < steps; ++world.step) {
            run_world_month(world);
            REQUIRE_NOTHROW(check_invariants(world));
        }
    }
}
