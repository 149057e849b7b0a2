#pragma once
// What one process finished, on its way to disk: gathered in memory, closed as a shard, told in the journal, small shards made into larger ones.

#include "analysis/sweep/study_folder.h"
#include "output/sweep_shard.h"
#include "sim/cluster/journal.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace pactsim {

struct TaskFailure;

/// When a shard closes.
struct ShardLimits {
    std::uint64_t tasks = 0;      // after so many tasks; 0 = so that a whole study makes at most some 200 shards
    double seconds = 300;         // or so long after its first task; 0 = never
};

/// Safe from several threads. One a process.
class ShardWriter {
  public:
    /// Takes a free name made from `writer` and begins its journal. Throws OutputError.
    ShardWriter(const StudyFolder& folder, const std::string& writer, const ShardLimits& limits);

    /// Takes a finished task. Closes the shard if it is full or old. Throws OutputError; what was closed before is safe.
    void add(std::uint64_t task, std::vector<SweepRecord> records);
    /// Notes a failed task, with the worlds of it that came to their end.
    void add_failure(const TaskFailure& failure, std::vector<SweepRecord> records);
    /// Closes what is open and says in the journal how the process ended.
    void finish(const std::string& reason);

    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    using Clock = std::chrono::steady_clock;   // only goes forward: a clock that is put back or forth closes no shard

    struct Written {
        std::string file;
        std::uint64_t tasks = 0, worlds = 0;
    };

    void close_shard();
    void close_if_due();
    void note_open();
    void make_larger();
    Written write_records(std::vector<SweepRecord>& records, std::uint64_t tasks, const std::vector<std::string>& replaced);

    const StudyFolder& folder_;
    ShardLimits limits_;
    std::string name_;
    std::unique_ptr<JournalWriter> journal_;
    std::mutex mutex_;
    std::vector<SweepRecord> open_;
    std::uint64_t open_tasks_ = 0, shards_made_ = 0;
    Clock::time_point opened_, told_;
    std::vector<Written> small_;   // own shards that are not full yet, oldest first
};

/// After how many tasks a shard of this study closes if nobody says otherwise.
std::uint64_t default_shard_tasks(const TaskSpace& tasks);

}  // namespace pactsim
