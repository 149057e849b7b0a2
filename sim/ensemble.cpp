#include "sim/ensemble.h"

#include <algorithm>

namespace pactsim {

namespace {

/// Below this many agents per thread the start of a parallel region costs more than it saves. Assumption: a region costs
/// of the order of 10 microseconds and an agent-month of the order of 50 nanoseconds in each of a dozen phases.
constexpr std::size_t agents_worth_a_thread = 5000;

}  // namespace

ThreadPlan plan_threads(std::uint32_t replicates, int threads, std::size_t agents) {
    const auto available = static_cast<std::uint32_t>(std::max(threads, 1));
    if (replicates / 2 >= available) return {static_cast<int>(available), 1};
    const auto useful_inside = static_cast<std::uint32_t>(std::clamp<std::size_t>(agents / agents_worth_a_thread, 1, available));
    const std::uint32_t useful_outside = std::clamp<std::uint32_t>(replicates, 1, available);
    if (useful_outside > useful_inside) return {static_cast<int>(useful_outside), 1};
    return {1, static_cast<int>(useful_inside)};
}

namespace detail {

ReplicateFailure describe_failure(std::uint32_t replicate, std::exception_ptr exception) {
    ReplicateFailure failure{replicate, ExitCode::invariant, "an exception of unknown type", exception};
    try {
        std::rethrow_exception(exception);
    } catch (const Error& error) {
        failure.code = error.code();
        failure.message = error.what();
    } catch (const std::exception& error) {
        failure.message = error.what();
    } catch (...) {  // nothing more is known about it
    }
    return failure;
}

}  // namespace detail

}  // namespace pactsim
