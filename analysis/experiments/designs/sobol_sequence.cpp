#include "analysis/experiments/designs/sobol_sequence.h"

#include "sim/error.h"

#include <boost/random/sobol.hpp>
#include <fmt/format.h>

namespace pactsim {

SobolSequence::SobolSequence(std::size_t dimensions) {
    if (dimensions == 0) throw UsageError("a design needs at least one factor");
    if (dimensions > most_sobol_dimensions) {
        throw UsageError(fmt::format("a Sobol' design of {} columns cannot be: direction numbers are known for {}\n = help: a Saltelli design needs two columns per factor; `lhs` has no such limit",
                                     dimensions, most_sobol_dimensions));
    }
    directions_.resize(dimensions);
    boost::random::sobol engine(dimensions);
    // Point 2^j is direction j exclusive-or direction j - 1 (its Gray code has these two bits), so the directions come out one after the other.
    for (std::size_t j = 0; j < 32; ++j) {
        engine.seed((std::uint64_t{1} << j) - 1);  // the engine counts from the point after the zero point
        for (std::size_t d = 0; d < dimensions; ++d) directions_[d][j] = engine() ^ (j > 0 ? directions_[d][j - 1] : 0);
    }
}

}  // namespace pactsim
