// Mechanisms of the project itself: milestones, what a partner adds, what both sides learn.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

void regulation(Config& c, double f) {
    for (SectorConfig& sector : c.sectors) scale_share(sector.regulatory_drag_china, f);
}

std::vector<Mechanism> milestone_rows() {
    return {
        {"work", "projects pass milestones", "sectors' months_per_stage divided by f",
         [](Config& c, double f) {
             for (SectorConfig& sector : c.sectors) {
                 for (double& months : sector.months_per_stage) divide(months, f, 1e9);
             }
         },
         {{M::milestones, rises}, {M::established, rises}, {M::gva, rises}}},
        {"partner's capability", "a form opens part of the partner's capabilities to the project", "access of every form times f",
         [](Config& c, double f) {
             for (GovernanceFormConfig& form : c.governance.forms) scale_share(form.access, f);
         },
         {{M::partnered_milestones, rises}, {M::established_china, rises}}},
        {"cognitive distance", "a partner is of most use at a middling distance in what both know", "work.distance_width divided by f (off: distance does not matter)",
         [](Config& c, double f) { divide(c.work.distance_width, f, 1e6); }, {{M::partnered_milestones, falls}}},
        {"setbacks", "a milestone may be a setback, less often for good technology", "work.setback times f", [](Config& c, double f) { scale_share(c.work.setback, f); },
         {{M::setbacks, rises}, {M::established, falls}}},
        {"technical ends", "a milestone may show that the technology does not work", "work.technical_end times f",
         [](Config& c, double f) {
             for (double& end : c.work.technical_end) scale_share(end, f);
         },
         {{M::technical_ends, rises}, {M::established, falls}}},
        {"regulatory drag", "approvals slow rollout in China", "sectors' regulatory_drag_china times f", regulation, {{M::entry_chance, falls}, {M::established_china, falls}}},
        {"trust at work", "teams that trust each other work faster", "work.trust_effect times f", [](Config& c, double f) { scale_share(c.work.trust_effect, f); },
         {{M::partnered_milestones, rises}, {M::established_china, either}}},
        {"idle plant", "a partner's idle plant saves project cost", "partners.sunk_capital_share times f", [](Config& c, double f) { scale_share(c.partners.sunk_capital_share, f); },
         {{M::project_cost_china, falls}, {M::entry_chance, rises}}},
        {"co-funding", "partners bear part of the project cost", "finance.partner_cost_share times f", [](Config& c, double f) { scale_share(c.finance.partner_cost_share, f); },
         {{M::project_cost_partner, rises}}},
    };
}

std::vector<Mechanism> learning_rows() {
    return {
        {"learning from the partner", "firms learn from partners and from users, and their technology gets better", "learning.rate and learning.user_testing_gain times f",
         [](Config& c, double f) {
             scale_share(c.learning.rate, f);
             scale_share(c.learning.user_testing_gain, f);
         },
         {{M::quality, rises}, {M::sales_china, rises}}},
        {"absorptive capacity", "own research decides how much of what is on offer is taken in", "learning.absorption times f", [](Config& c, double f) { c.learning.absorption *= f; },
         {{M::quality, rises}}},
        {"learning by the partner", "partners learn from firms by agreement", "learning.partner_rate times f", [](Config& c, double f) { scale_share(c.learning.partner_rate, f); },
         {{M::partner_gain, rises}, {M::left_race, rises}}},
    };
}

}  // namespace

std::vector<Mechanism> work_mechanisms() {
    std::vector<Mechanism> rows = milestone_rows();
    for (Mechanism& row : learning_rows()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace pactsim
