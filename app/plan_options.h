#pragma once
// What `pactsim plan` was asked for.

#include "analysis/sweep/slurm_plan.h"
#include "app/talk.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

struct PlanOptions {
    std::string study;                  // a study file, or a study folder
    std::string folder;                 // of a study file; empty = its name without the ending
    bool slurm = false, dry_run = false, json = false;
    int threads = 0;                    // 0 = one on a cluster, all that the machine offers elsewhere
    int ranks = 0;                      // --mpi
    std::uint64_t parts = 0;            // --shards; 0 = from the pilot
    std::uint64_t pilot = 8;
    double pilot_seconds = 3.0;
    std::string walltime = "02:00:00", memory, partition;
    std::uint64_t max_array_size = 0, max_submit = 0;   // 0 = as the cluster says
    std::vector<std::string> sbatch;
    Talk talk;

    /// Whether jobs for a cluster are wanted.
    [[nodiscard]] bool is_for_cluster() const { return slurm || ranks > 0; }
    [[nodiscard]] int threads_of_part() const;
};

void add_plan_options(CLI::App& parser, PlanOptions& options);
/// Throws UsageError with all that is wrong with the options together.
void check_plan_options(const PlanOptions& options);

}  // namespace pactsim
