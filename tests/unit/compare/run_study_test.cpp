#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "output/study_file.h"
#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::size_t arm_of(const StudyData& study, const std::string& name) {
    for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
        if (study.layout.arms[a].name == name) return a;
    }
    FAIL("there is no arm " << name);
    return 0;
}

void check_same_blocks(const ArmBlock& a, const ArmBlock& b) {
    CHECK(a.present == b.present);
    CHECK(a.outcomes == b.outcomes);
    CHECK(a.flows == b.flows);
    CHECK(a.series == b.series);
}

void check_same_twins(const TwinBlock& a, const TwinBlock& b) {
    CHECK(a.present == b.present);
    CHECK(a.parts == b.parts);
    CHECK(a.fates == b.fates);
    CHECK(a.evaluators == b.evaluators);
    CHECK(a.evaluator_defined == b.evaluator_defined);
    CHECK(a.supported_firms == b.supported_firms);
}

/// The arm of this name has the same numbers in both studies, in all replicates that both have.
void check_same_arm(const StudyData& a, const StudyData& b, const std::string& name) {
    for (std::uint32_t r = 0; r < std::min(a.layout.replicates, b.layout.replicates); ++r) {
        const std::size_t i = a.at(0, arm_of(a, name), r), k = b.at(0, arm_of(b, name), r);
        check_same_blocks(a.arm_blocks[i], b.arm_blocks[k]);
        check_same_twins(a.twin_blocks[i], b.twin_blocks[k]);
    }
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a scheme without effect, award or cost gives exactly zero in every cell") {
    const StudyFiles files;
    const StudyRun run = run_plan(smoke_plan({files.nothing(), files.vouchers()}));
    const StudyData& study = run.study;
    const std::size_t null_arm = arm_of(study, "nothing");
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        check_same_blocks(study.arm_blocks[study.at(0, 0, r)], study.arm_blocks[study.at(0, null_arm, r)]);
        const TwinBlock& twin = study.twin_blocks[study.at(0, null_arm, r)];
        CHECK(std::all_of(twin.parts.begin(), twin.parts.end(), [](std::int64_t part) { return part == 0; }));
        for (const auto& fates : twin.fates) {
            for (const EventFate fate : {EventFate::additional, EventFate::lost, EventFate::accelerated, EventFate::delayed, EventFate::event_months}) {
                CHECK(fates[static_cast<std::size_t>(fate)] == 0);
            }
        }
        CHECK(twin.supported_firms == 0);
    }
    // The other scheme does something, or all this would prove nothing.
    const StudyData& other = study;
    CHECK(other.arm_blocks[other.at(0, 0, 0)].outcomes != other.arm_blocks[other.at(0, arm_of(other, "vouchers"), 0)].outcomes);
    CHECK(std::any_of(study.warnings.begin(), study.warnings.end(), [](const std::string& w) { return w.find("`nothing` changes nothing") != std::string::npos; }));
}

TEST_CASE("adding or reordering schemes changes no number of the others") {
    const StudyFiles files;
    const StudyData two = run_plan(smoke_plan({files.vouchers(), files.grants()})).study;
    const StudyData turned = run_plan(smoke_plan({files.grants(), files.nothing(), files.vouchers()})).study;
    for (const char* name : {"baseline", "vouchers", "grants"}) check_same_arm(two, turned, name);
}

TEST_CASE("more replicates leave those before them as they were") {
    const StudyFiles files;
    const StudyData few = run_plan(smoke_plan({files.vouchers()}, 2)).study;
    const StudyData many = run_plan(smoke_plan({files.vouchers()}, 5)).study;
    check_same_arm(few, many, "vouchers");
    CHECK(many.arm_blocks[many.at(0, 0, 3)].outcomes != many.arm_blocks[many.at(0, 0, 4)].outcomes);
}

TEST_CASE("one thread and two write the same bytes") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers(), files.grants() + '+' + files.vouchers()}, 5);
    plan.worlds = {files.world("dearer", "  visa_barrier: 0.9\n")};
    const StudyData one = run_plan(plan, 1).study, two = run_plan(plan, 2).study;
    const std::string digest = write_study(files.path("one.h5"), one, Existing::refuse);
    CHECK(write_study(files.path("two.h5"), two, Existing::refuse) == digest);
    CHECK(bytes_of(files.path("one.h5")) == bytes_of(files.path("two.h5")));
    CHECK(arm_of(one, "grants+vouchers") == 2);
}

TEST_CASE("parts add up to the net effect, margins to the whole, and the net effect is the difference of the worlds") {
    const StudyFiles files;
    const StudyData study = run_plan(smoke_plan({files.vouchers(), files.grants()}, 3)).study;
    const std::size_t margins = study.layout.margins.size();
    constexpr std::array<StudyOutcome, twin_quantity_count> outcome_of{StudyOutcome::partnerships, StudyOutcome::established, StudyOutcome::uk_gva, StudyOutcome::job_months,
                                                                       StudyOutcome::leaks};
    std::int64_t moved = 0;
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            const TwinBlock& twin = study.twin_blocks[study.at(0, a, r)];
            for (std::size_t q = 0; q < twin_quantity_count; ++q) {
                const auto part = [&](TwinPart p, std::size_t m) { return twin.parts[(q * twin_part_count + static_cast<std::size_t>(p)) * margins + m]; };
                std::map<std::string, std::int64_t> sums;
                for (std::size_t m = 0; m < margins; ++m) {
                    CHECK(part(TwinPart::net, m) == part(TwinPart::gross, m) - part(TwinPart::deadweight, m) - part(TwinPart::substitution, m) - part(TwinPart::diversion, m) +
                                                        part(TwinPart::spillover, m) - part(TwinPart::displacement, m));
                    CHECK(part(TwinPart::gross, m) - part(TwinPart::deadweight, m) == part(TwinPart::additional, m) + part(TwinPart::acceleration, m));
                    const std::string& label = study.layout.margins[m];
                    sums[label.substr(0, label.find(':'))] += part(TwinPart::net, m);
                }
                for (const auto& [kind, sum] : sums) CHECK(sum == part(TwinPart::net, 0));
                const auto outcome = static_cast<std::size_t>(outcome_of[q]);
                CHECK(part(TwinPart::net, 0) == study.arm_blocks[study.at(0, a, r)].outcomes[outcome] - study.arm_blocks[study.at(0, 0, r)].outcomes[outcome]);
                moved += std::abs(part(TwinPart::net, 0));
            }
        }
    }
    CHECK(moved > 0);
}

TEST_CASE("any scheme can be the baseline, and differences turn round") {
    const StudyFiles files;
    const StudyData straight = run_plan(smoke_plan({files.vouchers()}, 2)).study;
    StudyPlan plan = smoke_plan({files.vouchers()}, 2);
    plan.baseline = "vouchers";
    const StudyData turned = run_plan(plan).study;
    REQUIRE(turned.layout.arms.size() == 2);
    CHECK(turned.layout.arms[0].name == "vouchers");
    CHECK(turned.layout.arms[1].name == "as_it_stands");
    for (std::uint32_t r = 0; r < 2; ++r) {
        check_same_blocks(straight.arm_blocks[straight.at(0, 0, r)], turned.arm_blocks[turned.at(0, 1, r)]);
        check_same_blocks(straight.arm_blocks[straight.at(0, 1, r)], turned.arm_blocks[turned.at(0, 0, r)]);
    }
}

TEST_CASE("worlds and draws make futures; the central draw is that of a study without draws") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.uncertain()}, 2);
    const StudyData plain = run_plan(plan).study;
    plan.draws = 3;
    plan.worlds = {files.world("dearer", "  visa_barrier: 0.9\n")};
    const StudyData study = run_plan(plan, 2).study;
    REQUIRE(study.layout.futures.size() == 6);
    CHECK(study.layout.futures[4].world == "dearer");
    CHECK(study.layout.futures[4].draw == 1);
    check_same_arm(plain, study, "uncertain");
    bool drawn_differs = false, world_differs = false;
    for (std::uint32_t r = 0; r < 2; ++r) {
        drawn_differs = drawn_differs || study.arm_blocks[study.at(0, 1, r)].flows != study.arm_blocks[study.at(1, 1, r)].flows;
        world_differs = world_differs || study.arm_blocks[study.at(0, 1, r)].flows != study.arm_blocks[study.at(3, 1, r)].flows;
    }
    CHECK(drawn_differs);
    CHECK(world_differs);
}

TEST_CASE("an interrupted comparison keeps an unbroken run of whole replicates") {
    const StudyFiles files;
    const StudyPlan plan = smoke_plan({files.vouchers()}, 40);
    const StudySetup setup(plan);
    std::atomic<bool> stop{false};
    std::atomic<int> worlds{0};
    StudySinks sinks;
    sinks.on_world = [&] { stop = ++worlds >= 6; };
    const StudyRun run = run_study(plan, setup, shipped_schedule(), 2, sinks, &stop);
    CHECK(run.interrupted);
    CHECK_FALSE(run.study.complete);
    REQUIRE(run.study.layout.replicates > 0);
    REQUIRE(run.study.layout.replicates < 40);
    const StudyData whole = run_plan(smoke_plan({files.vouchers()}, 8)).study;
    check_same_arm(whole, run.study, "vouchers");
    write_study(files.path("part.h5"), run.study, Existing::refuse);
    CHECK_FALSE(read_study(files.path("part.h5")).complete);
}

TEST_CASE("the placebo parts from the baseline by luck after month 0 and supports nobody") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers()}, 6);
    plan.placebo = true;
    const StudyData study = run_plan(plan, 2).study;
    const std::size_t placebo = arm_of(study, "placebo");
    REQUIRE(placebo == 2);
    bool differs = false;
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        const ArmBlock& base = study.arm_blocks[study.at(0, 0, r)];
        const ArmBlock& other = study.arm_blocks[study.at(0, placebo, r)];
        differs = differs || base.flows != other.flows;
        CHECK(study.twin_blocks[study.at(0, placebo, r)].supported_firms == 0);
    }
    CHECK(differs);
    CHECK(study.layout.arms[placebo].instruments.empty());
}
