#pragma once
// The memory of a calibration: a text file to which every finished run is added as a line with a checksum. A kill costs the runs that were not yet in it, nothing else.

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pactsim::calibration {

/// What was asked for, as names and values without line breaks; a resume must ask for the same.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// A finished run; no outputs = it could not be had; an output that is not a number = it was not defined.
struct LoggedRun {
    std::uint32_t generation = 0;
    std::uint32_t index = 0;
    std::vector<double> outputs;  // to the last bit
};

/// The file, held by one program at a time.
class RunLog {
  public:
    /// Begins a file, or takes up one that is there. Lines whose checksum does not hold are passed over: what they stood for runs again. Throws RefusedError if another program holds the file or
    /// it was begun with other settings (naming the first that differs), InputError if it is no such file, OutputError if it cannot be written.
    RunLog(std::string path, const Settings& settings);
    ~RunLog();
    RunLog(const RunLog&) = delete;
    RunLog& operator=(const RunLog&) = delete;

    /// Runs that were in the file when it was opened, in the order of the file.
    [[nodiscard]] const std::vector<LoggedRun>& runs() const { return runs_; }
    /// Lines that were passed over.
    [[nodiscard]] std::size_t damaged() const { return damaged_; }
    /// Adds a run; the disk is made to have it within about a second, so that a kill loses nothing and a power cut what was added in that second. Throws OutputError if that fails.
    void append(const LoggedRun& run);

  private:
    void begin(const Settings& settings);
    void take_up(const std::string& text, const Settings& settings);
    void write(const std::string& text);
    void sync();

    std::string path_;
    int file_ = -1;
    std::vector<LoggedRun> runs_;
    std::size_t damaged_ = 0;
    std::chrono::steady_clock::time_point synced_;
};

}  // namespace pactsim::calibration
