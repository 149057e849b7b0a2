#include "analysis/report/report.h"

#include "analysis/report/page/page.h"
#include "analysis/report/sections/experiment.h"
#include "analysis/report/sections/sections.h"
#include "analysis/report/svg/number_text.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pactsim::report {

namespace {

/// How to make the study again, from what it remembers of itself.
std::string reproduce_command(const StudyView& view, const ReportOptions& options) {
    const StudyData& study = view.study();
    std::string command = "pactsim compare " + study.provenance.scenario_name + ".yaml";
    for (std::size_t arm = 1; arm < study.layout.arms.size(); ++arm) {
        std::string files;
        for (const std::string& file : study.layout.arms[arm].files) files += (files.empty() ? "" : "+") + file;
        if (!files.empty()) command += ' ' + files;
    }
    return command + " -o " + options.study_name;
}

/// Without folders: reports go to people who need not know this machine.
std::string without_folders(const std::string& path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

using Facts = std::vector<std::pair<std::string, std::string>>;

Facts facts_of(const StudyView& view, const ReportOptions& options) {
    const StudyData& study = view.study();
    const Provenance& p = study.provenance;
    Facts facts{{"pactsim", p.pactsim_version},
                {"revision", p.git_revision},
                {"compiler", p.compiler},
                {"random numbers", p.rng},
                {"seed", std::to_string(p.seed)},
                {"scenario", p.scenario_name},
                {"scenario SHA-1", p.scenario_sha1},
                {"schema", p.schema},
                {"schedule", view.schedule().id},
                {"price year", std::to_string(study.layout.price_year)},
                {"options", std::to_string(study.layout.arms.size() - 1)},
                {"futures", std::to_string(study.layout.futures.size())},
                {"runs of each, at most", std::to_string(study.layout.replicates)},
                {"window", view.window()},
                {"complete", study.complete ? "yes" : "no, interrupted"},
                {"study file", options.study_name},
                {"command to reproduce", reproduce_command(view, options)}};
    if (!p.overrides.empty()) {
        std::string overrides = p.overrides;
        while (!overrides.empty() && overrides.back() == '\n') overrides.pop_back();
        for (char& c : overrides) c = c == '\n' ? ' ' : c;
        facts.emplace_back("settings changed on the command line", overrides);
    }
    if (options.author) facts.emplace_back("author", *options.author);
    return facts;
}

std::string footer_html(const Facts& facts, const std::vector<std::string>& warnings) {
    std::string html = "<dl>\n";
    for (const auto& [name, value] : facts) {
        if (value.empty()) continue;
        html += name == "command to reproduce" ? fmt::format("<dt>{}</dt><dd><code>{}</code></dd>\n", name, escaped(value))
                                               : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escaped(value));
    }
    html += "</dl>\n";
    html += warnings.empty() ? paragraph("The run gave no warnings.") : paragraph("Warnings of the run:") + bullet_list(warnings);
    return html;
}

std::string provenance_json(const Facts& facts, const StudyView& view) {
    nlohmann::ordered_json document{{"schema", "pactsim.report/1"}};
    for (const auto& [name, value] : facts) {
        std::string key = name;
        for (char& c : key) c = c == ' ' || c == ',' || c == '-' ? '_' : c;
        document[key] = value;
    }
    for (const StudyArm& arm : view.study().layout.arms)
        document["arms"].push_back({{"name", arm.name}, {"label", arm.label}, {"files", arm.files}, {"instruments", arm.instruments}});
    for (const StudyFuture& future : view.study().layout.futures)
        document["worlds"].push_back({{"world", future.world}, {"draw", future.draw}, {"weight", future.weight}});
    document["warnings"] = view.study().warnings;
    return document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> csv_head_of(const StudyView& view, const ReportOptions& options) {
    const Provenance& p = view.study().provenance;
    return {fmt::format("pactsim {} revision {}; study {}; scenario {}; seed {}; schedule {}; price year {}", p.pactsim_version, p.git_revision,
                        options.study_name, p.scenario_name, p.seed, view.schedule().id, view.study().layout.price_year),
            "Differences are option less baseline; means over paired runs. Licences of the data behind the model: see the report, section 16."};
}

}  // namespace

std::string report_html(const StudyData& study, const ScheduleConfig& schedule, const ReportOptions& options) {
    ReportOptions named = options;
    named.study_name = without_folders(options.study_name);
    const StudyView view(study, schedule);
    const SectionContext context{view, named, csv_head_of(view, named)};
    Page page;
    page.title = fmt::format("{}: what {} of support would do", study.provenance.scenario_name.empty() ? "Comparison" : study.provenance.scenario_name,
                             view.schemes().size() == 1 ? "one scheme" : counted(static_cast<std::int64_t>(view.schemes().size()), "scheme", "schemes"));
    const std::size_t futures = study.layout.futures.size();
    page.lines = {fmt::format("Policy comparison by simulation, {}; {} against the baseline in {}, up to {} each.", view.window(),
                              counted(static_cast<std::int64_t>(view.schemes().size()), "scheme", "schemes"),
                              counted(static_cast<std::int64_t>(futures), "future", "futures"), counted(study.layout.replicates, "run", "runs"))};
    if (named.author) page.lines.push_back("Prepared by " + *named.author + ".");
    for (const SectionRow& row : report_sections())
        page.sections.push_back({std::string(row.id), std::string(row.title), std::string(row.question), row.build(context) + experiment_html(context, row.id)});
    const Facts facts = facts_of(view, named);
    page.footer = footer_html(facts, study.warnings);
    page.short_footer = fmt::format("pactsim {} {}, seed {}, schedule {}, {}", study.provenance.pactsim_version, study.provenance.git_revision.substr(0, 10),
                                    study.provenance.seed, schedule.id, named.study_name);
    page.provenance_json = provenance_json(facts, view);
    std::string html = page_html(page);
    if (html.size() > report_limit_bytes && !options.allow_large) {
        throw RefusedError(
            fmt::format("the report would be {} MB, more than a mail attachment should be\n = help: compare fewer schemes at once, or give --allow-large",
                        html.size() / 1'000'000));
    }
    return html;
}

}  // namespace pactsim::report
