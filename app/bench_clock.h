#pragma once
// The clock of figures that concern one thread.

#include <chrono>

#if defined(__unix__)
#include <time.h>
#endif

namespace pactsim {

/// Nanoseconds of processor time that this thread has had (where the system does not count it: of wall time). A neighbour that takes the processor away for a
/// while is not counted; what it does to caches is.
inline double thread_nanoseconds() {
#if defined(__unix__) && defined(CLOCK_THREAD_CPUTIME_ID)
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
#else
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now().time_since_epoch()).count();
#endif
}

}  // namespace pactsim
