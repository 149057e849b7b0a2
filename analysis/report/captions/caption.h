#pragma once
// Captions that state the finding, from a fixed grammar: outcome + would + direction + size + interval + runs + comparator + condition.

#include "analysis/report/captions/amount.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace pactsim::report {

/// Whether more of an outcome is better.
enum class Better : std::uint8_t { higher, lower };

/// How an outcome is spoken of.
struct OutcomeWords {
    std::string name;  // "partnerships", "UK value added"
    AmountKind kind = AmountKind::count;
    Better better = Better::higher;
};

/// What a paired comparison says, in one of eight ways.
enum class Finding : std::uint8_t {
    none,             // every paired run is the same
    clear_rise,       // the interval lies above the band of what is too small to matter
    clear_fall,       // below it
    meets_band_up,    // above zero, but the interval meets the band
    meets_band_down,  // below zero, but the interval meets the band
    spans_zero_up,    // the interval spans zero, mean at or above zero
    spans_zero_down,  // the interval spans zero, mean below zero
    within_band,      // the whole interval lies in the band
};
inline constexpr std::size_t finding_count = 8;

/// A paired mean difference and what surrounds it.
struct PairedFacts {
    double mean = 0, low = 0, high = 0;  // interval of the mean
    double run_low = 0, run_high = 0;    // middle 90 % of the paired runs
    double band = 0;                     // differences up to this size are too small to matter
    std::size_t runs = 0;
    std::size_t runs_above = 0;  // runs in which the option has more than the comparator
    std::size_t runs_below = 0;
    bool has_interval = true;  // false for a single run
};

/// Which of the eight it is. Without an interval nothing is clear.
Finding finding_of(const PairedFacts& facts);

/// True for clear_rise and clear_fall.
bool is_clear(Finding finding);
/// Whether a clear finding is good: a rise of what should be high, a fall of what should be low.
bool is_gain(Finding finding, Better better);

struct CaptionInput {
    std::string option;  // "Matchmaking", without an article
    OutcomeWords outcome;
    std::string by_when;  // "by 2034" or "over 2025 to 2034"; may be empty
    PairedFacts facts;
    std::string comparator = "the baseline";
    std::optional<std::string> cost_each;  // "£26,000 each"; told only with a clear finding
    std::string condition;                 // the subtitle: what is measured, where, when, how paired
};

/// A headline whose first part stands in bold, and the statistical subtitle.
struct Caption {
    std::string bold;  // about ten words
    std::string rest;  // goes on in the same sentence, ends with a full stop
    std::string subtitle;

    /// One sentence, for the title of the drawing, the caption of the table and the head of the CSV.
    [[nodiscard]] std::string sentence() const { return bold + rest; }
};

Caption paired_caption(const CaptionInput& input);

/// The mean with its interval, rounded to it: "41 (33 to 49)".
std::string estimate_text(AmountKind kind, double mean, double low, double high);
/// The same for a difference: "+41 (+33 to +49)".
std::string difference_text(AmountKind kind, double mean, double low, double high);
/// What is too small to matter: "1", "£100,000".
std::string band_text(AmountKind kind, double band);

}  // namespace pactsim::report
