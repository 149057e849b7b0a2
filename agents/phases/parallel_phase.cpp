#include "agents/phases/parallel_phase.h"

namespace pactsim {

void merge_scratch(World& world, std::size_t chunks) {
    TransferSums total{};
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        const ChunkScratch& scratch = world.scratch[chunk];
        world.events.insert(world.events.end(), scratch.events.begin(), scratch.events.end());
        for (std::size_t k = 0; k < transfer_count; ++k) total[k] += scratch.sums[k];
        world.outcomes.insert(world.outcomes.end(), scratch.outcomes.begin(), scratch.outcomes.end());
        world.environment.cases_success += scratch.cases_success;
        world.environment.cases_failure += scratch.cases_failure;
    }
    world.ledger.post_all(total);
}

}  // namespace pactsim
