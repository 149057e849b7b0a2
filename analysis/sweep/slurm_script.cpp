#include "analysis/sweep/slurm_plan.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>

namespace pactsim {

namespace {

/// One word for bash.
std::string quoted(const std::string& word) {
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

/// A path in a line of sbatch, which takes % for its own marks and splits at spaces outside quotes.
std::string sbatch_path(const std::string& path) {
    std::string text = "\"";
    for (const char c : path) text += c == '%' ? std::string("%%") : std::string(1, c);
    return text + "\"";
}

/// The lines that ask for what the job needs.
std::string head(const SlurmRequest& request, const SlurmJob& job) {
    const bool runs_tasks = job.kind != SlurmJobKind::next;
    std::string text = "#!/bin/bash\n";
    const auto ask = [&text](const std::string& option) { text += "#SBATCH " + option + "\n"; };
    ask("--job-name=" + job.name);
    ask("--output=" + sbatch_path(fmt::format("{}/slurm/{}.log", request.folder, job.file.substr(0, job.file.find('.')))));
    ask("--open-mode=append");   // one log for all tasks of an array, and for what comes after a requeue
    ask("--requeue");            // safe: what is done is not done again
    ask(fmt::format("--ntasks={}", job.kind == SlurmJobKind::mpi ? request.ranks : 1));
    ask(fmt::format("--cpus-per-task={}", runs_tasks ? request.threads : 1));
    ask("--time=" + walltime_text(job.kind == SlurmJobKind::merge ? request.merge_seconds : job.kind == SlurmJobKind::next ? 600 : request.walltime_seconds));
    if (job.kind == SlurmJobKind::array) ask(fmt::format("--array=0-{}", job.tasks - 1));
    if (runs_tasks) ask(job.kind == SlurmJobKind::mpi ? "--signal=USR1@60" : "--signal=B:USR1@60");
    if (!request.partition.empty()) ask("--partition=" + request.partition);
    if (!request.memory.empty() && runs_tasks) ask("--mem=" + request.memory);
    for (const std::string& option : request.options) ask(option);
    return text;
}

/// Runs a command as a child, because bash looks at signals only while it waits; passes on what Slurm says, and queues the job again when its time was up.
constexpr std::string_view passing_signals =
    "worker=\n"
    "time_is_up=\n"
    "trap 'time_is_up=yes; [[ -z $worker ]] || kill -USR1 \"$worker\"' USR1\n"
    "trap '[[ -z $worker ]] || kill -TERM \"$worker\"' TERM\n"
    "run() {\n"
    "    \"$@\" &\n"
    "    worker=$!\n"
    "    wait \"$worker\"\n"
    "    status=$?\n"
    "    while kill -0 \"$worker\" 2>/dev/null; do   # a signal ended the waiting, not the worker\n"
    "        wait \"$worker\"\n"
    "        status=$?\n"
    "    done\n"
    "    worker=\n"
    "}\n";

std::string requeue_when_interrupted(const SlurmRequest& request, std::string_view condition, std::string_view id) {
    return fmt::format("if {} && ((${{SLURM_RESTART_COUNT:-0}} < {})); then\n"
                       "    echo \"the time is up: queueing job {} again\"\n"
                       "    scontrol requeue \"{}\"\n"
                       "fi\n",
                       condition, request.requeues, id, id);
}

std::string command(const SlurmRequest& request, std::string_view verb, const std::string& rest = {}) {
    return fmt::format("{} {} {}{}", quoted(request.program), verb, quoted(request.folder), rest);
}

constexpr std::string_view time_was_up = "[[ $status == 130 && -n $time_is_up ]]";

std::string array_body(const SlurmRequest& request, const SlurmJob& job) {
    return fmt::format("# Task 0 of this array is part {} of {} parts of the sweep (numbered from 0).\n"
                       "part=$(({} + SLURM_ARRAY_TASK_ID))\n",
                       job.offset, request.parts, job.offset) +
           std::string(passing_signals) + "run " + command(request, "resume", fmt::format(" --task \"$part/{}\" --threads {}\n", request.parts, request.threads)) +
           requeue_when_interrupted(request, time_was_up, "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}") + "exit \"$status\"\n";
}

/// Slurm itself sends the signal to the ranks, and takes all down when one ends badly, lest the others wait for it.
std::string mpi_body(const SlurmRequest& request) {
    return fmt::format("srun --mpi=pmix --kill-on-bad-exit=1 {}", command(request, "resume", fmt::format(" --threads {} --no-merge\n", request.threads))) + "status=$?\n" +
           requeue_when_interrupted(request, "[[ $status == 130 ]]", "$SLURM_JOB_ID") + "exit \"$status\"\n";
}

std::string merge_body(const SlurmRequest& request) {
    return "# What killed or failed jobs left is done here; then all shards become one file.\n" + std::string(passing_signals) + "run " +
           command(request, "resume", fmt::format(" --threads {} --no-merge\n", request.threads)) + requeue_when_interrupted(request, time_was_up, "$SLURM_JOB_ID") +
           "# 1: some points fall short of the wished-for precision; 6: some tasks failed, `pactsim failures` lists them.\n"
           "[[ $status == 0 || $status == 1 || $status == 6 ]] || exit \"$status\"\n" + command(request, "merge", " || exit\nexit \"$status\"\n");
}

std::string body(const SlurmRequest& request, const SlurmJob& job) {
    switch (job.kind) {
        case SlurmJobKind::array:
            return array_body(request, job);
        case SlurmJobKind::mpi:
            return mpi_body(request);
        case SlurmJobKind::next:
            return "# The queue takes no more jobs at once: the next ones go in when those before have drained.\nexec " + command(request, "submit", " --slurm\n");
        case SlurmJobKind::merge:
            return merge_body(request);
    }
    return {};
}

}  // namespace

std::string slurm_script(const SlurmRequest& request, const SlurmJob& job) {
    return head(request, job) + "\n# Written by `pactsim plan`; submitted by `pactsim submit`.\nexport OMP_WAIT_POLICY=passive\n" + body(request, job);
}

}  // namespace pactsim
