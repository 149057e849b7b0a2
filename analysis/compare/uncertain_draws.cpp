#include "analysis/compare/uncertain_draws.h"

#include "analysis/draw_purposes.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/digest.h"
#include "sim/draws.h"

#include <string>

namespace pactsim {

namespace {

bool is_uncertain(const Distribution& effect) { return effect.kind != Distribution::Kind::constant; }

}  // namespace

std::size_t count_uncertain_effects(const Config& config) {
    std::size_t count = 0;
    for (const InstrumentConfig& instrument : config.policy.instruments) {
        for (const Distribution& effect : instrument.effects) count += is_uncertain(effect) ? 1 : 0;
    }
    return count;
}

double uncertain_uniform(std::int64_t seed, std::uint32_t draw, std::string_view instrument, std::size_t lever) {
    const std::uint64_t path = name_hash("policy.instruments." + std::string(instrument) + ".effects." + std::string(lever_names[lever]));
    const Draws draws(static_cast<std::uint64_t>(seed), draw);
    const Block block = draws.block(static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(path >> 32), 0, uncertain_purpose);
    return uniform53(block.word[0], block.word[1]);
}

Config with_draw(Config config, std::uint32_t draw) {
    if (draw == 0) return config;
    for (InstrumentConfig& instrument : config.policy.instruments) {
        for (std::size_t lever = 0; lever < lever_count; ++lever) {
            Distribution& effect = instrument.effects[lever];
            if (is_uncertain(effect)) effect = constant(quantile(effect, uncertain_uniform(config.run.seed, draw, instrument.name, lever)));
        }
    }
    return config;
}

}  // namespace pactsim
