#include "scenarios/schema/place_of.h"

namespace pactsim {

Place place_of(const Node& root, const std::string& path) {
    std::string shorter = path;
    while (!shorter.empty()) {
        if (const Node* found = find_path(root, shorter)) { return found->place; }
        const std::size_t dot = shorter.rfind('.');
        shorter.resize(dot == std::string::npos ? 0 : dot);
    }
    return root.place;
}

}  // namespace pactsim
