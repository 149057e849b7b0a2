#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/measure.h"

namespace pactsim {

/// One line of the ledger: what is paid, by whom, to whom.
struct TransferLabel {
    std::string kind;
    std::string payer;
    std::string payee;
};

/// One policy instrument and who pays for it.
struct InstrumentLabel {
    std::string name;
    std::string funder;
};

/// A column of the per-firm histories. With `meanings`, values are codes 0, 1, ... and each has its word.
struct FirmColumn {
    Measure measure;
    std::vector<std::string> meanings = {};
};

/// Everything that fixes the shape of a results file before the first replicate. Lists may be empty;
/// the datasets that would need them are then left out. Measures are borrowed and must outlive the writer.
struct ResultsLayout {
    /// Labels such as "total", "sector:digital", "sector_region:digital/london": kind, colon, name.
    std::vector<std::string> groups;
    /// One label per month, such as "2025-01".
    std::vector<std::string> months;
    std::uint32_t first_replicate = 0;
    std::uint32_t replicates = 0;
    std::span<const Measure> measures;
    std::vector<std::string> event_kinds;
    std::vector<TransferLabel> transfers;
    std::vector<InstrumentLabel> instruments;
    /// What is kept per instrument and month; a column "spend" becomes the dataset instrument_spend.
    std::span<const Measure> instrument_columns;
    /// The ends between which money moves; their balances at the end of the run are kept, in pence.
    std::vector<std::string> accounts;
    /// Empty unless per-firm histories are recorded.
    std::span<const FirmColumn> firm_columns;
};

/// Rows of per-firm histories of one replicate, in any fixed order; all columns are equally long.
struct FirmHistories {
    std::vector<std::int64_t> firm;
    std::vector<std::int64_t> month;
    /// [firm column][row]
    std::vector<std::vector<std::int64_t>> columns;
};

/// All that one replicate leaves behind. Sizes follow from the layout; the first index varies slowest.
struct ReplicateBlock {
    std::uint32_t replicate = 0;
    std::vector<std::int64_t> measures;     ///< [measure][month][group]; one without groups stands in the first group
    std::vector<std::int64_t> events;       ///< [event kind][month], counts of the whole
    std::vector<std::int64_t> ledger;       ///< [transfer][month], pence
    std::vector<std::int64_t> instruments;  ///< [instrument column][instrument][month]
    std::vector<std::int64_t> balances;     ///< [account], pence
    std::optional<FirmHistories> firms = std::nullopt;
};

/// Where the results come from: the same for every machine that computes them.
struct Provenance {
    std::string pactsim_version;
    std::string git_revision;
    std::string compiler;
    std::int64_t seed = 0;
    std::string rng;
    std::string scenario_name;
    std::string scenario_sha1;
    std::string schema;
    std::string resolved_yaml;
    std::string source_text;
    /// One `path=value` per line.
    std::string overrides;
};

/// Facts of one execution. They differ between two runs of one seed and stand outside the digest.
struct RunFacts {
    double wall_time_seconds = 0.0;
    std::string host;
    std::int64_t threads = 1;
    std::int64_t ranks = 1;
    std::string created_utc;
    std::string command_line;
};

/// Whether all replicates that were asked for are in the file.
enum class Completion : std::uint8_t { interrupted, complete };

}  // namespace pactsim
