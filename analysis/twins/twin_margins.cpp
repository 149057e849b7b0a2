#include "analysis/twins/twin_margins.h"

#include "scenarios/schema/vocabulary.h"

#include <utility>

namespace pactsim {

namespace {

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& list) {
    std::vector<std::string> names;
    for (const Named& item : list) names.push_back(item.name);
    return names;
}

}  // namespace

TwinMargins::TwinMargins(const Constants& constants) : TwinMargins(names_of(constants.config.sectors), names_of(constants.config.uk_regions)) {}

TwinMargins::TwinMargins(std::vector<std::string> sectors, std::vector<std::string> uk_regions)
    : sectors_(std::move(sectors)), regions_(std::move(uk_regions)), regions_begin_(1 + sectors_.size()), sizes_begin_(regions_begin_ + regions_.size()),
      crossed_begin_(sizes_begin_ + size_band_names.size()), channels_begin_(crossed_begin_ + sectors_.size() * regions_.size()),
      end_(channels_begin_ + channel_count + 1) {}

std::vector<std::string> TwinMargins::labels() const {
    std::vector<std::string> labels{"total"};
    for (const std::string& sector : sectors_) labels.push_back("sector:" + sector);
    for (const std::string& region : regions_) labels.push_back("uk_region:" + region);
    for (const std::string_view size : size_band_names) labels.push_back("size:" + std::string(size));
    for (const std::string& sector : sectors_) {
        for (const std::string& region : regions_) labels.push_back("sector_region:" + sector + '/' + region);
    }
    for (const std::string_view channel : channel_names) labels.push_back("channel:" + std::string(channel));
    labels.emplace_back("channel:none");
    return labels;
}

std::array<std::uint32_t, twin_margin_kinds> TwinMargins::places(std::size_t cell, std::size_t channel) const {
    // A cell is (sector x regions + region) x 3 + size.
    const std::size_t sizes = size_band_names.size(), crossed = cell / sizes;
    const auto at = [](std::size_t place) { return static_cast<std::uint32_t>(place); };
    return {at(0), at(1 + crossed / regions_.size()), at(regions_begin_ + crossed % regions_.size()), at(sizes_begin_ + cell % sizes), at(crossed_begin_ + crossed),
            at(channels_begin_ + channel)};
}

}  // namespace pactsim
