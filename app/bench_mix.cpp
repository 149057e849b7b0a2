#include "app/bench_mix.h"

#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

int scaled_count(int count, double factor) {
    if (count == 0) return 0;
    return static_cast<int>(std::clamp(std::floor(count * factor + 0.5), 1.0, 1e9));
}

}  // namespace

Config scaled_to(Config config, double firms) {
    double start = 0.0;
    for (const SectorConfig& sector : config.sectors) {
        for (const double count : sector.firms_at_start) start += count;
    }
    if (!(start >= 1.0)) throw UsageError("the benchmark needs a scenario with firms at the start");
    const double factor = firms / start;
    for (SectorConfig& sector : config.sectors) {
        for (double& count : sector.firms_at_start) count = std::floor(count * factor + 0.5);
        for (double& mean : sector.firms_per_month) mean *= factor;
    }
    config.partners.count = scaled_count(config.partners.count, factor);
    for (IntermediaryConfig& group : config.intermediaries) group.capacity_per_month = scaled_count(group.capacity_per_month, factor);
    for (InstrumentConfig& instrument : config.policy.instruments) {
        instrument.budget_gbp_per_year *= factor;
        instrument.fixed_cost_gbp_per_year *= factor;
    }
    return config;
}

}  // namespace pactsim
