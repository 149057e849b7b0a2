#pragma once
// The one axis of margins along which everything is counted: the whole, each value of one attribute, and sector by UK region; never the full cross.

#include "agents/state/constants.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// What splits the population. Order of the axis; part of the results format: add at the end.
enum class Margin : std::uint8_t { total, sector, region, size, stage, form, channel, sector_region };
inline constexpr std::array<std::string_view, 8> margin_names{"total", "sector", "region", "size", "stage", "form", "channel", "sector_region"};
inline constexpr std::size_t margin_count = 8;

/// Where one firm is counted besides the margins that follow from these by adding.
struct GroupPlace {
    std::uint32_t size = 0, stage = 0, form = 0, channel = 0, sector_region = 0;
};

/// The places of all groups. Sectors and regions stand in the order of the scenario's (sorted) lists; a firm without partnership is in `form:none`, one that
/// has no channel in `channel:none`, so that every margin adds up to the total. The channel names the type of intermediary.
class GroupAxis {
  public:
    explicit GroupAxis(const Constants& constants);

    [[nodiscard]] std::size_t size() const { return end_; }
    /// First group of a margin.
    [[nodiscard]] std::size_t begin_of(Margin margin) const { return begin_[static_cast<std::size_t>(margin)]; }
    /// Number of groups of a margin.
    [[nodiscard]] std::size_t count_of(Margin margin) const;
    /// Labels such as "total", "sector:digital", "sector_region:digital/london".
    [[nodiscard]] std::vector<std::string> labels() const;

    /// Where a firm of this cell (Constants::cell_of), stage, form and channel is counted; form and channel may be their "none".
    [[nodiscard]] GroupPlace place(std::size_t cell, std::size_t stage, std::size_t form, std::size_t channel) const;

    /// Adds to the five groups of a place; `roll_up` does the rest.
    static void add(std::span<std::int64_t> row, const GroupPlace& place, std::int64_t amount);
    /// Fills sector, region and total from sector x region.
    void roll_up(std::span<std::int64_t> row) const;
    /// Sets `form:none` and `channel:none` to what is left of the total.
    void fill_none(std::span<std::int64_t> row) const;

  private:
    std::vector<std::string> sectors_, regions_;
    std::array<std::size_t, margin_count> begin_{};
    std::size_t end_ = 0;
};

}  // namespace pactsim
