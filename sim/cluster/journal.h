#pragma once
// Append-only text files that survive a kill: every line carries its own checksum, so that a torn or edited line is seen and never trusted.
//
// A line is sixteen hexadecimal digits, a blank, and text without line breaks. The digits are name_hash (sim/digest.h) of the text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Whether a line must be on the disk before the call returns.
enum class JournalSync : std::uint8_t { no, yes };

/// Writes one journal. One writer each, from one thread at a time.
class JournalWriter {
  public:
    /// Makes a new file; RefusedError if the name is taken, OutputError if it cannot be made.
    explicit JournalWriter(std::string path);
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;
    ~JournalWriter();

    /// Adds a line; line breaks in the text become blanks. Throws OutputError if it could not be written whole.
    void append(std::string_view text, JournalSync sync);
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
    int file_ = -1;
};

/// What is in a journal that can be trusted.
struct JournalText {
    std::vector<std::string> lines;    // texts whose checksum is right, in order
    std::size_t damaged_lines = 0;     // lines in between that were changed
    std::size_t torn_bytes = 0;        // after the last whole line: the writer was killed while it wrote
};

/// Reads a journal, also one that is being written. Throws InputError if the file cannot be read.
JournalText read_journal(const std::string& path);

/// The line, with its checksum and line break, that `append` writes.
std::string journal_line(std::string_view text);

}  // namespace pactsim
