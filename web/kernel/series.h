#pragma once
// Chosen measures of one world, month by month: those of output/measures.h for chosen groups, and nothing else, because a page asks for few of them in many worlds.

#include "agents/events.h"
#include "agents/state/world.h"
#include "output/groups.h"
#include "output/measures.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// "partnerships" or "partnerships@size:small".
struct SeriesKey {
    std::string text;
    std::size_t measure = 0;
    std::size_t group = 0;   // place on the group axis
};

/// Reads a key. Throws InputError if there is no such measure or group, or if the measure is of the whole economy only.
SeriesKey series_key(const GroupAxis& axis, std::string_view text);

/// The event of that name (those of agents/events.h). Throws InputError if there is none.
EventKind event_of_name(const std::string& name);

/// What one whole number of a measure is worth in the unit that a reader sees: pounds for pence, shares for millionths.
double worth_of(const Measure& measure);
/// That unit.
std::string_view unit_of(const Measure& measure);

/// Takes down chosen series. The same numbers as the Recorder of output/recorder.h (tested). Primed with the world as month 0 finds it, then shown every month in order.
class SeriesRecorder {
 public:
    SeriesRecorder(const Constants& constants, std::vector<SeriesKey> keys);

    void prime(const World& world);
    void observe(const World& world);
    /// Months taken down.
    [[nodiscard]] std::size_t months() const { return months_; }
    /// [key][month], whole numbers as the kernel counts them.
    [[nodiscard]] std::span<const std::int64_t> series(std::size_t key) const { return values_[key]; }
    [[nodiscard]] const std::vector<SeriesKey>& keys() const { return keys_; }

 private:
    /// Keys of one measure whose values come from events, and the row into which they are counted.
    struct EventRow {
        std::size_t measure;
        std::vector<std::int64_t> row;
        bool split = false;  // a group is asked for, not the total alone
    };
    struct Tie {
        std::uint8_t form, channel;
    };

    [[nodiscard]] std::int64_t value_of(const World& world, const SeriesKey& key) const;
    [[nodiscard]] std::int64_t sum_at(const World& world, const MeasureRow& row, std::size_t group) const;
    void count_events(const World& world);
    void add_event(EventRow& to, const World& world, const Event& event);

    GroupAxis axis_;
    std::vector<SeriesKey> keys_;
    std::vector<std::vector<std::int64_t>> values_;
    std::vector<EventRow> event_rows_;
    bool split_ = false;
    std::vector<Tie> ties_;
    std::size_t months_ = 0;
};

}  // namespace pactsim
