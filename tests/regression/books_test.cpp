// Every shipped scenario, month by month: the invariants hold, and the books balance to the penny by a count that is not the ledger's own.

#include "agents/invariants.h"
#include "agents/model.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

const std::filesystem::path& scenario_folder() {
    static const std::filesystem::path folder = std::filesystem::path(std::getenv("PACTSIM_SOURCE_DIR")) / "scenarios";
    return folder;
}

/// What is run of a scenario.
struct Extent {
    std::uint32_t replicates;
    std::vector<std::string> overrides;
};

/// By file. Full size where that takes a moment; uk_2025 keeps its warm-up and first years, the million firms of large their first months.
std::map<std::string, Extent> extents() {
    if (std::getenv("PACTSIM_FULL") != nullptr) return {{"smoke.yaml", {50, {}}}, {"classroom.yaml", {50, {}}}, {"five_firms.yaml", {50, {}}}, {"uk_2025.yaml", {5, {}}}, {"large.yaml", {1, {"time.horizon_months=24"}}}};
    return {{"smoke.yaml", {10, {}}},
            {"classroom.yaml", {4, {}}},
            {"five_firms.yaml", {10, {}}},
            {"uk_2025.yaml", {1, {"time.horizon_months=24", "time.warm_up_months=12"}}},
            {"large.yaml", {1, {"time.horizon_months=2", "time.warm_up_months=2"}}}};
}

/// Books kept from the list of payments alone: what each account held at the start, less what it paid, plus what it was paid.
class OwnBooks {
public:
    explicit OwnBooks(const World& world) {
        for (std::size_t a = 0; a < balances_.size(); ++a) balances_[a] = world.ledger.balance(static_cast<std::uint16_t>(a));
        opening_ = sum();
    }
    void add_month(const World& world) {
        for (std::size_t k = 0; k < transfer_count; ++k) {
            const Pence paid = world.ledger.month_total(static_cast<std::uint16_t>(k));
            REQUIRE(paid >= 0);
            balances_[static_cast<std::size_t>(transfer_rows[k].payer)] -= paid;
            balances_[static_cast<std::size_t>(transfer_rows[k].payee)] += paid;
        }
    }
    [[nodiscard]] Int128 of(Account account) const { return balances_[static_cast<std::size_t>(account)]; }
    [[nodiscard]] Int128 sum() const { return std::accumulate(balances_.begin(), balances_.end(), Int128{0}); }
    [[nodiscard]] Int128 opening() const { return opening_; }

private:
    std::array<Int128, account_names.size()> balances_{};
    Int128 opening_ = 0;
};

/// Cash of all firms that have joined, ended ones (which must have none) included.
Int128 cash_of_firms(const World& world) {
    Int128 cash = 0;
    for (std::size_t i = 0; i < world.joins[static_cast<std::size_t>(world.step)]; ++i) cash += world.firms.cash[i];
    return cash;
}

/// What was paid this month under the named transfers.
Int128 paid(const World& world, std::initializer_list<Transfer> kinds) {
    Int128 sum = 0;
    for (const Transfer kind : kinds) sum += world.ledger.month_total(static_cast<std::uint16_t>(kind));
    return sum;
}

/// What all instruments spent this month by their own count.
Int128 spent(const World& world, SpendColumn column) {
    Int128 sum = 0;
    for (const InstrumentMonth& month : world.instrument_month) sum += month.spent[static_cast<std::size_t>(column)];
    return sum;
}

/// Public money is booked twice, in the ledger and by instrument. Delivery alone has a part without an instrument: funded intermediaries' clients.
void check_public_money(const World& world) {
    using enum Transfer;
    REQUIRE((spent(world, SpendColumn::award) == paid(world, {award_uk, award_china})));
    REQUIRE((spent(world, SpendColumn::relief) == paid(world, {relief_uk, relief_china, co_funding_uk, co_funding_china})));
    REQUIRE((spent(world, SpendColumn::fixed) == paid(world, {fixed_uk, fixed_china})));
    REQUIRE((spent(world, SpendColumn::evaluation) == paid(world, {evaluation_uk, evaluation_china})));
    REQUIRE((spent(world, SpendColumn::delivery) <= paid(world, {delivery_uk, delivery_china})));
}

void check_replicate(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate) {
    World world(constants, replicate, 1);
    OwnBooks books(world);
    for (const int steps = constants->calendar.steps(); world.step < steps; ++world.step) {
        INFO("replicate " << replicate << ", month " << world.month());
        run_world_month(world);
        REQUIRE_NOTHROW(check_invariants(world));
        books.add_month(world);
        REQUIRE((books.sum() == books.opening()));
        REQUIRE((books.of(Account::firms) == cash_of_firms(world)));
        check_public_money(world);
    }
}

}  // namespace

TEST_CASE("every shipped scenario is checked", "[regression]") {
    std::set<std::string> shipped, listed;
    for (const auto& entry : std::filesystem::directory_iterator(scenario_folder())) {
        if (entry.path().extension() == ".yaml") shipped.insert(entry.path().filename());
    }
    for (const auto& [name, extent] : extents()) listed.insert(name);
    CHECK(shipped == listed);
}

TEST_CASE("the books of every shipped scenario balance to the penny in every month", "[regression]") {
    for (const auto& [name, extent] : extents()) {
        INFO(name);
        const LoadedScenario scenario = load_scenario((scenario_folder() / name).string(), extent.overrides);
        CHECK(scenario.warnings_text == "");
        const auto constants = extent.replicates > 0 ? std::make_shared<const Constants>(scenario.config) : nullptr;
        for (std::uint32_t replicate = 0; replicate < extent.replicates; ++replicate) check_replicate(constants, replicate);
    }
}
