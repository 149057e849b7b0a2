// The record of one firm's run against a count by hand, month by month, from the world itself.

#include "agents/model.h"
#include "agents/rules/value_added.h"
#include "output/firm_outcome.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"
#include "tests/unit/output/small_world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// Every kind of support: by award, for all who qualify, by an intermediary; partners that leak.
constexpr const char* all_kinds =
    "    - {name: relief, funder: innovate_uk, reach: all_eligible, budget_gbp_per_year: 900000, effects: {own_research: 0.1}, eligibility: {size_bands: [small]}}\n"
    "    - {name: tight, funder: innovate_uk, budget_gbp_per_year: 12000, award_gbp: 4000, delivery_cost_gbp: 500, effects: {knowledge: 0.05}, awareness: 0.9, from_month: -12,"
    " allocation: lottery, decision_every_months: 3}\n"
    "intermediaries:\n"
    "  - {name: parks, type: science_park, count: 2}\n"
    "leakage: {base_per_year: 0.3}\n";

std::shared_ptr<const Constants> all_kinds_world() {
    std::string text = small_scenario;
    text += all_kinds;
    return std::make_shared<const Constants>(load_scenario_text("all kinds", text, std::vector<std::string>{"time.horizon_months=54"}).config);
}

struct Recorded {
    std::shared_ptr<const Constants> constants = all_kinds_world();
    FirmOutcomes outcomes;
    std::map<std::pair<std::size_t, std::size_t>, int> first_award;              // [firm, instrument], within the horizon
    std::map<std::pair<std::size_t, std::size_t>, int> first_client;             // [firm, group]
    std::map<std::pair<std::size_t, std::size_t>, Pence> china_gva;              // [firm, year]
    std::map<std::pair<std::size_t, std::size_t>, Pence> gva;                    // [firm, year]
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> jobs;            // [firm, year]
    std::map<std::size_t, double> china_jobs;
    std::map<std::size_t, Pence> leaked;
    std::set<std::pair<std::size_t, std::size_t>> applied, refused;
    std::set<std::size_t> ever_abroad, partnered;
    std::map<std::size_t, std::uint64_t> supported_at_start;

    Recorded() {
        World world(constants, 1, 1);
        FirmOutcomeRecorder recorder;
        run_warm_up(world);
        for (std::size_t i = 0; i < world.firms.size(); ++i) supported_at_start[world.firms.id[i] - 1] = world.firms.support_ever[i];
        run_replicate(world, [&](const World& finished) {
            recorder.observe(finished);
            count(finished);
        });
        outcomes = recorder.take();
    }

    void count(const World& world) {
        const Firms& f = world.firms;
        for (const Event& e : world.events) {
            const std::pair<std::size_t, std::size_t> key{f.id[e.firm] - 1, e.other - 1u};
            if (e.kind == EventKind::awarded) first_award.try_emplace(key, world.month());
            if (e.kind == EventKind::applied) applied.insert(key);
            if (e.kind == EventKind::refused) refused.insert(key);
            if (e.kind == EventKind::leak) leaked[f.id[e.firm] - 1] += e.amount;
        }
        const auto year = static_cast<std::size_t>(world.month() / 12);
        for (const std::uint32_t i : world.alive) {
            if (is_terminal(f.status[i])) continue;
            const std::size_t firm = f.id[i] - 1;
            const Pence home = f.home_revenue[i] - (f.home_revenue[i] * fixed_share(world.config().firms.bought_in_share) >> 20);
            gva[{firm, year}] += home + f.venture_profit[i];
            jobs[{firm, year}] += f.employees[i];
            if (f.intermediary[i] != 0) first_client.try_emplace({firm, world.intermediaries[f.intermediary[i] - 1u].group}, world.month());
            if (f.status_of(i) != Status::home || f.china_month[i] > 0) ever_abroad.insert(firm);
            if (f.status_of(i) == Status::partnered) partnered.insert(firm);
            if (!f.has(i, flag_china_route)) continue;
            china_gva[{firm, year}] += f.venture_profit[i];
            china_jobs[firm] += static_cast<double>(f.employees[i]) * static_cast<double>(f.venture_month(i)) / static_cast<double>(std::max<Pence>(1, f.home_revenue[i] + f.venture_month(i)));
        }
    }
};

const Recorded& recorded() {
    static const Recorded once;
    return once;
}

template <class Map>
auto sum_of(const Map& map, std::size_t firm) {
    typename Map::mapped_type sum{};
    for (auto at = map.lower_bound({firm, 0}); at != map.end() && at->first.first == firm; ++at) sum += at->second;
    return sum;
}

}  // namespace

TEST_CASE("value added and jobs by route and by year equal a count by hand") {
    const Recorded& r = recorded();
    const FirmOutcomes& o = r.outcomes;
    REQUIRE(o.years == 5);
    REQUIRE(o.months == 54);
    std::size_t wrong = 0, on_both_routes = 0;
    for (std::size_t i = 0; i < o.firms.size(); ++i) {
        const FirmOutcome& firm = o.firms[i];
        Pence gva = 0;
        std::int64_t jobs = 0;
        for (std::size_t year = 0; year < o.years; ++year) {
            const auto value = r.gva.find({i, year});
            wrong += o.gva(i, year) != (value == r.gva.end() ? 0 : value->second) ? 1 : 0;
            gva += o.gva(i, year);
            jobs += o.jobs(i, year);
        }
        wrong += gva != firm.uk_gva || jobs != firm.job_months || jobs != sum_of(r.jobs, i) ? 1 : 0;
        wrong += firm.uk_gva_china != sum_of(r.china_gva, i) ? 1 : 0;
        const auto share = r.china_jobs.find(i);
        const double by_hand = share == r.china_jobs.end() ? 0.0 : share->second;
        wrong += std::abs(static_cast<double>(firm.job_months_china) - by_hand) > 1.001 || firm.job_months_china > firm.job_months ? 1 : 0;
        on_both_routes += firm.uk_gva_china > 0 && firm.uk_gva > firm.uk_gva_china && firm.job_months_china > 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(on_both_routes > 0);
}

TEST_CASE("first awards, applications and refusals are those of the events") {
    const Recorded& r = recorded();
    const FirmOutcomes& o = r.outcomes;
    std::size_t wrong = 0, won = 0, lost = 0, before = 0;
    for (std::size_t i = 0; i < o.firms.size(); ++i) {
        for (std::size_t k = 0; k < r.constants->config.policy.instruments.size(); ++k) {
            wrong += ((o.firms[i].applied >> k & 1) != 0) != (r.applied.count({i, k}) != 0) ? 1 : 0;
            wrong += ((o.firms[i].refused >> k & 1) != 0) != (r.refused.count({i, k}) != 0) ? 1 : 0;
            if ((r.constants->awarded_instruments >> k & 1) == 0) continue;
            const bool had = (r.supported_at_start.at(i) >> k & 1) != 0;
            const auto award = r.first_award.find({i, k});
            const int expected = had ? -1 : (award == r.first_award.end() ? FirmOutcomes::no_month : award->second);
            wrong += o.supported_since(i, k) != expected ? 1 : 0;
            before += had ? 1 : 0;
            if (o.decided_in(i, k) == FirmOutcomes::no_month) continue;
            (o.supported_since(i, k) == o.decided_in(i, k) ? won : lost) += 1;
        }
    }
    CHECK(wrong == 0);
    CHECK(won > 0);
    CHECK(lost > 0);
    CHECK(before > 0);
    CHECK(r.refused.size() > 0);
}

TEST_CASE("services without award reach eligible firms that look to China, and clients") {
    const Recorded& r = recorded();
    const FirmOutcomes& o = r.outcomes;
    const std::size_t relief = 0, parks = 3;
    REQUIRE(r.constants->config.policy.instruments[relief].name == "relief");
    REQUIRE(o.sources == 4);
    std::size_t wrong = 0, reached = 0, clients = 0;
    for (std::size_t i = 0; i < o.firms.size(); ++i) {
        const bool small = o.firms[i].cell % 3 == 1;
        const bool has = o.supported_since(i, relief) != FirmOutcomes::no_month;
        wrong += has != (small && r.ever_abroad.count(i) != 0) ? 1 : 0;
        reached += has ? 1 : 0;
        const auto client = r.first_client.find({i, 0});
        const std::int16_t since = o.supported_since(i, parks);
        if (client == r.first_client.end()) continue;
        wrong += since != client->second && since != -1 ? 1 : 0;
        clients += since >= 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(reached > 0);
    CHECK(clients > 0);
}

TEST_CASE("what partners take is kept apart: leaks as told, agreed gains only for firms with a partner") {
    const Recorded& r = recorded();
    std::size_t wrong = 0, gained = 0, leaked = 0;
    for (std::size_t i = 0; i < r.outcomes.firms.size(); ++i) {
        const FirmOutcome& o = r.outcomes.firms[i];
        const auto told = r.leaked.find(i);
        wrong += o.leaked_value != (told == r.leaked.end() ? 0 : told->second) ? 1 : 0;
        wrong += o.agreed_gain < 0 || (o.agreed_gain > 0 && r.partnered.count(i) == 0) ? 1 : 0;
        gained += o.agreed_gain > 0 ? 1 : 0;
        leaked += o.leaked_value > 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(gained > 0);
    CHECK(leaked > 0);
}

TEST_CASE("a firm that signed has the channel through which it did, and no other firm has one") {
    const FirmOutcomes& o = recorded().outcomes;
    const auto odd = [](const FirmOutcome& firm) { return firm.signed_month == never ? firm.channel != channel_count : firm.signed_month >= 0 && firm.channel == channel_count; };
    CHECK(std::none_of(o.firms.begin(), o.firms.end(), odd));
    CHECK(std::any_of(o.firms.begin(), o.firms.end(), [](const FirmOutcome& firm) { return firm.signed_month >= 0; }));
}
