#include "agents/phases/agenda.h"

#include "agents/phases/parallel_phase.h"

namespace pactsim {

namespace {

void append(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

const AgendaLists& agenda_of_month(World& world) {
    Agenda& agenda = world.agenda;
    if (agenda.step == world.step) return agenda.lists;
    const AgendaMaker maker(world, world.step);
    agenda.step = world.step;
    agenda.lists.clear();
    agenda.started.clear();
    for (const std::uint32_t i : world.alive) maker.note(world.firms, i, agenda.lists);
    return agenda.lists;
}

void settle_agenda(World& world) {
    Agenda& agenda = world.agenda;
    agenda.step = world.step + 1;
    agenda.lists.clear();
    agenda.started.clear();
    settle_chunks(world, world.alive.size(), [&](const ChunkScratch& scratch) {
        append(agenda.lists.thinking, scratch.agenda.thinking);
        append(agenda.lists.reviewing, scratch.agenda.reviewing);
        append(agenda.lists.searching, scratch.agenda.searching);
    });
}

}  // namespace pactsim
