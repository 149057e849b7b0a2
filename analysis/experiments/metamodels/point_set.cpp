#include "analysis/experiments/metamodels/point_set.h"

#include "sim/error.h"

namespace pactsim::metamodels {

void require_in_cube(const PointSet& points, std::size_t count) {
    if (points.dimensions == 0 || points.values.size() != count * points.dimensions) throw InvariantError("a metamodel has not one point per response");
    for (const double value : points.values) {
        if (!(value >= 0.0 && value <= 1.0)) throw InvariantError("a point of a metamodel lies outside the unit cube");
    }
}

}  // namespace pactsim::metamodels
