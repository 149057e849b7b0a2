#pragma once

#include <atomic>

namespace pactsim {

/// While it lives, the first Ctrl-C (or SIGTERM, or SIGUSR1, which Slurm sends before a job's time is up) only asks for an end, and says so on stderr; the second ends the program at once with status 130.
class InterruptWatch {
  public:
    InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;
    ~InterruptWatch();

    /// Set once an end was asked for.
    [[nodiscard]] const std::atomic<bool>& requested() const;
};

}  // namespace pactsim
