// What Slurm says: its settings, its refusals (as Slurm 22.05 words them), its job ids.
#include "analysis/sweep/slurm_limits.h"

#include <catch2/catch.hpp>

using namespace pactsim;

TEST_CASE("limits are read from what scontrol shows") {
    const SlurmLimits limits = read_slurm_limits("Configuration data as of 2026-01-01T00:00:00\nMaxArraySize            = 10\nMaxDBDMsgs              = 20008\nMaxJobCount             = 5000\n");
    CHECK(limits.asked);
    CHECK(limits.max_array_size == 10);
    CHECK(limits.max_jobs == 5000);
    CHECK(limits.max_submit == 0);
}

TEST_CASE("without a cluster, Slurm's own defaults hold") {
    for (const char* text : {"", "MaxArraySize = many\n", "slurm_load_ctl_conf error: Unable to contact slurm controller"}) {
        const SlurmLimits limits = read_slurm_limits(text);
        CHECK(limits.max_array_size == 1001);
        CHECK(limits.max_jobs == 10'000);
    }
    CHECK_FALSE(read_slurm_limits("").asked);
    CHECK(read_slurm_limits("MaxArraySize = 0\n").max_array_size == 0);   // arrays are switched off
}

TEST_CASE("refusals come with what helps") {
    const auto helps = [](const char* complaint, const char* word) { return advice_on_refusal(complaint).find(word) != std::string::npos; };
    CHECK(helps("sbatch: error: Batch job submission failed: Invalid job array specification", "--max-array-size"));
    CHECK(helps("sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit)", "--max-submit"));
    CHECK(helps("sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified", "--partition"));
    CHECK(helps("sbatch: error: Memory specification can not be satisfied", "--mem"));
    CHECK(helps("sbatch: error: Batch job submission failed: Requested node configuration is not available", "--threads"));
    CHECK(helps("sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)", "later"));
    CHECK(helps("something new", "not submitted twice"));
}

TEST_CASE("an answer of sbatch is a job id or nothing") {
    CHECK(job_id_in("17\n") == "17");
    CHECK(job_id_in("17;cluster1\n") == "17");
    for (const char* text : {"", "\n", "Submitted batch job 17\n", "x17", "17 18", ";17"}) CHECK(job_id_in(text).empty());
}
