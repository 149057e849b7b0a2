#include "app/command_plan.h"

#include "analysis/sweep/find_work.h"
#include "analysis/sweep/pilot.h"
#include "analysis/sweep/run_task.h"
#include "analysis/sweep/slurm_record.h"
#include "analysis/sweep/study_folder.h"
#include "app/captured_program.h"
#include "app/estimate.h"
#include "app/options.h"
#include "app/other_program.h"
#include "app/plan_options.h"
#include "app/provenance.h"
#include "sim/digest.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

/// A folder that goes away again, for a plan that is to leave nothing.
class PassingFolder {
  public:
    PassingFolder() : path_((fs::temp_directory_path() / fmt::format("pactsim-plan-{}", getpid())).string()) { fs::remove_all(path_); }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    ~PassingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// All that a plan found out.
struct Plan {
    std::string folder;             // as the user would type it
    std::uint64_t tasks = 0, worlds = 0, done = 0;
    PilotTimes times;
    SweepShape shape;
    SweepEstimate estimate;
    SlurmLimits limits;
    std::uint64_t walltime_seconds = 0;
    std::vector<SlurmJob> jobs;
};

std::string folder_of(const PlanOptions& options) {
    if (fs::is_directory(options.study)) return options.study;
    return options.folder.empty() ? fs::path(options.study).stem().string() : options.folder;
}

std::string absolute_folder(const std::string& folder) {
    std::string path = fs::absolute(folder).lexically_normal().string();
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

StudyFolder lay_out(const PlanOptions& options, const std::optional<PassingFolder>& passing) {
    if (fs::is_directory(options.study)) {
        if (!options.folder.empty()) throw UsageError(fmt::format("`{}` is a study folder already, so -o has no meaning\n = help: leave -o out", options.study));
        return StudyFolder::open(options.study);
    }
    return StudyFolder::create(options.study, passing ? passing->path() : folder_of(options), program_identity());
}

/// Tries single tasks: one thread, nothing is written. A task alone draws a population that neighbours would share, so the times are on the high side.
PilotTimes try_tasks(const StudyFolder& study, const TaskList& missing, const PlanOptions& options) {
    const TaskRunner runner(study);
    const auto seconds_of = [&](std::uint64_t task) {
        const TaskKey key = study.tasks().key(task);
        bool failed = false;
        const auto start = std::chrono::steady_clock::now();
        try {
            const std::array<std::uint32_t, 1> arms{key.arm};
            runner.run(key.row, arms, study.tasks().replicates_of(key.block), [&](std::size_t, std::uint32_t, const SweepOutcomes&, std::exception_ptr failure) { failed |= failure != nullptr; });
        } catch (const Error&) {
            failed = true;
        }
        return failed ? -1.0 : std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    return run_pilot(pilot_tasks(study.tasks(), missing, options.pilot), options.pilot_seconds, seconds_of);
}

SlurmLimits limits_of_cluster(const PlanOptions& options) {
    SlurmLimits limits;
    if (const std::optional<std::string> scontrol = find_program({"scontrol"})) limits = read_slurm_limits(run_captured({*scontrol, "show", "config"}).out);
    if (options.max_array_size > 0) limits.max_array_size = options.max_array_size;
    limits.max_submit = options.max_submit;
    return limits;
}

SweepShape shape_of(const PlanOptions& options, const Plan& plan, std::uint64_t grains) {
    SweepShape shape{plan.tasks, plan.worlds, 1, options.threads_of_part(), 1};
    if (options.ranks > 0) {
        shape.parts = static_cast<std::uint64_t>(options.ranks);
    } else if (options.slurm) {
        const double core_seconds = static_cast<double>(plan.tasks) * plan.times.mean();
        shape.parts = options.parts > 0 ? std::min(options.parts, std::max<std::uint64_t>(grains, 1)) : default_parts(grains, core_seconds, shape.threads, plan.walltime_seconds);
    }
    shape.most_parts_at_once = shape.parts;
    return shape;
}

SlurmRequest request_of(const PlanOptions& options, const StudyFolder& study, const Plan& plan) {
    SlurmRequest request;
    request.program = fs::read_symlink("/proc/self/exe").string();
    request.folder = absolute_folder(study.path());
    std::string name = study.config().name.substr(0, 24);
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0 && c != '-' && c != '_'; }, '_');
    // Two folders of one study are two sweeps: their jobs must not be taken for each other's.
    request.name = fmt::format("pactsim-{}-{:08x}", name, name_hash(request.folder + "\n" + study.identity().design) & 0xffffffffU);
    request.plan = read_slurm_plan(request.folder).number + 1;
    request.parts = plan.shape.parts;
    request.threads = plan.shape.threads;
    request.ranks = options.ranks;
    request.walltime_seconds = plan.walltime_seconds;
    request.merge_seconds = std::max<std::uint64_t>(plan.walltime_seconds / 2, 600);
    request.memory = options.memory;
    request.partition = options.partition;
    request.options = options.sbatch;
    return request;
}

std::string seconds_text(double seconds) { return seconds < 0.1 ? fmt::format("{:.1f} ms", seconds * 1e3) : seconds < 120 ? fmt::format("{:.2g} s", seconds) : duration_text(seconds); }

std::string core_hours_text(double seconds) { return seconds < 3600 ? fmt::format("{:.2g} core-minutes", seconds / 60) : fmt::format("{:.3g} core-hours", seconds / 3600); }

void print_text(const PlanOptions& options, const Plan& plan) {
    print(fmt::format("{} tasks to do ({} worlds){}\n", plan.tasks, plan.worlds, plan.done > 0 ? fmt::format("; {} tasks are done", plan.done) : ""));
    const auto tried = plan.times.seconds.size();
    if (tried > 0) {
        print(fmt::format("pilot: {} task{}, {} in the middle, {} at the 95th percentile -> {}\n", tried, tried == 1 ? "" : "s", seconds_text(plan.times.quantile(0.5)),
                          seconds_text(plan.times.quantile(0.95)), core_hours_text(plan.estimate.core_seconds)));
        const char* const what = options.ranks > 0 ? "rank" : "part";
        print(fmt::format("{} {}{} of {} thread{}: {} each{}\n", plan.shape.parts, what, plan.shape.parts == 1 ? "" : "s", plan.shape.threads, plan.shape.threads == 1 ? "" : "s",
                          duration_text(plan.estimate.part_seconds), plan.shape.parts == 1 ? "" : ", when all compute at once"));
    }
    print(fmt::format("disk: at most {} in {} files\n", bytes_text(plan.estimate.bytes), plan.estimate.files));
    if (!options.is_for_cluster()) return;
    if (options.ranks > 0) return print(fmt::format("cluster: one job of {} ranks, merge behind it\n", options.ranks));
    const std::string submit = plan.limits.max_submit > 0 ? fmt::format(", at most {} jobs in the queue", plan.limits.max_submit) : "";
    const auto arrays = std::count_if(plan.jobs.begin(), plan.jobs.end(), [](const SlurmJob& job) { return job.kind == SlurmJobKind::array; });
    const std::uint32_t waves = plan.jobs.back().wave + 1;
    print(fmt::format("cluster: MaxArraySize {}{}{} -> {} array{}{}, merge behind them\n", plan.limits.max_array_size, plan.limits.asked ? "" : " (assumed: no Slurm answered)", submit, arrays,
                      arrays == 1 ? "" : "s", waves > 1 ? fmt::format(" in {} waves, each submitted as the one before has drained", waves) : ""));
}

void print_json(const PlanOptions& options, const Plan& plan) {
    nlohmann::json jobs = nlohmann::json::array();
    for (const SlurmJob& job : plan.jobs) jobs.push_back({{"file", job.file}, {"name", job.name}, {"wave", job.wave}, {"offset", job.offset}, {"tasks", job.tasks}});
    const auto time = [&](double seconds) { return plan.times.seconds.empty() ? nlohmann::json(nullptr) : nlohmann::json(seconds); };
    const nlohmann::json document{
        {"ok", true}, {"schema", "pactsim.plan/1"}, {"folder", options.dry_run ? nlohmann::json(nullptr) : nlohmann::json(plan.folder)}, {"tasks", plan.tasks}, {"worlds", plan.worlds},
        {"tasks_done", plan.done}, {"pilot", {{"tasks", plan.times.seconds.size()}, {"failed", plan.times.failed}, {"p50_seconds", time(plan.times.quantile(0.5))}, {"p95_seconds", time(plan.times.quantile(0.95))}, {"mean_seconds", time(plan.times.mean())}}},
        {"core_hours", time(plan.estimate.core_seconds / 3600)}, {"parts", plan.shape.parts}, {"threads", plan.shape.threads}, {"part_seconds", time(plan.estimate.part_seconds)},
        {"bytes", plan.estimate.bytes}, {"files", plan.estimate.files}, {"max_array_size", plan.limits.max_array_size}, {"max_submit", plan.limits.max_submit}, {"jobs", jobs}};
    print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void warn(const PlanOptions& options, const Plan& plan, std::uint64_t grains) {
    if (plan.times.failed > 0) {
        options.talk.warn(fmt::format("{} of {} pilot tasks failed: a sweep goes on past such tasks, and `pactsim failures` lists them", plan.times.failed, plan.times.failed + plan.times.seconds.size()));
    }
    if (options.parts > grains) options.talk.warn(fmt::format("{} parts are more than there are groups of tasks: {} parts", options.parts, plan.shape.parts));
    if (options.is_for_cluster() && plan.estimate.part_seconds > static_cast<double>(plan.walltime_seconds)) {
        const auto parts = static_cast<std::uint64_t>(plan.estimate.core_seconds / plan.shape.threads / (0.7 * static_cast<double>(plan.walltime_seconds))) + 1;
        options.talk.warn(fmt::format("a part takes longer than the time limit: it stops cleanly and queues itself again, 3 times at most\n = help: {}, or a longer --walltime",
                                      options.ranks > 0 ? fmt::format("--mpi {}", parts) : fmt::format("--shards {}", parts)));
    }
    std::error_code ignored;
    const auto space = fs::space(fs::absolute(plan.folder, ignored).parent_path(), ignored);
    if (!ignored && space.available < plan.estimate.bytes) options.talk.warn(fmt::format("the disk has {} left", bytes_text(space.available)));
}

ExitCode run(const PlanOptions& options) {
    check_plan_options(options);
    std::optional<PassingFolder> passing;
    if (options.dry_run) passing.emplace();
    const StudyFolder study = lay_out(options, passing);
    const FolderWork work = find_work(study);
    Plan plan;
    plan.folder = folder_of(options);
    plan.tasks = work.missing.size();
    plan.worlds = plan.tasks * study.tasks().replicates / study.tasks().blocks;
    plan.done = work.done;
    plan.walltime_seconds = seconds_of_walltime(options.walltime);
    plan.times = try_tasks(study, work.missing, options);
    const std::uint64_t grains = (plan.tasks + study.tasks().arms - 1) / study.tasks().arms;
    plan.shape = shape_of(options, plan, grains);
    plan.estimate = estimate_sweep(plan.shape, plan.times.mean());
    if (options.is_for_cluster()) {
        plan.limits = limits_of_cluster(options);
        const SlurmRequest request = request_of(options, study, plan);
        plan.jobs = plan_slurm_jobs(request, plan.limits);
        if (!options.dry_run) write_slurm_plan(request.folder, request, plan.jobs);
        plan.estimate.files += 2 * plan.jobs.size() + 2;   // sbatch files, their logs, the plan and what was submitted
    }
    options.json ? print_json(options, plan) : print_text(options, plan);
    warn(options, plan, grains);
    if (options.dry_run) {
        options.talk.note("nothing was written (--dry-run)");
    } else {
        options.talk.note(fmt::format("next: pactsim {} {}", options.is_for_cluster() ? "submit" : "resume", shell_word(plan.folder) + (options.is_for_cluster() ? " --slurm" : "")));
    }
    return ExitCode::done;
}

}  // namespace

Action set_up_plan(CLI::App& parser) {
    const auto options = std::make_shared<PlanOptions>();
    add_plan_options(parser, *options);
    return [options] { return run(*options); };
}

}  // namespace pactsim
