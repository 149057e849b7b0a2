// The logs of an audit: nothing of the scenario is left out, schemes are told apart, sources come from comments, damage is found, and no folder is told.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "app/audit_assumptions.h"
#include "app/audit_data.h"
#include "app/audit_logs.h"
#include "app/audit_subject.h"
#include "app/provenance.h"
#include "output/study_file.h"
#include "scenarios/schema/describe.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/yaml_source.h"
#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// A study of the smoke scenario with vouchers, as a file.
std::string written_study(const StudyFiles& files) {
    const StudyPlan plan = smoke_plan({files.vouchers()}, 1);
    const StudySetup setup(plan);
    StudyData study = run_study(plan, setup, shipped_schedule(), 1).study;
    study.warnings.push_back("read " + files.path("vouchers.yaml") + ":3 again");
    study.provenance = provenance_of(setup.baseline(), {});
    write_study(files.path("s.h5"), study, Existing::replace);
    return files.path("s.h5");
}

/// Paths of every scalar of a tree, list items by name.
void scalar_paths(const Node& node, const std::string& path, std::vector<std::string>& out) {
    if (node.kind == Node::Kind::scalar) out.push_back(path);
    for (const Entry& entry : node.entries) scalar_paths(entry.value, join_path(path, entry.key), out);
    for (std::size_t k = 0; k < node.items.size(); ++k) {
        const std::string name = name_of_item(node.items[k]);
        scalar_paths(node.items[k], join_path(path, name.empty() ? std::to_string(k) : name), out);
    }
}

std::string cell_of(const AuditTable& table, const std::string& first, std::size_t column) {
    for (const auto& row : table.rows) {
        if (row[0] == first) return row[column];
    }
    return "there is no row " + first;
}

}  // namespace

TEST_CASE("the assumptions log has one row for every value that the scenario holds and every parameter that there is") {
    const StudyFiles files;
    const AuditSubject subject = read_audit_subject(written_study(files));
    const std::vector<AssumptionRow> rows = list_assumptions(subject, "");
    std::map<std::string, std::string> value_of;
    std::set<std::string> patterns;
    for (const AssumptionRow& row : rows) {
        INFO(row.path);
        CHECK(value_of.emplace(row.path, row.value).second);  // once
        CHECK_FALSE(row.meaning.empty());
        CHECK_FALSE(row.basis.empty());
        patterns.insert(row.pattern);
    }
    Diagnostics diagnostics;
    const Node tree = *parse_yaml("resolved", subject.provenance.resolved_yaml, diagnostics);
    std::vector<std::string> scalars;
    scalar_paths(tree, "", scalars);
    CHECK(scalars.size() > 1000);
    for (std::string path : scalars) {
        // A distribution or a list is one value: its parts are covered by the row of the whole.
        while (!path.empty() && !value_of.contains(path)) path = path.substr(0, path.find('.') == std::string::npos ? 0 : path.rfind('.'));
        CHECK_FALSE(path.empty());
    }
    for (const auto& [path, value] : value_of) {
        const Node* node = find_path(tree, path);
        CHECK((node == nullptr) == (value == "not in the baseline"));
        if (node != nullptr) CHECK(to_flow(*node) == value);
    }
    // What `describe parameters` lists is there, unless it belongs to a list that is empty in this scenario.
    for (const ParameterInfo& parameter : list_parameters(scenario_table())) {
        if (patterns.contains(parameter.path)) continue;
        INFO(parameter.path);
        const std::size_t items = parameter.path.rfind(".<");
        REQUIRE(items != std::string::npos);
        const std::string list = parameter.path.substr(0, items);
        CHECK(std::none_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return p.starts_with(list + ".<"); }));
    }
}

TEST_CASE("values that only a scheme holds are named with the scheme, and the rest is the same in all arms") {
    const StudyFiles files;
    const std::vector<AssumptionRow> rows = list_assumptions(read_audit_subject(written_study(files)), "");
    int differing = 0;
    for (const AssumptionRow& row : rows) {
        const bool of_voucher = row.path.starts_with("policy.instruments.test_voucher.");
        INFO(row.path);
        REQUIRE(row.differs.size() == (of_voucher ? 1 : 0));
        if (!of_voucher) continue;
        CHECK(row.value == "not in the baseline");
        CHECK(row.differs.front().starts_with("vouchers: "));
        if (row.path.ends_with(".delivery_cost_gbp")) {
            CHECK(row.differs.front() == "vouchers: 5000");
            CHECK(row.basis == "none recorded");  // the default has a source, this value has none
        }
        ++differing;
    }
    CHECK(differing > 5);
}

TEST_CASE("a comment of the scenario or of its parts gives source and range while its value is in force") {
    const StudyFiles files;
    const AuditSubject subject = read_audit_subject(written_study(files));
    const auto row = [&](const std::vector<AssumptionRow>& rows, const std::string& path) {
        return *std::find_if(rows.begin(), rows.end(), [&](const AssumptionRow& r) { return r.path == path; });
    };
    const std::vector<AssumptionRow> rows = list_assumptions(subject, shipped("smoke.yaml"));
    const AssumptionRow floor = row(rows, "search.fit_prior_mean");
    CHECK(floor.basis == "assumption");
    CHECK(floor.range == "0.5 to 0.7");
    CHECK(row(rows, "partners.count").source == "small by design");                    // in the scenario itself
    CHECK(row(rows, "entry.perceived_leak_per_year").source.starts_with("figures.json ip.leak_per_year_unprotected"));
    CHECK(row(list_assumptions(subject, ""), "partners.count").source == "small by design");
    AuditSubject changed = subject;
    changed.provenance.overrides = "partners.count=20\n";
    CHECK(row(list_assumptions(changed, ""), "partners.count").basis == "command line");
    CHECK_THROWS_AS(list_assumptions(subject, files.path("nowhere.yaml")), UsageError);
}

TEST_CASE("verification passes a whole file and fails one that was tampered with; no log tells a folder") {
    const StudyFiles files;
    AuditSubject subject = read_audit_subject(written_study(files));
    CHECK(subject.file == "s.h5");
    CHECK_FALSE(has_failures(verification_table(subject)));
    CHECK(cell_of(verification_table(subject), "digest of the contents", 1) == "passed");
    const std::vector<AssumptionRow> rows = list_assumptions(subject, shipped("smoke.yaml"));
    const std::string folder = std::filesystem::path(files.path("s.h5")).parent_path().string();
    for (const AuditTable& table : {decisions_table(subject, rows), verification_table(subject), data_table(rows), assumptions_table(rows)}) {
        const std::string text = audit_csv(table) + audit_markdown(table);
        CHECK(text.find(folder) == std::string::npos);
        CHECK(text.find(std::filesystem::path(shipped("smoke.yaml")).parent_path().string()) == std::string::npos);
    }
    CHECK(cell_of(decisions_table(subject, rows), "warning of the program", 1).find("read vouchers.yaml:3 again") == std::string::npos);  // first warnings are the program's own
    CHECK(without_folders("read /a/b c/vouchers.yaml:3 at https://x.org/y") == "read b c/vouchers.yaml:3 at https://x.org/y");
    subject.provenance.resolved_yaml += "\n# another scenario\n";
    CHECK(has_failures(verification_table(subject)));
    subject = read_audit_subject(files.path("s.h5"));
    subject.digest_computed = "0";
    CHECK(cell_of(verification_table(subject), "digest of the contents", 1) == "failed");
    std::ofstream(files.path("text.h5")) << "no HDF5";
    CHECK_THROWS_AS(read_audit_subject(files.path("text.h5")), InputError);
    CHECK_THROWS_AS(read_audit_subject(files.path("missing.h5")), InputError);
}

TEST_CASE("the register of data tables in the program is that of the documentation") {
    std::ifstream file(shipped("../docs/sources.md"));
    std::string text(std::istreambuf_iterator<char>(file), {});
    text.erase(std::remove(text.begin(), text.end(), '`'), text.end());
    REQUIRE(text.size() > 1000);
    for (const DataTable& table : data_tables()) {
        INFO(table.name);
        const std::string line = std::string(table.content) + " | " + std::string(table.period) + " | " + std::string(table.publisher) + " | " + std::string(table.address) + " | " + std::string(table.licence) + " |";
        CHECK(text.find(line) != std::string::npos);
        CHECK(text.find("| " + std::string(table.name)) != std::string::npos);
    }
    CHECK(data_tables().size() == 24);
}

TEST_CASE("a cell with commas, quotes and bars survives in both formats") {
    const AuditTable table{"t", "T", "note", {"a", "b"}, {{"x, \"y\"", "p|q"}}};
    CHECK(audit_csv(table) == "a,b\r\n\"x, \"\"y\"\"\",p|q\r\n");
    CHECK(audit_markdown(table) == "## T\n\nnote\n\n| a | b |\n|---|---|\n| x, \"y\" | p\\|q |\n\n");
}
