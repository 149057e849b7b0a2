#include "agents/initial/population.h"

#include "sim/digest.h"

namespace pactsim {

void place_intermediaries(World& world) {
    const Constants& c = *world.constants;
    world.intermediaries.clear();
    world.intermediaries_of.assign(c.uk_regions * c.sectors, {});
    for (std::size_t g = 0; g < c.config.intermediaries.size(); ++g) {
        const IntermediaryConfig& group = c.config.intermediaries[g];
        for (int ordinal = 0; ordinal < group.count; ++ordinal) {
            Intermediary one;
            // Keyed by the name of the group, so that a scheme that adds intermediaries shifts nobody else's draws (rulings 2.4).
            one.key = static_cast<std::uint32_t>(name_hash(group.name + "#" + std::to_string(ordinal)) & 0xffffffffu);
            one.group = static_cast<std::uint16_t>(g);
            one.type = static_cast<std::uint8_t>(group.type);
            one.screening = static_cast<float>(group.screening);
            one.knowledge = static_cast<float>(group.knowledge);
            const auto index = static_cast<std::uint16_t>(world.intermediaries.size());
            world.intermediaries.push_back(one);
            for (std::size_t r = 0; r < c.uk_regions; ++r) {
                for (std::size_t s = 0; s < c.sectors; ++s) {
                    if (c.reach[g].uk_region[r] != 0 && c.reach[g].sector[s] != 0) world.intermediaries_of[r * c.sectors + s].push_back(index);
                }
            }
        }
    }
}

}  // namespace pactsim
