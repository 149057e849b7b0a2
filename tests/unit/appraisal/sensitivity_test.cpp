// Named sensitivities, weights, switching values and additionality against worked values and against doing it again with the other number.

#include "analysis/appraisal/additionality.h"
#include "analysis/appraisal/sensitivity.h"
#include "analysis/appraisal/switching.h"
#include "analysis/appraisal/weights.h"

#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

const Sensitivity& find(const std::vector<Sensitivity>& rows, const std::string& name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Sensitivity& s) { return s.name == name; });
    REQUIRE(found != rows.end());
    return *found;
}

double npsv_at(const StudyData& study, double displacement) {
    AppraisalOptions options;
    options.labour_displacement = displacement;
    return *appraise(study, shipped_schedule(), options).front().npsv.value;
}

}  // namespace

TEST_CASE("optimism bias: the worked case of Mott MacDonald's table") {
    const double bias = optimism_bias(0.51, 0.92);
    CHECK(bias == Approx(0.0408).epsilon(1e-12));
    CHECK(100e6 * (1 + bias) == Approx(104e6).margin(0.1e6));
    CHECK(UpliftedCost(100e6).raised_by(bias).value() + 7e6 == Approx(111e6).margin(0.1e6));
    CHECK(optimism_bias(shipped_schedule().optimism_bias) == Approx(0.41));
    CHECK_THROWS_AS(optimism_bias(0.5, 1.2), InvariantError);
}

TEST_CASE("optimism bias is never allowed for twice") {
    const UpliftedCost once = UpliftedCost(100.0).raised_by(0.1);
    CHECK(once.value() == Approx(110.0));
    CHECK_THROWS_AS(once.raised_by(0.1), InvariantError);
    // Nor where costs are drawn from a distribution already: future 1 of the busy study is a draw.
    const StudyData study = busy_study(6);
    CHECK(find(sensitivities(study, shipped_schedule(), 0, 1), "optimism_bias").npsv.value);
    CHECK(find(sensitivities(study, shipped_schedule(), 1, 1), "optimism_bias").npsv.why == Undefined::cost_already_drawn);
}

TEST_CASE("each sensitivity is the appraisal done again with the other number") {
    const StudyData study = busy_study(12);
    const ScheduleConfig schedule = shipped_schedule();
    const auto rows = sensitivities(study, schedule, 0, 1);
    REQUIRE(rows.size() == 9);
    CHECK(*find(rows, "labour_displacement_low").npsv.value == npsv_at(study, 0.0));
    CHECK(*find(rows, "labour_displacement_high").npsv.value == npsv_at(study, 0.5));
    CHECK(*find(rows, "labour_displacement_full").npsv.value == npsv_at(study, 1.0));
    ScheduleConfig cheap = schedule;
    for (auto& band : cheap.discount_rates) band.standard = band.lower;
    CHECK(*find(rows, "lower_discount_rate").npsv.value == *appraise(study, cheap).front().npsv.value);
    const SchemeAppraisal headline = appraise(study, schedule).front();
    const double cost = *headline.lines[static_cast<std::size_t>(StudyFlow::public_cost)].value;
    CHECK(*find(rows, "optimism_bias").npsv.value == Approx(*headline.npsv.value - 0.41 * cost).epsilon(1e-12));
    CHECK(*find(rows, "optimism_bias").bcr.value == Approx(*headline.benefits.value / (1.41 * cost)).epsilon(1e-12));
    CHECK(*with_cost_overrun(headline, 0.0, 0.95).npsv.value == Approx(*headline.npsv.value).epsilon(1e-15));
}

TEST_CASE("a terminal value is the last full year going on, fading") {
    StudyData study = empty_study(1, 2, 3);
    study.layout.months.resize(30);  // the third year has six months only
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_flow(study, 1, r, StudyFlow::profit, 1, 1e6);
        set_flow(study, 1, r, StudyFlow::wages, 1, 4e5);
        set_flow(study, 1, r, StudyFlow::profit, 2, 7e5);
    }
    const auto rows = sensitivities(study, shipped_schedule(), 0, 1);
    double expected = *appraise(study, shipped_schedule()).front().npsv.value;
    for (int k = 1; k <= 10; ++k) expected += (1e8 + 0.75 * 4e7) * std::pow(0.9, k) * std::pow(1.035, -(2.0 + k));
    CHECK(*find(rows, "terminal_value").npsv.value == Approx(expected).epsilon(1e-9));
    study.layout.months.resize(7);
    CHECK(find(sensitivities(study, shipped_schedule(), 0, 1), "terminal_value").npsv.why == Undefined::no_full_year);
}

TEST_CASE("distributional weights: worked values") {
    CHECK(distributional_weight(2.0, 1.0, 1.3) == Approx(2.4623).margin(5e-5));
    CHECK(distributional_weight(1.961, 1.0, 1.3) == Approx(2.4).margin(5e-4));
    CHECK(distributional_weight(20000, 20000, 2.0) == 1.0);
    CHECK_THROWS_AS(distributional_weight(1.0, 0.0, 1.3), InvariantError);
}

TEST_CASE("weights raise a gain that goes to a poorer place by its weight") {
    StudyData study = empty_study(1, 3, 1);
    study.layout.margins = {"total", "uk_region:north_east", "uk_region:london", "uk_region:atlantis"};
    for (std::uint32_t r = 0; r < 3; ++r) {
        set_flow(study, 1, r, StudyFlow::profit, 0, 10e6);
        set_flow(study, 1, r, StudyFlow::delivery, 0, 1e6);
        set_flow(study, 1, r, StudyFlow::public_cost, 0, 1e6);
        set_twin(study, 1, r, TwinQuantity::uk_gva, TwinPart::net, 0, 600);
        set_twin(study, 1, r, TwinQuantity::uk_gva, TwinPart::net, 1, 600);
    }
    const ScheduleConfig schedule = shipped_schedule();
    const SchemeAppraisal a = appraise(study, schedule).front();
    const double weight = std::pow(15333.0 / 13026.0, 1.3);
    CHECK(*weighted_npsv(study, a, schedule.distributional_weights, 1.3, 0.95).value == Approx(1e9 * weight - 1e8));
    CHECK(*weighted_npsv(study, a, schedule.distributional_weights, 0.0, 0.95).value == Approx(*a.npsv.value));
    const auto rows = sensitivities(study, schedule, 0, 1);
    CHECK(*find(rows, "weights").npsv.value == Approx(1e9 * weight - 1e8));
    CHECK(*find(rows, "weights").bcr.value == Approx(10 * weight));
    CHECK(*find(rows, "weights_eta_high").npsv.value > *find(rows, "weights_eta_low").npsv.value);
    const auto weights = margin_weights(study.layout, schedule.distributional_weights, 1.3);
    REQUIRE(weights.size() == 3);
    CHECK((weights[2].weight == 1.0 && !weights[2].has_income));
    // Without incomes, without twins, without a gain: a reason, no number.
    WeightsConfig none = schedule.distributional_weights;
    none.groups.clear();
    CHECK(weighted_npsv(study, a, none, 1.3, 0.95).why == Undefined::no_incomes);
    for (TwinBlock& block : study.twin_blocks) block.present = false;
    CHECK(weighted_npsv(study, a, schedule.distributional_weights, 1.3, 0.95).why == Undefined::no_twins);
}

TEST_CASE("switching value of the guide's scheme A: benefits of 2.7225 a year, 8.9 per cent more") {
    StudyData study = empty_study(1, 2, 5);
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_flow(study, 1, r, StudyFlow::delivery, 0, 10e6);
        set_flow(study, 1, r, StudyFlow::public_cost, 0, 10e6);
        for (std::size_t y = 1; y <= 4; ++y) set_flow(study, 1, r, StudyFlow::profit, y, 2.5e6);
    }
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(*a.npsv.value / 1e8 == Approx(-.817302).margin(5e-7));
    const auto values = switching_values(a, 0.25, 0.95);
    CHECK(*values[2].at.value * 2.5 == Approx(2.7225).margin(5e-5));
    CHECK(*values[2].at.value == Approx(1.0890).margin(5e-5));
    CHECK(values[2].attainable);
    CHECK(values[0].at.why == Undefined::no_dependence);  // no wages
    CHECK_FALSE(values[1].attainable);                    // cost would have to fall
}

TEST_CASE("at its switching value a scheme is worth nothing, and its interval is where the interval of npsv holds zero") {
    const StudyData study = busy_study(15);
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    const auto values = switching_values(a, 0.25, 0.95);
    const double size = std::fabs(*a.npsv.value);
    for (const SwitchingValue& v : values) REQUIRE(v.at.has_interval());
    // Fifteen displacements are rounded by a penny at most.
    const double x = *values[0].at.value;
    const auto npsv = [&](double share) {
        std::vector<double> all;
        for (const ReplicateAccount& r : a.accounts) all.push_back(static_cast<double>(r.npsv + r.displaced_wages) - share * static_cast<double>(r.line(StudyFlow::wages)));
        return mean_figure(all, 0.95);
    };
    CHECK(std::fabs(*npsv(x).value) < 1e-9 * size);
    CHECK(std::fabs(*npsv(*values[0].at.low).low) < 1e-6 * size);
    CHECK(std::fabs(*npsv(*values[0].at.high).high) < 1e-6 * size);
    CHECK(std::fabs(*with_cost_overrun(a, *values[1].at.value, 0.95).npsv.value) < 1e-9 * size);
    CHECK(std::fabs(*with_cost_overrun(a, *values[1].at.low, 0.95).npsv.low) < 1e-6 * size);
    CHECK(std::fabs(*with_cost_overrun(a, *values[1].at.high, 0.95).npsv.high) < 1e-6 * size);
}

TEST_CASE("additionality: the worked case of the guide") {
    const ReckonerFactors factors{0.1, 0.25, 0.05, 1.3};
    CHECK(additional_impact(100, factors) == Approx(83.3625));
    CHECK(additional_impact(40, factors) == Approx(33.345));
    CHECK(additional_impact(100, factors) - additional_impact(40, factors) == Approx(50.0175));
}

TEST_CASE("what the twins measured stands beside the guide") {
    StudyData study = empty_study(1, 2, 1);
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_twin(study, 1, r, TwinQuantity::established, TwinPart::gross, 0, 50);
        set_twin(study, 1, r, TwinQuantity::established, TwinPart::deadweight, 0, 30 + r * 2);
        set_twin(study, 1, r, TwinQuantity::established, TwinPart::net, 0, 15);
    }
    const ScheduleConfig schedule = shipped_schedule();
    const auto rows = additionality(study, schedule.ready_reckoner, 0, 1, TwinQuantity::established, 0.95);
    CHECK(rows[0].name == "deadweight");
    CHECK(*rows[0].measured.value == Approx(0.62));
    CHECK(rows[0].reckoner.central == 0.45);
    CHECK(rows.back().name == "net");
    CHECK(*rows.back().measured.value == Approx(0.3));
    CHECK(rows.back().reckoner.central == Approx(0.55 * 0.75 * 0.75 * 0.95));
    CHECK(rows.back().reckoner.low == Approx(0.3 * 0.5 * 0.5 * 0.8));
    CHECK(rows.back().reckoner.high == Approx(0.9 * 0.9));
    // A quantity without gross effect, a study without twins.
    CHECK(additionality(study, schedule.ready_reckoner, 0, 1, TwinQuantity::leaks, 0.95)[0].measured.why == Undefined::no_net_effect);
    CHECK(additionality(empty_study(1, 2, 1), schedule.ready_reckoner, 0, 1, TwinQuantity::leaks, 0.95)[0].measured.why == Undefined::no_twins);
}
