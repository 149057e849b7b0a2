#include "app/command_submit.h"

#include "app/options.h"
#include "app/provenance.h"
#include "app/submit_slurm.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace pactsim {

namespace {

struct SubmitOptions {
    std::string folder;
    bool slurm = true, json = false;
    Talk talk;
};

std::string what_it_does(const SlurmJob& job) {
    switch (job.kind) {
        case SlurmJobKind::array:
            return fmt::format("{} part{} of the sweep", job.tasks, job.tasks == 1 ? "" : "s");
        case SlurmJobKind::mpi:
            return "the sweep, on all ranks";
        case SlurmJobKind::next:
            return "submits the next jobs when these have drained";
        case SlurmJobKind::merge:
            return "finishes what was left, then merges";
    }
    return {};
}

void print_json(const SubmitReport& report) {
    nlohmann::json jobs = nlohmann::json::array();
    for (const SubmittedJob& one : report.jobs) jobs.push_back({{"id", one.id}, {"file", one.job.file}, {"name", one.job.name}, {"tasks", one.job.tasks}, {"submitted_now", one.now}});
    const nlohmann::json document{{"ok", true}, {"schema", "pactsim.submit/1"}, {"jobs", jobs}, {"waves", report.waves}, {"waves_submitted", report.waves_submitted}};
    print(document.dump(2) + '\n');
}

ExitCode run(const SubmitOptions& options) {
    std::string folder = std::filesystem::absolute(options.folder).lexically_normal().string();
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    const SubmitReport report = submit_plan(folder);
    if (options.json) {
        print_json(report);
    } else {
        for (const SubmittedJob& one : report.jobs) print(fmt::format("job {:<10} {:<16} {}{}\n", one.id, one.job.file, what_it_does(one.job), one.now ? "" : " (submitted before)"));
    }
    if (!report.next.empty())
        options.talk.note(fmt::format("{} of {} waves are submitted; job {} submits the next one when there is room", report.waves_submitted, report.waves, report.next));
    options.talk.note(fmt::format("next: pactsim status {} --watch", shell_word(options.folder)));
    return ExitCode::done;
}

}  // namespace

Action set_up_submit(CLI::App& parser) {
    const auto options = std::make_shared<SubmitOptions>();
    parser.add_option("STUDY", options->folder, "Study folder that `pactsim plan STUDY --slurm` planned")->required()->type_name("");
    parser.add_flag("--slurm", options->slurm, "To Slurm: the one queue there is, so this may be left out");
    parser.add_flag("--json", options->json, "The jobs as one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
