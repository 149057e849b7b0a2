#pragma once
// A small record with one field of each type, for tests of the tables.

#include "scenarios/schema/dated.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/table.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace pactsim::testing {

enum class Colour : std::uint8_t { red, green, blue };

struct ToyItem {
    std::string name;
    double weight = 0;
    std::string friend_name;

    bool operator==(const ToyItem&) const = default;
};

struct ToyPart {
    double length_months = 0;
    int count = 0;

    bool operator==(const ToyPart&) const = default;
};

struct Toy {
    bool on = false;
    std::int64_t seed = 0;
    double rate = 0;
    double part = 0;
    double cost_gbp = 0;
    std::string label;
    Colour colour{};
    int month = 0;
    std::array<double, 3> triple{};
    std::vector<double> many;
    std::array<std::array<double, 2>, 2> square{};
    std::array<double, 3> by_colour{};
    std::vector<ToyItem> items;
    std::vector<double> by_item;
    Distribution spread;
    DatedSeries path;
    ToyPart inner;
    std::array<ToyPart, 3> parts{};

    bool operator==(const Toy&) const = default;
};

const Table<Toy>& toy_table();

}  // namespace pactsim::testing
