#pragma once

#include <cstdint>
#include <string>

namespace pactsim {

/// What happens to a file that already has the wanted name.
enum class Existing : std::uint8_t { refuse, replace };

/// Throws unless results could be put at `target` now: RefusedError if the name is taken (the message
/// shows the line with --force), OutputError if the folder is missing, not a folder or not writable.
/// Meant to be called before a long run starts.
void check_writable(const std::string& target, Existing existing);

/// A file that appears under its name only when it is whole: it is written as
/// `NAME.partial.<host>-<pid>`, then synced, renamed, and its folder synced. Anything that goes wrong
/// before `commit` removes the partial file.
class AtomicFile {
  public:
    /// Runs `check_writable`; creates nothing yet.
    AtomicFile(std::string target, Existing existing);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    [[nodiscard]] const std::string& target() const { return target_; }
    /// The temporary name, in the same folder. A leftover of this very name is removed at construction.
    [[nodiscard]] const std::string& partial() const { return partial_; }

    /// Asks the system to start writing what it holds in memory, without waiting, so that `commit`
    /// has little left to wait for. Never fails.
    void start_writeback() const noexcept;

    /// Syncs and renames the closed partial file. Throws OutputError, or RefusedError if the name has
    /// been taken in the meantime; the partial file is then removed.
    void commit();

  private:
    std::string target_;
    std::string partial_;
    Existing existing_;
    bool committed_ = false;
};

}  // namespace pactsim
