#include "analysis/sweep/slurm_record.h"

#include "sim/cluster/write_whole.h"
#include "sim/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

namespace pactsim {

namespace {

constexpr std::array kind_names{"array", "mpi", "next", "merge"};

std::string text_of(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

[[noreturn]] void refuse_writing(const std::string& path, int error) { throw OutputError(fmt::format("cannot write `{}`: {}", path, std::strerror(error))); }

/// Writes all bytes and has them on disk.
void write_through(int descriptor, std::string_view bytes, const std::string& path) {
    if (const int error = write_whole(descriptor, bytes); error != 0) refuse_writing(path, error);
    if (fsync(descriptor) != 0) refuse_writing(path, errno);
}

/// A whole file or none: under another name first.
void replace_file(const std::string& path, const std::string& text) {
    const std::string partial = fmt::format("{}.partial.{}", path, getpid());
    const int descriptor = open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) refuse_writing(partial, errno);
    try {
        write_through(descriptor, text, partial);
    } catch (...) {
        close(descriptor);
        unlink(partial.c_str());
        throw;
    }
    close(descriptor);
    if (std::rename(partial.c_str(), path.c_str()) != 0) refuse_writing(path, errno);
}

SlurmJob job_of_json(const nlohmann::json& one) {
    const auto name = std::find(kind_names.begin(), kind_names.end(), one.at("kind").get<std::string>());
    if (name == kind_names.end()) throw InputError("unknown kind of job");
    return {static_cast<SlurmJobKind>(name - kind_names.begin()), one.at("file"), one.at("name"), one.at("wave"), one.at("offset"), one.at("tasks")};
}

/// Lines that were written whole; what a crash left of the last one does not count.
std::vector<Submission> read_lines(const std::string& path) {
    std::vector<Submission> lines;
    std::istringstream text(text_of(path));
    for (std::string line; std::getline(text, line);) {
        const nlohmann::json one = nlohmann::json::parse(line, nullptr, false);
        if (!one.is_object() || !one.value("plan", nlohmann::json()).is_number_unsigned() || !one.value("file", nlohmann::json()).is_string()) continue;
        const nlohmann::json job = one.value("job", nlohmann::json());
        lines.push_back({one.at("plan"), one.at("file"), job.is_string() ? job.get<std::string>() : std::string()});
    }
    return lines;
}

}  // namespace

SlurmPlan read_slurm_plan(const std::string& folder) {
    const std::string path = folder + "/slurm/plan.json";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return {};
    try {
        const nlohmann::json document = nlohmann::json::parse(text_of(path));
        SlurmPlan plan{document.at("plan"), {}};
        for (const nlohmann::json& one : document.at("jobs")) plan.jobs.push_back(job_of_json(one));
        return plan;
    } catch (const std::exception& error) {
        throw InputError(fmt::format("`{}` is damaged ({})\n = help: plan again: pactsim plan {} --slurm", path, error.what(), folder));
    }
}

void write_slurm_plan(const std::string& folder, const SlurmRequest& request, const std::vector<SlurmJob>& jobs) {
    const std::string slurm = folder + "/slurm";
    std::error_code error;
    std::filesystem::create_directories(slurm, error);
    if (error) throw OutputError(fmt::format("cannot make the folder `{}`: {}", slurm, error.message()));
    nlohmann::json list = nlohmann::json::array();
    std::set<std::string> files;
    for (const SlurmJob& job : jobs) {
        replace_file(slurm + "/" + job.file, slurm_script(request, job));
        files.insert(job.file);
        list.push_back({{"kind", kind_names.at(static_cast<std::size_t>(job.kind))}, {"file", job.file}, {"name", job.name}, {"wave", job.wave}, {"offset", job.offset}, {"tasks", job.tasks}});
    }
    replace_file(slurm + "/plan.json", nlohmann::json{{"schema", "pactsim.slurm_plan/1"}, {"plan", request.plan}, {"jobs", list}}.dump(1) + "\n");
    for (const auto& entry : std::filesystem::directory_iterator(slurm)) {
        if (entry.path().extension() == ".sbatch" && files.count(entry.path().filename().string()) == 0) std::filesystem::remove(entry.path(), error);
    }
}

SubmissionRecord::SubmissionRecord(const std::string& folder) : path_(folder + "/slurm/submitted.journal") {
    descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor_ < 0) refuse_writing(path_, errno);
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        close(descriptor_);
        throw RefusedError(fmt::format("another `pactsim submit` works on `{}`", folder));
    }
    lines_ = read_lines(path_);
    // A line that a crash tore off gets its end, so that the next one stands alone.
    const std::string text = text_of(path_);
    if (!text.empty() && text.back() != '\n') write_through(descriptor_, "\n", path_);
}

SubmissionRecord::~SubmissionRecord() { close(descriptor_); }

void SubmissionRecord::append(const Submission& line) {
    nlohmann::json document{{"plan", line.plan}, {"file", line.file}};
    if (!line.job.empty()) document["job"] = line.job;
    write_through(descriptor_, document.dump() + "\n", path_);
    lines_.push_back(line);
}

std::optional<std::string> SubmissionRecord::job_of(std::uint32_t plan, const std::string& file) const {
    const auto is_it = [&](const Submission& one) { return one.plan == plan && one.file == file && !one.job.empty(); };
    const auto line = std::find_if(lines_.rbegin(), lines_.rend(), is_it);
    return line == lines_.rend() ? std::nullopt : std::optional(line->job);
}

bool SubmissionRecord::was_asked(std::uint32_t plan, const std::string& file) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](const Submission& one) { return one.plan == plan && one.file == file; });
}

std::vector<std::string> SubmissionRecord::jobs_of_other_plans(std::uint32_t plan) const {
    std::vector<std::string> jobs;
    for (const Submission& line : lines_) {
        if (line.plan != plan && !line.job.empty()) jobs.push_back(line.job);
    }
    return jobs;
}

}  // namespace pactsim
