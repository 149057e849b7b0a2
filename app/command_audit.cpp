#include "app/command_audit.h"

#include "app/audit_assumptions.h"
#include "app/audit_logs.h"
#include "app/audit_subject.h"
#include "app/options.h"
#include "app/talk.h"
#include "output/atomic_file.h"
#include "sim/error.h"

#include "pactsim_version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

struct AuditOptions {
    std::string file, output, scenario;
    AuditRoles roles;
    bool json = false, force = false;
    Talk talk;
};

/// Name of the Markdown document in a folder of logs.
constexpr std::string_view document_name = "audit.md";

void write_file(const fs::path& path, const std::string& text, Existing existing) {
    AtomicFile file(path.string(), existing);
    std::ofstream out(file.partial(), std::ios::binary);
    out << text;
    out.close();
    if (!out) throw OutputError(fmt::format("cannot write `{}` (is the disk full?)", path.string()));
    file.commit();
}

/// How many values rest on what.
std::string basis_summary(const std::vector<AssumptionRow>& rows) {
    std::map<std::string, std::size_t> counts;
    std::size_t differing = 0;
    for (const AssumptionRow& row : rows) {
        ++counts[row.basis];
        differing += row.differs.empty() ? 0 : 1;
    }
    std::string text = fmt::format("The scenario holds {} values", rows.size());
    for (const auto& [basis, count] : counts) text += fmt::format("{} {}: {}", counts.begin()->first == basis ? ";" : ",", basis, count);
    return text + fmt::format(". {} differ between the arms.\n\n", differing);
}

std::string document(const AuditSubject& subject, const std::vector<AuditTable>& tables, const std::vector<AssumptionRow>& rows) {
    std::string text = fmt::format("# Quality assurance of {}\n\nWritten by pactsim {} from the file itself. Digest of its contents: `{}`.\n\n", subject.file, build_version(), subject.digest_computed);
    text += basis_summary(rows);
    for (const AuditTable& table : tables) text += audit_markdown(table);
    return text;
}

/// Folder to write into; empty if one Markdown file is wanted.
std::string folder_of(const AuditOptions& options) {
    if (options.output.empty()) return fs::path(options.file).stem().string() + "_audit";
    return fs::path(options.output).extension() == ".md" ? std::string() : options.output;
}

std::vector<std::string> write_all(const AuditOptions& options, const std::string& text, const std::vector<AuditTable>& tables) {
    const Existing existing = options.force ? Existing::replace : Existing::refuse;
    const std::string folder = folder_of(options);
    if (folder.empty()) {
        write_file(options.output, text, existing);
        return {options.output};
    }
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) throw OutputError(fmt::format("`{}` is a file, not a folder\n = help: a single document ends in .md", folder));
    fs::create_directories(folder, error);
    if (error) throw OutputError(fmt::format("cannot make the folder `{}`: {}", folder, error.message()));
    std::vector<std::string> names{std::string(document_name)};
    for (const AuditTable& table : tables) names.push_back(table.name + ".csv");
    for (const std::string& name : names) check_writable((fs::path(folder) / name).string(), existing);  // all or nothing
    write_file(fs::path(folder) / names.front(), text, existing);
    for (std::size_t k = 0; k < tables.size(); ++k) write_file(fs::path(folder) / names[k + 1], audit_csv(tables[k]), existing);
    for (std::string& name : names) name = (fs::path(folder) / name).string();
    return names;
}

ExitCode audit(const AuditOptions& options) {
    const AuditSubject subject = read_audit_subject(options.file);
    const std::vector<AssumptionRow> rows = list_assumptions(subject, options.scenario);
    const std::vector<AuditTable> tables{roles_table(options.roles), verification_table(subject), decisions_table(subject, rows), data_table(rows), assumptions_table(rows)};
    const bool failed = has_failures(tables[1]);
    const std::vector<std::string> files = write_all(options, document(subject, tables, rows), tables);
    if (options.json) {
        nlohmann::ordered_json checks = nlohmann::ordered_json::array();
        for (const auto& row : tables[1].rows) checks.push_back({{"check", row[0]}, {"result", row[1]}, {"detail", row[2]}});
        print(nlohmann::ordered_json{{"ok", !failed}, {"schema", "pactsim.audit/1"}, {"files", files}, {"assumptions", rows.size()}, {"verification", checks}}.dump(2) + '\n');
    } else {
        for (const auto& row : tables[1].rows) print(fmt::format("{:<30} {:<7} {}\n", row[0], row[1], row[2]));
        for (const std::string& file : files) print(file + '\n');
    }
    if (options.scenario.empty()) options.talk.note("sources are those that the file holds; --scenario FILE adds the comments of the scenario and its parts");
    return failed ? ExitCode::check_failed : ExitCode::done;
}

}  // namespace

Action set_up_audit(CLI::App& parser) {
    const auto options = std::make_shared<AuditOptions>();
    parser.add_option("FILE", options->file, "Study of `pactsim compare` or results of `pactsim run` (HDF5)")->required()->type_name("");
    parser.add_option("-o,--output", options->output, "Folder for the document and a CSV file of each log, or one document that ends in .md")->type_name("PATH");
    parser.add_option("--scenario", options->scenario, "The scenario file, whose comments and parts name sources")->type_name("FILE");
    parser.add_option("--commissioner", options->roles.commissioner, "Who asked for the analysis")->type_name("NAME");
    parser.add_option("--analyst", options->roles.analyst, "Who did it")->type_name("NAME");
    parser.add_option("--assurer", options->roles.assurer, "Who checked it")->type_name("NAME");
    parser.add_option("--approver", options->roles.approver, "Who approved its use")->type_name("NAME");
    parser.add_flag("--force", options->force, "Replace files that are there");
    parser.add_flag("--json", options->json, "Files and checks as one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return audit(*options); };
}

}  // namespace pactsim
