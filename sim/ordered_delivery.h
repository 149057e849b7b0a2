#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace pactsim::detail {

/// Hands out the numbers 0, 1, ... to workers and passes their results on in the same order, one at a time, whatever
/// the order in which they are ready. Keeps at most `window` results: a worker that would run further ahead waits.
/// All members may be called from any thread.
template <class Result>
class OrderedDelivery {
  public:
    OrderedDelivery(std::uint32_t count, std::size_t window, bool stop_at_failure, const std::atomic<bool>* stop)
        : count_(count), stop_at_failure_(stop_at_failure), stop_(stop), slots_(window) {}

    /// The next number to work on; nothing when all are given out, or after a stop request or a failure that stops.
    /// The decision is taken under the lock, so that the numbers given out have no gaps.
    std::optional<std::uint32_t> next() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return closed_ || next_ == count_ || next_ - settled_ < slots_.size(); });
        if (closed_ || next_ == count_) return std::nullopt;
        if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) {
            interrupted_ = true;
            return std::nullopt;
        }
        return next_++;
    }

    void put(std::uint32_t index, Result&& result) {
        const std::lock_guard lock(mutex_);
        slot(index).result.emplace(std::move(result));
    }

    void put_failure(std::uint32_t index, std::exception_ptr exception) {
        const std::lock_guard lock(mutex_);
        slot(index).exception = std::move(exception);
        if (stop_at_failure_) close();
    }

    /// Passes on every result whose turn has come, unless another thread is doing so; that thread then takes the new
    /// one too, because it looks again before it leaves.
    template <class Deliver>
    void hand_over(Deliver& deliver) {
        std::unique_lock lock(mutex_);
        if (delivering_) return;
        delivering_ = true;
        while (slot(settled_).ready()) {
            Slot current = std::exchange(slot(settled_), Slot{});
            if (current.exception) {
                record_failure(std::move(current.exception));
            } else if (!discarding_) {
                lock.unlock();
                const std::exception_ptr error = try_to(deliver, settled_, std::move(*current.result));
                lock.lock();
                count_delivery(error);
            }
            ++settled_;
            room_.notify_all();
        }
        delivering_ = false;
    }

    [[nodiscard]] std::uint32_t delivered() const { return delivered_; }
    [[nodiscard]] bool interrupted() const { return interrupted_; }
    [[nodiscard]] const std::vector<std::pair<std::uint32_t, std::exception_ptr>>& failures() const { return failures_; }

    /// Rethrows what the receiver threw, once all workers are done.
    void rethrow_delivery_error() const {
        if (delivery_error_) std::rethrow_exception(delivery_error_);
    }

  private:
    struct Slot {
        std::optional<Result> result;
        std::exception_ptr exception;

        [[nodiscard]] bool ready() const { return result.has_value() || exception != nullptr; }
    };

    template <class Deliver>
    static std::exception_ptr try_to(Deliver& deliver, std::uint32_t index, Result&& result) {
        try {
            deliver(index, std::move(result));
            return nullptr;
        } catch (...) {
            return std::current_exception();
        }
    }

    Slot& slot(std::uint32_t index) { return slots_[index % slots_.size()]; }

    void close() {
        closed_ = true;
        room_.notify_all();
    }

    /// With stop_at_failure, only the first failure in number order counts: later ones depend on how far others were.
    void record_failure(std::exception_ptr exception) {
        if (discarding_) return;
        failures_.emplace_back(settled_, std::move(exception));
        discarding_ = stop_at_failure_;
    }

    void count_delivery(const std::exception_ptr& error) {
        if (!error) {
            ++delivered_;
            return;
        }
        delivery_error_ = error;
        discarding_ = true;
        close();
    }

    std::mutex mutex_;
    std::condition_variable room_;
    const std::uint32_t count_;
    const bool stop_at_failure_;
    const std::atomic<bool>* const stop_;
    std::vector<Slot> slots_;
    std::vector<std::pair<std::uint32_t, std::exception_ptr>> failures_;
    std::exception_ptr delivery_error_;
    std::uint32_t next_ = 0;
    std::uint32_t settled_ = 0;
    std::uint32_t delivered_ = 0;
    bool delivering_ = false;
    bool discarding_ = false;
    bool closed_ = false;
    bool interrupted_ = false;
};

}  // namespace pactsim::detail
