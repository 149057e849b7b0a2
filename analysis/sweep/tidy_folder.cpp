#include "analysis/sweep/tidy_folder.h"

#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/folder_results.h"
#include "analysis/sweep/place_index.h"
#include "sim/cluster/journal.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

/// A free name in the folder of things set aside.
std::string place_aside(const StudyFolder& folder, const std::string& name) {
    make_folder(folder.file(study_file::set_aside));
    std::string path = folder.file(fmt::format("{}/{}", study_file::set_aside, name));
    for (int number = 1; fs::exists(path); ++number) path = folder.file(fmt::format("{}/{}.{}", study_file::set_aside, name, number));
    return path;
}

void move_aside(const StudyFolder& folder, const std::string& part, const std::string& name, std::vector<std::string>& done) {
    const std::string from = folder.file(part + "/" + name), to = place_aside(folder, name);
    std::error_code error;
    if (!fs::exists(from, error)) return;
    fs::rename(from, to, error);
    done.push_back(error ? fmt::format("{} could not be set aside: {}", from, error.message()) : fmt::format("{} was set aside as {}", from, to));
}

void mend_journal(const StudyFolder& folder, const std::string& name, std::vector<std::string>& done) {
    const std::string path = folder.file(fmt::format("{}/{}", study_file::journals, name));
    const JournalText text = read_journal(path);
    if (text.damaged_lines == 0 && text.torn_bytes == 0) return;
    std::string sound;
    for (const std::string& line : text.lines) sound += journal_line(line);
    // The sound lines keep the journal's name: a later writer that took it would also take the names of its shards.
    const std::string kept = place_aside(folder, name);
    write_text_whole(kept, read_text_whole(path));
    write_text_whole(path, sound);
    done.push_back(fmt::format("{} was mended; as it was: {}", path, kept));
}

void remove_leftovers(const StudyFolder& folder, const JournalView& journals, std::vector<std::string>& done) {
    std::error_code ignored;
    std::vector<std::string> paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.file(study_file::shards), ignored)) {
        if (entry.path().filename().string().find(".partial.") != std::string::npos) paths.push_back(entry.path().string());
    }
    for (const std::string& file : journals.replaced) {
        if (!journals.shards.contains(file)) paths.push_back(folder.file(fmt::format("{}/{}", study_file::shards, file)));
    }
    std::size_t removed = 0;
    for (const std::string& path : paths) removed += fs::remove(path, ignored) ? 1 : 0;
    if (removed > 0) done.push_back(fmt::format("{} leftover{} of killed writers removed", removed, removed == 1 ? " was" : "s were"));
}

/// What `resume` itself has to tell: whole shards whose writers were killed before they could, and shards that will never count.
void tell(const StudyFolder& folder, const FolderWork& work, std::vector<std::string>& done) {
    if (work.to_adopt.empty() && work.to_set_aside.empty()) return;
    std::string path;
    for (int number = 0; path.empty() || fs::exists(path); ++number) path = folder.file(fmt::format("{}/resume-{}.journal", study_file::journals, number));
    JournalWriter journal(path);
    for (const std::string& file : work.to_adopt) {
        const std::string shard_path = folder.file(fmt::format("{}/{}", study_file::shards, file));
        const SweepShard shard = read_shard(shard_path);
        std::set<std::tuple<std::uint64_t, std::uint32_t, std::uint32_t>> tasks;
        for (const SweepRecord& record : shard.records) tasks.emplace(record.row, record.arm, record.replicate / folder.tasks().block_size);
        journal.append(nlohmann::json{{"kind", "shard"}, {"file", file}, {"sha1", sha1_of_file(shard_path)}, {"tasks", tasks.size()}, {"worlds", shard.records.size()}}.dump(), JournalSync::yes);
        done.push_back(fmt::format("{} is whole and was taken in, though its writer was killed before it could tell", file));
    }
    for (const std::string& file : work.to_set_aside) {
        move_aside(folder, study_file::shards, file, done);
        journal.append(nlohmann::json{{"kind", "dropped"}, {"file", file}}.dump(), JournalSync::yes);
    }
    journal.append(nlohmann::json{{"kind", "end"}, {"reason", "put in order"}}.dump(), JournalSync::yes);
}

}  // namespace

std::vector<std::string> tidy_folder(const StudyFolder& folder, const FolderWork& work) {
    std::vector<std::string> done;
    for (const std::string& name : files_in(folder.file(study_file::journals), ".journal")) mend_journal(folder, name, done);
    tell(folder, work, done);
    remove_leftovers(folder, read_journals(folder), done);
    return done;
}

std::vector<FailedTask> failed_tasks(const StudyFolder& folder) {
    const FolderResults results(folder, KeepResults::none);
    const PlaceIndex index(folder.points());
    const TaskSpace& space = folder.tasks();
    std::map<std::uint64_t, FailedTask> tasks;
    for (const JournalFailure& failure : results.journals().failures) {
        const std::optional<std::size_t> row = index.find(failure.place, failure.row);
        if (!row || failure.arm >= space.arms) continue;
        for (const std::uint32_t replicate : failure.replicates) {
            if (replicate >= space.replicates || results.state(*row, failure.arm, replicate) != WorldState::failed) continue;
            const std::uint64_t task = space.index({*row, replicate / space.block_size, failure.arm});
            FailedTask& known = tasks.try_emplace(task, FailedTask{task, *row, failure.arm, {}, failure.code, failure.message}).first->second;
            if (std::find(known.replicates.begin(), known.replicates.end(), replicate) == known.replicates.end()) known.replicates.push_back(replicate);
        }
    }
    std::vector<FailedTask> all;
    for (auto& [task, failed] : tasks) all.push_back(std::move(failed));
    return all;
}

std::size_t write_failures(const StudyFolder& folder) {
    const std::vector<FailedTask> tasks = failed_tasks(folder);
    std::error_code ignored;
    if (tasks.empty()) return fs::remove(folder.file(study_file::failed), ignored), 0;
    std::string text = "task,row,arm,replicates,exit_status,message\n";
    for (const FailedTask& task : tasks) {
        std::string message = task.message;
        std::replace(message.begin(), message.end(), '"', '\'');
        text += fmt::format("{},{},{},{},{},\"{}\"\n", task.task, task.row, folder.arms()[task.arm].name, fmt::join(task.replicates, " "), task.code, message);
    }
    write_text_whole(folder.file(study_file::failed), text);
    return tasks.size();
}

}  // namespace pactsim
