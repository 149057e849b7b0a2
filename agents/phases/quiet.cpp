#include "agents/phases/quiet.h"

#include "agents/phases/business.h"
#include "agents/phases/firm_phases.h"
#include "agents/phases/fortune.h"

#include <numeric>

namespace pactsim {

namespace {

/// Anything that makes a firm's month worth a closer look before chance and money are asked: it is not at home, its cached rates are old, it has support (and so
/// may learn), it gets back a lead that it lost, or its sales may let a paused project go on.
bool stirs(const FirmMonth& f) {
    const bool paused_seller = (f.flags & flag_paused) != 0 && f.stage >= static_cast<std::uint8_t>(Stage::rollout);
    return f.status != static_cast<std::uint8_t>(Status::home) || (f.flags & (flag_dirty | flag_supported)) != 0 || f.lead < 1.0F || paused_seller;
}

/// Whether the firm works on its project this month.
bool works(const FirmMonth& f) { return f.stage < static_cast<std::uint8_t>(Stage::established) && (f.flags & (flag_project_over | flag_paused)) == 0; }

/// How many rows ahead of the one being settled memory is asked for.
constexpr std::size_t rows_ahead = 12;

}  // namespace

void settle_quiet_firms(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    const BusinessRates rates(world);
    const Fortune fortune(world);
    const std::span<const Block> draws = firm_month_draws(world, scratch, begin, end);
    RunningBusiness business;
    Pence projects = 0;
    scratch.awake.clear();
    for (std::size_t k = begin; k < end; ++k) {
        const std::uint32_t i = world.alive[k];
        if (k + rows_ahead < end) __builtin_prefetch(&world.firms.months[world.alive[k + rows_ahead]], 1);
        FirmMonth& f = world.firms.months[i];
        const Block& block = draws[k - begin];
        const bool at_work = works(f);
        if (stirs(f) || (at_work && uniform(block.word[0]) < static_cast<double>(f.milestone_chance))) {
            scratch.awake.push_back(static_cast<std::uint32_t>(k));
            continue;
        }
        const BusinessMonth m = business_of(f, rates);
        const Pence project = at_work ? f.project_cost : 0;
        const Pence cash = f.cash - project + m.net();
        if (!fortune.passes_by(f, cash, m, block)) {
            scratch.awake.push_back(static_cast<std::uint32_t>(k));
            continue;
        }
        f.cash = cash;
        f.gva_year += m.revenue - m.inputs;
        business.add(m);
        projects += project;
    }
    business.book(scratch);
    add(scratch.sums, Transfer::project_cost_home, projects);
}

void wake_everybody(ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    scratch.awake.resize(end - begin);
    std::iota(scratch.awake.begin(), scratch.awake.end(), static_cast<std::uint32_t>(begin));
}

}  // namespace pactsim
