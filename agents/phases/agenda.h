#pragma once
// How the agenda of a month (agents/state/agenda.h) is made.

#include "agents/phases/year_turn.h"
#include "agents/state/world.h"

namespace pactsim {

/// Puts firms on the agenda of one step, given how they stand at the end of the step before.
class AgendaMaker {
public:
    AgendaMaker(const World& world, int step) : step_(step), yearly_(step, 0, 12), review_(step, 0, world.config().entry.review_months) {}

    void note(const Firms& f, std::uint32_t i, AgendaLists& lists) const {
        if (is_terminal(f.status[i])) return;
        if (thinks_of_support(f, i)) lists.thinking.push_back(i);
        if (reviews(f, i)) lists.reviewing.push_back(i);
        if (f.status[i] == static_cast<std::uint8_t>(Status::searching)) lists.searching.push_back(i);
    }
    /// A firm thinks of support when its standing has changed, and once a year.
    [[nodiscard]] bool thinks_of_support(const Firms& f, std::size_t i) const { return f.status_step[i] + 1 == step_ || f.stage_step[i] + 1 == step_ || yearly_.falls_on(f.review_month[i]); }
    /// Firms at home with a project under way, in the month of their review.
    [[nodiscard]] bool reviews(const Firms& f, std::size_t i) const {
        return review_.falls_on(f.review_month[i]) && f.status[i] == static_cast<std::uint8_t>(Status::home) && f.stage[i] != static_cast<std::uint8_t>(Stage::established) &&
               (f.flags[i] & (flag_project_over | flag_paused)) == 0;
    }

private:
    int step_;
    YearTurn yearly_, review_;
};

/// The agenda of this month: what the month before noted, or made now from all live firms if there was none.
const AgendaLists& agenda_of_month(World& world);

/// Takes over what the chunks of the record phase have noted for the next month.
void settle_agenda(World& world);

}  // namespace pactsim
