// Mechanisms of a partnership's life: what is seen of the partner, trust, its end.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

std::vector<Mechanism> trust_rows() {
    return {
        {"what trust does", "trusted partnerships last longer and leak less for what they expose, though firms that trust may expose more", "conduct.trust_dissolution and leakage.trust_effect times f",
         [](Config& c, double f) {
             c.conduct.trust_dissolution *= f;
             c.leakage.trust_effect *= f;
         },
         {{M::dissolution_rate, falls}, {M::leak_rate, either}}},
        {"contact", "firms see of their partners' conduct what contact and presence show them", "conduct.contact_base and contact_own_centre times f",
         [](Config& c, double f) {
             scale_share(c.conduct.contact_base, f);
             scale_share(c.conduct.contact_own_centre, f);
         },
         {{M::breach_rate, rises}, {M::trust, either}}},
        {"cultural distance", "cooperative acts are misread across cultures, less so by those who know China", "conduct.cultural_distance times f",
         [](Config& c, double f) { scale_share(c.conduct.cultural_distance, f); }, {{M::trust, falls}, {M::breach_rate, rises}}},
        {"disputes", "a breach that was seen puts the partnership at risk in the month after", "distance of conduct.dispute_penalty from 1 times f",
         [](Config& c, double f) { scale_factor(c.conduct.dispute_penalty, f); }, {{M::dissolution_rate, rises}}},
        {"leadership change", "a champion leaves on either side, and part of the trust goes too", "conduct.leadership_change_per_year times f",
         [](Config& c, double f) { c.conduct.leadership_change_per_year *= f; }, {{M::leadership_changes, rises}, {M::trust, falls}}},
        {"contingency plan", "a plan for the day the champion leaves saves part of the trust", "conduct.contingency times f",
         [](Config& c, double f) { scale_share(c.conduct.contingency, f); }, {{M::trust, rises}}},
    };
}

std::vector<Mechanism> ending_rows() {
    return {
        {"dissolution", "partnerships end", "dissolution_per_year of every form times f",
         [](Config& c, double f) {
             for (GovernanceFormConfig& form : c.governance.forms) form.dissolution_per_year *= f;
         },
         {{M::dissolution_rate, rises}, {M::partnership_age, falls}}},
        {"honeymoon", "the risk of an end is highest in early adolescence, not at birth", "conduct.honeymoon_height times f",
         [](Config& c, double f) { c.conduct.honeymoon_height *= f; }, {{M::dissolution_rate, rises}}},
        {"learning race", "a partner that has learned what it wanted may leave", "conduct.race_hazard_per_year times f",
         [](Config& c, double f) { c.conduct.race_hazard_per_year *= f; }, {{M::left_race, rises}, {M::partnership_age, falls}}},
        {"sale to the partner", "endings are often a sale to the partner", "sale_share of every form times f",
         [](Config& c, double f) {
             for (GovernanceFormConfig& form : c.governance.forms) scale_share(form.sale_share, f);
         },
         {{M::sold_to_partner, rises}}},
    };
}

}  // namespace

std::vector<Mechanism> conduct_mechanisms() {
    std::vector<Mechanism> rows = trust_rows();
    for (Mechanism& row : ending_rows()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace pactsim
