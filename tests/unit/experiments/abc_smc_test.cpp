#include <catch2/catch.hpp>

#include "analysis/experiments/calibration/abc_smc.h"
#include "analysis/experiments/calibration/drive.h"
#include "analysis/experiments/calibration/posterior.h"
#include "sim/error.h"
#include "tests/unit/experiments/interrupted.h"
#include "tests/unit/experiments/synthetic.h"

#include <algorithm>
#include <cstdlib>

using namespace pactsim;
using namespace pactsim::calibration;

namespace {

// Sisson's mixture: half N(theta, 1), half N(theta, 0.01); prior uniform on -10 to 10; observed 0.
Problem mixture() {
    Problem problem;
    problem.parameters = {uniform_parameter("theta", -10.0, 10.0)};
    problem.targets = {{"x", 0.0, TargetSide::about, 0.0, 0.0, false}};
    problem.simulator = [](std::span<const double> p, std::uint64_t proposal) { return std::vector{p[0] + (chance(proposal, 1) < 0.0 ? 1.0 : 0.1) * chance(proposal, 2)}; };
    return problem;
}

struct Shape {
    double within_tenth = 0.0, within_half = 0.0, within_one = 0.0, sd = 0.0;
};

Shape shape_of(const Problem& problem, const AbcGeneration& generation) {
    Shape shape;
    double squares = 0.0, mean = 0.0;
    for (const Particle& particle : generation.particles) {
        const double theta = problem.values_at(particle.unit)[0];
        shape.within_tenth += std::abs(theta) < 0.1 ? particle.weight : 0.0;
        shape.within_half += std::abs(theta) < 0.5 ? particle.weight : 0.0;
        shape.within_one += std::abs(theta) < 1.0 ? particle.weight : 0.0;
        mean += particle.weight * theta;
        squares += particle.weight * theta * theta;
    }
    shape.sd = std::sqrt(squares - mean * mean);
    return shape;
}

AbcGeneration last_of(const Problem& problem, std::vector<double> schedule, std::uint32_t particles) {
    AbcOptions options;
    options.particles = particles;
    options.schedule = std::move(schedule);
    options.seed = 5;
    AbcSmc machine(problem, options);
    REQUIRE(drive(machine, problem, nullptr, {}));
    return machine.generations().back();
}

bool same(const std::vector<AbcGeneration>& a, const std::vector<AbcGeneration>& b) {
    const auto equal = [](const Particle& x, const Particle& y) {
        return x.index == y.index && x.unit == y.unit && x.outputs == y.outputs && x.distance == y.distance && x.weight == y.weight;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const AbcGeneration& x, const AbcGeneration& y) {
        return x.proposals == y.proposals && x.effective == y.effective && std::equal(x.particles.begin(), x.particles.end(), y.particles.begin(), y.particles.end(), equal);
    });
}

AbcOptions small() {
    AbcOptions options;
    options.particles = 24;
    options.most_generations = 4;
    options.seed = 3;
    return options;
}

}  // namespace

// Each margin is four standard errors of the figure: one false alarm in 16,000, and the seed is fixed.
TEST_CASE("Sisson's mixture: acceptance and spread of rejection at tolerances 2 and 0.5") {
    const Problem problem = mixture();
    const AbcGeneration wide = last_of(problem, {2.0}, 20000);
    CHECK(wide.acceptance() == Approx(0.2).margin(0.0051));
    CHECK(wide.effective == Approx(20000.0));
    const Shape at_two = shape_of(problem, wide);
    CHECK(at_two.within_tenth == Approx(.04885).margin(.0061));
    CHECK(at_two.within_half == Approx(.24317).margin(.0122));
    CHECK(at_two.within_one == Approx(.47927).margin(.0142));
    CHECK(at_two.sd == Approx(1.35585).margin(.024));
    const AbcGeneration narrow = last_of(problem, {0.5}, 8000);
    CHECK(narrow.acceptance() == Approx(0.05).margin(0.0022));
    const Shape at_half = shape_of(problem, narrow);
    CHECK(at_half.within_tenth == Approx(.13823).margin(.0155));
    CHECK(at_half.within_half == Approx(.64448).margin(.0215));
    CHECK(at_half.within_one == Approx(.83151).margin(.0168));
    CHECK(at_half.sd == Approx(.76703).margin(.034));
}

TEST_CASE("Sisson's mixture: weighted populations reach the limit that rejection cannot") {
    const Problem problem = mixture();
    const AbcGeneration last = last_of(problem, {2.0, 0.5, 0.025}, 3000);
    CHECK(last.effective > 1000.0);
    CHECK(last.effective < 3000.0);
    const Shape shape = shape_of(problem, last);
    // Four standard errors at 1,000 effective particles.
    CHECK(shape.within_tenth == Approx(.38117).margin(.062));
    CHECK(shape.within_half == Approx(.69146).margin(.059));
    CHECK(shape.sd == Approx(.710634).margin(.10));
}

TEST_CASE("Weights are those of the formula") {
    const Problem problem = mixture();
    AbcOptions options = small();
    options.schedule = {4.0, 2.0};
    AbcSmc machine(problem, options);
    REQUIRE(drive(machine, problem, nullptr, {}));
    const AbcGeneration &first = machine.generations()[0], &second = machine.generations()[1];
    const auto score = [](const Particle& particle) { return math::inverse_normal(particle.unit[0]); };
    double mean = 0.0, variance = 0.0;
    for (const Particle& p : first.particles) mean += score(p) / 24.0;
    for (const Particle& p : first.particles) variance += std::pow(score(p) - mean, 2) / 23.0;
    std::vector<double> weights;
    double sum = 0.0, squares = 0.0;
    for (const Particle& p : second.particles) {
        double mixture_density = 0.0;
        for (const Particle& q : first.particles) mixture_density += std::exp(-std::pow(score(p) - score(q), 2) / (4.0 * variance)) / 24.0;
        weights.push_back(std::exp(-0.5 * score(p) * score(p)) / mixture_density);
        sum += weights.back();
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        CHECK(second.particles[i].weight == Approx(weights[i] / sum).epsilon(1e-6));
        squares += std::pow(weights[i] / sum, 2);
    }
    CHECK(second.effective == Approx(1.0 / squares).epsilon(1e-6));
}

TEST_CASE("Late runs count as much as quick ones: any order of finishing gives the same populations") {
    const Problem problem = mixed_problem({0.7, 1.2}, 1);
    AbcSmc in_order(problem, small());
    REQUIRE(drive(in_order, problem, nullptr, {}));
    REQUIRE(in_order.generations().size() == 4);
    for (const std::size_t batch : {std::size_t{2}, std::size_t{17}, std::size_t{60}}) {
        AbcSmc reversed(problem, small());
        while (!reversed.done()) {
            std::vector<Proposal> wanted = reversed.wanted(batch);
            REQUIRE_FALSE(wanted.empty());
            std::reverse(wanted.begin(), wanted.end());
            for (const Proposal& one : wanted) reversed.record(one.generation, one.index, problem.simulator(problem.values_at(one.unit), one.number()));
        }
        CHECK(same(in_order.generations(), reversed.generations()));
    }
    AbcSmc threaded(problem, small());
    DriveOptions options;
    options.threads = 4;
    REQUIRE(drive(threaded, problem, nullptr, options));
    CHECK(same(in_order.generations(), threaded.generations()));
}

TEST_CASE("Interrupted after every k-th run and taken up again: equal to the last bit") {
    const Problem problem = mixed_problem({0.7, 1.2}, 1);
    const Settings settings{{"method", "abc_smc"}, {"seed", "3"}};
    AbcSmc whole(problem, small());
    REQUIRE(drive(whole, problem, nullptr, {}));
    for (const std::uint64_t k : {1U, 2U, 7U, 23U, 24U, 25U, 50U}) {
        DriveOptions options;
        options.most_runs = k;
        options.threads = k == 7 ? 3 : 1;
        const std::size_t sessions = drive_in_sessions(problem, settings, options, [&] { return AbcSmc(problem, small()); },
                                                       [&](const AbcSmc& machine) { CHECK(same(whole.generations(), machine.generations())); });
        CHECK(sessions > 1);
    }
}

TEST_CASE("Runs that define no output are never accepted, and hopeless targets end the search") {
    Problem problem = mixed_problem({0.7, 1.2}, 1);
    problem.simulator = [](std::span<const double> p, std::uint64_t proposal) {
        std::vector<double> outputs = mixed_outputs(p, proposal);
        if (p[0] > 1.0) outputs[0] = std::nan("");
        return outputs;
    };
    AbcSmc machine(problem, small());
    REQUIRE(drive(machine, problem, nullptr, {}));
    for (const AbcGeneration& generation : machine.generations()) {
        for (const Particle& particle : generation.particles) CHECK(problem.values_at(particle.unit)[0] <= 1.0);
    }
    problem.targets[0].value = 1e6;
    AbcOptions options = small();
    options.schedule = {1.0};
    AbcSmc hopeless(problem, options);
    REQUIRE(drive(hopeless, problem, nullptr, {}));
    CHECK(hopeless.generations().empty());
    CHECK(hopeless.why_ended() == "under 1 % of proposals came as near as 1");
    CHECK_THROWS_AS(AbcSmc(Problem{}, {}), UsageError);
    options.quantile = 1.5;
    CHECK_THROWS_AS(AbcSmc(problem, options), UsageError);
}

TEST_CASE("An error of the simulator comes through, and what was finished stays") {
    Problem problem = mixed_problem({0.7, 1.2}, 1);
    const ScratchFile file("error");
    {
        problem.simulator = [](std::span<const double> p, std::uint64_t proposal) {
            if ((proposal & 0xFFFFFFFFU) == 9) throw OutputError("disk full");
            return mixed_outputs(p, proposal);
        };
        RunLog log(file.path(), {});
        AbcSmc machine(problem, small());
        DriveOptions options;
        options.threads = 3;
        CHECK_THROWS_AS(drive(machine, problem, &log, options), OutputError);
    }
    CHECK(RunLog(file.path(), {}).runs().size() >= 8);
}

TEST_CASE("Systematic resampling keeps each particle's share to within one row") {
    const Problem problem = mixture();
    const AbcGeneration generation = last_of(problem, {4.0, 1.0}, 50);
    const auto rows = posterior_rows(generation, 400, 1);
    REQUIRE(rows.size() == 400);
    for (const Particle& particle : generation.particles) {
        const auto copies = std::count(rows.begin(), rows.end(), particle.unit);
        CHECK(std::abs(static_cast<double>(copies) - 400.0 * particle.weight) < 1.0 + 1e-9);
    }
}

// Each parameter within its 95 % interval in at least 88 of 100 trials (PACTSIM_FULL=1; an exact method fails in 0.15 % of cases), 21 of 25 otherwise (0.2 %).
TEST_CASE("Known parameters are recovered, and the held-back target is met") {
    const bool full = std::getenv("PACTSIM_FULL") != nullptr;
    const std::uint32_t trials = full ? 100 : 25;
    int plain[2] = {0, 0}, adjusted[2] = {0, 0}, met = 0;
    double width = 0.0, adjusted_width = 0.0;
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
        const Block block = Draws(17, 0).block(trial, 0, 0, 1);
        const std::vector<double> truth{2.0 * uniform(block.word[0]), 2.0 * uniform(block.word[1])};
        const Problem problem = mixed_problem(truth, (std::uint64_t{1000} << 32) + trial);
        AbcOptions options;
        options.particles = 200;
        options.most_generations = 5;
        options.seed = trial;
        AbcSmc machine(problem, options);
        REQUIRE(drive(machine, problem, nullptr, {}));
        const auto rows = summarise(problem, machine.generations().back());
        for (std::size_t i = 0; i < 2; ++i) {
            plain[i] += rows[i].low <= truth[i] && truth[i] <= rows[i].high ? 1 : 0;
            adjusted[i] += rows[i].adjusted_low <= truth[i] && truth[i] <= rows[i].adjusted_high ? 1 : 0;
        }
        width += rows[0].high - rows[0].low;
        adjusted_width += rows[0].adjusted_high - rows[0].adjusted_low;
        met += check_targets(problem, machine.generations().back())[2].met ? 1 : 0;
    }
    const int least = full ? 88 : 21;
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(plain[i] >= least);
        CHECK(adjusted[i] >= least - (full ? 3 : 2));  // a regression on 200 particles is itself uncertain
    }
    CHECK(met >= least);
    WARN("within 95 % intervals: " << plain[0] << ", " << plain[1] << " of " << trials << "; adjusted " << adjusted[0] << ", " << adjusted[1] << "; mean width " << width / trials << ", "
                                   << adjusted_width / trials);
    CHECK(width / trials < 1.5);  // of a prior 2 wide
}
