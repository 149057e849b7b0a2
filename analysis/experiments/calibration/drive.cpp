#include "analysis/experiments/calibration/drive.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace pactsim::calibration {

namespace {

class Drive {
  public:
    Drive(Machine& machine, const Problem& problem, RunLog* log, const DriveOptions& options) : machine_(machine), problem_(problem), log_(log), options_(options) {}

    void work() {
        std::unique_lock lock(mutex_);
        while (const auto proposal = next(lock)) {
            lock.unlock();
            LoggedRun run{proposal->generation, proposal->index, {}};
            std::exception_ptr error;
            try {
                run.outputs = problem_.simulator(problem_.values_at(proposal->unit), proposal->number());
            } catch (...) {
                error = std::current_exception();
            }
            lock.lock();
            finish(std::move(run), error);
        }
    }

    [[nodiscard]] std::exception_ptr error() const { return error_; }

  private:
    [[nodiscard]] bool stopped() const { return error_ || (options_.stop != nullptr && options_.stop->load()) || begun_ >= options_.most_runs; }

    // The next run to begin; waits where the machine waits for runs of other threads.
    std::optional<Proposal> next(std::unique_lock<std::mutex>& lock) {
        while (!stopped() && !machine_.done()) {
            std::vector<Proposal> proposals = machine_.wanted(1);
            if (!proposals.empty()) {
                ++begun_;
                ++under_way_;
                return std::move(proposals.front());
            }
            if (under_way_ == 0) break;
            changed_.wait(lock);
        }
        changed_.notify_all();
        return std::nullopt;
    }

    void finish(LoggedRun run, std::exception_ptr error) {
        --under_way_;
        try {
            if (error) std::rethrow_exception(error);
            if (log_ != nullptr) log_->append(run);
            machine_.record(run.generation, run.index, std::move(run.outputs));
            if (options_.progress) options_.progress();
        } catch (...) {
            if (!error_) error_ = std::current_exception();
        }
        changed_.notify_all();
    }

    Machine& machine_;
    const Problem& problem_;
    RunLog* log_;
    const DriveOptions& options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t begun_ = 0;
    int under_way_ = 0;
    std::exception_ptr error_;
};

}  // namespace

void replay(const RunLog& log, Machine& machine) {
    // By generation, since runs of one that has closed may stand after the first of the next.
    std::map<std::uint32_t, std::vector<const LoggedRun*>> runs;
    for (const LoggedRun& run : log.runs()) runs[run.generation].push_back(&run);
    for (const auto& [generation, of_generation] : runs) {
        for (const LoggedRun* run : of_generation) {
            // Runs of a generation that a lost line has kept from beginning are drawn again when it comes: they may differ then.
            if (generation > machine.generation()) return;
            machine.record(generation, run->index, run->outputs);
        }
    }
}

bool drive(Machine& machine, const Problem& problem, RunLog* log, const DriveOptions& options) {
    Drive shared(machine, problem, log, options);
    std::vector<std::thread> others;
    for (int i = 1; i < options.threads; ++i) others.emplace_back([&shared] { shared.work(); });
    shared.work();
    for (std::thread& other : others) other.join();
    if (shared.error()) std::rethrow_exception(shared.error());
    return machine.done();
}

}  // namespace pactsim::calibration
