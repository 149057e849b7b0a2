#include "app/interrupt.h"

#include "sim/error.h"

#include <csignal>
#include <string_view>
#include <unistd.h>

namespace pactsim {

namespace {

// A signal handler can reach nothing but statics: the one piece of state of the program that outlives a call.
std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch lock-free atomics only");

/// Only a second Ctrl-C ends at once: Slurm and mpirun send their signals several times over, and mean one clean end.
extern "C" void on_signal(int number) {
    if (stop_requested.exchange(true)) {
        if (number == SIGINT) _exit(static_cast<int>(ExitCode::interrupted));
        return;
    }
    constexpr std::string_view text = "\ninterrupted: finishing the replicates under way; press Ctrl-C again to stop at once\n";
    [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

void handle(int number, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

}  // namespace

InterruptWatch::InterruptWatch() {
    stop_requested = false;
    handle(SIGINT, on_signal);
    handle(SIGTERM, on_signal);
    handle(SIGUSR1, on_signal);
}

InterruptWatch::~InterruptWatch() {
    if (stop_requested) return;  // a second Ctrl-C ends at once with the same exit code until the program is gone
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    handle(SIGUSR1, SIG_DFL);
}

const std::atomic<bool>& InterruptWatch::requested() const { return stop_requested; }

}  // namespace pactsim
