#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "output/atomic_file.h"
#include "output/results_layout.h"

namespace pactsim {

struct WriterOptions {
    Existing existing = Existing::refuse;
    /// 0 = plain (fast); 1-9 = byte shuffle and gzip.
    int gzip_level = 0;
};

/// Writes one results file (format: docs/results.md), replicate by replicate. Not for use by several
/// threads at once. Blocks may come in any order; they are put in the order of their numbers, so the
/// file does not depend on who finished first. The file gets its name only in `finish`.
class ResultsWriter {
  public:
    /// Opens the temporary file and writes all that is known before the run. Throws RefusedError if
    /// the name is taken, OutputError if it cannot be written, InputError if the layout is not sound.
    ResultsWriter(const std::string& path, ResultsLayout layout, Provenance provenance, WriterOptions options = {});
    ResultsWriter(const ResultsWriter&) = delete;
    ResultsWriter& operator=(const ResultsWriter&) = delete;
    /// Removes the temporary file unless `finish` succeeded.
    ~ResultsWriter();

    /// Takes one replicate. Throws OutputError if its sizes do not fit the layout, if it came before,
    /// if a value does not fit its storage type, or if the disk fails.
    void append(ReplicateBlock block);

    /// Shrinks an interrupted file to the replicates it holds, adds digest and facts, syncs, renames.
    /// Without facts (merged files) the group /run_facts is left out. An interrupted run without a
    /// single replicate leaves no file: OutputError. `complete` needs every replicate.
    void finish(const std::optional<RunFacts>& facts, Completion completion);

    [[nodiscard]] std::uint32_t replicates_done() const;
    /// The identity of the results, after `finish`: see results_digest.h.
    [[nodiscard]] const std::string& digest() const;

  private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Size of the finished file in bytes if it is not compressed, without per-firm histories.
[[nodiscard]] std::uint64_t estimated_file_bytes(const ResultsLayout& layout);

}  // namespace pactsim
