#include "sim/cluster/task_queue.h"

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

constexpr std::uint64_t largest_piece = 4;  // grains for one thread
constexpr std::chrono::milliseconds report_interval{500};

}  // namespace

TaskQueue::TaskQueue(std::uint64_t tasks, const QueueSeat& seat, const std::atomic<bool>* stop)
    : seat_(seat), stop_(stop), dealer_(seat.rank == 0 ? tasks : 0, seat.all_threads, seat.grain), reports_(static_cast<std::size_t>(seat.ranks)) {
    seat_.threads = std::max(seat_.threads, 1);
    seat_.grain = std::max<std::uint64_t>(seat_.grain, 1);
}

std::optional<TaskRange> TaskQueue::next() {
    std::unique_lock lock(mutex_);
    for (;;) {
        look_at_stop();
        if (stopped_) return std::nullopt;
        const bool had_asked = asked_;
        fetch();
        const bool news = asked_ && !had_asked;
        if (const TaskRange piece = take(); piece.count > 0) {
            lock.unlock();
            if (news) on_news();
            return piece;
        }
        if (is_root() || dry_) return std::nullopt;
        ++waiting_;
        lock.unlock();
        if (news) on_news();
        lock.lock();
        changed_.wait(lock, [&] { return stopped_ || dry_ || !asked_ || pool_.count + spare_.count > 0; });
        --waiting_;
    }
}

/// Takes a piece for one thread out of what this process has: several tasks while there are many, so that neighbours stay together.
TaskRange TaskQueue::take() {
    if (pool_.count == 0) pool_ = std::exchange(spare_, {});
    const std::uint64_t fair = pool_.count / seat_.grain / (4 * static_cast<std::uint64_t>(seat_.threads));
    const TaskRange piece{pool_.first, std::min(pool_.count, std::clamp<std::uint64_t>(fair, 1, largest_piece) * seat_.grain)};
    pool_.first += piece.count;
    pool_.count -= piece.count;
    return piece;
}

/// Rank 0 deals to itself when it has nothing; another rank asks before it has nothing, except at the end, when a task kept in store would be one that others wait for.
void TaskQueue::fetch() {
    const auto threads = static_cast<std::uint64_t>(seat_.threads);
    if (is_root()) {
        if (pool_.count == 0) pool_ = dealer_.deal(threads);
        return;
    }
    if (asked_ || dry_ || spare_.count > 0 || pool_.count > (at_the_end_ ? 0 : 2 * threads * seat_.grain)) return;
    asked_ = true;
    post(QueueWord::ask, 0, {threads, 0});
}

WorkerReport TaskQueue::report(const WorkerReport& own) {
    const std::lock_guard lock(mutex_);
    reports_[static_cast<std::size_t>(seat_.rank)] = own;
    const auto now = std::chrono::steady_clock::now();
    if (!is_root() && !gone_ && now - last_report_ >= report_interval) {
        last_report_ = now;
        post(QueueWord::report, 0, {}, own);
    }
    return totals();
}

WorkerReport TaskQueue::totals() const {
    const WorkerReport& own = reports_[static_cast<std::size_t>(seat_.rank)];
    if (!is_root()) return {std::max(all_.done, own.done), std::max(all_.failed, own.failed)};
    WorkerReport sum;
    for (const WorkerReport& one : reports_) {
        sum.done += one.done;
        sum.failed += one.failed;
    }
    return sum;
}

void TaskQueue::request_stop() {
    {
        const std::lock_guard lock(mutex_);
        if (!stopped_) spread_stop();
    }
    on_news();
}

bool TaskQueue::stopped() {
    const std::lock_guard lock(mutex_);
    look_at_stop();
    return stopped_;
}

void TaskQueue::leave() {
    {
        const std::lock_guard lock(mutex_);
        if (gone_) return;
        gone_ = true;
        if (!is_root()) {
            post(QueueWord::left, 0, {}, reports_[static_cast<std::size_t>(seat_.rank)]);
        } else {
            ++left_;
            close_if_all_left();
        }
    }
    on_news();
}

void TaskQueue::wait_until_closed() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_; });
}

void TaskQueue::receive(const QueueMessage& message) {
    const std::lock_guard lock(mutex_);
    if (is_root()) {
        hear_from_member(message);
    } else {
        hear_from_root(message);
    }
}

std::vector<QueueMessage> TaskQueue::outgoing() {
    const std::lock_guard lock(mutex_);
    look_at_stop();
    return std::exchange(post_, {});
}

bool TaskQueue::is_waiting() {
    const std::lock_guard lock(mutex_);
    return waiting_ > 0 || gone_;
}

void TaskQueue::post(QueueWord word, int rank, TaskRange range, const WorkerReport& report) {
    const std::uint64_t nobody_asks_ahead = is_root() && dealer_.at_the_end() ? 1 : 0;
    post_.push_back({word, {range.first, range.count, nobody_asks_ahead, report.done, report.failed}, rank});
}

void TaskQueue::post_to_others(QueueWord word, const WorkerReport& report) {
    for (int rank = 1; rank < seat_.ranks; ++rank) post(word, rank, {}, report);
}

/// A rank that has left says nothing more: rank 0 may have closed the list already.
void TaskQueue::look_at_stop() {
    if (!stopped_ && stop_ != nullptr && stop_->load(std::memory_order_relaxed)) spread_stop();
}

void TaskQueue::spread_stop() {
    stopped_ = true;
    if (is_root()) {
        if (!closed_) post_to_others(QueueWord::stop);
    } else if (!gone_) {
        post(QueueWord::stop, 0);
    }
    changed_.notify_all();
}

void TaskQueue::hear_from_member(const QueueMessage& message) {
    const auto& [a, b, c, done, failed] = message.numbers;
    switch (message.word) {
        case QueueWord::ask:
            post(QueueWord::deal, message.rank, stopped_ ? TaskRange{} : dealer_.deal(a), totals());
            break;
        case QueueWord::stop:
            if (!stopped_) spread_stop();
            break;
        case QueueWord::left:
            ++left_;
            reports_[static_cast<std::size_t>(message.rank)] = {done, failed};
            close_if_all_left();
            break;
        case QueueWord::report:
            reports_[static_cast<std::size_t>(message.rank)] = {done, failed};
            break;
        case QueueWord::deal:
        case QueueWord::closed:
            break;  // only rank 0 says these
    }
}

void TaskQueue::hear_from_root(const QueueMessage& message) {
    const auto& [first, count, at_the_end, done, failed] = message.numbers;
    if (message.word == QueueWord::stop) stopped_ = true;
    if (message.word == QueueWord::closed) closed_ = true;
    if (message.word == QueueWord::deal) {
        asked_ = false;
        dry_ = count == 0;
        at_the_end_ = at_the_end == 1;
        spare_ = {first, count};
    }
    if (message.word != QueueWord::stop) all_ = {done, failed};
    changed_.notify_all();
}

void TaskQueue::close_if_all_left() {
    if (left_ < seat_.ranks) return;
    post_to_others(QueueWord::closed, totals());
    closed_ = true;
    changed_.notify_all();
}

}  // namespace pactsim
