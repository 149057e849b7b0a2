#include "sim/cluster/mpi_link.h"

#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace pactsim {

namespace {

constexpr int queue_tag = 1, text_tag = 2;
constexpr std::chrono::microseconds shortest_pause{50}, longest_pause{4000};

/// Numbers of a message as they travel: the word, then its numbers.
using Wire = std::array<std::uint64_t, 6>;

/// Pauses that double while nothing happens.
class Patience {
  public:
    void reset() { pause_ = shortest_pause; }
    [[nodiscard]] std::chrono::microseconds next() {
        const auto now = pause_;
        pause_ = std::min(2 * pause_, longest_pause);
        return now;
    }

  private:
    std::chrono::microseconds pause_ = shortest_pause;
};

}  // namespace

struct MpiSession::Link::Parts {
    void live(std::promise<std::pair<int, int>>& seat);
    bool talk();
    void run_jobs(std::unique_lock<std::mutex>& lock);
    void send(const QueueMessage& message) const;
    [[nodiscard]] std::string await_text(int sender) const;
    [[nodiscard]] std::string exchange(const std::string& text, const Combine& combine) const;
    template <class F>
    auto on_thread(F act);

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::packaged_task<void()>> jobs;
    bool news = false, over = false;
    TaskQueue* queue = nullptr;                          // touched by the thread alone
    const boost::mpi::communicator* world = nullptr;     // the same
    std::thread thread;
};

/// The life of the thread: MPI starts and ends in it.
void MpiSession::Link::Parts::live(std::promise<std::pair<int, int>>& seat) {
    const boost::mpi::environment environment(boost::mpi::threading::funneled, false);
    const boost::mpi::communicator communicator;
    world = &communicator;
    seat.set_value({communicator.rank(), communicator.size()});
    Patience patience;
    std::unique_lock lock(mutex);
    while (!over) {
        run_jobs(lock);
        lock.unlock();
        if (talk()) patience.reset();
        lock.lock();
        if (news) patience.reset();
        if (!std::exchange(news, false) && jobs.empty() && !over) {
            if (queue == nullptr) {
                wake.wait(lock, [&] { return news || !jobs.empty() || over; });
            } else {
                wake.wait_for(lock, patience.next());
            }
        }
    }
}

void MpiSession::Link::Parts::run_jobs(std::unique_lock<std::mutex>& lock) {
    while (!jobs.empty()) {
        std::packaged_task<void()> job = std::move(jobs.front());
        jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

/// Takes in what has come and sends what is to be said; whether anything happened.
bool MpiSession::Link::Parts::talk() {
    if (queue == nullptr) return false;
    bool busy = false;
    while (const auto status = world->iprobe(boost::mpi::any_source, queue_tag)) {
        Wire wire{};
        world->recv(status->source(), queue_tag, wire.data(), static_cast<int>(wire.size()));
        queue->receive({static_cast<QueueWord>(wire[0]), {wire[1], wire[2], wire[3], wire[4], wire[5]}, status->source()});
        busy = true;
    }
    for (const QueueMessage& message : queue->outgoing()) {
        send(message);
        busy = true;
    }
    return busy;
}

void MpiSession::Link::Parts::send(const QueueMessage& message) const {
    const auto& n = message.numbers;
    const Wire wire{static_cast<std::uint64_t>(message.word), n[0], n[1], n[2], n[3], n[4]};
    world->send(message.rank, queue_tag, wire.data(), static_cast<int>(wire.size()));
}

std::string MpiSession::Link::Parts::await_text(int sender) const {
    Patience patience;
    for (;;) {
        if (const auto status = world->iprobe(sender, text_tag)) {
            std::string text(static_cast<std::size_t>(status->count<char>().value_or(0)), '\0');
            world->recv(sender, text_tag, text.data(), static_cast<int>(text.size()));
            return text;
        }
        std::this_thread::sleep_for(patience.next());
    }
}

std::string MpiSession::Link::Parts::exchange(const std::string& text, const Combine& combine) const {
    const auto send_text = [&](int receiver, const std::string& one) { world->send(receiver, text_tag, one.data(), static_cast<int>(one.size())); };
    if (world->rank() != 0) {
        send_text(0, text);
        return await_text(0);
    }
    std::vector<std::string> texts{text};
    for (int other = 1; other < world->size(); ++other) texts.push_back(await_text(other));
    std::string result = combine(texts);
    for (int other = 1; other < world->size(); ++other) send_text(other, result);
    return result;
}

/// Has the thread do something, and waits for its result.
template <class F>
auto MpiSession::Link::Parts::on_thread(F act) {
    using Result = decltype(act());
    std::packaged_task<Result()> task(std::move(act));
    std::future<Result> result = task.get_future();
    {
        const std::lock_guard lock(mutex);
        jobs.emplace_back([&task] { task(); });
        wake.notify_one();
    }
    return result.get();
}

MpiSession::Link::Link() : parts_(std::make_unique<Parts>()) {
    std::promise<std::pair<int, int>> seat;
    std::future<std::pair<int, int>> ready = seat.get_future();
    parts_->thread = std::thread([this, &seat] { parts_->live(seat); });
    std::tie(rank, ranks) = ready.get();
}

MpiSession::Link::~Link() {
    {
        const std::lock_guard lock(parts_->mutex);
        parts_->over = true;
        parts_->wake.notify_one();
    }
    parts_->thread.join();
}

std::string MpiSession::Link::exchange(const std::string& text, const Combine& combine) {
    return parts_->on_thread([&] { return parts_->exchange(text, combine); });
}

void MpiSession::Link::carry(TaskQueue& queue) {
    queue.on_news = [parts = parts_.get()] {
        const std::lock_guard lock(parts->mutex);
        parts->news = true;
        parts->wake.notify_one();
    };
    parts_->on_thread([&] { parts_->queue = &queue; });
}

void MpiSession::Link::drop() {
    parts_->on_thread([this] {
        for (const QueueMessage& message : parts_->queue->outgoing()) parts_->send(message);
        parts_->queue = nullptr;
    });
}

void MpiSession::Link::abort(int status) {
    parts_->on_thread([status] { boost::mpi::environment::abort(status); });
    std::terminate();
}

bool has_mpi() { return true; }

}  // namespace pactsim
