#pragma once
// One arm of paired worlds: what one replicate gives for chosen outcomes, with nothing else recorded.

#include "agents/state/world.h"
#include "web/kernel/lab_scenario.h"
#include "web/kernel/series.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// How the months of a span become one number.
enum class Summary : std::uint8_t { sum, mean, end };

/// One outcome: a series or the events of one kind, a span of months and a summary.
struct PairOutcome {
    SeriesKey key;                    // without meaning where `event` is given
    std::optional<EventKind> event;
    int from = 0, to = 0;   // up to, not including
    Summary how = Summary::sum;
};

/// Reads the outcomes of a request: keys of series, or maps with `measure` (and `group`) or `event`, and `from`, `to`, `how`. Throws InputError.
std::vector<PairOutcome> outcomes_of(const Constants& constants, const Node& request);

/// Populations as drawn, kept for the next arm of the same replicate: drawing one costs as much as some twenty months of it.
class Populations {
 public:
    /// The world World(constants, replicate, 1) makes; taken from a kept one where the two scenarios draw the same population (they differ in policy and intermediaries alone).
    World start(const std::shared_ptr<const Constants>& constants, const std::string& population, std::uint32_t replicate);

 private:
    struct Kept {
        std::string population;
        std::uint32_t replicate;
        std::unique_ptr<World> world;
    };
    std::deque<Kept> kept_;
    std::size_t firms_ = 0;
};

/// Identity of what a scenario draws before the first month: everything but policy, intermediaries and words.
std::string population_key(const Config& config);

/// Plays one replicate of an arm and sums it up: one number per outcome, in the unit of its measure; events are counted.
std::vector<double> run_arm(World world, const std::vector<PairOutcome>& outcomes);

}  // namespace pactsim
