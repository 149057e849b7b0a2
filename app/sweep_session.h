#pragma once
// A sweep from the first task to the merged file, on this process alone or on all ranks of a job.

#include "app/talk.h"
#include "analysis/sweep/find_work.h"
#include "analysis/sweep/folder_lock.h"
#include "analysis/sweep/run_sweep.h"
#include "sim/cluster/mpi_session.h"
#include "sim/error.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace pactsim {

/// What is asked of a sweep.
struct SweepCommand {
    std::string study;                    // study file to lay out; empty = the folder is there
    std::string folder;
    std::optional<SweepPart> part;        // of an array job
    int threads = 1;
    std::uint64_t shard_tasks = 0;
    double shard_minutes = 5;
    bool fail_fast = false, retry_failed = false, accept_build_change = false, no_merge = false, measure = false, json = false;
    Talk talk;
};

/// Runs a sweep on the ranks of this job. Rank 0 lays out, locks, looks at what is left, tells, and merges; all run tasks.
class SweepSession {
  public:
    explicit SweepSession(SweepCommand command) : command_(std::move(command)) {}
    /// The exit status on rank 0, done on the others. Errors of any rank are thrown by rank 0 alone.
    ExitCode run();

  private:
    ExitCode run_all();
    void prepare();
    FolderWork look(bool retry_failed);
    SweepOutcome run_round(const StudyFolder& folder, const TaskList& list);
    void tell_start(const StudyFolder& folder, const FolderWork& work, std::uint64_t tasks) const;
    ExitCode finish(const StudyFolder& folder);
    void tell_measure() const;

    SweepCommand command_;
    MpiSession session_;
    std::unique_ptr<FolderLock> lock_;    // of rank 0
    SweepOutcome total_;
    bool interrupted_ = false;
};

}  // namespace pactsim
