#pragma once
// The short summary of a run: a few figures that say what happened, each with its replicate interval. Blocks are read as they arrive and not kept.

#include "analysis/interval.h"
#include "output/results_layout.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// How one number of a replicate is read from the months of a measure.
enum class Reading : std::uint8_t {
    first,       // value of the first month
    last,        // value of the last month
    sum,         // sum over months
    last_ratio,  // last month, divided by another measure's last month
    sum_ratio,   // sum over months, divided by another measure's sum
    per_year,    // sum over months, per year
    survival,    // alive in the last month, divided by that plus all exits
};

/// How a figure is written.
enum class FigureUnit : std::uint8_t { count, share, months, million_gbp, share_of_places };

/// One line of the summary.
struct Figure {
    std::string_view section;
    std::string_view key;     // stable name for programs
    std::string_view label;   // for people
    Reading reading = Reading::last;
    FigureUnit unit = FigureUnit::count;
    std::string_view measure;
    std::string_view other = {};           // of the ratios
    std::string_view group = "total";
    bool may_be_negative = false;  // else the interval is cut at zero when it is written
};

/// All lines in order.
std::span<const Figure> summary_figures();

/// Reads blocks one at a time and gives every figure with its interval.
class RunSummary {
  public:
    /// Throws InvariantError if the layout lacks a measure or group of the summary.
    explicit RunSummary(const ResultsLayout& layout);

    /// Takes in one replicate. A ratio whose denominator is zero is left out for that replicate.
    void add(const ReplicateBlock& block);

    [[nodiscard]] std::uint64_t replicates() const { return replicates_; }
    /// Estimate of figure `index`.
    [[nodiscard]] Estimate estimate(std::size_t index) const { return means_[index].estimate(); }
    /// Mean public spending per year and instrument, in pence, in the order of the layout.
    [[nodiscard]] std::vector<Estimate> instrument_spending() const;
    [[nodiscard]] const std::vector<std::string>& instruments() const { return instruments_; }
    [[nodiscard]] std::size_t months() const { return months_; }

  private:
    struct Place {
        std::size_t measure, other, group;
    };
    [[nodiscard]] std::int64_t at(const ReplicateBlock& block, std::size_t measure, std::size_t month, std::size_t group) const;
    [[nodiscard]] double sum(const ReplicateBlock& block, std::size_t measure, std::size_t group) const;
    [[nodiscard]] double read(const ReplicateBlock& block, const Figure& figure, const Place& place) const;
    void add_spending(const ReplicateBlock& block);

    std::size_t months_, groups_;
    std::uint64_t replicates_ = 0;
    std::vector<Place> places_;
    std::vector<std::size_t> exits_;
    std::vector<RunningMean> means_;
    std::vector<std::string> instruments_;
    std::vector<RunningMean> spending_;
};

/// The summary as a table for people; `title` is its first line. Plain ASCII, at most 80 columns.
std::string summary_text(const RunSummary& summary, std::string_view title);
/// The summary as JSON: a list of objects with section, key, label, unit, mean, low, high, and one of instruments.
std::string summary_json(const RunSummary& summary);

}  // namespace pactsim
