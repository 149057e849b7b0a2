#include "sim/cluster/mpi_session.h"

#include "sim/cluster/launch.h"
#include "sim/cluster/mpi_link.h"
#include "sim/error.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace pactsim {

namespace {

/// What a rank says of how its part went: nothing, or an exit status in the first byte and the message.
std::string text_of_failure(const std::exception& error) {
    const auto* known = dynamic_cast<const Error*>(&error);
    return static_cast<char>(known != nullptr ? known->code() : ExitCode::invariant) + std::string(error.what());
}

std::optional<std::string> failure_of(const std::function<void()>& act) {
    try {
        act();
        return std::nullopt;
    } catch (const std::exception& error) {
        return text_of_failure(error);
    }
}

}  // namespace

MpiSession::MpiSession() {
    switch (launch_of_this_process()) {
        case Launch::alone:
            return;
        case Launch::copies:
            throw RefusedError("srun started several copies of pactsim that do not know of each other\n = help: add --mpi=pmix to srun, or start one task (-n 1)");
        case Launch::together:
            break;
    }
    if (!has_mpi()) {
        throw RefusedError("this pactsim was built without MPI, and mpirun or srun started several of it\n = help: install libopenmpi-dev and libboost-mpi-dev and build again, "
                           "or start one process with --threads");
    }
    link_ = std::make_unique<Link>();
}

MpiSession::~MpiSession() {
    if (!link_) return;
    // Others would wait for this rank for ever: it gives up between two agreed steps.
    if (std::uncaught_exceptions() > 0 && !ended_by_agreement_) link_->abort(static_cast<int>(ExitCode::invariant));
    if (queue_) close_queue();
    barrier();
}

int MpiSession::rank() const { return link_ ? link_->rank : 0; }

int MpiSession::ranks() const { return link_ ? link_->ranks : 1; }

std::string MpiSession::exchange(const std::string& text, const Combine& combine) { return link_ ? link_->exchange(text, combine) : combine({text}); }

void MpiSession::barrier() {
    exchange({}, [](const std::vector<std::string>&) { return std::string(); });
}

std::string MpiSession::from_root(const std::string& text) {
    return exchange(is_root() ? text : std::string(), [](const std::vector<std::string>& texts) { return texts.front(); });
}

std::int64_t MpiSession::largest(std::int64_t value) {
    return std::stoll(exchange(std::to_string(value), [](const std::vector<std::string>& texts) {
        std::int64_t most = std::stoll(texts.front());
        for (const std::string& text : texts) most = std::max<std::int64_t>(most, std::stoll(text));
        return std::to_string(most);
    }));
}

void MpiSession::together(const std::function<void()>& act) {
    if (!link_) {
        act();
        return close_queue();
    }
    const std::optional<std::string> own = failure_of(act);
    close_queue();
    const std::string first = exchange(own.value_or(std::string()), [](const std::vector<std::string>& texts) {
        const auto failed = std::find_if(texts.begin(), texts.end(), [](const std::string& text) { return !text.empty(); });
        return failed == texts.end() ? std::string() : *failed;
    });
    if (first.empty()) return;
    ended_by_agreement_ = true;
    throw Error(static_cast<ExitCode>(static_cast<unsigned char>(first.front())), first.substr(1));
}

void MpiSession::on_root(const std::function<void()>& act) {
    together([&] {
        if (is_root()) act();
    });
}

TaskQueue& MpiSession::open_queue(std::uint64_t tasks, int threads, std::uint64_t grain, const std::atomic<bool>* stop) {
    const int own = std::max(threads, 1);
    const std::string all = exchange(std::to_string(own), [](const std::vector<std::string>& texts) {
        std::uint64_t sum = 0;
        for (const std::string& text : texts) sum += std::stoull(text);
        return std::to_string(sum);
    });
    queue_ = std::make_unique<TaskQueue>(tasks, QueueSeat{rank(), ranks(), own, std::stoull(all), grain}, stop);
    if (link_) link_->carry(*queue_);
    return *queue_;
}

void MpiSession::close_queue() {
    if (!queue_) return;
    queue_->leave();
    queue_->wait_until_closed();
    if (link_) link_->drop();
    queue_.reset();
}

}  // namespace pactsim
