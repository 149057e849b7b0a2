#pragma once

#include <string>
#include <vector>

namespace pactsim {

/// One value that two scenarios do not share; a side without it is empty.
struct ScenarioDifference {
    std::string path;
    std::string a, b;
};

/// Compares two scenarios with every default filled in, value by value, in the order of paths; items of named lists by name. Comments, order and
/// layout do not count. Throws UsageError if one is not sound.
std::vector<ScenarioDifference> compare_scenarios(const std::string& path_a, const std::string& path_b);

}  // namespace pactsim
