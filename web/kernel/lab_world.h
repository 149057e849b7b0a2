#pragma once
// One world that is played month by month, forwards and back.

#include "agents/state/world.h"
#include "agents/world_digest.h"
#include "web/kernel/lab_scenario.h"
#include "web/kernel/request.h"
#include "web/kernel/series.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// Sums of one instrument since month 0, pence and counts.
struct InstrumentSums {
    std::int64_t spent = 0, awards = 0, refusals = 0, applications = 0;
};

class LabWorld {
 public:
    /// Draws the world and runs its warm-up. Without series keys every measure of the whole economy is kept.
    LabWorld(LabScenario scenario, std::uint32_t replicate, const std::vector<Node>& series);

    /// Months of the horizon played so far.
    [[nodiscard]] int month() const { return now_.played; }
    [[nodiscard]] int horizon() const { return scenario_.constants->calendar.horizon_months(); }
    /// Plays up to that many months.
    void step(int months);
    /// Goes to the moment before a month is played (0 ... horizon): back by a snapshot, then forward. The same world as if it had been played to there.
    void go_to(int month);

    /// Firms, partners, intermediaries, ties, series, budgets, and the events of the months of the last call.
    [[nodiscard]] Answer frame() const;
    /// What does not change.
    [[nodiscard]] Answer fixed() const;
    /// Firms with words for people, for a search.
    [[nodiscard]] Node firms() const;
    [[nodiscard]] std::string digest() const { return world_digest(now_.world); }
    /// Fingerprint of the months of the horizon played so far: they are run once more for it, because it costs as much as playing them.
    [[nodiscard]] std::string history() const;

    [[nodiscard]] const LabScenario& scenario() const { return scenario_; }
    [[nodiscard]] std::uint32_t replicate() const { return replicate_; }

 private:
    struct Moment {
        World world;
        SeriesRecorder series;
        std::vector<InstrumentSums> sums;
        int played = 0;
    };
    /// An event with the month in which it happened and the id of its firm, whose place holds within the month only.
    struct DatedEvent {
        int month;
        std::uint32_t firm;
        Event event;
    };

    void play_month();
    void add_firms(Answer& answer) const;
    void add_ties(Answer& answer) const;
    void add_others(Answer& answer) const;
    void add_series(Answer& answer) const;
    void add_events(Answer& answer) const;
    [[nodiscard]] Node budgets() const;

    LabScenario scenario_;
    std::uint32_t replicate_;
    Moment now_;
    std::vector<Moment> snapshots_;   // in order of months; the first is month 0
    std::vector<DatedEvent> events_;  // of the months of the last call
};

/// The keys that a request asks for, or every measure of the whole economy.
std::vector<SeriesKey> series_keys(const Constants& constants, const std::vector<Node>& wanted);

}  // namespace pactsim
