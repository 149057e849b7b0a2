#include "app/sweep_session.h"

#include "analysis/sweep/read_sweep.h"
#include "analysis/sweep/tidy_folder.h"
#include "app/estimate.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/provenance.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace pactsim {

namespace {

constexpr std::size_t problems_told = 10;

std::string bytes_of(const std::vector<std::uint64_t>& words) {
    std::string bytes(words.size() * sizeof(std::uint64_t), '\0');
    if (!words.empty()) std::memcpy(bytes.data(), words.data(), bytes.size());
    return bytes;
}

std::vector<std::uint64_t> words_of(const std::string& bytes) {
    std::vector<std::uint64_t> words(bytes.size() / sizeof(std::uint64_t));
    if (!words.empty()) std::memcpy(words.data(), bytes.data(), words.size() * sizeof(std::uint64_t));
    return words;
}

void tell_problems(const Talk& talk, const std::vector<std::string>& problems) {
    for (std::size_t i = 0; i < std::min(problems_told, problems.size()); ++i) talk.warn(problems[i]);
    if (problems.size() > problems_told) talk.warn(fmt::format("and {} more of the kind", problems.size() - problems_told));
}

/// The exit status of rank 0's finish, carried to the others as a digit or three.
ExitCode code_of(const std::string& text) { return static_cast<ExitCode>(std::stoi(text)); }

}  // namespace

/// Rank 0 alone carries the exit status and the message: mpirun ends the others as soon as one ends with another status than 0.
ExitCode SweepSession::run() {
    try {
        const ExitCode code = run_all();
        return session_.is_root() ? code : ExitCode::done;
    } catch (const Error& error) {
        if (!session_.is_root()) return ExitCode::done;
        if (error.code() != ExitCode::output || !lock_) throw;   // without a lock there was nothing to go on with
        throw OutputError(fmt::format("{}\n = help: what was finished is safe; make room or bring the folder back, then: pactsim resume {}", error.what(), shell_word(command_.folder)));
    }
}

void SweepSession::prepare() {
    if (!command_.study.empty()) {
        StudyFolder::create(command_.study, command_.folder, program_identity());
        lock_ = std::make_unique<FolderLock>(command_.folder, command_.part);
        return;
    }
    StudyFolder folder = StudyFolder::open(command_.folder);
    lock_ = std::make_unique<FolderLock>(command_.folder, command_.part);
    if (folder.check_program(program_identity(), command_.accept_build_change)) command_.talk.warn(fmt::format("the study goes on with {}; that is noted in its manifest", program_identity()));
    if (command_.part) return;   // other parts may be at work: only a whole resume puts the folder in order
    const FolderWork work = find_work(folder);
    tell_problems(command_.talk, work.problems);
    tell_problems(command_.talk, tidy_folder(folder, work));
}

FolderWork SweepSession::look(bool retry_failed) {
    FolderWork work;
    std::string words;
    session_.on_root([&] {
        work = find_work(StudyFolder::open(command_.folder), retry_failed);
        words = bytes_of(work.missing.words());
    });
    words = session_.from_root(words);
    if (!session_.is_root()) work.missing = TaskList::from_words(words_of(words));
    return work;
}

void SweepSession::tell_start(const StudyFolder& folder, const FolderWork& work, std::uint64_t tasks) const {
    const TaskSpace& space = folder.tasks();
    const std::string part = command_.part ? fmt::format(", part {} of {}", command_.part->part, command_.part->parts) : "";
    const std::string job = session_.ranks() > 1 ? fmt::format("{} ranks x {} thread{}", session_.ranks(), command_.threads, command_.threads == 1 ? "" : "s") : fmt::format("{} thread{}", command_.threads, command_.threads == 1 ? "" : "s");
    command_.talk.note(fmt::format("{}: {} points x {} arms x {} replicates; {} tasks to run, {} done, {} failed{}; {}", folder.config().name, space.rows, space.arms, work.replicates, tasks, work.done, work.failed, part, job));
}

SweepOutcome SweepSession::run_round(const StudyFolder& folder, const TaskList& list) {
    const InterruptWatch interrupt;
    Progress progress(session_.is_root() ? command_.talk : Talk{Colour::never, true}, "sweep", "tasks", list.size(), list.size());
    SweepOptions options;
    options.threads = command_.threads;
    options.writer = session_.ranks() > 1 ? fmt::format("rank{}", session_.rank()) : command_.part ? fmt::format("part{}of{}", command_.part->part, command_.part->parts) : "sweep";
    options.stop = &interrupt.requested();
    options.fail_fast = command_.fail_fast;
    options.shard_tasks = command_.shard_tasks;
    options.shard_seconds = 60 * command_.shard_minutes;
    options.sinks.on_progress = [&](const WorkerReport& all) {
        progress.steps_done = progress.items_done = all.done + all.failed;
        progress.items_failed = all.failed;
    };
    SweepOutcome outcome;
    session_.together([&] {
        TaskQueue& queue = session_.open_queue(list.size(), command_.threads, folder.tasks().arms, &interrupt.requested());
        outcome = run_sweep(folder, list, queue, options);
        if (outcome.interrupted) queue.request_stop();
        outcome.interrupted = outcome.interrupted || queue.stopped();
        session_.close_queue();
    });
    interrupted_ = session_.largest(outcome.interrupted ? 1 : 0) != 0;
    return outcome;
}

ExitCode SweepSession::run_all() {
    session_.on_root([&] { prepare(); });
    std::optional<StudyFolder> folder;
    session_.together([&] { folder = StudyFolder::open(command_.folder); });
    for (bool first = true;; first = false) {
        const FolderWork work = look(first && command_.retry_failed);
        const TaskList list = command_.part ? work.missing.slice(command_.part->part, command_.part->parts, folder->tasks().arms) : work.missing;
        if (first && session_.is_root()) tell_start(*folder, work, list.size());
        if (list.size() == 0) break;
        const SweepOutcome outcome = run_round(*folder, list);
        total_.done += outcome.done;
        total_.failed += outcome.failed;
        total_.worlds += outcome.worlds;
        total_.wall_seconds += outcome.wall_seconds;
        total_.task_seconds += outcome.task_seconds;
        total_.kernel_seconds += outcome.kernel_seconds;
        // Without a target there is one round; part of an array does its part of the present round.
        if (interrupted_ || command_.part || folder->config().replications.outcome.empty()) break;
    }
    std::string code;
    session_.on_root([&] { code = std::to_string(static_cast<int>(finish(*folder))); });
    return code_of(session_.from_root(code));
}

void SweepSession::tell_measure() const {
    const double capacity = total_.wall_seconds * command_.threads;
    if (!(capacity > 0) || !(total_.kernel_seconds > 0)) return;
    const double share = 100.0 / capacity;
    print(fmt::format("{} tasks in {:.2f} s on {} thread{}: {:.2f} % in worlds, {:.2f} % setting up points, {:.2f} % for scheduling, journal, writing and waiting\n"
                      "over the kernel: {:.2f} %, of it {:.2f} % for scheduling, journal, writing and waiting\n",
                      total_.done + total_.failed, total_.wall_seconds, command_.threads, command_.threads == 1 ? "" : "s", share * total_.kernel_seconds, share * (total_.task_seconds - total_.kernel_seconds),
                      share * (capacity - total_.task_seconds), 100 * (capacity / total_.kernel_seconds - 1), 100 * (capacity - total_.task_seconds) / total_.kernel_seconds));
}

ExitCode SweepSession::finish(const StudyFolder& folder) {
    if (command_.measure) tell_measure();
    const std::string again = fmt::format("pactsim resume {}", shell_word(command_.folder));
    if (interrupted_) {
        command_.talk.note(fmt::format("stopped: {} tasks were finished and are safe\nnext: {}", total_.done, again));
        return command_.fail_fast && total_.failed > 0 ? ExitCode::some_failed : ExitCode::interrupted;
    }
    if (command_.part) {
        command_.talk.note(fmt::format("part {} of {} is done: {} tasks, {} failed", command_.part->part, command_.part->parts, total_.done, total_.failed));
        return total_.failed > 0 ? ExitCode::some_failed : ExitCode::done;
    }
    const FolderWork work = find_work(folder);
    const std::size_t failed = write_failures(folder);
    std::string merged_file, digest;
    const bool any = work.done > 0;
    if (any && !command_.no_merge) {
        const MergedSweep merged = merge_folder(folder);
        merged_file = merged.file;
        digest = merged.digest;
    }
    if (command_.json) {
        print(nlohmann::json{{"ok", failed == 0 && work.missing.size() == 0}, {"schema", "pactsim.sweep/1"}, {"folder", command_.folder}, {"points", folder.tasks().rows}, {"tasks_done", work.done}, {"tasks_failed", failed},
                             {"tasks_missing", work.missing.size()}, {"replicates", work.replicates}, {"points_short_of_target", work.unmet_points}, {"merged", merged_file}, {"digest", digest}}
                  .dump(2) + '\n');
    } else if (!merged_file.empty()) {
        print(fmt::format("{}: {} tasks done, {} failed\n", merged_file, work.done, failed));
    }
    if (work.unmet_points > 0) command_.talk.warn(fmt::format("{} point{} short of the wished-for precision at {} replicates", work.unmet_points, work.unmet_points == 1 ? " is" : "s are", folder.config().replications.most));
    if (failed > 0) command_.talk.warn(fmt::format("{} task{} failed\n  to see them: pactsim failures {}", failed, failed == 1 ? "" : "s", shell_word(command_.folder)));
    if (any) command_.talk.note(fmt::format("next: pactsim analyse {}", shell_word(command_.folder)));
    if (failed > 0) return ExitCode::some_failed;
    return work.unmet_points > 0 ? ExitCode::check_failed : ExitCode::done;
}

}  // namespace pactsim
