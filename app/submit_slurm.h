#pragma once
// Handing the jobs of a plan to Slurm, so that none is lost and none goes in twice, however often it is tried.

#include "analysis/sweep/slurm_record.h"

#include <string>
#include <vector>

namespace pactsim {

/// A job of the plan that Slurm has or had.
struct SubmittedJob {
    SlurmJob job;
    std::string id;
    bool now = false;   // submitted by this call
};

/// What a call of submit_plan left.
struct SubmitReport {
    std::vector<SubmittedJob> jobs;
    std::string next;               // id of the job that submits the rest when there is room; empty = all is submitted
    std::uint32_t waves = 1, waves_submitted = 1;
};

/// Submits what of the folder's latest plan is not submitted yet, in order, as far as the waves allow. Each step is on disk before the next: after a refusal or a crash a second call
/// goes on where the first stopped, and finds by its name a job whose id it did not learn. Throws RefusedError where Slurm is not there, refuses (with its words, and what
/// to do), or still has jobs of an older plan of the folder; UsageError where there is no plan; OutputError where the record cannot be written.
SubmitReport submit_plan(const std::string& folder);

}  // namespace pactsim
