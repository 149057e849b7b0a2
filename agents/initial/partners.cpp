#include "agents/initial/population.h"

#include "agents/initial/pick.h"
#include "agents/purpose.h"
#include "scenarios/schema/distribution.h"
#include "sim/distributions.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

void draw_reputation(const World& world, Partner& partner) {
    DrawStream stream(world.draws, partner.id, 0, 0, number(Purpose::partner_reputation));
    const std::int64_t outcomes = poisson(stream, world.config().partners.prior_outcomes);
    const std::int64_t good = binomial(stream, outcomes, static_cast<double>(partner.reliability));
    partner.good = static_cast<float>(good);
    partner.bad = static_cast<float>(outcomes - good);
}

Partner draw_partner(const World& world, std::uint32_t id) {
    const Config& config = world.config();
    const PartnersConfig& c = config.partners;
    Partner partner;
    partner.id = id;
    const Block place = world.draws.block(id, 0, 0, number(Purpose::partner_place));
    partner.type = static_cast<std::uint8_t>(pick(uniform(place.word[0]), [&](std::size_t t) { return c.types[t].share; }, c.types.size()));
    partner.region = static_cast<std::uint8_t>(
        pick(uniform(place.word[1]), [&](std::size_t r) { return config.china_regions[r].partner_share; }, config.china_regions.size()));
    partner.sector = static_cast<std::uint8_t>(pick(uniform(place.word[2]), [&](std::size_t s) { return c.sector_share[s]; }, config.sectors.size()));
    const PartnerTypeConfig& type = c.types[partner.type];
    const ChinaRegionConfig& region = config.china_regions[partner.region];
    const double priority = 0.5 * (config.sectors[partner.sector].plan_alignment + region.sector_priority[partner.sector]);
    partner.alignment = static_cast<float>(math::clamp01(priority + c.alignment_spread * (2.0 * uniform(place.word[3]) - 1.0)));
    const Block trait = world.draws.block(id, 0, 0, number(Purpose::partner_attributes));
    partner.capacity = static_cast<std::uint16_t>(std::clamp(std::floor(quantile(type.capacity, uniform(trait.word[0])) + 0.5), 0.0, 60000.0));
    // Without interactions nobody takes a place that another could have had.
    if (!config.forms.interactions) partner.capacity = 60000;
    partner.reliability = static_cast<float>(math::clamp01(quantile(type.reliability, uniform(trait.word[1]))));
    partner.opportunism = static_cast<float>(math::clamp01(quantile(type.opportunism, uniform(trait.word[2]))));
    partner.co_funding = static_cast<float>(math::clamp01(quantile(type.co_funding, uniform(trait.word[3])) * region.co_funding_multiplier));
    const Block first = world.draws.block(id, 0, 0, number(Purpose::partner_capability), 0);
    const Block second = world.draws.block(id, 0, 0, number(Purpose::partner_capability), 1);
    for (std::size_t k = 0; k < capability_count; ++k) {
        const double v = uniform(k < 4 ? first.word[k] : second.word[k - 4]);
        const double level = type.capability[k] + region.capability_shift + type.capability_spread * (2.0 * v - 1.0);
        partner.capability[k] = static_cast<float>(math::clamp01(level));
    }
    draw_reputation(world, partner);
    return partner;
}

}  // namespace

void draw_partners(World& world) {
    const Constants& c = *world.constants;
    world.partners.clear();
    world.partners_of_sector.assign(c.sectors, {});
    world.partners_of_sector_region.assign(c.sectors * c.china_regions, {});
    for (int j = 0; j < c.config.partners.count; ++j) {
        world.partners.push_back(draw_partner(world, static_cast<std::uint32_t>(j + 1)));
        const Partner& partner = world.partners.back();
        world.partners_of_sector[partner.sector].push_back(static_cast<std::uint32_t>(j));
        world.partners_of_sector_region[partner.sector * c.china_regions + partner.region].push_back(static_cast<std::uint32_t>(j));
    }
}

}  // namespace pactsim
