#include "app/command_report.h"

#include "analysis/report/page/page.h"
#include "analysis/report/report.h"
#include "analysis/sweep/read_sweep.h"
#include "app/options.h"
#include "app/other_program.h"
#include "app/talk.h"
#include "output/atomic_file.h"
#include "output/study_file.h"
#include "scenarios/schema/schedule.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

namespace pactsim {

namespace {

struct ReportCommandOptions {
    std::string study, output, schedule, experiment, format = "html";
    std::optional<std::string> author;
    std::optional<double> value_per_firm;
    bool allow_large = false, force = false, json = false;
    Talk talk;
};

/// The schedule that was asked for, or the one that the study carries.
ScheduleConfig schedule_of(const ReportCommandOptions& options, const StudyData& study) {
    if (!options.schedule.empty()) return load_schedule(options.schedule);
    if (!study.schedule_yaml.empty()) return load_schedule_text(study.layout.schedule_id + ".yaml", study.schedule_yaml);
    throw UsageError(fmt::format("the study does not carry its appraisal schedule `{}`\n = help: name it with `--schedule FILE`", study.layout.schedule_id));
}

void write_text(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.flush();
    if (!file) throw OutputError("cannot write " + path + " (is the disk full?)");
}

/// Removes a file that only served another program, however that ended.
class HelperFile {
  public:
    HelperFile(std::string path, const std::string& text) : path_(std::move(path)) { write_text(path_, text); }
    HelperFile(const HelperFile&) = delete;
    HelperFile& operator=(const HelperFile&) = delete;
    ~HelperFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

std::string program_for(std::string_view format) {
    const std::vector<std::string> names =
        format == "docx" ? std::vector<std::string>{"pandoc"} : std::vector<std::string>{"chromium", "chromium-browser", "google-chrome"};
    if (const std::optional<std::string> found = find_program(names)) return *found;
    throw RefusedError(
        fmt::format("{} is not installed, and a report as {} needs it\n = help: install it (Debian: apt install {}), or write HTML, which a browser can print",
                    names.front(), format, names.front()));
}

void convert(const ReportCommandOptions& options, const std::string& html, const std::string& target) {
    const std::string program = program_for(options.format);
    const HelperFile page(target + ".html", options.format == "docx" ? report::paper_html(html) : html);
    std::vector<std::string> words{program};
    if (options.format == "docx") {
        words.insert(words.end(), {"--from=html", "--to=docx", "--output=" + target, page.path()});
    } else {
        words.insert(words.end(), {"--headless", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + target});
        if (is_superuser()) words.emplace_back("--no-sandbox");  // Chromium refuses to start its sandbox for root
        words.push_back("file://" + std::filesystem::absolute(page.path()).string());
    }
    const int status = run_program(words);
    std::error_code error;
    if (status != 0 || !std::filesystem::is_regular_file(target, error)) {
        throw OutputError(
            fmt::format("{} did not write the {} (it ended with status {})\n = help: write HTML and print it from a browser", program, options.format, status));
    }
}

/// Names of the schemes, as the experiment may have them too.
std::vector<std::string> scheme_names(const StudyData& study) {
    std::vector<std::string> names;
    for (std::size_t arm = 1; arm < study.layout.arms.size(); ++arm) names.push_back(study.layout.arms[arm].name);
    return names;
}

ExitCode run(ReportCommandOptions options) {
    if (options.output.empty()) options.output = std::filesystem::path(options.study).stem().string() + "." + options.format;
    if (options.format != "html") program_for(options.format);
    AtomicFile file(options.output, options.force ? Existing::replace : Existing::refuse);
    const StudyData study = read_study(options.study);
    const ScheduleConfig schedule = schedule_of(options, study);
    if (schedule.id != study.layout.schedule_id && !study.layout.schedule_id.empty()) {
        options.talk.warn(fmt::format("the study was made with schedule {}; this report uses {}", study.layout.schedule_id, schedule.id));
    }
    report::ReportOptions wanted;
    wanted.study_name = std::filesystem::path(options.study).filename().string();
    wanted.author = options.author;
    wanted.value_per_outcome_gbp = options.value_per_firm;
    wanted.allow_large = options.allow_large;
    if (!options.experiment.empty()) wanted.experiment = report::experiment_tables(read_sweep_data(options.experiment), scheme_names(study));
    const std::string html = report::report_html(study, schedule, wanted);
    if (html.size() > report::report_budget_bytes)
        options.talk.warn(
            fmt::format("the report is {:.1f} MB; below 1.5 MB it is easier to mail (compare fewer schemes at once)", static_cast<double>(html.size()) / 1e6));
    if (options.format == "html")
        write_text(file.partial(), html);
    else
        convert(options, html, file.partial());
    file.commit();
    if (options.json) {
        print(nlohmann::ordered_json{
                  {"ok", true}, {"schema", "pactsim.report_written/1"}, {"file", options.output}, {"format", options.format}, {"html_bytes", html.size()}}
                  .dump(2) +
              '\n');
    } else {
        options.talk.note(fmt::format("{}: {} KB; open it in a browser", options.output, std::filesystem::file_size(options.output) / 1000));
    }
    return ExitCode::done;
}

}  // namespace

Action set_up_report(CLI::App& parser) {
    const auto options = std::make_shared<ReportCommandOptions>();
    parser.add_option("STUDY", options->study, "Study file (HDF5) of `pactsim compare`")->required()->type_name("");
    parser.add_option("-o,--output", options->output, "File to write; the name of the study without it")->type_name("FILE");
    parser.add_option("--format", options->format, "html, docx (needs pandoc) or pdf (needs Chromium)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"html", "docx", "pdf"}).description(""));
    parser.add_option("--experiment", options->experiment, "Study folder or merged file of `pactsim sweep` with the same schemes: what drives the value, regret, convergence")->type_name("FOLDER");
    parser.add_option("--schedule", options->schedule, "Appraisal schedule; the study's own without it")->type_name("FILE");
    parser.add_option("--value-per-firm", options->value_per_firm, "What one more established firm is worth, for the threshold of figure 8d")
        ->type_name("GBP")
        ->check(CLI::PositiveNumber.description(""));
    parser.add_option("--author", options->author, "Who made the report; printed only if given")->type_name("NAME");
    parser.add_flag("--allow-large", options->allow_large, "Write a report of more than 5 MB");
    parser.add_flag("--force", options->force, "Replace the file if it is there");
    parser.add_flag("--json", options->json, "What was written, as one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
