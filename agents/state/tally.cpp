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

void ThreadTally::reset(std::size_t cells) {
    by_cell_and_stage.resize(cells * 4);
    pacts_by_cell.resize(cells);
    clear(by_cell_and_stage);
    clear(by_form);
    clear(by_channel);
    clear(pacts_by_cell);
    clear(pacts_by_stage);
    clear(pacts_by_form);
    clear(pacts_by_channel);
}

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

void MonthTally::add(const ThreadTally& counted) {
    for (std::size_t cell = 0; cell < by_cell.size(); ++cell) {
        for (std::size_t stage = 0; stage < by_stage.size(); ++stage) {
            const FirmSums& row = counted.by_cell_and_stage[cell * 4 + stage];
            if (row[static_cast<std::size_t>(FirmSum::firms)] == 0) continue;
            for (std::size_t k = 0; k < firm_sum_count; ++k) {
                by_cell[cell][k] += row[k];
                by_stage[stage][k] += row[k];
            }
        }
    }
    add_rows(by_form, counted.by_form);
    add_rows(by_channel, counted.by_channel);
    add_rows(pacts_by_cell, counted.pacts_by_cell);
    add_rows(pacts_by_stage, counted.pacts_by_stage);
    add_rows(pacts_by_form, counted.pacts_by_form);
    add_rows(pacts_by_channel, counted.pacts_by_channel);
}

}  // namespace pactsim
