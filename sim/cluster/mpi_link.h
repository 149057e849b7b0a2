#pragma once
// The thread of a process that talks to the other ranks. Knows MPI by its .cpp alone.

#include "sim/cluster/mpi_session.h"
#include "sim/cluster/task_queue.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// All calls of MPI are made by one thread of its own, which also starts and ends it (MPI_THREAD_FUNNELED): rank 0 answers at once, however long its own tasks take, and worker
/// threads never meet inside MPI. It looks for messages with pauses that grow while nothing comes, because the blocking calls of MPI hold a processor.
struct MpiSession::Link {
    Link();
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;
    ~Link();

    /// Gathers a text of each rank on rank 0, and gives all what `combine` makes of them there.
    std::string exchange(const std::string& text, const Combine& combine);
    /// Carries the messages of a list of tasks, from now on, until drop.
    void carry(TaskQueue& queue);
    /// Sends what the list still wants to say, and carries no more.
    void drop();
    /// Ends all ranks at once.
    [[noreturn]] void abort(int status);

    int rank = 0, ranks = 1;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace pactsim
