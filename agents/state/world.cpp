#include "agents/state/world.h"

#include "agents/initial/population.h"
#include "sim/math.h"

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

void set_environment(World& world) {
    const Constants& c = *world.constants;
    EnvironmentState& e = world.environment;
    e.log_exchange_rate = math::log(c.config.environment.exchange_rate_cny_per_gbp);
    e.public_knowledge = c.config.environment.public_knowledge;
    e.enforcement.assign(c.china_regions, 0.0);
    e.regulation.assign(c.sectors * c.china_regions, 1.0);
    e.work.assign(c.sectors * c.china_regions, 1.0);
    for (auto* column : {&e.dual_use_block, &e.crackdown, &e.data_law, &e.partner_growth, &e.expected_regulation, &e.sellers}) column->assign(c.sectors, 0.0);
    for (auto* column : {&e.growth_china, &e.growth_home}) column->assign(c.sectors, 1.0);
}

void open_books(World& world) {
    const PolicyConfig& policy = world.config().policy;
    world.instruments.assign(policy.instruments.size(), {});
    world.instrument_month.assign(policy.instruments.size(), {});
    for (InstrumentBook& book : world.instruments) book.believed_success = policy.take_up.believed_success;
    Int128 cash = 0;
    for (std::size_t i = 0; i < world.joins.front(); ++i) cash += world.firms.cash[i];
    world.ledger.open_account(static_cast<std::uint16_t>(Account::firms), static_cast<Pence>(cash));
}

}  // namespace

World::World(std::shared_ptr<const Constants> scenario_constants, std::uint32_t replicate, int thread_count)
    : constants(std::move(scenario_constants)), draws(static_cast<std::uint64_t>(constants->config.run.seed), replicate), threads(thread_count),
      ledger(make_ledger()) {
    draw_firms(*this);
    draw_partners(*this);
    place_intermediaries(*this);
    set_environment(*this);
    open_books(*this);
    thread_tallies.resize(static_cast<std::size_t>(std::max(1, thread_count)));
    thread_work.resize(thread_tallies.size());
    tally.by_cell.assign(constants->cells, {});
    tally.pacts_by_cell.assign(constants->cells, {});
}

}  // namespace pactsim
