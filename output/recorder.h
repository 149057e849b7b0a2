#pragma once
// Takes down one replicate, month by month, in the layout of the results format.

#include "agents/state/world.h"
#include "output/groups.h"
#include "output/measures.h"
#include "output/results_layout.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pactsim {

/// The layout of a run: groups, months, measures, events, transfers, instruments, accounts. Without firm columns.
ResultsLayout results_layout(const Constants& constants, std::uint32_t first_replicate, std::uint32_t replicates);

/// Records one replicate. Allocates at construction and in the first month, never later. Not for use by several threads at once.
class Recorder {
  public:
    /// The constants must outlive the recorder.
    explicit Recorder(const Constants& constants, std::uint32_t replicate = 0);

    /// Takes down the finished month of the horizon that the world stands at. Months must come in order, each once.
    /// An event is counted where its firm stands at the end of the month, but for the form and channel of a tie that ended in it: those are the tie's.
    /// (For ties that end in month 0 after a warm-up they are not known any more and count as none.)
    void observe(const World& world);

    /// The finished block. Throws InvariantError if months are missing.
    ReplicateBlock take();

  private:
    /// A measure that needs a look at every event of a kind.
    struct EventMeasure {
        std::size_t measure;
        MeasureSource source;
        std::uint8_t detail;
    };
    /// Form and channel of a firm at the end of the month before.
    struct Tie {
        std::uint8_t form, channel;
    };

    [[nodiscard]] std::span<std::int64_t> measure_row(std::size_t measure);
    [[nodiscard]] std::span<std::int64_t> event_row(std::size_t kind);
    void record_sums(const MonthTally& tally);
    void record_home_firms();
    void count_events(const World& world);
    void copy_event_counts();
    void record_surroundings(const World& world);
    void record_money(const World& world);
    void record_instruments(const World& world);

    const Constants& constants_;
    GroupAxis axis_;
    std::size_t months_, month_ = 0;
    std::array<std::vector<EventMeasure>, event_kind_count> event_measures_;
    std::vector<Tie> ties_;
    ReplicateBlock block_;
};

}  // namespace pactsim
