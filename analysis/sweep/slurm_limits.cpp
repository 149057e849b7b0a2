#include "analysis/sweep/slurm_limits.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace pactsim {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// The number behind "key = " on a line of its own; `otherwise` where there is none.
std::uint64_t setting(std::string_view text, std::string_view key, std::uint64_t otherwise) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || trimmed(line.substr(0, equals)) != key) continue;
        const std::string_view digits = trimmed(line.substr(equals + 1));
        std::uint64_t value = 0;
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() ? value : otherwise;
    }
    return otherwise;
}

/// Parts of the complaints of Slurm (slurm_errno.c of 22.05) and what helps.
struct Advice {
    std::string_view complaint, help;
};
constexpr std::array advice_table{
    Advice{"Invalid job array specification", "the array is larger than the cluster allows: plan again with --max-array-size (scontrol show config | grep MaxArraySize)"},
    Advice{"Job violates accounting/QOS policy", "a limit of your account: plan again with --max-submit, --walltime, --mem or --threads as your site allows (sacctmgr show assoc, sacctmgr show qos)"},
    Advice{"SubmitJobs", "too many jobs at once for your account: plan again with --max-submit"},
    Advice{"maximum number of jobs", "the cluster holds no more jobs: run `pactsim submit` again later, or plan again with --max-submit"},
    Advice{"invalid partition", "plan again with --partition (sinfo -s lists the partitions)"},
    Advice{"Invalid partition", "plan again with --partition (sinfo -s lists the partitions)"},
    Advice{"Invalid account", "plan again with --sbatch \"--account=NAME\" (sacctmgr show assoc user=$USER)"},
    Advice{"Invalid qos", "plan again with --sbatch \"--qos=NAME\" (sacctmgr show qos)"},
    Advice{"time limit is invalid", "plan again with a shorter --walltime (sinfo -o '%P %l' lists the limits)"},
    Advice{"Memory specification", "no node has that much memory: plan again with less --mem (sinfo -o '%n %m' lists it in MB)"},
    Advice{"node configuration is not available", "no node is like that: plan again with less --mem or fewer --threads (sinfo -o '%n %c %m')"},
    Advice{"CPU count per node can not be satisfied", "no node has so many processors: plan again with fewer --threads"},
    Advice{"Unable to contact slurm controller", "the controller does not answer: run `pactsim submit` again later; it looks for what was taken before it submits anything"},
    Advice{"timed out", "the controller is slow to answer: run `pactsim submit` again later; it looks for what was taken before it submits anything"},
    Advice{"Invalid generic resource", "plan again without the resource that --sbatch asks for"},
    Advice{"Unable to open file", "the folder is not where it was: plan again"},
};

}  // namespace

SlurmLimits read_slurm_limits(std::string_view config_text) {
    SlurmLimits limits;
    limits.asked = config_text.find("MaxArraySize") != std::string_view::npos;
    limits.max_array_size = setting(config_text, "MaxArraySize", limits.max_array_size);
    limits.max_jobs = setting(config_text, "MaxJobCount", limits.max_jobs);
    return limits;
}

std::string advice_on_refusal(std::string_view complaint) {
    const auto row = std::find_if(advice_table.begin(), advice_table.end(), [&](const Advice& one) { return complaint.find(one.complaint) != std::string_view::npos; });
    return row != advice_table.end() ? std::string(row->help) : "see what Slurm says, then plan again or run `pactsim submit` again; what was taken is not submitted twice";
}

std::string job_id_in(std::string_view answer) {
    const std::string_view line = trimmed(answer);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool is_id = digits > 0 && (digits == line.size() || (line[digits] == ';' && line.find('\n') == std::string_view::npos));
    return is_id ? std::string(line.substr(0, digits)) : std::string();
}

}  // namespace pactsim
