#pragma once
// How far a long piece of work has come, on stderr.

#include "app/talk.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace pactsim {

/// What a progress line shows.
struct ProgressState {
    double share = 0.0;            // done, 0-1
    std::uint64_t items = 0, all_items = 0;
    double seconds = 0.0;          // since the start
    std::uint64_t failed = 0;      // of the items
};

/// Time left in seconds, or a negative number while it cannot be told: before 5 % and 3 s, and beyond a day.
double seconds_left(const ProgressState& state);

/// One line such as `run  [#######---] 71%  142/200 replicates  47.3/s  elapsed 00:03  left ~00:01`, cut to `width`.
std::string progress_line(std::string_view what, std::string_view noun, const ProgressState& state, int width);

/// Watches two counters from a thread of its own. On a terminal: one line, from 2 s on, ten times a second. Elsewhere: a line per 10 % or 30 s, from 2 s on.
/// Work that stalls shows in the time left, because the line moves without it.
class Progress {
  public:
    /// `steps_done` counts towards `steps`, `items_done` towards `items`; both are counted up by the workers.
    Progress(const Talk& talk, std::string what, std::string noun, std::uint64_t steps, std::uint64_t items);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Removes the line.
    ~Progress();

    std::atomic<std::uint64_t> steps_done{0}, items_done{0}, items_failed{0};

  private:
    void watch();
    void draw_bar(const ProgressState& state);
    void print_line(const ProgressState& state);
    [[nodiscard]] ProgressState state() const;

    std::string what_, noun_;
    std::uint64_t steps_, items_;
    bool on_terminal_;
    bool drawn_ = false;
    double last_share_ = 0.0, last_seconds_ = 0.0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::mutex mutex_;
    std::condition_variable wake_;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace pactsim
