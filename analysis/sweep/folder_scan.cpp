#include "analysis/sweep/folder_scan.h"

#include "analysis/sweep/folder_files.h"
#include "sim/cluster/journal.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace pactsim {

namespace {

using nlohmann::json;

void take_line(const json& line, JournalWriterState& writer, JournalView& view) {
    const std::string kind = line.value("kind", "");
    if (kind == "start") {
        writer.host = line.value("host", "");
        writer.program = line.value("program", "");
        writer.begun = line.value("time", "");
    } else if (kind == "shard") {
        JournalShard shard{line.at("file"), line.at("sha1"), writer.name, line.at("tasks"), line.at("worlds")};
        const bool larger = line.contains("replaces");
        if (larger) {
            for (const std::string file : line.at("replaces")) view.replaced.push_back(file);
        } else {
            writer.tasks += shard.tasks;
        }
        writer.open_tasks = 0;
        view.shards[shard.file] = std::move(shard);
    } else if (kind == "failed") {
        JournalFailure failure;
        failure.place = {line.at("scramble"), line.at("base"), line.at("part"), -1};
        failure.row = line.at("row");
        failure.arm = line.at("arm");
        failure.replicates = line.at("replicates").get<std::vector<std::uint32_t>>();
        failure.code = line.at("code");
        failure.message = line.at("message");
        failure.writer = writer.name;
        view.failures.push_back(std::move(failure));
        ++writer.failed;
    } else if (kind == "dropped") {
        view.dropped.push_back(line.at("file"));
    } else if (kind == "open") {
        writer.open_tasks = line.at("tasks");
    } else if (kind == "end") {
        writer.reason = line.value("reason", "");
        writer.ended = line.value("time", "");
        writer.open_tasks = 0;
    }
}

void read_one(const StudyFolder& folder, const std::string& file, JournalView& view) {
    JournalWriterState writer;
    writer.name = file.substr(0, file.rfind('.'));
    const JournalText text = read_journal(folder.file(fmt::format("{}/{}", study_file::journals, file)));
    for (const std::string& line : text.lines) {
        try {
            take_line(json::parse(line), writer, view);
        } catch (const json::exception&) {
            view.problems.push_back(fmt::format("{}: a line of another kind was passed over", file));
        }
    }
    if (text.damaged_lines > 0) view.problems.push_back(fmt::format("{}: {} damaged line{} passed over", file, text.damaged_lines, text.damaged_lines == 1 ? " was" : "s were"));
    if (text.torn_bytes > 0 && writer.reason.empty()) view.problems.push_back(fmt::format("{}: its last line is torn and was passed over", file));
    view.writers.push_back(std::move(writer));
}

}  // namespace

JournalView read_journals(const StudyFolder& folder) {
    JournalView view;
    for (const std::string& file : files_in(folder.file(study_file::journals), ".journal")) read_one(folder, file, view);
    for (const std::string& file : view.replaced) view.shards.erase(file);
    for (const std::string& file : view.dropped) view.shards.erase(file);
    return view;
}

std::vector<ShardProblem> read_shards(const StudyFolder& folder, const JournalView& journals, const std::function<void(const std::string&, const SweepShard&)>& take) {
    std::vector<ShardProblem> problems;
    std::set<std::string> names;
    for (const auto& [name, shard] : journals.shards) names.insert(name);
    for (const std::string& name : files_in(folder.file(study_file::shards), ".h5")) names.insert(name);
    for (const std::string& name : journals.replaced) {
        if (!journals.shards.contains(name)) names.erase(name);   // the larger shard has its worlds
    }
    for (const std::string& name : names) {
        const std::string path = folder.file(fmt::format("{}/{}", study_file::shards, name));
        const auto told = journals.shards.find(name);
        try {
            if (told != journals.shards.end() && !std::filesystem::exists(path)) throw InputError("it is gone");
            if (told != journals.shards.end() && sha1_of_file(path) != told->second.sha1) throw InputError("its bytes are not those that were written");
            const SweepShard shard = read_shard(path);
            if (shard.study_key != folder.identity().key) throw InputError("it belongs to another study");
            take(name, shard);
            if (told == journals.shards.end()) problems.push_back({name, "its writer was killed before the journal told of it; it is whole, so it counts", true});
        } catch (const InputError& error) {
            problems.push_back({name, error.what(), false});
        }
    }
    return problems;
}

}  // namespace pactsim
