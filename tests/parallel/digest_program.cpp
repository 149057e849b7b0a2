// Prints a fingerprint of every bit that a few runs leave behind. tests/parallel/compilers_test.sh builds it with several compilers and compares.
// usage: digest_program SCENARIO_FOLDER THREADS

#include "agents/model.h"
#include "agents/world_digest.h"
#include "scenarios/schema/read_config.h"
#include "sim/ensemble.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

/// What is run: a shipped scenario, cut short where it is long, and how many replicates of it.
struct Case {
    const char* scenario;
    std::uint32_t replicates;
    std::vector<std::string> overrides;
};

/// The thousands of firms of uk_2025 fill several chunks, so that threads share a month; the small ones share out replicates.
const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"smoke.yaml", 8, {}},
        {"classroom.yaml", 3, {"time.horizon_months=60", "time.warm_up_months=12"}},
        {"five_firms.yaml", 3, {}},
        {"uk_2025.yaml", 1, {"time.horizon_months=12", "time.warm_up_months=12"}},
    };
    return all;
}

std::string digests_of(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads) {
    World world(constants, replicate, threads);
    HistoryDigest history;
    run_replicate(world, [&](const World& finished) { history.observe(finished); });
    return history.hex() + " " + world_digest(world);
}

/// Prints one line per replicate: scenario, replicate, fingerprints of the history and of the last state.
void run_case(const Case& what, const std::string& folder, int threads) {
    const auto constants = std::make_shared<const Constants>(load_scenario(folder + "/" + what.scenario, what.overrides).config);
    const std::size_t firms = World(constants, 0, 1).firms.size();
    const EnsembleOptions options{.first_replicate = 0, .replicates = what.replicates, .threads = threads, .agents = firms};
    const auto outcome = run_ensemble(
        options, [&](std::uint32_t replicate, int inside, int) { return digests_of(constants, replicate, inside); },
        [&](std::uint32_t replicate, std::string&& digests) { std::printf("%s %u %s\n", what.scenario, replicate, digests.c_str()); });
    if (!outcome.failures.empty()) std::rethrow_exception(outcome.failures.front().exception);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: digest_program SCENARIO_FOLDER THREADS\n");
        return 2;
    }
    try {
        for (const Case& what : cases()) run_case(what, argv[1], std::atoi(argv[2]));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
