#include "app/command_status.h"

#include "analysis/sweep/folder_scan.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/estimate.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>

namespace pactsim {

namespace {

struct StatusOptions {
    std::string folder;
    bool watch = false, json = false, writers = false;
    double every_seconds = 5;
    Talk talk;
};

/// What the journals tell.
struct Status {
    std::uint64_t all = 0, done = 0, open = 0, failed = 0;
    std::size_t writers = 0, at_work = 0;
    std::map<std::string, std::size_t> kinds;   // of failures, by the start of their message
    JournalView journals;
};

Status status_of(const StudyFolder& folder) {
    Status status;
    status.journals = read_journals(folder);
    status.all = folder.tasks().size();
    for (const JournalWriterState& writer : status.journals.writers) {
        status.open += writer.open_tasks;
        status.failed += writer.failed;
        ++status.writers;
        status.at_work += writer.reason.empty() ? 1 : 0;
    }
    // What shards hold now, not what writers once told: shards are joined, dropped, and run again.
    for (const auto& [file, shard] : status.journals.shards) status.done += shard.tasks;
    status.done = std::min(status.done, status.all);
    constexpr std::size_t kind_length = 60;
    for (const JournalFailure& failure : status.journals.failures) ++status.kinds[failure.message.substr(0, kind_length)];
    return status;
}

std::string line_of(const Status& status, bool has_target) {
    // Failed tasks stand in shards too: a shard holds what they left.
    const std::uint64_t finished = std::min(status.done + status.open, status.all);
    std::string text = fmt::format("done {}  in open shards {}  failed {}", status.done, status.open, status.failed);
    if (!status.kinds.empty()) text += fmt::format(" ({} kind{})", status.kinds.size(), status.kinds.size() == 1 ? "" : "s");
    text += has_target ? fmt::format("  of at most {}", status.all) : fmt::format("  left {} of {}", status.all - finished, status.all);
    return text + fmt::format("  writers {} begun, {} not ended", status.writers, status.at_work);
}

nlohmann::json document_of(const Status& status) {
    nlohmann::json writers = nlohmann::json::array();
    for (const JournalWriterState& w : status.journals.writers) {
        writers.push_back({{"name", w.name}, {"host", w.host}, {"begun", w.begun}, {"ended", w.ended}, {"reason", w.reason}, {"tasks", w.tasks}, {"failed", w.failed}, {"open", w.open_tasks}});
    }
    return {{"ok", true}, {"schema", "pactsim.status/1"}, {"tasks", status.all}, {"done", status.done}, {"open", status.open}, {"failed", status.failed}, {"kinds_of_failure", status.kinds}, {"writers", writers}, {"problems", status.journals.problems}};
}

void watch(const StatusOptions& options, const StudyFolder& folder) {
    const bool has_target = !folder.config().replications.outcome.empty();
    const auto start = std::chrono::steady_clock::now();
    Status status = status_of(folder);
    const std::uint64_t at_start = status.done + status.open;
    // A writer that was killed never tells its end.
    while (status.at_work > 0 && (has_target || status.done < status.all)) {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        const std::uint64_t now = status.done + status.open;
        std::string text = line_of(status, has_target);
        if (!has_target && now > at_start && now < status.all) {
            const double rate = static_cast<double>(now - at_start) / elapsed.count();
            text += fmt::format("  {:.3g}/s  left {}", rate, duration_text(static_cast<double>(status.all - now) / rate));
        }
        print(text + '\n');
        std::this_thread::sleep_for(std::chrono::duration<double>(options.every_seconds));
        status = status_of(folder);
    }
    print(line_of(status, has_target) + '\n');
}

ExitCode run(const StatusOptions& options) {
    const StudyFolder folder = StudyFolder::open(options.folder);
    if (options.watch) return watch(options, folder), ExitCode::done;
    const Status status = status_of(folder);
    if (options.json) return print(document_of(status).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n'), ExitCode::done;
    print(line_of(status, !folder.config().replications.outcome.empty()) + '\n');
    for (const auto& [kind, count] : status.kinds) print(fmt::format("  {} x {}\n", count, kind));
    if (options.writers) {
        for (const JournalWriterState& w : status.journals.writers) print(fmt::format("  {:<20} {:<16} {} tasks, {} failed, {}\n", w.name, w.host, w.tasks, w.failed, w.reason.empty() ? "at work or killed" : w.reason));
    }
    for (const std::string& problem : status.journals.problems) options.talk.warn(problem);
    return ExitCode::done;
}

}  // namespace

Action set_up_status(CLI::App& parser) {
    const auto options = std::make_shared<StatusOptions>();
    parser.add_option("DIR", options->folder, "Study folder")->required()->type_name("");
    parser.add_flag("--watch", options->watch, "A line every few seconds until no writer is at work");
    parser.add_option("--every", options->every_seconds, "Seconds between lines")->type_name("S")->check(CLI::Range(0.1, 86400.0).description(""))->capture_default_str();
    parser.add_flag("--writers", options->writers, "What each writer did");
    parser.add_flag("--json", options->json, "As one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
