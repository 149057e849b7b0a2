// Present social value of made-up studies whose answers are known, and of studies that have no answer.

#include "analysis/appraisal/appraisal.h"

#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

AppraisalOptions no_displacement() {
    AppraisalOptions options;
    options.labour_displacement = 0.0;
    return options;
}

/// The worked case: costs 100, 50, 50 (years 0 to 2), benefits 50, 100 (years 3 and 4), in millions, in every replicate.
StudyData worked_case(std::uint32_t replicates) {
    StudyData study = empty_study(1, replicates, 5);
    for (std::uint32_t r = 0; r < replicates; ++r) {
        for (const auto& [year, amount] : {std::pair{0, 100e6}, {1, 50e6}, {2, 50e6}}) {
            set_flow(study, 1, r, StudyFlow::delivery, static_cast<std::size_t>(year), amount);
            set_flow(study, 1, r, StudyFlow::public_cost, static_cast<std::size_t>(year), amount);
        }
        set_flow(study, 1, r, StudyFlow::profit, 3, 50e6);
        set_flow(study, 1, r, StudyFlow::profit, 4, 100e6);
    }
    return study;
}

void check_finite(const Figure& figure) {
    CHECK(figure.value.has_value() == (figure.why == Undefined::no));
    CHECK(figure.has_interval() == (figure.why_no_interval == Undefined::no));
    for (const auto& number : {figure.value, figure.low, figure.high}) {
        if (number) CHECK(std::isfinite(*number));
    }
}

void check_all(const SchemeAppraisal& a) {
    for (const Figure& figure : a.lines) check_finite(figure);
    for (const Figure* figure : {&a.displaced_wages, &a.wages_net, &a.transfers, &a.npsv, &a.benefits, &a.bcr, &a.chance_positive, &a.cost_per_established, &a.cost_per_job_year,
                                 &a.established, &a.job_years}) {
        check_finite(*figure);
    }
    for (const double flow : a.mean_flows) CHECK(std::isfinite(flow));
}

}  // namespace

TEST_CASE("the worked case of the guide: npsv and ratio") {
    const SchemeAppraisal a = appraise(worked_case(3), shipped_schedule()).front();
    CHECK(*a.lines[static_cast<std::size_t>(StudyFlow::public_cost)].value / 1e8 == Approx(194.9847).margin(5e-5));
    CHECK(*a.benefits.value / 1e8 == Approx(132.2414).margin(5e-5));
    CHECK(*a.npsv.value / 1e8 == Approx(-62.7434).margin(5e-5));
    CHECK(*a.bcr.value == Approx(.678214).margin(5e-7));
    CHECK(*a.chance_positive.value == 0.0);
    check_all(a);
}

TEST_CASE("parts add up exactly in every replicate, with prices converted and labour displaced") {
    const StudyData study = busy_study(20);
    const auto all = appraise(study, shipped_schedule());
    REQUIRE(all.size() == 4);
    for (const SchemeAppraisal& a : all) {
        REQUIRE(a.accounts.size() == 20);
        for (const ReplicateAccount& r : a.accounts) {
            const auto line = [&](StudyFlow flow) { return r.line(flow); };
            CHECK(r.npsv == r.wages_net() + line(StudyFlow::profit) - line(StudyFlow::delivery) - line(StudyFlow::co_funding_abroad));
            CHECK(r.benefits == r.npsv + line(StudyFlow::public_cost));
            CHECK(r.benefits == r.wages_net() + line(StudyFlow::profit) + r.transfers);
            CHECK(r.transfers == line(StudyFlow::public_cost) - line(StudyFlow::delivery) - line(StudyFlow::co_funding_abroad));
            CHECK(std::llabs(4 * r.displaced_wages - line(StudyFlow::wages)) < 4);  // a quarter, to the penny
        }
        // The ratio is that of means, and so are the means of the table.
        CHECK(*a.bcr.value == Approx(*a.benefits.value / *a.lines[static_cast<std::size_t>(StudyFlow::public_cost)].value).epsilon(1e-12));
        CHECK(*a.npsv.value + *a.lines[static_cast<std::size_t>(StudyFlow::public_cost)].value == Approx(*a.benefits.value).epsilon(1e-12));
        check_all(a);
    }
}

TEST_CASE("present values are those of a sum in floating point, to the penny") {
    const StudyData study = busy_study(3);
    const AppraisalBasis basis = appraisal_basis(study, shipped_schedule());
    CHECK(basis.prices.ratio() == Approx(100.0 / 92.7845).epsilon(1e-9));
    for (std::uint32_t r = 0; r < 3; ++r) {
        const auto flows = difference_flows(study, 1, 2, r).value();
        const ReplicateAccount account = account_of(flows, basis);
        for (std::size_t line = 0; line < study_flow_count; ++line) {
            double expected = 0;
            for (std::size_t t = 0; t < 10; ++t) expected += std::round(static_cast<double>(flows[line * 10 + t]) * 100.0 / 92.7845) / std::pow(1.035, static_cast<double>(t));
            CHECK(std::fabs(static_cast<double>(account.lines[line]) - expected) < 1.0);
        }
    }
}

TEST_CASE("figures of a scheme do not depend on which other schemes there are") {
    const StudyData both = busy_study(8);
    StudyData second = both;
    second.layout.arms.erase(second.layout.arms.begin() + 1);
    std::vector<ArmBlock> blocks;
    for (std::size_t k = 0; k < both.arm_blocks.size(); ++k) {
        if (k / 8 % 3 != 1) blocks.push_back(both.arm_blocks[k]);
    }
    second.arm_blocks = blocks;
    const auto of_both = appraise(both, shipped_schedule()), of_second = appraise(second, shipped_schedule());
    CHECK(*of_both[1].npsv.value == *of_second[0].npsv.value);
    CHECK(*of_both[1].npsv.low == *of_second[0].npsv.low);
    CHECK(*of_both[3].bcr.high == *of_second[1].bcr.high);
}

TEST_CASE("grants and taxes cancel; grants are in cost and in benefits") {
    StudyData study = empty_study(1, 2, 2);
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_flow(study, 1, r, StudyFlow::public_cost, 0, 10e6);  // awards only: no delivery
        set_flow(study, 1, r, StudyFlow::tax_uk, 1, 3e6);
    }
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(*a.npsv.value == 0.0);
    CHECK(*a.bcr.value == 1.0);
    CHECK(*a.transfers.value == 1e9);
}

TEST_CASE("cost per firm and per job-year, with jobs not added to value") {
    StudyData study = empty_study(1, 2, 2);
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_flow(study, 1, r, StudyFlow::public_cost, 0, 6e6);
        set_outcome(study, 1, r, StudyOutcome::established, 12);
        set_outcome(study, 1, r, StudyOutcome::job_months, 720);
    }
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(*a.cost_per_established.value == Approx(500'000'00.0));
    CHECK(*a.cost_per_job_year.value == Approx(100'000'00.0));
    CHECK(*a.npsv.value == 0.0);
}

TEST_CASE("no difference: exactly zero everywhere, and no ratio") {
    StudyData study = busy_study(5);
    for (std::size_t k = 0; k < study.arm_blocks.size(); ++k) study.arm_blocks[k] = study.arm_blocks[study.at(0, 0, static_cast<std::uint32_t>(k % 5))];
    for (const SchemeAppraisal& a : appraise(study, shipped_schedule())) {
        for (const ReplicateAccount& r : a.accounts) CHECK((r.npsv == 0 && r.benefits == 0 && r.established == 0));
        CHECK(*a.npsv.value == 0.0);
        CHECK(*a.npsv.low == 0.0);
        CHECK(*a.npsv.high == 0.0);
        CHECK(a.bcr.why == Undefined::zero_cost);
        CHECK(a.cost_per_established.why == Undefined::zero_cost);
        CHECK(*a.chance_positive.value == 0.0);
        check_all(a);
    }
}

TEST_CASE("one replicate has figures without intervals and no chance") {
    const SchemeAppraisal a = appraise(worked_case(1), shipped_schedule()).front();
    CHECK(*a.npsv.value / 1e8 == Approx(-62.7434).margin(5e-5));
    CHECK(a.npsv.why_no_interval == Undefined::one_replicate);
    CHECK(a.bcr.why_no_interval == Undefined::one_replicate);
    CHECK(a.chance_positive.why == Undefined::one_replicate);
    check_all(a);
}

TEST_CASE("costs without benefits, and benefits below zero") {
    StudyData study = empty_study(2, 4, 3);
    for (std::uint32_t r = 0; r < 4; ++r) {
        for (const std::size_t arm : {1U, 2U}) {
            set_flow(study, arm, r, StudyFlow::delivery, 0, 2e6);
            set_flow(study, arm, r, StudyFlow::public_cost, 0, 2e6);
        }
        set_flow(study, 2, r, StudyFlow::profit, 1, -1e6 - r);
        set_outcome(study, 2, r, StudyOutcome::established, -3);
    }
    const auto all = appraise(study, shipped_schedule());
    CHECK(*all[0].npsv.value == -2e8);
    CHECK(*all[0].bcr.value == 0.0);
    CHECK(all[0].cost_per_established.why == Undefined::no_net_effect);
    CHECK(*all[1].bcr.value < 0.0);
    CHECK(all[1].cost_per_established.why == Undefined::negative_net);
    CHECK(all[1].cost_per_job_year.why == Undefined::no_net_effect);
    for (const auto& a : all) check_all(a);
}

TEST_CASE("a scheme that saves public money has no ratio to its cost") {
    StudyData study = empty_study(1, 3, 2);
    for (std::uint32_t r = 0; r < 3; ++r) {
        set_flow(study, 0, r, StudyFlow::public_cost, 0, 5e6);
        set_outcome(study, 1, r, StudyOutcome::established, 4);
    }
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(a.bcr.why == Undefined::negative_cost);
    CHECK(a.cost_per_established.why == Undefined::negative_cost);
    check_all(a);
}

TEST_CASE("all firms failed: both worlds stand at zero after the first year") {
    StudyData study = empty_study(1, 3, 4);
    for (std::uint32_t r = 0; r < 3; ++r) {
        for (const std::size_t arm : {0U, 1U}) set_flow(study, arm, r, StudyFlow::wages, 0, 1e6);
        set_flow(study, 1, r, StudyFlow::delivery, 0, 4e5);
        set_flow(study, 1, r, StudyFlow::public_cost, 0, 5e5);
    }
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(*a.npsv.value == -4e7);
    CHECK(*a.bcr.value == Approx(0.2));
    check_all(a);
}

TEST_CASE("replicates that one of the worlds lacks are left out; none at all is said") {
    StudyData study = worked_case(3);
    study.arm_blocks[study.at(0, 0, 1)].present = false;
    CHECK(appraise(study, shipped_schedule()).front().accounts.size() == 2);
    for (ArmBlock& block : study.arm_blocks) block.present = false;
    const SchemeAppraisal a = appraise(study, shipped_schedule()).front();
    CHECK(a.npsv.why == Undefined::no_replicates);
    CHECK(a.bcr.why == Undefined::no_replicates);
    check_all(a);
}

TEST_CASE("a study that does not fit its layout is refused") {
    StudyData study = worked_case(2);
    study.arm_blocks[study.at(0, 1, 1)].flows.pop_back();
    CHECK_THROWS_AS(appraise(study, shipped_schedule()), InputError);
    CHECK_THROWS_AS(appraise_scheme(worked_case(2), appraisal_basis(worked_case(2), shipped_schedule()), 0, 0), InvariantError);
    CHECK_THROWS_AS(appraisal_basis(StudyData{}, shipped_schedule()), InputError);
    StudyData old = worked_case(2);
    old.layout.price_year = 1990;
    CHECK_THROWS_AS(appraise(old, shipped_schedule()), InputError);
}

TEST_CASE("displaced labour comes off wages only") {
    StudyData study = empty_study(1, 2, 1);
    for (std::uint32_t r = 0; r < 2; ++r) {
        set_flow(study, 1, r, StudyFlow::wages, 0, 8e6);
        set_flow(study, 1, r, StudyFlow::profit, 0, 1e6);
    }
    CHECK(*appraise(study, shipped_schedule(), no_displacement()).front().npsv.value == 9e8);
    CHECK(*appraise(study, shipped_schedule()).front().npsv.value == 7e8);
    AppraisalOptions beyond;
    beyond.labour_displacement = 1.5;
    CHECK_THROWS_AS(appraise(study, shipped_schedule(), beyond), InvariantError);
}

TEST_CASE("the spread over futures is of means, apart from chance") {
    const auto all = appraise(busy_study(6), shipped_schedule());
    const FutureSpread spread = spread_over_futures(all, 1);
    CHECK(spread.futures == 2);
    CHECK(*spread.lowest == std::min(*all[0].npsv.value, *all[2].npsv.value));
    CHECK(*spread.highest == std::max(*all[0].npsv.value, *all[2].npsv.value));
    CHECK(spread.positive == 2);
    CHECK_FALSE(spread_over_futures(all, 9).lowest);
}
