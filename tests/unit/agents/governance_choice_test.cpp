#include "agents/rules/governance_choice.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/distributions.h"
#include "tests/statistical/sim/goodness_of_fit.h"
#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

using PerForm = std::array<double, governance_form_count>;

PerForm gumbels(Chance& chance) {
    PerForm g{};
    for (double& x : g) x = gumbel(chance.uniform());
    return g;
}

}  // namespace

TEST_CASE("forms are chosen with logit probabilities (false-alarm rate 1e-6)", "[unit][agents][governance_choice]") {
    FormValues forms;
    forms.value = {0.5, 0.2, 0.9, 0.4, -0.3, 0.6, 0.1};
    forms.allowed = {true, true, true, false, true, true, true};
    constexpr double scale = 0.3;
    std::vector<double> chances(governance_form_count);
    double total = 0.0;
    for (std::size_t g = 0; g < chances.size(); ++g) total += chances[g] = forms.allowed[g] ? std::exp(forms.value[g] / scale) : 0.0;
    for (double& p : chances) p /= total;
    Chance chance(61);
    std::vector<double> counts(governance_form_count);
    for (int i = 0; i < 100000; ++i) counts[chosen_form(forms, scale, gumbels(chance))] += 1.0;
    CHECK(counts[3] == 0.0);
    CHECK(testing::chi_square_p(counts, chances) > testing::false_alarm_rate);
}

TEST_CASE("raising a form's value moves choices only towards it", "[unit][agents][governance_choice]") {
    Chance chance(62);
    int moved = 0;
    for (int i = 0; i < 20000; ++i) {
        FormValues forms;
        for (std::size_t g = 0; g < governance_form_count; ++g) forms.value[g] = chance.between(-1.0, 1.0), forms.allowed[g] = chance.yes(0.8);
        const PerForm noise = gumbels(chance);
        const std::size_t before = chosen_form(forms, 0.3, noise);
        const std::size_t raised = chance.below(governance_form_count);
        forms.value[raised] += chance.between(0.0, 1.0);
        const std::size_t after = chosen_form(forms, 0.3, noise);
        CHECK((after == before || after == raised));
        moved += after != before;
    }
    CHECK(moved > 1000);
}

TEST_CASE("without an allowed form there is no choice", "[unit][agents][governance_choice]") {
    const FormValues none;
    CHECK(chosen_form(none, 0.3, {}) == governance_form_count);
    CHECK(form_after_review(none, 2, governance_form_count, 0.1) == 2);
}

TEST_CASE("a review changes the form only for a gain above the cost of changing", "[unit][agents][governance_choice]") {
    FormValues forms;
    forms.allowed.fill(true);
    forms.value = {0.50, 0.74, 0.76, 0.0, 0.0, 0.0, 0.0};
    CHECK(form_after_review(forms, 0, 1, 0.25) == 0);
    CHECK(form_after_review(forms, 0, 2, 0.25) == 2);
    CHECK(form_after_review(forms, 0, 0, 0.25) == 0);
    CHECK(form_after_review(forms, 2, 0, 0.25) == 2);
    forms.allowed[0] = false;  // a form that is no longer open must be left, whatever it costs
    CHECK(form_after_review(forms, 0, 3, 0.25) == 3);
}

TEST_CASE("screening stops Chinese equity in sensitive technology and nothing else", "[unit][agents][governance_choice]") {
    Chance chance(63);
    testing::Sample blocked;
    for (int i = 0; i < 100000; ++i) {
        const double u = chance.uniform();
        const double v = chance.uniform();
        CHECK_FALSE(blocked_by_screening(u, v, 0.0, true, 0.3, 15.0 / 65.0));
        CHECK_FALSE(blocked_by_screening(u, v, 0.2, false, 0.3, 15.0 / 65.0));
        blocked.add(blocked_by_screening(u, v, 0.2, true, 0.3, 15.0 / 65.0) ? 1.0 : 0.0);
    }
    // A call-in in 3 of 10, a block in 15 of 65 of those (rulings 5, equity); false-alarm rate 1e-6.
    CHECK(std::fabs(blocked.mean() - 0.3 * 15.0 / 65.0) < testing::allowed_errors * blocked.error());
}
