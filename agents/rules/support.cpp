#include "agents/rules/support.h"

#include <string_view>

namespace pactsim {

std::string_view meaning_of(Lever lever) {
    static constexpr std::array<std::string_view, lever_count> meanings{
        "share of a firm's own search cost that is paid or saved",
        "factor - 1 on the number of candidates a searching firm meets",
        "share of the noise in what a firm learns of a candidate that is removed",
        "share of missing face-to-face contact that is added, in search and in partnership",
        "share of missing knowledge of China gained in a month",
        "share of otherwise unpublished outcomes that is published, failures too",
        "share of leakage hazard removed by advice on protection",
        "share of the exposure that data law adds that is removed by an agreement on data",
        "share of the fixed cost of entry removed",
        "share of set-up cost removed",
        "share of set-up time removed",
        "factor - 1 on the speed of talks",
        "factor - 1 on the milestone hazard",
        "share of project cost carried",
        "share of own research cost relieved by tax",
        "share of regulatory drag in China lifted for the firm, as by a priority-review lane",
        "share of regulatory drag in China lifted for all, by influence on policy",
        "share of the regime's effects softened, by diplomacy",
        "share of dissolution hazard removed, by mediation",
        "share of the visa barrier removed",
        "factor - 1 on the odds of an equity round",
        "factor - 1 on the runway that a round pays for",
        "share of the hidden unreliability of candidates that vetting reveals",
        "factor - 1 on the capacity of intermediaries",
        "share of the remaining screening noise of intermediaries removed",
        "share of project cost in China borne by Chinese co-funding",
        "share of Chinese tax on venture profit relieved in a zone",
        "factor - 1 on the milestone hazard of prototyping and scale-up in China, by pilot services",
        "share of the damage of a leadership change averted by planning",
        "factor - 1 on market potential in China"};
    return meanings[static_cast<std::size_t>(lever)];
}

}  // namespace pactsim
