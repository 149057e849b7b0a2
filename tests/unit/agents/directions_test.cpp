// Model.md 8.5 and rulings 4.3: directions, pathwise on single rules. Each row moves one input up, everything else equal (random draws included), and
// says which way the output may move. Every row is tried on thousands of random parameter vectors; a single wrong step fails.

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "agents/rules/absorption.h"
#include "agents/rules/acceptance.h"
#include "agents/rules/adaptation.h"
#include "agents/rules/award.h"
#include "agents/rules/conduct.h"
#include "agents/rules/diffusion.h"
#include "agents/rules/entry.h"
#include "agents/rules/finance.h"
#include "agents/rules/governance_choice.h"
#include "agents/rules/knowledge.h"
#include "agents/rules/leakage.h"
#include "agents/rules/milestone.h"
#include "agents/rules/reservation.h"
#include "agents/rules/search_signal.h"
#include "agents/rules/trust.h"
#include "agents/rules/valuation.h"
#include "sim/distributions.h"
#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

struct Pair {
    double before = 0, after = 0;
};

enum class Sign { up, down };

struct Direction {
    std::string name;
    Sign sign;
    std::function<Pair(Chance&)> move;
};

/// A larger value of a quantity between 0 and 1.
double raised(double share, Chance& chance) { return share + (1.0 - share) * chance.uniform(); }

LeakView leak_view(Chance& c) {
    LeakView v;
    v.opportunism = c.uniform(), v.exposure = c.between(0.0, 2.0), v.sector = c.between(0.5, 1.5), v.data_exposure = c.uniform();
    v.protection = c.uniform(), v.enforcement = c.uniform(), v.regime = c.between(1.0, 1.3), v.trust = c.uniform();
    return v;
}

LeakageConfig leakage(Chance& c) {
    LeakageConfig l;
    l.base_per_year = c.uniform(), l.trust_effect = c.between(0.0, 3.0), l.deterrence = c.uniform(), l.data_law_effect = c.between(0.0, 2.0);
    l.patent_strength = c.uniform(), l.secrecy_strength = c.uniform();
    return l;
}

/// A leak hazard before and after `change`.
Direction leak_row(const std::string& name, Sign sign, const std::function<void(LeakView&, Chance&)>& change) {
    return {"leakage with " + name, sign, [change](Chance& c) {
                const LeakageConfig config = leakage(c);
                LeakView v = leak_view(c);
                const double before = leak_hazard(v, config);
                change(v, c);
                return Pair{before, leak_hazard(v, config)};
            }};
}

/// A dissolution hazard before and after `change`.
Direction end_row(const std::string& name, Sign sign, const std::function<void(DissolutionView&, Chance&)>& change) {
    return {"dissolution with " + name, sign, [change](Chance& c) {
                ConductConfig config = testing::usual_conduct();
                config.trust_dissolution = c.between(0.0, 6.0), config.honeymoon_height = c.between(0.0, 3.0);
                DissolutionView v;
                v.base_per_month = c.uniform() * 0.1, v.trust = c.uniform(), v.age_months = c.between(0.0, 150.0);
                v.regime_factor = c.between(1.0, 2.5), v.dispute_factor = c.between(1.0, 3.0), v.relief = c.uniform();
                const double before = dissolution_hazard(v, config);
                change(v, c);
                return Pair{before, dissolution_hazard(v, config)};
            }};
}

/// The value of a route before and after `change`.
Direction route_row(const std::string& name, Sign sign, const std::function<void(RouteView&, double&, Chance&)>& change) {
    return {"value of a route with " + name, sign, [change](Chance& c) {
                RouteView r;
                for (std::size_t k = 0; k < working_stages; ++k) {
                    r.milestone_hazard[k] = c.between(0.01, 0.5), r.milestones_left[k] = static_cast<int>(c.below(6)), r.cost_per_month_gbp[k] = c.between(0.0, 1000.0);
                }
                r.potential_gbp = c.between(1e6, 1e7), r.share = c.between(0.5, 1.0), r.loss_hazard = c.uniform() * 0.02, r.fixed_cost_gbp = c.uniform() * 1e5;
                double discount = c.between(0.002, 0.02);
                const double before = value_of(r, discount).value_gbp;
                change(r, discount, c);
                return Pair{before, value_of(r, discount).value_gbp};
            }};
}

/// The chance of entry in every form before and after `change`; the form is drawn.
Direction entry_row(const std::string& name, Sign sign, const std::function<void(EntryView&, Chance&)>& change) {
    return {"entry with " + name, sign, [change](Chance& c) {
                constexpr std::array<EntryForm, 3> forms{EntryForm::logit, EntryForm::real_option, EntryForm::aspiration};
                const EntryForm form = forms[c.below(3)];
                EntryView v;
                v.china_gbp = c.between(-1e6, 3e6), v.home_gbp = c.between(-1e6, 3e6), v.scale_gbp = c.between(1e5, 1e7);
                v.peer_success = c.uniform(), v.regime_risk = c.uniform(), v.aspiration_gbp = c.between(0.0, 3e6);
                const double before = entry_chance(v, form, testing::usual_entry());
                change(v, c);
                return Pair{before, entry_chance(v, form, testing::usual_entry())};
            }};
}

/// The chance of an equity round before and after `change`.
Direction equity_row(const std::string& name, Sign sign, const std::function<void(EquityView&, Chance&)>& change) {
    return {"equity with " + name, sign, [change](Chance& c) {
                EquityView v;
                v.quality = c.uniform(), v.revenue_year_gbp = c.uniform() * 1e6, v.leaks = static_cast<double>(c.below(4)), v.regime = c.uniform();
                v.at_gate = c.yes(), v.access = c.between(0.5, 2.0);
                const double before = equity_chance(v, testing::usual_finance());
                change(v, c);
                return Pair{before, equity_chance(v, testing::usual_finance())};
            }};
}

/// A partner's utility above its threshold before and after `change`.
Direction acceptance_row(const std::string& name, Sign sign, const std::function<void(ProposalView&, int&, Chance&)>& change) {
    return {"acceptance with " + name, sign, [change](Chance& c) {
                const MatchingConfig m = testing::usual_matching();
                ProposalView p;
                p.quality = c.uniform(), p.alignment = c.uniform(), p.co_funding = c.uniform(), p.trust = c.uniform(), p.distance = c.uniform(), p.regime = c.uniform();
                int used = static_cast<int>(c.below(10));
                const double before = acceptance_utility(p, m) - acceptance_threshold(0.3, m.crowding, used, 10);
                change(p, used, c);
                return Pair{before, acceptance_utility(p, m) - acceptance_threshold(0.3, m.crowding, used, 10)};
            }};
}

/// Candidates that a firm would take (signal above the reservation value), out of the same twenty, before and after a dearer month of search.
Pair takers_with_dearer_search(Chance& c) {
    const ReservationTable table;
    const double sd = c.between(0.05, 0.2);
    const double cost = c.between(0.002, 0.05);
    const double arrival = c.between(0.2, 3.0);
    const double first = reservation_value(table, 0.5, sd, cost, arrival, 1.0);
    const double second = reservation_value(table, 0.5, sd, cost * c.between(1.0, 4.0), arrival, 1.0);
    Pair takers;
    for (int i = 0; i < 20; ++i) {
        const double mean = 0.5 + sd * c.normal();
        takers.before += mean >= first, takers.after += mean >= second;
    }
    return takers;
}

/// Advances of the same twenty draws before and after a change of the hazard.
Pair advances(Chance& c, double hazard, double more) {
    const double setback = c.between(0.0, 0.3);
    Pair n;
    for (int i = 0; i < 20; ++i) {
        const double u = c.uniform();
        n.before += milestone_outcome(u, math::one_minus_exp_minus(hazard), setback, 0.05) == MilestoneOutcome::advance;
        n.after += milestone_outcome(u, math::one_minus_exp_minus(more), setback, 0.05) == MilestoneOutcome::advance;
    }
    return n;
}

/// A trust history in which one month's bad conduct becomes good.
Pair trust_with_one_more_good_month(Chance& c) {
    constexpr std::array<TrustForm, 3> forms{TrustForm::beta, TrustForm::asymmetric_ceiling, TrustForm::ratchet};
    const TrustForm form = forms[c.below(3)];
    const ConductConfig config = testing::usual_conduct();
    TrustState worse = initial_trust(c.uniform(), form, config);
    TrustState better = worse;
    const std::size_t changed = c.below(20);
    for (std::size_t month = 0; month < 40; ++month) {
        const bool seen = month != changed && c.yes(0.7);
        worse = updated_trust(worse, seen, form, config);
        better = updated_trust(better, month == changed || seen, form, config);
    }
    return {trust_level(worse, form), trust_level(better, form)};
}

KnowledgeView knowledge_view(Chance& c) {
    KnowledgeView v;
    v.active = c.yes(), v.public_stock = c.uniform(), v.intermediary = c.uniform(), v.peer_mean = c.uniform(), v.support = c.uniform() * 0.1;
    return v;
}

std::vector<Direction> safety_rows() {
    return {
        leak_row("more enforcement", Sign::down, [](LeakView& v, Chance& c) { v.enforcement = raised(v.enforcement, c); }),
        leak_row("more protection", Sign::down, [](LeakView& v, Chance& c) { v.protection = raised(v.protection, c); }),
        leak_row("more trust", Sign::down, [](LeakView& v, Chance& c) { v.trust = raised(v.trust, c); }),
        leak_row("a more opportunistic partner", Sign::up, [](LeakView& v, Chance& c) { v.opportunism = raised(v.opportunism, c); }),
        leak_row("more exposure", Sign::up, [](LeakView& v, Chance& c) { v.exposure += c.uniform(); }),
        leak_row("more data exposure", Sign::up, [](LeakView& v, Chance& c) { v.data_exposure = raised(v.data_exposure, c); }),
        end_row("more trust", Sign::down, [](DissolutionView& v, Chance& c) { v.trust = raised(v.trust, c); }),
        end_row("more mediation", Sign::down, [](DissolutionView& v, Chance& c) { v.relief = raised(v.relief, c); }),
        end_row("a tenser regime", Sign::up, [](DissolutionView& v, Chance& c) { v.regime_factor += c.uniform(); }),
        end_row("a dispute", Sign::up, [](DissolutionView& v, Chance& c) { v.dispute_factor += c.uniform(); }),
        {"trust with one more good month", Sign::up, trust_with_one_more_good_month},
        {"cooperation seen with more knowledge", Sign::up, [](Chance& c) {
             const double reliability = c.uniform();
             const double distance = c.uniform();
             const double kappa = c.uniform();
             return Pair{cooperation_chance(reliability, 0.9, distance, kappa), cooperation_chance(reliability, 0.9, distance, raised(kappa, c))};
         }},
        {"leaving the race with a more opportunistic partner", Sign::up, [](Chance& c) {
             const double gap = c.uniform();
             const double opportunism = c.uniform();
             return Pair{race_hazard(gap, opportunism, 0.6, 0.04), race_hazard(gap, raised(opportunism, c), 0.6, 0.04)};
         }},
    };
}

std::vector<Direction> work_rows() {
    return {
        {"milestones with a higher hazard", Sign::up, [](Chance& c) {
             const double hazard = c.uniform();
             return advances(c, hazard, hazard + c.uniform());
         }},
        {"access with a more capable partner", Sign::up, [](Chance& c) {
             std::array<std::uint8_t, capability_count> needs{};
             std::array<float, capability_count> own{};
             std::array<double, capability_count> reached{};
             for (std::size_t k = 0; k < capability_count; ++k) needs[k] = static_cast<std::uint8_t>(c.below(50)), own[k] = static_cast<float>(c.uniform()), reached[k] = c.uniform();
             const double before = capability_access(needs, own, reached, 0.55);
             const std::size_t k = c.below(capability_count);
             reached[k] = raised(reached[k], c);
             return Pair{before, capability_access(needs, own, reached, 0.55)};
         }},
        {"bandwidth with more senior time", Sign::up, [](Chance& c) {
             const double time = c.between(0.0, 2.0);
             return Pair{bandwidth(time, 0.7), bandwidth(time + c.uniform(), 0.7)};
         }},
        {"speed with more trust", Sign::up, [](Chance& c) {
             const double trust = c.uniform();
             return Pair{trust_factor(trust, 0.25), trust_factor(raised(trust, c), 0.25)};
         }},
        {"learning with more own research", Sign::up, [](Chance& c) {
             const LearningForm form = c.yes() ? LearningForm::inverted_u : LearningForm::absorptive;
             const double research = c.between(0.0, 200.0);
             const double distance = c.uniform();
             return Pair{learning_rate(distance, research, 1.0, form, testing::usual_learning()), learning_rate(distance, research + c.between(0.0, 50.0), 1.0, form, testing::usual_learning())};
         }},
        {"sales with slower regulation", Sign::down, [](Chance& c) {
             const double adopted = c.uniform();
             const double factor = c.uniform();
             return Pair{bass_step(adopted, 0.01, 0.1, factor), bass_step(adopted, 0.01, 0.1, factor * c.uniform())};
         }},
        {"margin with more output", Sign::up, [](Chance& c) {
             const double adopted = c.uniform();
             return Pair{gross_margin(adopted, 0.01, 0.25, 0.25, 0.9, 0.1), gross_margin(raised(adopted, c), 0.01, 0.25, 0.25, 0.9, 0.1)};
         }},
        {"knowledge with more published cases", Sign::up, [](Chance& c) {
             const KnowledgeView v = knowledge_view(c);
             KnowledgeView more = v;
             more.public_stock = raised(v.public_stock, c);
             const double kappa = c.uniform();
             return Pair{knowledge_after(kappa, v, testing::usual_knowledge()), knowledge_after(kappa, more, testing::usual_knowledge())};
         }},
        {"public stock with failures published too", Sign::up, [](Chance& c) {
             const double stock = c.uniform();
             const double failures = static_cast<double>(c.below(5));
             return Pair{public_stock_after(stock, 2.0, failures, testing::usual_environment()), public_stock_after(stock, 2.0, failures + 1.0, testing::usual_environment())};
         }},
    };
}

std::vector<Direction> choice_rows() {
    return {
        route_row("a larger market", Sign::up, [](RouteView& r, double&, Chance& c) { r.potential_gbp *= c.between(1.0, 2.0); }),
        route_row("a larger share", Sign::up, [](RouteView& r, double&, Chance& c) { r.share = raised(r.share, c); }),
        {"reaching the market with more danger", Sign::down, [](Chance& c) {
             // The chance, not the value: a route that costs more than it brings is well lost.
             RouteView r;
             for (std::size_t k = 0; k < working_stages; ++k) r.milestone_hazard[k] = c.between(0.01, 0.5), r.milestones_left[k] = static_cast<int>(c.below(6));
             const double before = value_of(r, 0.01).beta;
             r.loss_hazard = c.uniform() * 0.02;
             return Pair{before, value_of(r, 0.01).beta};
         }},
        route_row("dearer work", Sign::down, [](RouteView& r, double&, Chance& c) { r.cost_per_month_gbp[c.below(3)] += c.uniform() * 1000.0; }),
        route_row("a dearer start", Sign::down, [](RouteView& r, double&, Chance& c) { r.fixed_cost_gbp += c.uniform() * 1e5; }),
        entry_row("a better China", Sign::up, [](EntryView& v, Chance& c) { v.china_gbp += c.uniform() * 1e6; }),
        entry_row("a better home", Sign::down, [](EntryView& v, Chance& c) { v.home_gbp += c.uniform() * 1e6; }),
        entry_row("more success among peers", Sign::up, [](EntryView& v, Chance& c) { v.peer_success = raised(v.peer_success, c); }),
        entry_row("a tenser outlook", Sign::down, [](EntryView& v, Chance& c) { v.regime_risk = raised(v.regime_risk, c); }),
        {"takers with dearer search", Sign::up, takers_with_dearer_search},
        {"reservation with more runway", Sign::up, [](Chance& c) {
             const double best = c.between(0.3, 0.9);
             const double runway = c.between(0.0, 36.0);
             return Pair{impatient_reservation(best, 0.3, runway, 12.0), impatient_reservation(best, 0.3, runway + c.between(0.0, 24.0), 12.0)};
         }},
        {"signal noise with better screening", Sign::down, [](Chance& c) {
             Sharpening s{c.uniform(), c.uniform(), c.uniform(), c.uniform(), c.uniform()};
             const double before = signal_sd(0.3, 1.0, s);
             s.screening = raised(s.screening, c);
             return Pair{before, signal_sd(0.3, 1.0, s)};
         }},
        acceptance_row("a better technology", Sign::up, [](ProposalView& p, int&, Chance& c) { p.quality = raised(p.quality, c); }),
        acceptance_row("co-funding", Sign::up, [](ProposalView& p, int&, Chance& c) { p.co_funding = raised(p.co_funding, c); }),
        acceptance_row("a tenser regime", Sign::down, [](ProposalView& p, int&, Chance& c) { p.regime += c.uniform(); }),
        acceptance_row("fuller books", Sign::down, [](ProposalView&, int& used, Chance&) { ++used; }),
        equity_row("quality", Sign::up, [](EquityView& v, Chance& c) { v.quality = raised(v.quality, c); }),
        equity_row("traction", Sign::up, [](EquityView& v, Chance& c) { v.revenue_year_gbp += c.uniform() * 1e6; }),
        equity_row("a known leak", Sign::down, [](EquityView& v, Chance&) { v.leaks += 1.0; }),
        equity_row("a tenser regime", Sign::down, [](EquityView& v, Chance& c) { v.regime += c.uniform(); }),
        equity_row("a lead grant", Sign::up, [](EquityView& v, Chance&) { v.lead_grant = true; }),
        equity_row("support for access", Sign::up, [](EquityView& v, Chance& c) { v.access += c.uniform(); }),
        {"awareness with more knowledge", Sign::up, [](Chance& c) {
             TakeUpView v;
             v.instrument_awareness = c.uniform(), v.knowledge = c.uniform(), v.peers_supported = c.uniform(), v.client = c.yes();
             const double before = awareness(v, testing::usual_take_up());
             v.knowledge = raised(v.knowledge, c);
             return Pair{before, awareness(v, testing::usual_take_up())};
         }},
        {"applications with a longer delay", Sign::down, [](Chance& c) {
             TakeUpView v;
             v.award_gbp = c.between(0.0, 30000.0), v.believed_success = c.uniform(), v.hours = c.between(0.0, 80.0), v.delay_months = c.between(0.0, 6.0);
             const double before = worth_applying(v, testing::usual_take_up());
             v.delay_months += c.between(0.0, 6.0);
             return Pair{before, static_cast<double>(worth_applying(v, testing::usual_take_up()))};
         }},
        {"an instrument's share with a better result", Sign::up, [](Chance& c) {
             const std::array<double, 3> old{0.2, 0.3, 0.5};
             // Another instrument works, so that money has somewhere to move to and from.
             std::array<double, 3> estimates{c.between(-1.0, 2.0), c.between(0.01, 2.0), c.between(-1.0, 2.0)};
             std::array<double, 3> first{};
             std::array<double, 3> second{};
             const double speed = c.uniform();
             adapted_shares(old, estimates, speed, 0.05, first);
             estimates[0] += c.uniform();
             adapted_shares(old, estimates, speed, 0.05, second);
             return Pair{first[0], second[0]};
         }},
    };
}

void check_all(const std::vector<Direction>& rows) {
    constexpr int vectors = 3000;
    std::uint64_t seed = 190;
    for (const Direction& row : rows) {
        Chance chance(++seed);
        int moved = 0;
        int wrong = 0;
        for (int i = 0; i < vectors; ++i) {
            const Pair p = row.move(chance);
            const double step = row.sign == Sign::up ? p.after - p.before : p.before - p.after;
            // Rounding in the last bits is not a direction.
            const double noise = 1e-12 * (std::fabs(p.before) + std::fabs(p.after));
            wrong += step < -noise;
            moved += step > noise;
        }
        INFO(row.name);
        CHECK(wrong == 0);
        CHECK(moved > vectors / 50);  // a row whose output never moves would say nothing
    }
}

}  // namespace

TEST_CASE("directions of leakage, trust and endings", "[unit][agents][directions]") { check_all(safety_rows()); }

TEST_CASE("directions of work, learning and sales", "[unit][agents][directions]") { check_all(work_rows()); }

TEST_CASE("directions of choices, finance and support", "[unit][agents][directions]") { check_all(choice_rows()); }

TEST_CASE("the table of directions has at least fifteen rows", "[unit][agents][directions]") {
    CHECK(safety_rows().size() + work_rows().size() + choice_rows().size() >= 15);
}
