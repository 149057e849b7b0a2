#include "agents/state/tally.h"

namespace pactsim {

namespace {

template <class Table>
void clear(Table& table) {
    for (auto& row : table) row.fill(0);
}

template <class Table>
void add_rows(Table& to, const Table& from) {
    for (std::size_t r = 0; r < to.size(); ++r) {
        for (std::size_t k = 0; k < to[r].size(); ++k) to[r][k] += from[r][k];
    }
}

}  // namespace

void MonthTally::reset(std::size_t cells) {
    by_cell.resize(cells);
    pacts_by_cell.resize(cells);
    clear(by_cell);
    clear(by_stage);
    clear(by_form);
    clear(by_channel);
    clear(pacts_by_cell);
    clear(pacts_by_stage);
    clear(pacts_by_form);
    clear(pacts_by_channel);
}

void MonthTally::add(const MonthTally& other) {
    add_rows(by_cell, other.by_cell);
    add_rows(by_stage, other.by_stage);
    add_rows(by_form, other.by_form);
    add_rows(by_channel, other.by_channel);
    add_rows(pacts_by_cell, other.pacts_by_cell);
    add_rows(pacts_by_stage, other.pacts_by_stage);
    add_rows(pacts_by_form, other.pacts_by_form);
    add_rows(pacts_by_channel, other.pacts_by_channel);
}

}  // namespace pactsim
