#pragma once
// What a Slurm cluster allows, and what its refusals mean.

#include <cstdint>
#include <string>
#include <string_view>

namespace pactsim {

/// Limits that decide how a sweep is cut into jobs.
struct SlurmLimits {
    std::uint64_t max_array_size = 1001;   // of slurm.conf: one more than the highest index of an array, not the number of its tasks; Slurm's own default
    std::uint64_t max_jobs = 10'000;       // MaxJobCount of slurm.conf: jobs that the controller holds at once, each task of an array counting; Slurm's own default
    std::uint64_t max_submit = 0;          // jobs that one user may have in the queue (MaxSubmitJobs of an association or QOS); 0 = no limit known
    bool asked = false;                    // whether a cluster told
};

/// Reads the answer of `scontrol show config`. What it does not say stays at Slurm's defaults.
[[nodiscard]] SlurmLimits read_slurm_limits(std::string_view config_text);

/// What to do about a refusal of sbatch, from the text of its complaint; in words for a person.
[[nodiscard]] std::string advice_on_refusal(std::string_view complaint);

/// The id of the job in the answer of `sbatch --parsable`: "17" or "17;cluster". Empty if the answer is none.
[[nodiscard]] std::string job_id_in(std::string_view answer);

}  // namespace pactsim
