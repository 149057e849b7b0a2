#include "analysis/sweep/shard_writer.h"

#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/run_sweep.h"
#include "sim/error.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <tuple>
#include <utility>

namespace pactsim {

namespace {

using nlohmann::json;

constexpr std::uint64_t shards_of_a_study = 200;
constexpr std::size_t small_shards_kept = 8;    // then they become one: a long run with many pauses leaves few files
constexpr double seconds_between_words = 30;    // in which the journal tells what is in the open shard

std::string host_name() {
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) return "unknown";
    return host.data();
}

/// The time of day, for people; nothing is decided by it.
std::string time_of_day() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

}  // namespace

std::uint64_t default_shard_tasks(const TaskSpace& tasks) { return std::max<std::uint64_t>((tasks.size() + shards_of_a_study - 1) / shards_of_a_study, 64); }

ShardWriter::ShardWriter(const StudyFolder& folder, const std::string& writer, const ShardLimits& limits) : folder_(folder), limits_(limits) {
    if (limits_.tasks == 0) limits_.tasks = default_shard_tasks(folder.tasks());
    make_folder(folder.file(study_file::journals));
    make_folder(folder.file(study_file::shards));
    for (int number = 0; journal_ == nullptr; ++number) {
        name_ = fmt::format("{}-{}", writer, number);
        try {
            journal_ = std::make_unique<JournalWriter>(folder.file(fmt::format("{}/{}.journal", study_file::journals, name_)));
        } catch (const RefusedError&) {   // taken: the next number
        }
    }
    const json start{{"kind", "start"}, {"writer", name_}, {"host", host_name()}, {"pid", getpid()}, {"time", time_of_day()}, {"program", folder.identity().program}, {"study_key", folder.identity().key}};
    journal_->append(start.dump(), JournalSync::yes);
    opened_ = told_ = Clock::now();
}

void ShardWriter::add(std::uint64_t, std::vector<SweepRecord> records) {
    const std::lock_guard lock(mutex_);
    if (open_tasks_ == 0) opened_ = told_ = Clock::now();
    open_.insert(open_.end(), records.begin(), records.end());
    ++open_tasks_;
    close_if_due();
}

void ShardWriter::add_failure(const TaskFailure& failure, std::vector<SweepRecord> records) {
    const std::lock_guard lock(mutex_);
    if (open_tasks_ == 0) opened_ = told_ = Clock::now();
    open_.insert(open_.end(), records.begin(), records.end());
    ++open_tasks_;
    const TaskKey key = folder_.tasks().key(failure.task);
    const RowPlace place = folder_.points().place(key.row);
    const json line{{"kind", "failed"}, {"row", key.row}, {"scramble", place.scramble}, {"base", place.base}, {"part", place.part}, {"arm", key.arm}, {"replicates", failure.replicates}, {"code", failure.code}, {"message", failure.message}};
    journal_->append(line.dump(-1, ' ', false, json::error_handler_t::replace), JournalSync::yes);
    close_if_due();
}

void ShardWriter::close_if_due() {
    const std::chrono::duration<double> age = Clock::now() - opened_, silence = Clock::now() - told_;
    if (open_tasks_ >= limits_.tasks || (limits_.seconds > 0 && age.count() >= limits_.seconds)) close_shard();
    else if (silence.count() >= seconds_between_words) note_open();
}

void ShardWriter::note_open() {
    journal_->append(json{{"kind", "open"}, {"tasks", open_tasks_}}.dump(), JournalSync::no);
    told_ = Clock::now();
}

ShardWriter::Written ShardWriter::write_records(std::vector<SweepRecord>& records, std::uint64_t tasks, const std::vector<std::string>& replaced) {
    std::sort(records.begin(), records.end(), [](const SweepRecord& a, const SweepRecord& b) { return std::tie(a.row, a.arm, a.replicate) < std::tie(b.row, b.arm, b.replicate); });
    Written written{fmt::format("{}.{}.h5", name_, shards_made_++), tasks, records.size()};
    const std::string sha1 = write_shard(folder_.file(fmt::format("{}/{}", study_file::shards, written.file)), folder_.identity().key, records);
    json line{{"kind", "shard"}, {"file", written.file}, {"sha1", sha1}, {"tasks", tasks}, {"worlds", records.size()}};
    if (!replaced.empty()) line["replaces"] = replaced;
    journal_->append(line.dump(), JournalSync::yes);
    return written;
}

void ShardWriter::close_shard() {
    if (open_tasks_ == 0) return;
    if (!open_.empty()) {
        Written written = write_records(open_, open_tasks_, {});
        if (open_tasks_ < limits_.tasks) small_.push_back(std::move(written));
    }
    open_.clear();
    open_tasks_ = 0;
    if (small_.size() >= small_shards_kept) make_larger();
}

void ShardWriter::make_larger() {
    std::vector<SweepRecord> all;
    std::vector<std::string> files;
    std::uint64_t tasks = 0;
    for (const Written& shard : small_) {
        const std::string path = folder_.file(fmt::format("{}/{}", study_file::shards, shard.file));
        std::vector<SweepRecord> records;
        try {
            records = read_shard(path).records;
        } catch (const InputError&) {   // damaged meanwhile: `resume` will say so and run its tasks again
            continue;
        }
        all.insert(all.end(), records.begin(), records.end());
        files.push_back(shard.file);
        tasks += shard.tasks;
    }
    Written larger = write_records(all, tasks, files);   // on disk and in the journal before the small ones go
    for (const std::string& file : files) {
        std::error_code ignored;
        std::filesystem::remove(folder_.file(fmt::format("{}/{}", study_file::shards, file)), ignored);
    }
    small_.clear();
    if (larger.tasks < limits_.tasks) small_.push_back(std::move(larger));
}

void ShardWriter::finish(const std::string& reason) {
    const std::lock_guard lock(mutex_);
    close_shard();
    journal_->append(json{{"kind", "end"}, {"reason", reason}, {"time", time_of_day()}}.dump(), JournalSync::yes);
}

}  // namespace pactsim
