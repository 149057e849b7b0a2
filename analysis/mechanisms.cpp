#include "analysis/mechanisms.h"

#include "analysis/mechanisms/parts.h"

#include <iterator>
#include <utility>

namespace pactsim {

namespace {

std::vector<Mechanism> all_parts() {
    std::vector<Mechanism> all;
    for (auto* part : {decision_mechanisms, work_mechanisms, conduct_mechanisms, leakage_mechanisms, market_mechanisms, knowledge_mechanisms, surroundings_mechanisms,
                       policy_mechanisms, rival_form_mechanisms}) {
        std::vector<Mechanism> rows = part();
        std::move(rows.begin(), rows.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace

std::span<const Mechanism> mechanisms() {
    static const std::vector<Mechanism> table = all_parts();
    return table;
}

bool needs_example(const Mechanism& mechanism, const Config& config) { return mechanism.in_use != nullptr && !mechanism.in_use(config); }

Config with_strength(const Mechanism& mechanism, Config config, double factor) {
    if (needs_example(mechanism, config)) mechanism.put_in(config);
    if (factor != 1.0) mechanism.set(config, factor);
    return config;
}

}  // namespace pactsim
