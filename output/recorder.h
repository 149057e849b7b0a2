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

/// Records one replicate: primed once, then shown every month. Allocates at construction and in `prime`, never later. Not for use by several threads at once.
class Recorder {
  public:
    explicit Recorder(const Constants& constants, std::uint32_t replicate = 0);

    /// Looks at the world as month 0 finds it: after the warm-up, or just built. Only so are the form and channel known of a tie that ends in month 0.
    void prime(const World& world);

    /// Takes down the finished month of the horizon that the world stands at. Months must come in order, each once, after `prime`; InvariantError otherwise.
    /// An event is counted where its firm stands at the end of the month, but for the form and channel of a tie that ended in it: those are the tie's.
    void observe(const World& world);

    /// The finished block. Throws InvariantError if months are missing.
    ReplicateBlock take();

  private:
    /// A measure to which events of a kind add.
    struct EventMeasure {
        std::size_t measure;
        MeasureSource source;
        std::uint8_t detail;
    };
    /// Form and channel of a firm at the end of the month before or, if newer, as this month's events tell them.
    struct Tie {
        std::uint8_t form, channel;
    };

    [[nodiscard]] std::span<std::int64_t> measure_row(std::size_t measure);
    void record_sums(const MonthTally& tally);
    void record_home_firms();
    void count_events(const World& world);
    void note_new_ties(const World& world);
    void add_event(const Event& event, const GroupPlace& place, int months_since_joining);
    void roll_up_events();
    void record_surroundings(const World& world);
    void record_money(const World& world);
    void record_instruments(const World& world);

    GroupAxis axis_;
    std::size_t months_, month_ = 0;
    std::array<std::vector<EventMeasure>, event_kind_count> event_measures_;
    std::vector<Tie> ties_;
    ReplicateBlock block_;
};

}  // namespace pactsim
