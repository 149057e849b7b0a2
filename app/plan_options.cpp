#include "app/plan_options.h"

#include "app/options.h"
#include "sim/error.h"
#include "sim/parallel.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

namespace {

bool is_memory(const std::string& text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits > 0 && digits < 10 && (digits == text.size() || (digits + 1 == text.size() && std::string_view("KMGT").find(text[digits]) != std::string_view::npos));
}

bool is_option_of_sbatch(const std::string& text) { return text.size() > 1 && text.front() == '-' && text.find_first_of("\n\r") == std::string::npos; }

}  // namespace

int PlanOptions::threads_of_part() const {
    if (threads > 0) return threads;
    return is_for_cluster() ? 1 : max_threads();
}

void add_plan_options(CLI::App& parser, PlanOptions& options) {
    parser.add_option("STUDY", options.study, "Study file, or the folder of a study that is laid out already")->required()->type_name("");
    parser.add_option("-o,--output", options.folder, "Study folder to lay out (default: ./NAME after the study file)")->type_name("DIR");
    parser.add_flag("--slurm", options.slurm, "Write sbatch files for job arrays into the folder's slurm/");
    parser.add_option("--mpi", options.ranks, "Instead of arrays: one job of so many ranks under srun --mpi=pmix")->type_name("RANKS")->check(CLI::Range(1, 1'000'000).description(""));
    parser.add_option("--shards", options.parts, "Parts of the sweep, one array task each (default: about half an hour each, at most 100)")->type_name("N")
        ->check(CLI::Range(1, 1'000'000).description(""));
    parser.add_option("--walltime", options.walltime, "Time limit of each job, as sbatch --time (default 02:00:00)")->type_name("[D-]HH:MM:SS");
    parser.add_option("--mem", options.memory, "Memory of each job, as sbatch --mem, for example 4G")->type_name("SIZE");
    parser.add_option("--partition", options.partition, "Partition (default: the site's)")->type_name("NAME");
    parser.add_option("--threads", options.threads, "Processors of each part or rank (default: 1 on a cluster, all of this machine without)")->type_name("T")
        ->check(CLI::Range(1, 4096).description(""));
    parser.add_option("--max-array-size", options.max_array_size, "One more than the highest index of an array (default: MaxArraySize of scontrol show config, else 1001)")->type_name("N")
        ->check(CLI::Range(1, 10'000'000).description(""));
    parser.add_option("--max-submit", options.max_submit, "Jobs that you may have in the queue at once, array tasks counted singly (default: MaxJobCount)")->type_name("N")
        ->check(CLI::Range(2, 10'000'000).description(""));
    parser.add_option("--sbatch", options.sbatch, "A further option for sbatch, as \"--account=econ\"; may be repeated")->type_name("OPTION")->allow_extra_args(false);
    parser.add_option("--pilot", options.pilot, "Most tasks to try (default 8; 0 = none, and no times)")->type_name("N");
    parser.add_flag("--dry-run", options.dry_run, "Tell, and write nothing");
    parser.add_flag("--json", options.json, "The estimate as one JSON document");
    add_talk_options(parser, options.talk);
}

void check_plan_options(const PlanOptions& options) {
    std::string problems;
    const auto complain = [&](const std::string& text) { problems += (problems.empty() ? "" : "\n") + text; };
    if (seconds_of_walltime(options.walltime) == 0) complain(fmt::format("--walltime `{}` is no time limit\n = help: as sbatch reads it: minutes, HH:MM:SS or D-HH:MM:SS", options.walltime));
    if (!options.memory.empty() && !is_memory(options.memory)) complain(fmt::format("--mem `{}` is no size\n = help: a whole number with K, M, G or T, as 4G", options.memory));
    if (options.partition.find_first_of(" \t\n\r\"'") != std::string::npos) complain(fmt::format("--partition `{}` is no name of a partition", options.partition));
    for (const std::string& one : options.sbatch) {
        if (!is_option_of_sbatch(one)) complain(fmt::format("--sbatch `{}` is no option of sbatch\n = help: write it whole, in quotes: --sbatch \"--account=NAME\"", one));
    }
    if (options.ranks > 0 && options.parts > 0) complain("--shards cuts arrays, and --mpi needs none: give one of the two");
    if (!problems.empty()) throw UsageError(problems);
}

}  // namespace pactsim
