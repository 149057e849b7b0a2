#include "app/audit_logs.h"

#include "app/audit_data.h"
#include "scenarios/schema/read_config.h"
#include "sim/digest.h"
#include "sim/error.h"

#include "pactsim_version.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace pactsim {

namespace {

constexpr std::string_view passed = "passed", failed = "failed", noted = "note";

/// Whether a value's source names the table, or its short name.
bool cites(const AssumptionRow& row, const DataTable& table) {
    if (row.source.find(table.name) != std::string::npos) return true;
    return !table.also.empty() && row.source.find(table.also) != std::string::npos;
}

std::string lines_as_list(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return fmt::format("{}", fmt::join(lines, "; "));
}

std::string named(const std::string& name) { return name.empty() ? "not named" : name; }

}  // namespace

AuditTable roles_table(const AuditRoles& roles) {
    return {"roles",
            "Roles",
            "Roles of quality assurance after the Aqua Book (HM Treasury). Names are those given to `pactsim audit`.",
            {"role", "name", "answers for"},
            {{"commissioner", named(roles.commissioner), "the question is the right one, and the analysis is proportionate to it"},
             {"analyst", named(roles.analyst), "the analysis is done as it is described, and its limits are said"},
             {"assurer", named(roles.assurer), "verification and validation have been carried out, by somebody who did not do the analysis"},
             {"approver", named(roles.approver), "the assurance is enough for the use that is made of the results"}}};
}

AuditTable data_table(const std::vector<AssumptionRow>& rows) {
    AuditTable table{"data", "Data log",
                     "Tables from which figures of the scenarios that come with pactsim were computed (register: docs/sources.md; figures and rules: scenarios/derive/figures.json). "
                     "“Cited by” counts values of this scenario that name the table; most cite a figure or an evidence row that rests on one. Use beyond the sunset date is for people to set.",
                     {"table", "content", "period", "publisher", "address", "licence", "cited by", "sunset date", "owner"},
                     {}};
    for (const DataTable& data : data_tables()) {
        const auto count = std::count_if(rows.begin(), rows.end(), [&](const AssumptionRow& row) { return cites(row, data); });
        table.rows.push_back({std::string(data.name), std::string(data.content), std::string(data.period), std::string(data.publisher), std::string(data.address), std::string(data.licence),
                              std::to_string(count), "", ""});
    }
    return table;
}

AuditTable decisions_table(const AuditSubject& subject, const std::vector<AssumptionRow>& rows) {
    AuditTable table{"decisions", "Decisions log", "What was chosen, and what else could have been. Who decided, when and why is for people to fill in.",
                     {"decision", "choice", "meaning", "decided by", "date", "reason"}, {}};
    const auto add = [&](const std::string& what, const std::string& choice, const std::string& meaning) { table.rows.push_back({what, without_folders(choice), meaning, "", "", ""}); };
    add("kind of file", subject.is_study ? "comparison of schemes" : "results of one scenario", "");
    add("scenario", subject.provenance.scenario_name, "");
    for (std::size_t a = 0; a < subject.arms.size(); ++a) {
        const AuditArm& arm = subject.arms[a];
        const std::string files = arm.files.empty() ? std::string() : fmt::format(" ({})", fmt::join(arm.files, " + "));
        add(a == 0 ? "baseline" : fmt::format("scheme {}", a), arm.name + files, arm.label);
    }
    for (const std::string& future : subject.futures) add("future", future, "a world and one vector of uncertain parameters");
    add("replicates", std::to_string(subject.replicates), "sets of random draws, each shared by all arms of a future");
    if (!subject.schedule_id.empty()) add("appraisal schedule", subject.schedule_id, "discount rates, deflators and weights, each with its source in the schedule’s file");
    add("price year", std::to_string(subject.price_year), "prices in which the scenario’s money is expressed");
    add("seed", std::to_string(subject.provenance.seed), subject.provenance.rng);
    add("overrides", subject.provenance.overrides.empty() ? "none" : lines_as_list(subject.provenance.overrides), "values set on the command line");
    for (const AssumptionRow& row : rows) {
        if (row.path.starts_with("forms.") || row.path == "run.replicates") add(row.path, row.value, row.meaning);
    }
    for (const std::string& warning : subject.warnings) add("warning of the program", lines_as_list(warning), "printed when the file was made");
    return table;
}

AuditTable verification_table(const AuditSubject& subject) {
    AuditTable table{"verification", "Verification", "What the program checks by itself: that the file is whole and what it says it is. Validation, fitness for its use, is for people.",
                     {"check", "result", "detail"}, {}};
    const auto add = [&](std::string_view what, std::string_view result, const std::string& detail) { table.rows.push_back({std::string(what), std::string(result), detail}); };
    const Provenance& from = subject.provenance;
    const bool whole = subject.digest_in_file == subject.digest_computed;
    add("digest of the contents", whole ? passed : failed, whole ? subject.digest_computed : fmt::format("the file says {}, its contents give {}", subject.digest_in_file, subject.digest_computed));
    add("complete", subject.complete ? passed : failed, fmt::format("{} of {} replicates{}", subject.replicates, subject.replicates_wanted, subject.complete ? "" : "; the run was interrupted"));
    add("worlds", noted, fmt::format("{} kept, {} not run or left out by a stopping rule", subject.worlds, subject.worlds_missing));
    Digest digest;
    digest.update(from.resolved_yaml);
    const std::string sha1 = digest.hex();
    add("scenario is the one named", sha1 == from.scenario_sha1 ? passed : failed, sha1 == from.scenario_sha1 ? "SHA-1 " + sha1 : fmt::format("the file says {}, the scenario in it gives {}", from.scenario_sha1, sha1));
    try {
        const bool same = load_scenario_text("the scenario in the file", from.resolved_yaml).resolved_yaml == from.resolved_yaml;
        add("scenario reads back to itself", same ? passed : noted, same ? "every value" : "this version of the program writes it differently");
    } catch (const Error&) {
        add("scenario reads back to itself", failed, "this version of the program refuses it");
    }
    const bool same_program = from.pactsim_version == build_version() && from.git_revision == build_git_revision();
    add("same program", same_program ? passed : noted,
        fmt::format("made by pactsim {} ({}, {}), audited by {} ({}, {})", from.pactsim_version, from.git_revision, from.compiler, build_version(), build_git_revision(), build_compiler()));
    add("made", noted, subject.created_utc.empty() ? "the file does not say when" : subject.created_utc);
    add("random numbers", noted, fmt::format("{}, seed {}", from.rng, from.seed));
    return table;
}

bool has_failures(const AuditTable& verification) {
    return std::any_of(verification.rows.begin(), verification.rows.end(), [](const auto& row) { return row[1] == failed; });
}

}  // namespace pactsim
