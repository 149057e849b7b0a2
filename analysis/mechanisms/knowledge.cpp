// Mechanisms of knowledge, reputation and intermediaries.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

template <class Set>
void each_intermediary(Config& c, Set set) {
    for (IntermediaryConfig& one : c.intermediaries) set(one);
}

std::vector<Mechanism> knowledge_rows() {
    return {
        {"knowledge by doing", "firms on their way to China learn about it", "knowledge.by_doing times f", [](Config& c, double f) { scale_share(c.knowledge.by_doing, f); },
         {{M::knowledge, rises}, {M::breach_rate, falls}}},
        {"public knowledge", "published experience teaches all firms", "knowledge.from_public times f", [](Config& c, double f) { scale_share(c.knowledge.from_public, f); },
         {{M::knowledge, rises}, {M::entry_chance, rises}}},
        {"published cases", "some outcomes are published, failures too", "environment.success_publication_share and failure_publication_share times f",
         [](Config& c, double f) {
             scale_share(c.environment.success_publication_share, f);
             scale_share(c.environment.failure_publication_share, f);
         },
         {{M::cases, rises}, {M::public_knowledge, rises}}},
        {"knowledge from intermediaries", "clients learn from their intermediary", "knowledge.from_intermediary times f",
         [](Config& c, double f) { scale_share(c.knowledge.from_intermediary, f); }, {{M::knowledge, rises}}},
        {"peers", "firms learn from their peers and follow those that did well", "knowledge.from_peers and entry.peer_weight times f",
         [](Config& c, double f) {
             scale_share(c.knowledge.from_peers, f);
             c.entry.peer_weight *= f;
         },
         {{M::knowledge, rises}, {M::entry_chance, rises}}},
        {"reputation", "outcomes of partnerships become visible and show others whom to trust", "reputation.visible_share times f",
         [](Config& c, double f) { scale_share(c.reputation.visible_share, f); }, {{M::partner_record, rises}, {M::reliability_signed, either}}},
    };
}

std::vector<Mechanism> intermediary_rows() {
    return {
        {"intermediaries", "intermediaries show candidates to their clients, as many as they can serve", "capacity_per_month of every intermediary times f",
         [](Config& c, double f) {
             each_intermediary(c, [f](IntermediaryConfig& one) { one.capacity_per_month = static_cast<int>(std::lround(one.capacity_per_month * f)); });
         },
         {{M::intermediary_share, rises}, {M::signed_, either}}},
        {"screening", "intermediaries screen the candidates they show", "screening of every intermediary times f",
         [](Config& c, double f) { each_intermediary(c, [f](IntermediaryConfig& one) { scale_share(one.screening, f); }); },
         {{M::screening, rises}, {M::introduced_fit, rises}}},
        {"bias", "intermediaries lean towards partners that pay them", "bias of every intermediary times f",
         [](Config& c, double f) { each_intermediary(c, [f](IntermediaryConfig& one) { one.bias *= f; }); },
         {{M::intermediary_share, rises}, {M::introduced_opportunism, rises}},
         [](const Config& c) { return std::any_of(c.intermediaries.begin(), c.intermediaries.end(), [](const IntermediaryConfig& one) { return one.bias > 0.0; }); },
         [](Config& c) { each_intermediary(c, [](IntermediaryConfig& one) { one.bias = 0.5; }); }},
        {"fees", "intermediaries charge their clients", "fee_gbp of every intermediary times f",
         [](Config& c, double f) { each_intermediary(c, [f](IntermediaryConfig& one) { one.fee_gbp *= f; }); }, // Dear intermediaries lose clients to cheap ones, which may show more candidates: the share of all of them may go either way.
         {{M::fees, rises}, {M::intermediary_share, either}},
         [](const Config& c) { return std::any_of(c.intermediaries.begin(), c.intermediaries.end(), [](const IntermediaryConfig& one) { return one.fee_gbp > 0.0; }); },
         [](Config& c) { each_intermediary(c, [](IntermediaryConfig& one) { one.fee_gbp = 1500.0; }); }},
        {"learning of intermediaries", "what becomes of clients teaches intermediaries", "learning_rate of every intermediary times f",
         [](Config& c, double f) { each_intermediary(c, [f](IntermediaryConfig& one) { scale_share(one.learning_rate, f); }); }, {{M::screening, rises}}},
    };
}

}  // namespace

std::vector<Mechanism> knowledge_mechanisms() {
    std::vector<Mechanism> rows = knowledge_rows();
    for (Mechanism& row : intermediary_rows()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace pactsim
