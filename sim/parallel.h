#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>
#include <type_traits>
#include <utility>

#include "sim/error.h"

namespace pactsim {

/// How many threads the machine and the environment offer; 1 in a build without OpenMP.
[[nodiscard]] int max_threads();

namespace detail {

/// Number of the calling thread in its team; 0 in a build without OpenMP.
[[nodiscard]] std::size_t thread_number();

/// Exceptions must not leave a parallel region. Keeps the one of the lowest chunk, so that the same fault is reported
/// whatever the number of threads.
class FirstError {
  public:
    /// Chunks above a failed one need not run; those below must, for one of them may fail too.
    [[nodiscard]] bool skips(std::size_t chunk) {
        const std::lock_guard lock(mutex_);
        return chunk > chunk_;
    }

    void keep(std::size_t chunk, std::exception_ptr error) {
        const std::lock_guard lock(mutex_);
        if (chunk < chunk_) {
            chunk_ = chunk;
            error_ = std::move(error);
        }
    }

    void rethrow_if_any() const {
        if (error_) std::rethrow_exception(error_);
    }

  private:
    std::mutex mutex_;
    std::size_t chunk_ = std::numeric_limits<std::size_t>::max();
    std::exception_ptr error_;
};

}  // namespace detail

/// Calls f(chunk_index, begin, end), or f(chunk_index, begin, end, thread) if it takes the number of the thread that works (from 0), once for every chunk of [0, n), on up to `threads` threads, in any order. Results do
/// not depend on `threads` if f writes only what belongs to its chunk. Runs in place, without a parallel region, for one
/// thread or one chunk. If calls throw, the exception of the lowest chunk is rethrown here once all threads are done.
template <class F>
void for_each_chunk(std::size_t n, std::size_t chunk, int threads, F&& f) {
    if (n == 0) return;
    if (chunk == 0) throw InvariantError("a parallel loop needs chunks of at least one item");
    const std::size_t chunks = (n - 1) / chunk + 1;
    const auto run = [&](std::size_t index, std::size_t thread) {
        const std::size_t begin = index * chunk;
        const std::size_t end = begin + std::min(chunk, n - begin);
        if constexpr (std::is_invocable_v<F&, std::size_t, std::size_t, std::size_t, std::size_t>) f(index, begin, end, thread);
        else f(index, begin, end), static_cast<void>(thread);
    };
    if (threads <= 1 || chunks == 1) {
        for (std::size_t index = 0; index < chunks; ++index) run(index, 0);
        return;
    }
    detail::FirstError first_error;
    const auto team = static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(threads), chunks));
    static_cast<void>(team);  // unused in a build without OpenMP
#ifdef _OPENMP
#pragma omp parallel for num_threads(team) schedule(dynamic, 1)
#endif
    for (std::int64_t index = 0; index < static_cast<std::int64_t>(chunks); ++index) {
        const auto chunk_index = static_cast<std::size_t>(index);
        if (first_error.skips(chunk_index)) continue;
        try {
            run(chunk_index, detail::thread_number());
        } catch (...) {
            first_error.keep(chunk_index, std::current_exception());
        }
    }
    first_error.rethrow_if_any();
}

}  // namespace pactsim
