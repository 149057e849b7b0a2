#include "analysis/compare/twin_lives.h"

#include "analysis/compare/parting.h"
#include "output/story_trace.h"

#include <cstddef>

namespace pactsim {

std::vector<TwinLife> trace_twins(const std::shared_ptr<const Constants>& without, const std::shared_ptr<const Constants>& with, std::uint32_t replicate,
                                  const std::vector<std::int64_t>& firm_ids, int threads) {
    LifeTrace life_without(without, replicate, firm_ids, threads), life_with(with, replicate, firm_ids, threads);
    const InstrumentDifference difference = differing_instruments(*without, *with);
    std::vector<TwinLife> twins(firm_ids.size());
    while (!life_without.done() || !life_with.done()) {
        // Months are run in both worlds as long as one life goes on, so that the worlds can be compared.
        life_without.run_month();
        life_with.run_month();
        for (std::size_t k = 0; k < twins.size(); ++k) {
            const TwinScene scene{life_without, life_with, difference, k};
            if (!twins[k].parting) twins[k].parting = find_parting(scene, twins[k].trace);
            if (!twins[k].trace) twins[k].trace = find_trace(scene);
        }
    }
    for (std::size_t k = 0; k < twins.size(); ++k) {
        twins[k].without = life_without.life(k);
        twins[k].with = life_with.life(k);
        if (twins[k].parting) follow_application(twins[k].with, *twins[k].parting);
    }
    return twins;
}

}  // namespace pactsim
