#pragma once
// All worlds of a study folder that can be trusted, in the order of the design.

#include "analysis/sweep/folder_scan.h"
#include "analysis/sweep/place_index.h"
#include "analysis/sweep/study_folder.h"
#include "output/sweep_data.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// What is known of one world of the design.
enum class WorldState : std::uint8_t { missing, done, failed };

/// Worlds by what is known of them.
struct WorldCounts {
    std::uint64_t done = 0, missing = 0, failed = 0;
};

/// Which numbers of a world are kept in memory.
enum class KeepResults : std::uint8_t { none, target, all };

/// The worlds of a folder, by row, arm and replicate.
class FolderResults {
  public:
    /// Reads the folder. Throws RefusedError if two shards hold different numbers for one world.
    FolderResults(const StudyFolder& folder, KeepResults keep);

    [[nodiscard]] WorldState state(std::uint64_t row, std::uint32_t arm, std::uint32_t replicate) const { return state_[at(row, arm, replicate)]; }
    /// Replicates that a point should have by now: the fixed number, or as many as the target needs given what is there.
    [[nodiscard]] std::uint32_t wanted(std::uint64_t row) const;
    /// The worlds that points should have by now.
    [[nodiscard]] WorldCounts count_wanted() const;
    /// Whether a point that has all replicates allowed misses the target.
    [[nodiscard]] bool misses_target(std::uint64_t row) const;
    /// Everything as analyses read it; only with KeepResults::all.
    [[nodiscard]] SweepData data() const;

    [[nodiscard]] const JournalView& journals() const { return journals_; }
    [[nodiscard]] const std::vector<ShardProblem>& problems() const { return problems_; }
    /// What is wrong with journals and shards, a sentence each.
    [[nodiscard]] std::vector<std::string> problem_texts() const;
    /// Worlds that stand in more than one shard, with the same numbers.
    [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

  private:
    [[nodiscard]] std::size_t at(std::uint64_t row, std::uint32_t arm, std::uint32_t replicate) const { return (row * space_.arms + arm) * space_.replicates + replicate; }
    void take(const PlaceIndex& index, const std::string& file, const SweepShard& shard);
    void note_failures(const PlaceIndex& index);
    void put(const std::string& file, std::uint64_t row, const SweepRecord& record);
    [[nodiscard]] bool complete(std::uint64_t row, std::uint32_t replicates) const;
    [[nodiscard]] bool precise(std::uint64_t row, std::uint32_t replicates) const;

    const StudyFolder& folder_;
    TaskSpace space_;
    KeepResults keep_;
    std::size_t target_ = 0;                  // outcome that a target looks at
    std::size_t kept_ = 0;                    // numbers kept of a world
    std::vector<WorldState> state_;
    std::vector<std::uint64_t> fingerprints_; // of the numbers of each world that is done, to tell repeats from contradictions
    std::vector<std::int64_t> results_;
    JournalView journals_;
    std::vector<ShardProblem> problems_;
    std::uint64_t repeated_ = 0;
};

}  // namespace pactsim
