#pragma once
// Changes while a world plays, said in the language of scenarios, so that the program can run them too: a changed instrument is a new call that follows the old one, a shock has a date.

#include "scenarios/schema/diagnostic.h"

#include <string>
#include <vector>

namespace pactsim {

/// One setting: a dotted path and the value as a tree.
struct Setting {
    std::string path;
    Node value;
};

/// Settings that change in a month of the horizon, and the month in which they act: budgets are yearly, so an instrument changes with the next budget year.
struct DatedChange {
    int month = 0;
    std::vector<Setting> settings;
    int acts_from = 0;
};

/// The first month of a budget year at or after `month`.
constexpr int next_budget_year(int month) { return (month + 11) / 12 * 12; }

/// Lays the changes over a resolved scenario, in the order of their months, and fills in when each acts. Reports what cannot change on a date: everything but the terms of
/// instruments whose funder does not move money by itself, and new shocks. A setting that changes nothing is left out.
void apply_dated_changes(Node& scenario, std::vector<DatedChange>& changes, Diagnostics& diagnostics);

}  // namespace pactsim
