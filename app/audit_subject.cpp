#include "app/audit_subject.h"

#include "output/h5.h"
#include "output/h5_attributes.h"
#include "output/results_digest.h"
#include "output/results_file.h"
#include "output/study_file.h"
#include "scenarios/schema/read_config.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>

namespace pactsim {

namespace {

void read_from_study(const std::string& path, AuditSubject& subject) {
    const StudyData study = read_study(path);
    subject.is_study = true;
    subject.provenance = study.provenance;
    for (const StudyArm& arm : study.layout.arms) subject.arms.push_back({arm.name, arm.label, arm.files, arm.resolved_policy_yaml});
    for (const StudyFuture& future : study.layout.futures) subject.futures.push_back(future.label);
    subject.replicates = subject.replicates_wanted = study.layout.replicates;
    for (const ArmBlock& block : study.arm_blocks) ++(block.present ? subject.worlds : subject.worlds_missing);
    subject.schedule_id = study.layout.schedule_id;
    subject.price_year = study.layout.price_year;
    subject.warnings = study.warnings;
    subject.complete = study.complete;
    const h5::File file = h5::File::open(path);
    subject.digest_in_file = h5::text_attribute(file.root(), "digest");
    if (file.root().has("run_facts")) subject.created_utc = h5::text_attribute(file.root().open_group("run_facts"), "created_utc");
}

void read_from_results(const std::string& path, AuditSubject& subject) {
    const ResultsFile file(path);
    std::map<std::string, std::string> identity = file.identity();
    Provenance& from = subject.provenance;
    from.pactsim_version = identity["pactsim_version"];
    from.git_revision = identity["git_revision"];
    from.compiler = identity["compiler"];
    from.rng = identity["rng"];
    from.scenario_name = identity["scenario_name"];
    from.scenario_sha1 = identity["scenario_sha1"];
    from.schema = identity["schema"];
    from.resolved_yaml = file.scenario_text("resolved");
    from.source_text = file.scenario_text("source");
    from.overrides = file.scenario_text("overrides");
    const Config config = load_scenario_text("the scenario in the file", from.resolved_yaml).config;
    from.seed = identity.contains("seed") ? std::stoll(identity["seed"]) : config.run.seed;
    subject.price_year = config.time.price_year;
    subject.arms.push_back({from.scenario_name, "The scenario as it stands", {}, {}});
    subject.futures = {"The scenario's own world"};
    subject.worlds = subject.replicates = file.replicates().size();
    subject.replicates_wanted = identity.contains("replicates_requested") ? std::stoull(identity["replicates_requested"]) : subject.replicates;
    subject.worlds_missing = subject.replicates_wanted - std::min(subject.replicates_wanted, subject.replicates);
    subject.complete = file.complete();
    subject.digest_in_file = identity["digest"];
    const std::map<std::string, std::string> facts = file.run_facts();
    if (facts.contains("created_utc")) subject.created_utc = facts.at("created_utc");
}

}  // namespace

std::string without_folders(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool starts_word = at == 0 || std::string_view(" \t\n`'\"(=:,+").find(text[at - 1]) != std::string_view::npos;
        if (text[at] != '/' || !starts_word || text.compare(at, 2, "//") == 0) {
            out += text[at++];
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \t\n`'\")(,;:+", at), text.size());
        out += text.substr(text.find_last_of('/', end - 1) + 1, end - text.find_last_of('/', end - 1) - 1);
        at = end;
    }
    return out;
}

AuditSubject read_audit_subject(const std::string& path) {
    AuditSubject subject;
    subject.file = std::filesystem::path(path).filename().string();
    if (is_study_file(path)) read_from_study(path, subject);
    else read_from_results(path, subject);
    subject.digest_computed = digest_of_contents(h5::File::open(path).root(), {});
    return subject;
}

}  // namespace pactsim
