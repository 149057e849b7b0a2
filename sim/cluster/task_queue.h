#pragma once
// The list of tasks as the threads of one process see it, and the few messages by which the processes of a job share it. Knows no MPI: messages go through a Mailbox.

#include "sim/cluster/range_dealer.h"
#include "sim/cluster/task_source.h"

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace pactsim {

/// What processes say to each other.
enum class QueueWord : std::uint64_t {
    ask,     // to rank 0: a = threads of the sender
    deal,   // from rank 0: a = first, b = count (0 = none is left), c = 1 when so little is left that nobody asks ahead; d = done, e = failed, of all
    report,  // to rank 0: d = done, e = failed, of the sender
    stop,    // to rank 0 and from there to all: start no more tasks
    left,    // to rank 0: the sender's threads are done; d, e as in report
    closed,  // from rank 0: all have left; d, e as in deal
};

/// One message: a word and five numbers (a to e).
struct QueueMessage {
    QueueWord word = QueueWord::ask;
    std::array<std::uint64_t, 5> numbers{};
    int rank = 0;  // received: the sender; to send: the receiver
};

/// Who this process is in the job.
struct QueueSeat {
    int rank = 0, ranks = 1;
    int threads = 1;                 // that will call next()
    std::uint64_t all_threads = 1;   // of all ranks
    std::uint64_t grain = 1;         // neighbouring tasks that are better done by one thread
};

/// A source of tasks shared by all processes of a job (or, with one rank, by the threads of this one). Worker threads call next() and report(); one other thread
/// (the only one that talks to other processes) feeds it messages and sends what it wants to say. Rank 0 deals, and its own threads take from the same deal.
class TaskQueue : public TaskSource {
  public:
    /// `stop`, if given, is this process's own request to end, as by a signal; it spreads to all.
    TaskQueue(std::uint64_t tasks, const QueueSeat& seat, const std::atomic<bool>* stop);

    std::optional<TaskRange> next() override;
    WorkerReport report(const WorkerReport& own) override;

    /// Asks all processes to start no more tasks.
    void request_stop();
    /// Whether a request to end has reached this process, from wherever it came.
    [[nodiscard]] bool stopped();

    /// This process's threads are done: to be called once, after their last next() and report().
    void leave();
    /// Waits until all processes have left; with one rank, at once.
    void wait_until_closed();

    // For the thread that talks to other processes.
    /// Takes a message in.
    void receive(const QueueMessage& message);
    /// What is to be sent now, in this order. Looks at the stop request and the clock too, so it is to be called at least a few times a second.
    std::vector<QueueMessage> outgoing();
    /// Whether a thread of this process waits for an answer, so that looking for messages is urgent.
    [[nodiscard]] bool is_waiting();

    /// Called by worker threads when there is something to send; set before the first next().
    std::function<void()> on_news = [] {};

  private:
    [[nodiscard]] bool is_root() const { return seat_.rank == 0; }
    [[nodiscard]] TaskRange take();
    void fetch();
    void post(QueueWord word, int rank, TaskRange range = {}, const WorkerReport& report = {});
    void post_to_others(QueueWord word, const WorkerReport& report = {});
    void look_at_stop();
    void spread_stop();
    void hear_from_member(const QueueMessage& message);
    void hear_from_root(const QueueMessage& message);
    void close_if_all_left();
    [[nodiscard]] WorkerReport totals() const;

    QueueSeat seat_;
    const std::atomic<bool>* stop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    RangeDealer dealer_;                  // of rank 0
    TaskRange pool_, spare_;              // handed to this process, not yet to a thread; the spare is asked for ahead
    std::vector<WorkerReport> reports_;   // by rank; elsewhere than on rank 0 only the own one counts
    WorkerReport all_;                    // elsewhere than on rank 0: as rank 0 last told
    std::vector<QueueMessage> post_;
    int waiting_ = 0;                     // threads in next() without a task
    int left_ = 0;                        // ranks that have left, on rank 0
    bool asked_ = false, at_the_end_ = false, dry_ = false, stopped_ = false, gone_ = false, closed_ = false;
    std::chrono::steady_clock::time_point last_report_ = std::chrono::steady_clock::now();
};

}  // namespace pactsim
