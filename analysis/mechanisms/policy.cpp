// Mechanisms of support: who comes to it, what it pays, what it does, how funders learn.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

#include <algorithm>

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

bool adapts(const Config& c) {
    return std::any_of(c.policy.agents.begin(), c.policy.agents.end(), [](const PolicyAgentConfig& a) { return a.adaptation != AdaptationRule::none; });
}

void let_adapt(Config& c) {
    for (PolicyAgentConfig& agent : c.policy.agents) agent.adaptation = AdaptationRule::proportional;
}

void take_up(Config& c, double f) {
    for (double* weight : {&c.policy.take_up.knowledge_weight, &c.policy.take_up.client_weight, &c.policy.take_up.peer_weight}) scale_share(*weight, f);
    for (InstrumentConfig& instrument : c.policy.instruments) scale_share(instrument.awareness, f);
}

/// The model acts on mean effects, so a scaled effect is its scaled mean.
void effects(Config& c, double f) {
    for (InstrumentConfig& instrument : c.policy.instruments) {
        for (Distribution& effect : instrument.effects) effect = constant(mean(effect) * f);
    }
}

void adaptation(Config& c, double f) {
    for (PolicyAgentConfig& agent : c.policy.agents) {
        scale_share(agent.adaptation_speed, f);
        if (f == 0.0) agent.adaptation = AdaptationRule::none;
    }
}

}  // namespace

std::vector<Mechanism> policy_mechanisms() {
    return {
        {"take-up", "firms hear of support through knowledge, intermediaries and peers, and apply if it is worth it", "awareness of every instrument and the take-up weights times f", take_up,
         {{M::applications, rises}, {M::awards, rises}}},
        {"awards", "funders give awards as far as their money goes", "budget_gbp_per_year of every instrument times f",
         [](Config& c, double f) {
             for (InstrumentConfig& instrument : c.policy.instruments) instrument.budget_gbp_per_year *= f;
         },
         {{M::awards, rises}, {M::public_spend, rises}}},
        {"effects of support", "instruments act on mechanisms through their levers", "every effect of every instrument times f", effects,
         {{M::knowledge, either}, {M::entry_chance, either}, {M::gva, either}}},
        {"adaptation", "funders move money between instruments by what they measure", "adaptation_speed of every policy agent times f (off: no adaptation)", adaptation,
         {{M::budget_concentration, either}, {M::awards, either}}, adapts, let_adapt},
        {"evaluation", "a good evaluation shows funders what works", "evaluation_accuracy of every policy agent times f",
         [](Config& c, double f) {
             for (PolicyAgentConfig& agent : c.policy.agents) scale_share(agent.evaluation_accuracy, f);
         },
         {{M::budget_concentration, either}, {M::awards, either}}, adapts, let_adapt},
    };
}

}  // namespace pactsim
