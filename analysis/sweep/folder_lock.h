#pragma once
// Who works on a study folder: one whole sweep, or any number of parts of it, each once.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// One part of a study, as an array job runs it.
struct SweepPart {
    std::uint64_t part = 0, parts = 1;   // part from 0 to parts - 1

    friend bool operator==(const SweepPart&, const SweepPart&) = default;
};

/// Reads "3/8". Throws UsageError.
SweepPart parse_part(const std::string& text);

/// Holds a folder while it lives. The lock is the system's own (flock), so a killed process leaves none behind. Where the file system knows no locks, two sweeps side by side waste
/// work and still spoil nothing: shards have one writer each.
class FolderLock {
  public:
    /// The whole folder, or one part of it. Throws RefusedError if somebody holds it, saying who; OutputError if the folder cannot be written.
    explicit FolderLock(const std::string& folder, const std::optional<SweepPart>& part = std::nullopt);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

  private:
    void take(const std::string& folder, const std::string& name, bool shared);
    std::vector<int> files_;
};

}  // namespace pactsim
