#include "agents/phases/quiet.h"

#include "agents/phases/business.h"
#include "agents/phases/firm_phases.h"
#include "agents/phases/fortune.h"

#include <numeric>

namespace pactsim {

namespace {

/// Anything that makes a firm's month worth a closer look before chance and money are asked: it is not at home, its cached rates are old, it has support (and so
/// may learn), it gets back a lead that it lost, or its sales may let a paused project go on.
bool stirs(const Firms& f, std::size_t i) {
    const bool paused_seller = (f.flags[i] & flag_paused) != 0 && f.stage[i] >= static_cast<std::uint8_t>(Stage::rollout);
    return f.status[i] != static_cast<std::uint8_t>(Status::home) || (f.flags[i] & (flag_dirty | flag_supported)) != 0 || f.lead[i] < 1.0F || paused_seller;
}

/// Whether the firm works on its project this month.
bool works(const Firms& f, std::size_t i) { return f.stage[i] < static_cast<std::uint8_t>(Stage::established) && (f.flags[i] & (flag_project_over | flag_paused)) == 0; }

}  // namespace

void settle_quiet_firms(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    const BusinessRates rates(world);
    const Fortune fortune(world);
    const std::span<const Block> draws = firm_month_draws(world, scratch, begin, end);
    Firms& f = world.firms;
    RunningBusiness business;
    Pence projects = 0;
    scratch.work.awake.clear();
    for (std::size_t k = begin; k < end; ++k) {
        const std::uint32_t i = world.alive[k];
        const Block& block = draws[k - begin];
        const bool at_work = works(f, i);
        if (stirs(f, i) || (at_work && uniform(block.word[0]) < static_cast<double>(f.milestone_chance[i]))) {
            scratch.work.awake.push_back(static_cast<std::uint32_t>(k));
            continue;
        }
        const BusinessMonth m = business_of(f, i, rates);
        const Pence project = at_work ? f.project_cost[i] : 0;
        const Pence cash = f.cash[i] - project + m.net();
        if (!fortune.passes_by(f, i, cash, m, block)) {
            scratch.work.awake.push_back(static_cast<std::uint32_t>(k));
            continue;
        }
        f.cash[i] = cash;
        f.gva_year[i] += m.revenue - m.inputs;
        business.add(m);
        projects += project;
    }
    business.book(scratch);
    add(scratch.sums, Transfer::project_cost_home, projects);
}

void wake_everybody(ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    scratch.work.awake.resize(end - begin);
    std::iota(scratch.work.awake.begin(), scratch.work.awake.end(), static_cast<std::uint32_t>(begin));
}

}  // namespace pactsim
