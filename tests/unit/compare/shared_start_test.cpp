#include <catch2/catch.hpp>

#include <string>

#include "agents/model.h"
#include "agents/world_digest.h"
#include "analysis/compare/shared_start.h"
#include "analysis/compare/study_setup.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string digest_at_end(World world) {
    run_replicate(world, [](const World&) {});
    return world_digest(world);
}

}  // namespace

TEST_CASE("an arm that starts from the baseline's population is, to the bit, the world drawn for it, at the start and at the end") {
    const StudyFiles files;
    // Instruments and intermediaries that are new, others removed, and effects that are drawn.
    StudyPlan plan = smoke_plan({files.vouchers(), files.grants(), files.uncertain(), shipped("schemes/matchmaking_incubators.yaml"), shipped("schemes/combination_three_barriers.yaml")});
    plan.draws = 2;
    plan.randomise = true;
    plan.worlds = {files.world("dearer", "  visa_barrier: 0.9\n")};
    const StudySetup setup(plan);
    std::size_t different = 0;
    for (std::size_t future = 0; future < setup.futures(); ++future) {
        const FutureArms arms = setup.prepare(future);
        const World unstarted(arms.constants[0], 3, 1);
        const std::string baseline = digest_at_end(unstarted);
        for (std::size_t a = 1; a < arms.constants.size(); ++a) {
            for (const auto& constants : {arms.constants[a], arms.lotteries[a]}) {
                if (constants == nullptr) continue;
                const World drawn(constants, 3, 1);
                CHECK(world_digest(start_of_arm(unstarted, constants)) == world_digest(drawn));
                const std::string end = digest_at_end(drawn);
                CHECK(digest_at_end(start_of_arm(unstarted, constants)) == end);
                different += end != baseline ? 1 : 0;
            }
        }
        // The world that is copied from stays as it was.
        CHECK(digest_at_end(unstarted) == baseline);
    }
    CHECK(different > 10);
}
