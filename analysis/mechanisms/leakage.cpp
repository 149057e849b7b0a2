// Mechanisms of know-how that leaks: how often, what holds it back, what it costs.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

std::vector<Mechanism> leakage_mechanisms() {
    return {
        {"leakage", "know-how leaks through opportunistic partners and costs technology lead", "leakage.base_per_year times f",
         [](Config& c, double f) { c.leakage.base_per_year *= f; }, {{M::leaks, rises}, {M::lead, falls}, {M::rivals, rises}}},
        {"data law", "law that may hold data back in China adds to exposure", "leakage.data_law_effect times f", [](Config& c, double f) { c.leakage.data_law_effect *= f; },
         {{M::leak_rate, rises}}},
        {"enforcement", "courts and administration in China deter leakage", "leakage.deterrence times f", [](Config& c, double f) { scale_share(c.leakage.deterrence, f); },
         {{M::leak_rate, falls}}},
        {"protection", "firms patent where courts work and split their know-how where that pays", "leakage.patent_strength and secrecy_strength times f",
         [](Config& c, double f) {
             scale_share(c.leakage.patent_strength, f);
             scale_share(c.leakage.secrecy_strength, f);
         },
         {{M::protection_choices, rises}, {M::leak_rate, falls}}},
        {"renewal", "own research wins back technology lead", "leakage.renewal_per_month times f", [](Config& c, double f) { scale_share(c.leakage.renewal_per_month, f); },
         {{M::lead, rises}}},
        {"detection", "leaks are noticed, the more so with contact", "leakage.detection times f", [](Config& c, double f) { scale_share(c.leakage.detection, f); },
         {{M::leaks_noticed, rises}}},
        {"courts", "holders of patents sue over leaks that they notice", "leakage.sue_share times f", [](Config& c, double f) { scale_share(c.leakage.sue_share, f); }, {{M::suits, rises}}},
        {"rivals", "a leak may make a local rival that takes part of the market in China", "leakage.rival_share times f",
         [](Config& c, double f) { scale_share(c.leakage.rival_share, f); }, {{M::rivals, rises}, {M::sales_china, falls}}},
    };
}

}  // namespace pactsim
