#pragma once
// What was planned for Slurm and what Slurm took, in the study folder's slurm/: plan.json is replaced by each plan, submitted.journal only grows.

#include "analysis/sweep/slurm_plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// The jobs of the latest plan of a folder.
struct SlurmPlan {
    std::uint32_t number = 0;        // 1, 2, ...; 0 = none
    std::vector<SlurmJob> jobs;
};

/// Reads slurm/plan.json; number 0 if there is none. Throws InputError if it is damaged.
[[nodiscard]] SlurmPlan read_slurm_plan(const std::string& folder);
/// Writes the sbatch files and then plan.json; sbatch files of an older plan are removed. Throws OutputError.
void write_slurm_plan(const std::string& folder, const SlurmRequest& request, const std::vector<SlurmJob>& jobs);

/// A line of the record.
struct Submission {
    std::uint32_t plan = 0;
    std::string file;
    std::string job;   // id; empty = sbatch was about to be asked, and what it did is not known
};

/// The record of what was submitted; one process at a time holds it.
class SubmissionRecord {
  public:
    /// Opens the record of a folder, waiting for nobody: throws RefusedError if another `pactsim submit` works on it, OutputError if it cannot be written.
    explicit SubmissionRecord(const std::string& folder);
    SubmissionRecord(const SubmissionRecord&) = delete;
    SubmissionRecord& operator=(const SubmissionRecord&) = delete;
    ~SubmissionRecord();

    /// Notes, on disk before it returns, that sbatch is about to be asked to take a file.
    void asking(std::uint32_t plan, const std::string& file) { append({plan, file, {}}); }
    /// Notes, on disk before it returns, that Slurm has a job for a file.
    void taken(std::uint32_t plan, const std::string& file, const std::string& job) { append({plan, file, job}); }

    /// The job that was made of a file, if that is known.
    [[nodiscard]] std::optional<std::string> job_of(std::uint32_t plan, const std::string& file) const;
    /// Whether sbatch was asked for a file, so that a job may exist that is not known.
    [[nodiscard]] bool was_asked(std::uint32_t plan, const std::string& file) const;
    /// The jobs of all plans but this one.
    [[nodiscard]] std::vector<std::string> jobs_of_other_plans(std::uint32_t plan) const;

  private:
    void append(const Submission& line);

    std::string path_;
    int descriptor_ = -1;
    std::vector<Submission> lines_;
};

}  // namespace pactsim
