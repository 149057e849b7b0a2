#include "app/submit_slurm.h"

#include "analysis/sweep/slurm_limits.h"
#include "app/captured_program.h"
#include "app/other_program.h"
#include "app/provenance.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

namespace pactsim {

namespace {

std::string needed_program(const std::string& name) {
    const std::optional<std::string> path = find_program({name});
    if (!path) {
        throw RefusedError(fmt::format("there is no {} on PATH, so nothing was submitted\n = help: run this on a machine of the cluster (a login node), or load its Slurm module", name));
    }
    return *path;
}

std::string first_lines(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    int count = 0;
    for (std::string line; count < 5 && std::getline(lines, line); ++count) result += (result.empty() ? "" : "\n  ") + line;
    return result.empty() ? "(it said nothing)" : result;
}

/// This user's jobs that are waiting or running: id by name. A job that runs this program itself does not count, nor one that is only being cleared away.
std::map<std::string, std::string> live_jobs() {
    const CapturedRun run = run_captured({needed_program("squeue"), "-h", "-u", std::to_string(geteuid()), "-o", "%F %T %j"});
    if (run.status != 0) {
        throw RefusedError(fmt::format("squeue ended with status {}: {}\n = help: {}", run.status, first_lines(run.err), advice_on_refusal(run.err)));
    }
    const char* const own = std::getenv("SLURM_JOB_ID");
    std::map<std::string, std::string> jobs;
    std::istringstream lines(run.out);
    for (std::string id, state, name; lines >> id >> state && std::getline(lines >> std::ws, name);) {
        if (state != "COMPLETING" && (own == nullptr || id != own)) jobs[name] = id;
    }
    return jobs;
}

/// One call of submit_plan.
class Submitter {
  public:
    Submitter(const std::string& folder, SlurmPlan plan)
        : folder_(folder), plan_(std::move(plan)), sbatch_(needed_program("sbatch")), record_(folder), live_(live_jobs()) {}

    SubmitReport run() {
        refuse_if_older_plan_lives();
        SubmitReport report;
        report.waves = plan_.jobs.back().wave + 1;
        for (std::uint32_t wave = 0; wave < report.waves; ++wave) {
            if (wave > 0 && is_busy(wave - 1)) {
                report.next = ensure_next(wave - 1, report);
                break;
            }
            submit_wave(wave, report);
            report.waves_submitted = wave + 1;
        }
        return report;
    }

  private:
    void refuse_if_older_plan_lives() const {
        std::set<std::string> live;
        for (const auto& [name, id] : live_) live.insert(id);
        for (const std::string& job : record_.jobs_of_other_plans(plan_.number)) {
            if (live.count(job) > 0) {
                throw RefusedError(fmt::format("job {} of an older plan of `{}` is still in the queue\n = help: wait for it, or scancel {}, then submit again", job, folder_, job));
            }
        }
    }

    [[nodiscard]] bool is_live(const SlurmJob& job) const { return live_.count(job.name) > 0; }

    /// Whether parts of a wave are still waiting or running.
    [[nodiscard]] bool is_busy(std::uint32_t wave) const {
        return std::any_of(plan_.jobs.begin(), plan_.jobs.end(), [&](const SlurmJob& job) { return job.wave == wave && job.kind == SlurmJobKind::array && is_live(job); });
    }

    /// The job that will submit the wave after this one: the one that is in the queue, or a new one in its place.
    std::string ensure_next(std::uint32_t wave, SubmitReport& report) {
        const auto next = std::find_if(plan_.jobs.begin(), plan_.jobs.end(), [&](const SlurmJob& job) { return job.wave == wave && job.kind == SlurmJobKind::next; });
        if (is_live(*next)) return live_.at(next->name);
        const std::string id = submit(*next);
        report.jobs.push_back({*next, id, true});
        return id;
    }

    void submit_wave(std::uint32_t wave, SubmitReport& report) {
        for (const SlurmJob& job : plan_.jobs) {
            if (job.wave != wave) continue;
            std::optional<std::string> id = record_.job_of(plan_.number, job.file);
            const bool known = id.has_value();
            if (!known && record_.was_asked(plan_.number, job.file) && is_live(job)) {
                id = live_.at(job.name);   // Slurm took it, but the answer never arrived here
                record_.taken(plan_.number, job.file, *id);
            }
            const bool now = !id.has_value();
            report.jobs.push_back({job, now ? submit(job) : *id, now});
        }
    }

    /// The ids that a job waits for: the parts of its wave.
    [[nodiscard]] std::string dependency_of(const SlurmJob& job) const {
        if (job.kind == SlurmJobKind::array || job.kind == SlurmJobKind::mpi) return {};
        std::string text = "--dependency=afterany";
        for (const SlurmJob& other : plan_.jobs) {
            if (other.wave == job.wave && &other != &job && other.kind != SlurmJobKind::next && other.kind != SlurmJobKind::merge) {
                text += ":" + record_.job_of(plan_.number, other.file).value_or("");
            }
        }
        return text;
    }

    std::string submit(const SlurmJob& job) {
        record_.asking(plan_.number, job.file);
        std::vector<std::string> words{sbatch_, "--parsable"};
        if (const std::string dependency = dependency_of(job); !dependency.empty()) words.push_back(dependency);
        words.push_back(fmt::format("{}/slurm/{}", folder_, job.file));
        const CapturedRun run = run_captured(words);
        const std::string id = job_id_in(run.out);
        if (run.status != 0 || id.empty()) refuse(job, run);
        record_.taken(plan_.number, job.file, id);
        live_[job.name] = id;
        return id;
    }

    [[noreturn]] void refuse(const SlurmJob& job, const CapturedRun& run) const {
        std::string taken;
        for (const SlurmJob& other : plan_.jobs) {
            if (const auto id = record_.job_of(plan_.number, other.file)) taken += fmt::format("{}{} ({})", taken.empty() ? "" : ", ", *id, other.file);
        }
        const std::string how = run.status != 0 ? fmt::format("refused (status {})", run.status) : "gave no job id";
        throw RefusedError(fmt::format("sbatch {} for {}: {}\n  in the queue already, and noted in slurm/submitted.journal: {}\n = help: {}\n = help: then: pactsim submit {} --slurm", how, job.file,
                                       first_lines(run.err.empty() ? run.out : run.err), taken.empty() ? "nothing" : taken, advice_on_refusal(run.err), shell_word(folder_)));
    }

    std::string folder_;
    SlurmPlan plan_;
    std::string sbatch_;
    SubmissionRecord record_;
    std::map<std::string, std::string> live_;
};

}  // namespace

SubmitReport submit_plan(const std::string& folder) {
    SlurmPlan plan = read_slurm_plan(folder);
    if (plan.jobs.empty()) {
        throw UsageError(fmt::format("`{}` holds no plan for Slurm\n = help: pactsim plan {} --slurm", folder, shell_word(folder)));
    }
    return Submitter(folder, std::move(plan)).run();
}

}  // namespace pactsim
