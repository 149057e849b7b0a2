#pragma once
// How the parts of a sweep are cut into Slurm jobs, within the limits of a cluster. Pure functions.

#include "analysis/sweep/slurm_limits.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// What each job asks for.
struct SlurmRequest {
    std::string program;                  // full path of pactsim
    std::string folder;                   // full path of the study folder
    std::string name;                     // start of the jobs' names: letters, digits, - and _
    std::uint32_t plan = 1;               // number of the plan of this folder
    std::uint64_t parts = 1;              // array tasks of all arrays together
    int threads = 1;                      // processors of each array task or rank
    int ranks = 0;                        // of one MPI job instead of arrays; 0 = arrays
    std::uint64_t walltime_seconds = 7200;
    std::uint64_t merge_seconds = 3600;   // of the last job
    std::string memory;                   // of each array task, or of each rank's node; as sbatch takes it; empty = the site's default
    std::string partition;                // empty = the site's default
    std::vector<std::string> options;     // further options of sbatch, each as one word
    int requeues = 3;                     // times that a job which met its time limit queues itself again
};

/// What a job does.
enum class SlurmJobKind : std::uint8_t {
    array,  // parts of the sweep
    mpi,    // the whole sweep on several ranks
    next,   // submits the next wave when the one before has drained
    merge,  // finishes what was left, then merges
};

/// One sbatch file. Jobs of one wave may be in the queue together; the last job of a wave waits for all others of it.
struct SlurmJob {
    SlurmJobKind kind = SlurmJobKind::array;
    std::string file;             // name in the folder's slurm/
    std::string name;             // of the job; no other job of this folder has it
    std::uint32_t wave = 0;
    std::uint64_t offset = 0;     // array: part of its task 0
    std::uint64_t tasks = 1;      // array: tasks; else 1
};

/// The jobs in the order in which they are submitted. No array has an index of max_array_size or more, and no wave (with its last job) more jobs than max_submit or max_jobs allow.
/// Throws UsageError if the limits leave no room for one task and the job that follows it.
[[nodiscard]] std::vector<SlurmJob> plan_slurm_jobs(const SlurmRequest& request, const SlurmLimits& limits);

/// The text of the sbatch file of a job.
[[nodiscard]] std::string slurm_script(const SlurmRequest& request, const SlurmJob& job);

/// "02:30:00", "1-12:00:00", "90" (minutes), "2:30" (minutes, seconds), as sbatch reads --time; 0 if it is none of these or nothing.
[[nodiscard]] std::uint64_t seconds_of_walltime(const std::string& text);
/// "[days-]hh:mm:ss".
[[nodiscard]] std::string walltime_text(std::uint64_t seconds);

}  // namespace pactsim
