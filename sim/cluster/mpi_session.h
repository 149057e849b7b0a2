#pragma once
// The processes of a job that mpirun or srun started. The only place (with its .cpp) that knows MPI; without MPI at build, a job of one process with the same interface.

#include "sim/cluster/task_queue.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// This process as one of a job. All calls but those of the queue are made by one thread, and by all ranks in the same order; none of them holds a processor while it waits.
class MpiSession {
  public:
    /// Starts MPI if mpirun or `srun --mpi=pmix` started this process; else it is a job of one, and MPI is not touched. Throws RefusedError where srun started several
    /// processes without MPI between them, and where the program was built without MPI but several ranks were started.
    MpiSession();
    MpiSession(const MpiSession&) = delete;
    MpiSession& operator=(const MpiSession&) = delete;
    /// Waits for the other ranks, then ends MPI.
    ~MpiSession();

    [[nodiscard]] int rank() const;
    [[nodiscard]] int ranks() const;
    [[nodiscard]] bool is_root() const { return rank() == 0; }

    /// Waits for all ranks.
    void barrier();
    /// The text of rank 0, on all ranks. May hold any bytes.
    std::string from_root(const std::string& text);
    /// The largest of the values of all ranks, on all ranks.
    std::int64_t largest(std::int64_t value);
    /// Runs `act` on this rank and waits for all; if it threw on any rank, throws the error of the lowest such rank on all, so that none waits for one that has given up.
    /// A list of tasks that is open is closed first.
    void together(const std::function<void()>& act);
    /// The same with `act` on rank 0 alone.
    void on_root(const std::function<void()>& act);

    /// The list of `tasks` positions, shared by `threads` threads here and those of the other ranks; `grain` neighbours stay together where they can. `stop` is this process's
    /// own request to end. One list at a time; it stays valid until close_queue.
    TaskQueue& open_queue(std::uint64_t tasks, int threads, std::uint64_t grain, const std::atomic<bool>* stop);
    /// Says that this rank's threads are done, and waits for those of the others. Does nothing if no list is open.
    void close_queue();

  private:
    using Combine = std::function<std::string(const std::vector<std::string>&)>;
    std::string exchange(const std::string& text, const Combine& combine);

    struct Link;
    std::unique_ptr<Link> link_;   // to the other ranks; nothing for a job of one
    std::unique_ptr<TaskQueue> queue_;
    bool ended_by_agreement_ = false;   // by an error that all ranks throw
};

/// Whether the program was built with MPI.
[[nodiscard]] bool has_mpi();

}  // namespace pactsim
