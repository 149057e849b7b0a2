#include <Eigen/Dense>
#include <boost/math/distributions/negative_binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "tests/statistical/agents/closed_world.h"
#include "tests/statistical/sim/goodness_of_fit.h"

// Model.md 8.1: with interactions off each firm is an absorbing Markov chain over (stage, milestones left). Its law is worked out here from the
// scenario alone, with Eigen, and compared with firms counted in the world. Every check has a false-alarm rate of 1e-6 (goodness_of_fit.h).

namespace {

using namespace pactsim;
using testing::chi_square_p;
using testing::closed_config;
using testing::false_alarm_rate;

constexpr int firms = 20000;

/// States of the chain: milestones left in each stage (1..most), then established, then the end of the project.
struct Chain {
    std::array<int, working_stages> milestones{};
    std::array<int, working_stages> most{};
    Eigen::MatrixXd step;
    Eigen::VectorXd start;

    [[nodiscard]] int state(std::size_t stage, int left) const {
        int first = 0;
        for (std::size_t k = 0; k < stage; ++k) first += most[k];
        return first + left - 1;
    }
    [[nodiscard]] int established() const { return state(working_stages, 1); }
    [[nodiscard]] int ended() const { return established() + 1; }
};

/// Chance of a milestone in a month: n / T at reference access, with regulation as a factor on the hazard in rollout.
double monthly_chance(const SectorConfig& s, std::size_t stage) {
    const double chance = s.milestones[stage] / s.months_per_stage[stage];
    return stage == 2 ? 1.0 - std::pow(1.0 - chance, 1.0 - s.regulatory_drag_home) : chance;
}

Chain chain_of(const Config& c) {
    const SectorConfig& s = c.sectors[0];
    Chain chain;
    for (std::size_t k = 0; k < working_stages; ++k) chain.most[k] = chain.milestones[k] = static_cast<int>(s.milestones[k]);
    chain.most[0] += c.firms.proof_of_concept_milestones;
    const int states = chain.ended() + 1;
    chain.step = Eigen::MatrixXd::Identity(states, states);
    for (std::size_t k = 0; k < working_stages; ++k) {
        const double p = monthly_chance(s, k);
        const double setback = c.work.setback * (1.0 - 0.5);
        const double end = c.work.technical_end[k] + c.work.demand_end[k];
        for (int left = 1; left <= chain.most[k]; ++left) {
            const int here = chain.state(k, left);
            const int next = left > 1 ? here - 1 : (k + 1 < working_stages ? chain.state(k + 1, chain.milestones[k + 1]) : chain.established());
            // A setback adds a milestone, but never more than the stage has.
            const int back = left < chain.milestones[k] ? here + 1 : here;
            chain.step(here, here) -= p;
            chain.step(here, next) += p * (1.0 - setback - end);
            chain.step(here, back) += p * setback;
            chain.step(here, chain.ended()) += p * end;
        }
    }
    chain.start = Eigen::VectorXd::Zero(states);
    chain.start(chain.state(0, chain.most[0])) += c.firms.entry_point[0];
    for (std::size_t k = 0; k < working_stages; ++k) chain.start(chain.state(k, chain.milestones[k])) += c.firms.entry_point[k + 1];
    return chain;
}

int state_of(const Chain& chain, const World& world, std::size_t i) {
    const Firms& f = world.firms;
    if (f.has(i, flag_project_over)) return chain.ended();
    if (f.stage_of(i) == Stage::established) return chain.established();
    return chain.state(f.stage[i], f.milestones_left[i]);
}

/// The worst p-value of the fit of simulated occupancy to the matrix solution, over several months.
double occupancy_p(const Config& simulated, const Config& expected) {
    const Chain chain = chain_of(expected);
    double worst = 1.0;
    Eigen::VectorXd law = chain.start;
    testing::run(simulated, 0, [&](const World& world) {
        law = chain.step.transpose() * law;
        const int month = world.month() + 1;
        if (month != 1 && month != 12 && month != 24 && month != 48 && month != 96) return;
        std::vector<double> counts(static_cast<std::size_t>(law.size()));
        for (std::size_t i = 0; i < world.firms.size(); ++i) counts[static_cast<std::size_t>(state_of(chain, world, i))] += 1.0;
        worst = std::min(worst, chi_square_p(counts, std::vector<double>(law.data(), law.data() + law.size())));
    });
    return worst;
}

/// Months from a firm's start to the first month in which it has left the stage for the next; 0 = not within the horizon.
std::vector<double> months_to_leave(const Config& config, std::size_t stage, int months) {
    std::vector<double> counts(static_cast<std::size_t>(months) + 1);
    std::vector<bool> left(static_cast<std::size_t>(firms), false);
    testing::run(config, 1, [&](const World& world) {
        for (std::size_t i = 0; i < world.firms.size(); ++i) {
            const std::size_t firm = world.firms.number(i);
            if (left[firm] || world.firms.stage[i] <= stage) continue;
            left[firm] = true;
            counts[static_cast<std::size_t>(world.month()) + 1] += 1.0;
        }
    });
    return counts;
}

/// All firms start at the beginning of one stage.
Config starting_at(std::size_t stage, int months) {
    Config c = closed_config(firms, months);
    c.firms.entry_point = {};
    c.firms.entry_point[stage + 1] = 1.0;
    return c;
}

/// Share of counted firms against a law of the month; the part that is not through by the horizon is the last cell.
double passage_p(std::vector<double> counts, std::vector<double> law) {
    double through = 0.0;
    for (const double n : counts) through += n;
    counts.push_back(firms - through);
    double total = 0.0;
    for (const double p : law) total += p;
    law.push_back(1.0 - total);
    return chi_square_p(counts, law);
}

/// Law of the month in which the chain first reaches a stage, from the powers of the matrix.
std::vector<double> first_passage(const Chain& chain, std::size_t stage, int months) {
    std::vector<double> law(static_cast<std::size_t>(months) + 1);
    Eigen::VectorXd now = chain.start;
    double before = 0.0;
    for (int month = 1; month <= months; ++month) {
        // What arrives in the first state beyond the stage has just left it; it is taken out, so that it is counted once.
        Eigen::VectorXd next = chain.step.transpose() * now;
        const int first = stage + 1 < working_stages ? chain.state(stage + 1, chain.milestones[stage + 1]) : chain.established();
        const double reached = next(first);
        next(first) = 0.0;
        law[static_cast<std::size_t>(month)] = reached;
        before += reached;
        now = next;
    }
    CHECK(before <= 1.0 + 1e-12);
    return law;
}

}  // namespace

TEST_CASE("stage occupancy is that of the absorbing Markov chain", "[statistical][agents]") {
    const Config c = closed_config(firms, 96);
    CHECK(occupancy_p(c, c) > false_alarm_rate);
}

TEST_CASE("the occupancy check sees a draw that is five per cent off", "[statistical][agents]") {
    const Config c = closed_config(firms, 96);
    for (const double bias : {1.05, 1.0 / 1.05}) {
        Config biased = c;
        for (double& months : biased.sectors[0].months_per_stage) months /= bias;
        CHECK(occupancy_p(biased, c) < false_alarm_rate);
    }
    Config worse = c;
    worse.work.setback *= 1.2;
    CHECK(occupancy_p(worse, c) < false_alarm_rate);
}

TEST_CASE("the month in which a stage is left has the chain's law of first passage", "[statistical][agents]") {
    for (std::size_t stage = 0; stage < working_stages; ++stage) {
        const Config c = starting_at(stage, 120);
        CHECK(passage_p(months_to_leave(c, stage, 120), first_passage(chain_of(c), stage, 120)) > false_alarm_rate);
    }
}

TEST_CASE("without setbacks stage times are negative binomial, with the mean that the scenario states", "[statistical][agents]") {
    // Rulings 2.7: the exact law; Erlang, with the continuous hazard, is only its limit.
    for (std::size_t stage = 0; stage < working_stages; ++stage) {
        Config c = starting_at(stage, 150);
        c.work.setback = 0.0;
        c.work.technical_end = {};
        c.work.demand_end = {};
        const SectorConfig& s = c.sectors[0];
        const boost::math::negative_binomial failures(s.milestones[stage], monthly_chance(s, stage));
        std::vector<double> law(151);
        for (int month = static_cast<int>(s.milestones[stage]); month <= 150; ++month) law[static_cast<std::size_t>(month)] = pdf(failures, month - s.milestones[stage]);
        const auto counts = months_to_leave(c, stage, 150);
        CHECK(passage_p(counts, law) > false_alarm_rate);
        double sum = 0.0;
        double through = 0.0;
        for (std::size_t month = 0; month < counts.size(); ++month) sum += counts[month] * static_cast<double>(month), through += counts[month];
        const double expected = s.milestones[stage] / monthly_chance(s, stage);
        const double sd = std::sqrt(s.milestones[stage] * (1.0 - monthly_chance(s, stage))) / monthly_chance(s, stage);
        CHECK(through > 0.999 * firms);
        CHECK(std::fabs(sum / through - expected) < 4.892 * sd / std::sqrt(through) + 0.05);
        if (stage < 2) CHECK(expected == Approx(s.months_per_stage[stage]));
    }
}
