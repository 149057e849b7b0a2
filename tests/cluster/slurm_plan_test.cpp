// How the parts of a sweep become Slurm jobs: whole, within the limits, and text that bash accepts.
#include "analysis/sweep/slurm_plan.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

SlurmRequest request_of(std::uint64_t parts) {
    SlurmRequest request;
    request.program = "/opt/it's here/pactsim";
    request.folder = "/scratch/a b/100%";
    request.name = "pactsim-toy-0a1b2c3d";
    request.parts = parts;
    return request;
}

bool has_line(const std::string& text, const std::string& line) { return ("\n" + text).find("\n" + line + "\n") != std::string::npos; }

}  // namespace

TEST_CASE("jobs cover every part once, within every limit") {
    for (const std::uint64_t parts : {1U, 3U, 10U, 11U, 500U, 2047U}) {
        for (const std::uint64_t max_array_size : {1U, 10U, 1001U}) {
            for (const std::uint64_t max_submit : {0U, 3U, 12U, 400U}) {
                SlurmLimits limits;
                limits.max_array_size = max_array_size;
                limits.max_submit = max_submit;
                const std::vector<SlurmJob> jobs = plan_slurm_jobs(request_of(parts), limits);
                std::uint64_t next = 0;
                std::vector<std::uint64_t> in_wave(jobs.back().wave + 1);
                std::set<std::string> files, names;
                for (const SlurmJob& job : jobs) {
                    CHECK(files.insert(job.file).second);
                    CHECK(names.insert(job.name).second);
                    in_wave[job.wave] += job.tasks;
                    if (job.kind != SlurmJobKind::array) continue;
                    CHECK(job.offset == next);
                    CHECK(job.tasks >= 1);
                    CHECK(job.tasks - 1 < max_array_size);   // the limit is one above the highest index
                    next += job.tasks;
                }
                CHECK(next == parts);
                CHECK(jobs.back().kind == SlurmJobKind::merge);
                for (std::size_t wave = 0; max_submit > 0 && wave < in_wave.size(); ++wave) {
                    // Behind the first wave, the job that submits is still in the queue itself.
                    CHECK(in_wave[wave] + (wave > 0 ? 1 : 0) <= max_submit);
                }
            }
        }
    }
}

TEST_CASE("every wave but the last ends with the job that submits the next one") {
    SlurmLimits limits;
    limits.max_submit = 400;
    const std::vector<SlurmJob> jobs = plan_slurm_jobs(request_of(500), limits);
    std::vector<SlurmJobKind> kinds;
    for (const SlurmJob& job : jobs) kinds.push_back(job.kind);
    CHECK(kinds == std::vector{SlurmJobKind::array, SlurmJobKind::next, SlurmJobKind::array, SlurmJobKind::merge});
    CHECK(jobs[0].tasks == 398);
    CHECK(jobs[2].offset == 398);
    CHECK(jobs[2].tasks == 102);
}

TEST_CASE("limits that leave no room are refused before anything is written") {
    SlurmLimits limits;
    limits.max_submit = 2;
    CHECK_THROWS_AS(plan_slurm_jobs(request_of(10), limits), UsageError);
    CHECK(plan_slurm_jobs(request_of(1), limits).size() == 2);   // one task and the merge fit
    SlurmLimits none;
    none.max_array_size = 0;
    CHECK_THROWS_AS(plan_slurm_jobs(request_of(10), none), UsageError);
}

TEST_CASE("an array's text asks for what was wanted, and quotes what a shell would break") {
    SlurmRequest request = request_of(12);
    request.threads = 4;
    request.memory = "8G";
    request.partition = "short";
    request.walltime_seconds = 93'784;
    request.options = {"--account=econ", "--constraint=\"intel&gpu\""};
    SlurmLimits limits;
    limits.max_array_size = 5;
    const std::vector<SlurmJob> jobs = plan_slurm_jobs(request, limits);
    const std::string text = slurm_script(request, jobs[1]);
    for (const char* line : {"#!/bin/bash", "#SBATCH --array=0-4", "#SBATCH --cpus-per-task=4", "#SBATCH --mem=8G", "#SBATCH --partition=short", "#SBATCH --time=1-02:03:04",
                             "#SBATCH --signal=B:USR1@60", "#SBATCH --requeue", "#SBATCH --open-mode=append", "#SBATCH --job-name=pactsim-toy-0a1b2c3d-p1-array2",
                             "#SBATCH --output=\"/scratch/a b/100%%/slurm/array2.log\"", "#SBATCH --account=econ", "#SBATCH --constraint=\"intel&gpu\"", "part=$((5 + SLURM_ARRAY_TASK_ID))",
                             "run '/opt/it'\\''s here/pactsim' resume '/scratch/a b/100%' --task \"$part/12\" --threads 4"}) {
        INFO(line << "\nis not in\n" << text);
        CHECK(has_line(text, line));
    }
    CHECK(jobs[2].tasks == 2);
    CHECK(has_line(slurm_script(request, jobs[2]), "#SBATCH --array=0-1"));
}

TEST_CASE("ranks of MPI are one job, and the merge follows it") {
    SlurmRequest request = request_of(1);
    request.ranks = 64;
    const std::vector<SlurmJob> jobs = plan_slurm_jobs(request, {});
    REQUIRE(jobs.size() == 2);
    CHECK(jobs[0].kind == SlurmJobKind::mpi);
    const std::string text = slurm_script(request, jobs[0]);
    CHECK(has_line(text, "#SBATCH --ntasks=64"));
    CHECK(has_line(text, "#SBATCH --signal=USR1@60"));   // to the ranks, not to the script
    CHECK(has_line(text, "srun --mpi=pmix --kill-on-bad-exit=1 '/opt/it'\\''s here/pactsim' resume '/scratch/a b/100%' --threads 1 --no-merge"));
    CHECK(text.find("--array") == std::string::npos);
    CHECK(has_line(slurm_script(request, jobs[1]), "#SBATCH --ntasks=1"));
}

TEST_CASE("times of day are read as sbatch reads them") {
    // man sbatch: "minutes", "minutes:seconds", "hours:minutes:seconds", "days-hours", "days-hours:minutes" and "days-hours:minutes:seconds".
    CHECK(seconds_of_walltime("90") == 5400);
    CHECK(seconds_of_walltime("2:30") == 150);
    CHECK(seconds_of_walltime("02:30:00") == 9000);
    CHECK(seconds_of_walltime("1-2") == 93'600);
    CHECK(seconds_of_walltime("1-2:30") == 95'400);
    CHECK(seconds_of_walltime("1-12:00:10") == 129'610);
    for (const char* text : {"", "x", "1:", "-5", "1:2:3:4", "1-1:2:3:4", "3 h", "0", "99999999999"}) CHECK(seconds_of_walltime(text) == 0);
    for (const std::uint64_t seconds : {1U, 59U, 3600U, 86'399U, 86'400U, 1'000'000U}) CHECK(seconds_of_walltime(walltime_text(seconds)) == seconds);
}
