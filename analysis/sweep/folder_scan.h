#pragma once
// What is on disk in a study folder and can be trusted: journals line by line, shards by their checksums.

#include "analysis/sweep/study_folder.h"
#include "output/sweep_shard.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace pactsim {

/// A shard that a journal tells of.
struct JournalShard {
    std::string file, sha1, writer;
    std::uint64_t tasks = 0, worlds = 0;
};

/// A failed task as a journal tells it.
struct JournalFailure {
    RowPlace place;
    std::uint64_t row = 0;
    std::uint32_t arm = 0;
    std::vector<std::uint32_t> replicates;
    int code = 0;
    std::string message, writer;
};

/// What one writer did.
struct JournalWriterState {
    std::string name, host, program, begun, ended, reason;   // times as the writer's clock had them; empty reason = it did not say goodbye
    std::uint64_t tasks = 0, failed = 0;                     // closed in shards; failed
    std::uint64_t open_tasks = 0;                            // in the shard that was open when it last said so
};

/// All journals of a folder together.
struct JournalView {
    std::vector<JournalWriterState> writers;
    std::map<std::string, JournalShard> shards;              // by file; those that later ones replaced are left out
    std::vector<std::string> replaced;                       // files that may still lie about
    std::vector<std::string> dropped;                        // damaged ones that `resume` took note of: their tasks run again
    std::vector<JournalFailure> failures;
    std::vector<std::string> problems;                       // torn or damaged lines, in words
};

/// Reads the journals and nothing else.
JournalView read_journals(const StudyFolder& folder);

/// A shard file whose bytes or contents cannot be trusted, or that no journal tells of.
struct ShardProblem {
    std::string file;
    std::string what;
    bool adoptable = false;   // whole and of this study, but its writer was killed before it could tell: its worlds count
};

/// Reads every shard that can be trusted and hands its worlds over, shard by shard in the order of names. Shards that no journal tells of count if they are whole and of this study.
std::vector<ShardProblem> read_shards(const StudyFolder& folder, const JournalView& journals, const std::function<void(const std::string& file, const SweepShard& shard)>& take);

}  // namespace pactsim
