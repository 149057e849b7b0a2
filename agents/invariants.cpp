#include "agents/invariants.h"

#include "sim/error.h"

#include <string>

namespace pactsim {

namespace {

void require(bool holds, const World& world, const std::string& what) {
    if (holds) return;
    throw InvariantError("month " + std::to_string(world.month()) + ", replicate " + std::to_string(world.draws.replicate()) + ", seed " +
                         std::to_string(world.draws.seed()) + ": " + what);
}

void check_books(const World& world) {
    require(world.ledger.balanced(), world, "the ledger does not balance");
    Int128 cash = 0;
    for (const std::uint32_t i : world.alive) {
        if (!is_terminal(world.firms.status[i])) cash += world.firms.cash[i];
    }
    require(cash == world.ledger.balance(static_cast<std::uint16_t>(Account::firms)), world, "firms' cash differs from their account");
    for (const std::uint32_t i : world.alive) {
        if (is_terminal(world.firms.status[i])) require(world.firms.cash[i] == 0, world, "firm " + std::to_string(world.firms.id[i]) + " ended with cash");
    }
}

void check_places(const World& world) {
    std::vector<std::uint32_t> used(world.partners.size(), 0);
    for (std::size_t slot = 0; slot < world.partnerships.size(); ++slot) {
        const Partnership& pact = world.partnerships[slot];
        if (pact.status == PactStatus::free) continue;
        ++used[pact.partner];
        const Status status = world.firms.status_of(pact.firm);
        const bool talks = pact.status == PactStatus::negotiating;
        require(status == (talks ? Status::negotiating : Status::partnered), world, "a partnership has an end that is not there");
        require(world.firms.slot[pact.firm] == static_cast<std::int32_t>(slot), world, "a firm does not know its partnership");
    }
    for (std::size_t j = 0; j < used.size(); ++j) {
        require(used[j] == world.partners[j].used, world, "a partner's places are miscounted");
        require(used[j] <= world.partners[j].capacity, world, "a partner is beyond its capacity");
    }
}

void check_share(const World& world, double x, std::size_t i, const char* name) {
    require(x >= 0.0 && x <= 1.0, world, std::string(name) + " of firm " + std::to_string(world.firms.id[i]) + " is " + std::to_string(x));
}

void check_firms(const World& world) {
    const Firms& f = world.firms;
    for (const std::uint32_t i : world.alive) {
        if (is_terminal(f.status[i])) {
            require(f.slot[i] == -1, world, "a firm that ended still holds a place");
            continue;
        }
        const bool placed = f.status_of(i) != Status::home;
        require(placed == (f.slot[i] >= 0), world, "firm " + std::to_string(f.id[i]) + " is in no place, or in two");
        if (f.status_of(i) == Status::searching) require(world.searches[static_cast<std::size_t>(f.slot[i])].firm == i, world, "a search belongs to another firm");
        check_share(world, static_cast<double>(f.quality[i]), i, "quality");
        check_share(world, static_cast<double>(f.lead[i]), i, "lead");
        check_share(world, static_cast<double>(f.knowledge[i]), i, "knowledge");
        check_share(world, static_cast<double>(f.adoption_china[i]), i, "adoption in China");
        check_share(world, static_cast<double>(f.adoption_home[i]), i, "adoption at home");
        require(f.employees[i] >= 1, world, "firm " + std::to_string(f.id[i]) + " has no staff");
        require(f.stage_of(i) == Stage::established || f.milestones_left[i] >= 1, world, "a working stage without milestones");
    }
}

void check_budgets(const World& world) {
    if (!world.config().forms.interactions) return;  // money is then not scarce
    for (std::size_t i = 0; i < world.instruments.size(); ++i) {
        if (world.config().policy.instruments[i].reach != Reach::awarded) continue;
        require(world.instruments[i].committed_year <= world.instruments[i].budget_year, world, "an instrument has given away more than it has");
    }
}

}  // namespace

void check_invariants(const World& world) {
    check_books(world);
    check_places(world);
    check_firms(world);
    check_budgets(world);
}

}  // namespace pactsim
