#pragma once
// Along what the parts of a twin comparison are told: the whole, sector, UK region, size band at joining, sector by region, and channel to the first partner.

#include "agents/state/constants.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// Kinds of margin; each firm is counted once in each.
inline constexpr std::size_t twin_margin_kinds = 6;

/// The axis of margins of a study: `StudyLayout::margins` is labels().
class TwinMargins {
  public:
    explicit TwinMargins(const Constants& constants);
    TwinMargins(std::vector<std::string> sectors, std::vector<std::string> uk_regions);

    [[nodiscard]] std::size_t size() const { return end_; }
    /// "total", "sector:digital", "uk_region:london", "size:small", "sector_region:digital/london", "channel:platform", ..., "channel:none".
    [[nodiscard]] std::vector<std::string> labels() const;
    /// The margins in which a firm of this cell (Constants::cell_of) and channel (channel_count = none) is counted: one of each kind.
    [[nodiscard]] std::array<std::uint32_t, twin_margin_kinds> places(std::size_t cell, std::size_t channel) const;

    /// A number below kinds_of_firm() that firms of one sector and size band share.
    [[nodiscard]] std::size_t kind_of_firm(std::size_t cell) const { return cell / 3 / regions_.size() * 3 + cell % 3; }
    [[nodiscard]] std::size_t kinds_of_firm() const { return sectors_.size() * 3; }

  private:
    std::vector<std::string> sectors_, regions_;
    std::size_t regions_begin_, sizes_begin_, crossed_begin_, channels_begin_, end_;
};

}  // namespace pactsim
