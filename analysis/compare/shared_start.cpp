#include "analysis/compare/shared_start.h"

#include "agents/initial/population.h"

#include <utility>

namespace pactsim {

World start_of_arm(const World& unstarted, std::shared_ptr<const Constants> constants) {
    World world = unstarted;
    world.constants = std::move(constants);
    place_intermediaries(world);
    const PolicyConfig& policy = world.config().policy;
    world.instruments.assign(policy.instruments.size(), {});
    world.instrument_month.assign(policy.instruments.size(), {});
    for (InstrumentBook& book : world.instruments) book.believed_success = policy.take_up.believed_success;
    return world;
}

}  // namespace pactsim
