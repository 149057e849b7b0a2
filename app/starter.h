#pragma once

#include <string>

namespace pactsim {

/// A small scenario that validates and runs, each value with its unit and meaning from the field tables behind it.
std::string starter_scenario(const std::string& name);

}  // namespace pactsim
