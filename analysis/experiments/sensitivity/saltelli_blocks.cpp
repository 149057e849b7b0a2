#include "analysis/experiments/sensitivity/saltelli_blocks.h"

#include <algorithm>
#include <numeric>

namespace pactsim {

namespace {

void append(SobolBlock& block, const std::vector<std::size_t>& row_of_part, const std::vector<double>& y, std::size_t d) {
    block.a.push_back(y[row_of_part[0]]);
    block.b.push_back(y[row_of_part[1]]);
    for (std::size_t i = 0; i < d; ++i) block.ab[i].push_back(y[row_of_part[2 + i]]);
    for (std::size_t i = 0; i < block.ba.size(); ++i) block.ba[i].push_back(y[row_of_part[2 + d + i]]);
}

}  // namespace

SaltelliBlocks saltelli_blocks(const AnalysisInput& input, std::uint32_t base_limit) {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    const std::size_t d = input.dimensions(), parts = 2 + (input.design.second_order ? 2 : 1) * d;
    std::vector<std::size_t> order(input.rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t row) { return BaseKey{input.places[row].scramble, input.places[row].base}; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) { return key(left) < key(right); });
    SaltelliBlocks blocks;
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        const BaseKey here = key(order[from]);
        std::vector<std::size_t> row_of_part(parts, none);
        std::size_t there = 0;
        for (to = from; to < order.size() && key(order[to]) == here; ++to) {
            const std::uint32_t part = input.places[order[to]].part;
            if (part >= parts || input.response.present[order[to]] == 0) continue;
            row_of_part[part] = order[to];
            ++there;
        }
        if (here.base >= base_limit) continue;
        if (std::find(row_of_part.begin(), row_of_part.end(), none) != row_of_part.end()) {
            blocks.dropped.push_back(here);
            blocks.unused_runs += there;
            continue;
        }
        if (here.scramble >= blocks.scrambles.size()) {
            SobolBlock empty;
            empty.ab.resize(d);
            if (input.design.second_order) empty.ba.resize(d);
            blocks.scrambles.resize(here.scramble + std::size_t{1}, empty);
        }
        append(blocks.scrambles[here.scramble], row_of_part, input.response.y, d);
        ++blocks.complete;
    }
    return blocks;
}

}  // namespace pactsim
