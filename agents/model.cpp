#include "agents/model.h"

#include "agents/invariants.h"
#include "agents/phases/firm_phases.h"
#include "agents/phases/phases.h"
#include "agents/phases/storage.h"

#include <array>
#include <chrono>

namespace pactsim {

namespace {

using Clock = std::chrono::steady_clock;

/// A phase of single firms as a phase of its own.
template <FirmPhase (*phase)()>
void run_alone(World& world) {
    const std::array<FirmPhase, 1> alone{phase()};
    run_firm_phases(world, alone);
}

/// The last phases of the month, which a month runs together.
const std::array<FirmPhase, 6>& firm_phases() {
    static const std::array<FirmPhase, 6> phases{work_of_firms(), conduct_of_firms(), market_of_firms(), finance_of_firms(), learning_of_firms(), record_of_firms()};
    return phases;
}

}  // namespace

std::span<const Phase<World>> month_phases() {
    static constexpr std::array<Phase<World>, 12> phases{{
        {"environment", "moves the regime, the exchange rate, enforcement, markets and partners' capability; firms join",
         "last month's environment, published cases, shocks by date", "environment, list of live firms", "everybody decides in the same climate", environment_phase},
        {"policy", "opens instruments, decides on applications, pays instalments, takes new applications; agents adapt once a year",
         "budgets, queues, firms' standing", "budgets, queues, awards, support, cash", "what is won or on offer this month counts in this month's decisions", policy_phase},
        {"entry", "firms at home whose review falls in this month choose between home and China", "value of both routes, peers, climate, support",
         "status, senior time for China, searches", "a firm that enters searches this month", entry_phase},
        {"search", "searching firms pay, meet candidates, update their beliefs and propose", "partners, intermediaries, knowledge, climate",
         "beliefs, clients, proposals, cash", "proposals of one month compete with each other", search_phase},
        {"match", "partners accept the best proposals up to their free places", "proposals, free places", "talks, partners' places, status",
         "after all proposals are made", match_phase},
        {"governance", "talks end in a signature or a failure; forms are chosen, and chosen again at gates", "talks, trust, climate, support",
         "form, set-up, protection, status, cash", "a new form works this month", governance_phase},
        {"work", "projects pass milestones, at home and with partners", "needs, capabilities, senior time, trust, regulation", "milestones, stages, project cost",
         "after the form is settled", run_alone<work_of_firms>},
        {"conduct", "partners act, trust moves, know-how is learned and leaks, partnerships end", "hidden traits, exposure, protection, enforcement",
         "trust, lead, quality, rivals, endings", "conduct is about a month that has happened", run_alone<conduct_of_firms>},
        {"market", "rolled-out technologies sell", "adoption, potential, rivals, exchange rate", "adoption, sales, their costs and taxes, cash",
         "a partnership that ended this month sells no more than it may keep", run_alone<market_of_firms>},
        {"finance", "firms pay, raise equity, pause, grow, and end", "sales, staff, project, climate", "cash, equity, staff, status", "the month's sales count before a firm is judged",
         run_alone<finance_of_firms>},
        {"learning", "knowledge spreads, reputations and intermediaries learn", "activity, public stock, peers, outcomes", "knowledge, lead, reputations",
         "outcomes of this month shape the choices of the next", run_alone<learning_of_firms>},
        {"record", "counts the finished month", "everything", "the month's tally, yearly value added", "an observer comes last", run_alone<record_of_firms>},
    }};
    return phases;
}

void run_world_month(World& world, std::span<std::int64_t> nanoseconds) {
    const std::span<const Phase<World>> all = month_phases();
    const std::size_t first = all.size() - firm_phases().size();
    if (!nanoseconds.empty() && nanoseconds.size() != all.size()) throw InvariantError("one time per phase is needed");
    const Clock::time_point begin = Clock::now();
    if (storage_is_due(world)) store_by_activity(world);
    if (nanoseconds.empty()) {
        run_month(all.first(first), world);
        run_firm_phases(world, firm_phases());
    } else {
        nanoseconds.front() += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin).count();
        run_month(all.first(first), world, nanoseconds.first(first));
        run_firm_phases(world, firm_phases(), nanoseconds.subspan(first));
    }
#if defined(PACTSIM_AUDIT) && PACTSIM_AUDIT
    check_invariants(world);
#endif
}

}  // namespace pactsim
