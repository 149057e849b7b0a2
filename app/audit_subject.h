#pragma once
// What is audited: a study or a results file, reduced to what its logs need.

#include "output/results_layout.h"
#include "output/study_data.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pactsim {

/// A scheme in comparison, or the baseline.
struct AuditArm {
    std::string name, label;
    std::vector<std::string> files;
    std::string policy_yaml;      // the section `policy:` in full
};

struct AuditSubject {
    std::string file;             // name without folder
    bool is_study = false;
    Provenance provenance;
    std::vector<AuditArm> arms;   // [0] = baseline; one for results of a single scenario
    std::vector<std::string> futures;
    std::uint64_t replicates = 0, replicates_wanted = 0, worlds = 0, worlds_missing = 0;
    std::string schedule_id, created_utc;
    int price_year = 0;
    std::vector<std::string> warnings;
    bool complete = false;
    std::string digest_in_file, digest_computed;
};

/// Reads a file of `pactsim compare` or `pactsim run`, and computes its digest anew. Throws InputError with cause and remedy if it is neither.
AuditSubject read_audit_subject(const std::string& path);

/// A text without folders: every absolute path in it is cut down to the name of the file.
std::string without_folders(const std::string& text);

}  // namespace pactsim
