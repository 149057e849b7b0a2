#pragma once
// The first points of Sobol's sequence with the zero point, straight from Boost: an origin of its own for what tests feed to metamodels and discovery.

#include <boost/random/sobol.hpp>

#include <cstddef>
#include <vector>

namespace pactsim {

/// [point][coordinate]; direction numbers of Joe and Kuo.
inline std::vector<double> sobol_points(std::size_t dimensions, std::size_t count) {
    boost::random::sobol sequence(dimensions);
    std::vector<double> values(dimensions, 0.0);
    while (values.size() < dimensions * count) values.push_back(static_cast<double>(sequence()) * 0x1p-64);
    return values;
}

}  // namespace pactsim
