#include "agents/phases/adapt.h"

#include "agents/purpose.h"
#include "agents/rules/adaptation.h"
#include "sim/math.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

/// Mean yearly change of gross value added of firms that never had support: the comparison group, as an evaluator would see it.
double comparison_change_gbp(const World& world) {
    const Firms& f = world.firms;
    std::int64_t change = 0;
    std::int64_t firms = 0;
    for (const std::uint32_t i : world.alive) {
        if ((f.support_ever[i] & world.constants->touching_instruments) != 0 || world.step - f.entry_step[i] < 24) continue;
        change += static_cast<std::int64_t>(f.gva_last_year[i]) - f.gva_before_last[i];
        ++firms;
    }
    return firms > 0 ? static_cast<double>(change) / static_cast<double>(firms) : 0.0;
}

/// Awards of an instrument that are a year old, as evaluated: change of value added since the award, against the comparison group and by self-report.
Measured measure(const World& world, std::size_t index, double comparison_gbp) {
    const Firms& f = world.firms;
    Measured m;
    double change_sum = 0.0;
    double reported = 0.0;
    int survivors = 0;
    for (const Award& award : world.awards) {
        const int age = world.step - award.start_step;
        if (award.instrument != index || age < 12 || age >= 24) continue;
        const bool alive = !is_terminal(f.status[award.firm]);
        const double change = static_cast<double>(alive ? f.gva_last_year[award.firm] : 0) - award.gva_before_gbp;
        ++m.awards;
        change_sum += change;
        if (!alive) continue;  // clients that are gone answer no survey
        ++survivors;
        reported += std::max(0.0, change) + 0.5 * std::max(0.0, to_gbp(award.cash));
    }
    if (m.awards > 0) m.did_gbp = change_sum / m.awards - comparison_gbp;
    if (survivors > 0) m.self_report_gbp = reported / survivors;
    return m;
}

/// Estimates of one agent's instruments after this year's results: posterior means, or Thompson draws from the posterior.
void learn(World& world, std::size_t agent, const std::vector<std::size_t>& own, std::vector<double>& estimates) {
    const PolicyAgentConfig& c = world.config().policy.agents[agent];
    const double comparison = comparison_change_gbp(world);
    for (const std::size_t i : own) {
        InstrumentBook& book = world.instruments[i];
        const Block block = world.draws.block(world.constants->instrument_word(i), 0, world.step_key(), number(Purpose::evaluation));
        const Measured m = measure(world, i, comparison);
        if (m.awards > 0) {
            const double z = math::inverse_normal(uniform53(block.word[0], block.word[1]));
            const double per_award = to_gbp(std::max<Pence>(100, book.committed_year)) / std::max(1u, book.awards_year);
            const double result = measured_result(m, c.evaluation_accuracy, c.evaluation_noise, z) / per_award;
            const double sd = c.evaluation_noise / per_award;
            const double precision = m.awards * std::max(0.1, c.evaluation_accuracy) / std::max(1e-6, sd * sd);
            const Posterior after = updated(Posterior{book.posterior_mean, book.posterior_precision}, result, precision, c.forgetting);
            book.posterior_mean = after.mean;
            book.posterior_precision = after.precision;
        }
        double estimate = book.posterior_mean;
        if (c.adaptation == AdaptationRule::thompson) {
            const double sd = book.posterior_precision > 0.0 ? 1.0 / std::sqrt(book.posterior_precision) : 1.0;
            estimate += sd * math::inverse_normal(uniform53(block.word[2], block.word[3]));
        }
        estimates.push_back(estimate);
    }
}

/// Moves the money of one agent between its instruments that have money at all.
void adapt_agent(World& world, std::size_t agent) {
    const PolicyAgentConfig& c = world.config().policy.agents[agent];
    std::vector<std::size_t> own;
    double total = 0.0;
    for (std::size_t i = 0; i < world.instruments.size(); ++i) {
        const InstrumentConfig& instrument = world.config().policy.instruments[i];
        if (world.constants->instrument_agent[i] != agent || instrument.budget_gbp_per_year <= 0.0 || instrument.reach != Reach::awarded) continue;
        own.push_back(i);
        total += instrument.budget_gbp_per_year;
    }
    if (own.size() < 2) return;
    std::vector<double> estimates;
    std::vector<double> shares;
    learn(world, agent, own, estimates);
    for (const std::size_t i : own) shares.push_back(world.instruments[i].budget_share * world.config().policy.instruments[i].budget_gbp_per_year / total);
    std::vector<double> moved(own.size());
    adapted_shares(shares, estimates, c.adaptation_speed, c.adaptation_floor, moved);
    for (std::size_t k = 0; k < own.size(); ++k) {
        world.instruments[own[k]].budget_share = moved[k] * total / world.config().policy.instruments[own[k]].budget_gbp_per_year;
    }
}

}  // namespace

void adapt_budgets(World& world) {
    if (world.step == 0) {
        for (InstrumentBook& book : world.instruments) book.budget_share = 1.0;
        return;
    }
    if (world.month() < 12 || !world.config().forms.interactions) return;  // nothing has been measured yet
    for (std::size_t a = 0; a < world.config().policy.agents.size(); ++a) {
        if (world.config().policy.agents[a].adaptation != AdaptationRule::none) adapt_agent(world, a);
    }
}

void pay_for_evaluation(World& world) {
    if (world.month() < 0) return;
    for (std::size_t a = 0; a < world.config().policy.agents.size(); ++a) {
        const Pence cost = to_pence(world.config().policy.agents[a].evaluation_cost_gbp_per_year);
        if (cost == 0) continue;
        for (std::size_t i = 0; i < world.instruments.size(); ++i) {
            if (world.constants->instrument_agent[i] != a || world.config().policy.instruments[i].budget_gbp_per_year <= 0.0) continue;
            const bool china = world.constants->instrument_china[i] != 0;
            world.ledger.post(static_cast<std::uint16_t>(china ? Transfer::evaluation_china : Transfer::evaluation_uk), cost);
            world.instrument_month[i].spent[static_cast<std::size_t>(SpendColumn::evaluation)] += cost;
            break;  // booked once, on the agent's first instrument with money
        }
    }
}

}  // namespace pactsim
