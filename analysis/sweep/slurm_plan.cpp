#include "analysis/sweep/slurm_plan.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace pactsim {

namespace {

/// Array tasks that one wave may hold: what is allowed in the queue, less the wave's last job and, behind it, the job that runs while it submits the next wave.
std::uint64_t room_of_wave(const SlurmRequest& request, const SlurmLimits& limits) {
    const std::uint64_t allowed = limits.max_submit == 0 ? limits.max_jobs : std::min(limits.max_submit, limits.max_jobs);
    if (limits.max_array_size < 1) throw UsageError("the cluster allows no job arrays (MaxArraySize 0)\n = help: plan an MPI job with --mpi, or pass --max-array-size");
    if (allowed >= request.parts + 1) return request.parts;
    if (allowed < 3) {
        throw UsageError(fmt::format("{} jobs in the queue are too few: a task, the job that follows it, and one that submits both\n = help: --max-submit takes 3 or more", allowed));
    }
    return allowed - 2;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || stop != text.data() + text.size() || value > 1'000'000) return std::nullopt;
    return value;
}

}  // namespace

std::vector<SlurmJob> plan_slurm_jobs(const SlurmRequest& request, const SlurmLimits& limits) {
    std::vector<SlurmJob> jobs;
    std::uint32_t wave = 0;
    const auto add = [&](SlurmJobKind kind, const std::string& mark, std::uint64_t offset, std::uint64_t tasks) {
        jobs.push_back({kind, fmt::format("{}.sbatch", mark), fmt::format("{}-p{}-{}", request.name, request.plan, mark), wave, offset, tasks});
    };
    if (request.ranks > 0) {
        add(SlurmJobKind::mpi, "ranks", 0, 1);
        add(SlurmJobKind::merge, "merge", 0, 1);
        return jobs;
    }
    const std::uint64_t room = room_of_wave(request, limits);
    for (std::uint64_t offset = 0, in_wave = 0, number_of_array = 1; offset < request.parts; ++number_of_array) {
        if (in_wave == room) {
            add(SlurmJobKind::next, fmt::format("next{}", wave + 2), 0, 1);
            ++wave;
            in_wave = 0;
        }
        const std::uint64_t tasks = std::min({request.parts - offset, limits.max_array_size, room - in_wave});
        add(SlurmJobKind::array, fmt::format("array{}", number_of_array), offset, tasks);
        offset += tasks;
        in_wave += tasks;
    }
    add(SlurmJobKind::merge, "merge", 0, 1);
    return jobs;
}

std::uint64_t seconds_of_walltime(const std::string& text) {
    std::string_view rest = text;
    std::uint64_t days = 0;
    const std::size_t dash = rest.find('-');
    if (dash != std::string_view::npos) {
        const auto value = number(rest.substr(0, dash));
        if (!value) return 0;
        days = *value;
        rest.remove_prefix(dash + 1);
    }
    std::vector<std::uint64_t> parts;
    for (;;) {
        const std::size_t colon = std::min(rest.find(':'), rest.size());
        const auto value = number(rest.substr(0, colon));
        if (!value) return 0;
        parts.push_back(*value);
        if (colon == rest.size()) break;
        rest.remove_prefix(colon + 1);
    }
    if (parts.size() > 3) return 0;
    // With days the first number is hours, else one or two numbers are minutes and seconds (man sbatch, --time).
    const bool from_hours = dash != std::string_view::npos || parts.size() == 3;
    parts.resize(from_hours ? 3 : 2);
    const std::uint64_t hours = from_hours ? parts[0] : 0, minutes = from_hours ? parts[1] : parts[0], seconds = from_hours ? parts[2] : parts[1];
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

std::string walltime_text(std::uint64_t seconds) {
    const std::uint64_t days = seconds / 86'400;
    const std::string clock = fmt::format("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    return days > 0 ? fmt::format("{}-{}", days, clock) : clock;
}

}  // namespace pactsim
