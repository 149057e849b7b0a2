#pragma once
// The lives of firms and of their ties in one world, as far as patterns of evidence ask for them.

#include "agents/state/world.h"

#include <cstdint>
#include <vector>

namespace pactsim::calibration {

/// One firm. Months count from the start of the horizon; -1 = never.
struct FirmLife {
    std::int32_t joined = -1;          // month; -1 = before the horizon
    std::int32_t died = -1;            // failed, stopped or closed; a firm that was sold has not died
    std::int32_t left = -1;            // died or sold
    bool newborn = false;              // under a year old when it joined
    bool prototyping_at_start = false;
    bool ever_sold = false;            // the venture earned something
    bool ever_signed = false, ever_supported = false;
    std::int32_t partnered_months = 0;
    std::int32_t leaks = 0;            // while it had a partner
    std::int64_t venture_sales = 0;    // pence, over the horizon
    std::vector<std::int32_t> jobs;    // at the end of each whole year; 0 where it is not there
};

/// One tie that was signed within the horizon.
struct TieLife {
    std::uint8_t form = 0;
    std::int32_t signed_month = 0;
    std::int32_t ended = -1;           // month; -1 = goes on
    bool with_firm = false;            // ended because the firm did: not an ending of the tie itself
};

/// All of one world.
struct FirmLives {
    std::int32_t months = 0;
    std::vector<FirmLife> firms;
    std::vector<TieLife> ties;
    std::vector<std::int64_t> months_by_form, leaks_by_form;   // firm-months with a tie of the form, and leaks in them
    std::vector<double> trust, age;                            // of the ties at the end of the horizon; age in months
    std::vector<double> ever_signed_share;                     // of live firms, at the end of each year
};

/// Watches one world.
class FirmLivesRecorder {
  public:
    /// Call at the end of every month of the horizon.
    void observe(const World& world);
    [[nodiscard]] FirmLives take();

  private:
    void start(const World& world);
    void note_events(const World& world);
    void note_firms(const World& world);
    void note_ties_at_end(const World& world);

    FirmLives lives_;
    std::vector<std::int32_t> tie_of_;   // [firm] index + 1 into ties; 0 = none
    std::vector<std::uint8_t> form_;     // [firm] form of its tie at the end of the month before
};

}  // namespace pactsim::calibration
