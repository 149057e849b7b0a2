#include "output/groups.h"

#include "scenarios/schema/vocabulary.h"

namespace pactsim {

namespace {

std::size_t at(Margin margin) { return static_cast<std::size_t>(margin); }

template <class List>
void add_labels(std::vector<std::string>& labels, Margin margin, const List& names) {
    for (const auto& name : names) labels.push_back(std::string(margin_names[at(margin)]) + ':' + std::string(name));
}

std::int64_t sum_of(std::span<const std::int64_t> values) {
    std::int64_t sum = 0;
    for (const std::int64_t value : values) sum += value;
    return sum;
}

}  // namespace

GroupAxis::GroupAxis(const Constants& constants) {
    for (const SectorConfig& sector : constants.config.sectors) sectors_.push_back(sector.name);
    for (const UkRegionConfig& region : constants.config.uk_regions) regions_.push_back(region.name);
    const std::array<std::size_t, margin_count> counts{1, sectors_.size(), regions_.size(), size_band_names.size(), stage_names.size(),
                                                       governance_form_count + 1, channel_count + 1, sectors_.size() * regions_.size()};
    for (std::size_t m = 0; m < margin_count; ++m) {
        begin_[m] = end_;
        end_ += counts[m];
    }
}

std::size_t GroupAxis::count_of(Margin margin) const {
    const std::size_t m = at(margin);
    return (m + 1 < margin_count ? begin_[m + 1] : end_) - begin_[m];
}

std::vector<std::string> GroupAxis::labels() const {
    std::vector<std::string> labels{std::string(margin_names[at(Margin::total)])};
    add_labels(labels, Margin::sector, sectors_);
    add_labels(labels, Margin::region, regions_);
    add_labels(labels, Margin::size, size_band_names);
    add_labels(labels, Margin::stage, stage_names);
    add_labels(labels, Margin::form, governance_form_names);
    labels.emplace_back("form:none");
    add_labels(labels, Margin::channel, channel_names);
    labels.emplace_back("channel:none");
    for (const std::string& sector : sectors_) {
        for (const std::string& region : regions_) labels.push_back("sector_region:" + sector + '/' + region);
    }
    return labels;
}

GroupPlace GroupAxis::place(std::size_t cell, std::size_t stage, std::size_t form, std::size_t channel) const {
    // A cell is (sector x regions + region) x 3 + size, so the first part is the index of sector x region.
    const std::size_t sizes = size_band_names.size();
    return {static_cast<std::uint32_t>(begin_of(Margin::size) + cell % sizes), static_cast<std::uint32_t>(begin_of(Margin::stage) + stage),
            static_cast<std::uint32_t>(begin_of(Margin::form) + form), static_cast<std::uint32_t>(begin_of(Margin::channel) + channel),
            static_cast<std::uint32_t>(begin_of(Margin::sector_region) + cell / sizes)};
}

void GroupAxis::add(std::span<std::int64_t> row, const GroupPlace& place, std::int64_t amount) {
    row[place.size] += amount;
    row[place.stage] += amount;
    row[place.form] += amount;
    row[place.channel] += amount;
    row[place.sector_region] += amount;
}

void GroupAxis::roll_up(std::span<std::int64_t> row) const {
    const std::size_t sectors = sectors_.size(), regions = regions_.size(), crossed = begin_of(Margin::sector_region);
    for (std::size_t s = 0; s < sectors; ++s) {
        std::int64_t sum = 0;
        for (std::size_t r = 0; r < regions; ++r) {
            const std::int64_t value = row[crossed + s * regions + r];
            sum += value;
            row[begin_of(Margin::region) + r] += value;
        }
        row[begin_of(Margin::sector) + s] = sum;
        row[0] += sum;
    }
}

void GroupAxis::fill_none(std::span<std::int64_t> row) const {
    const std::size_t forms = begin_of(Margin::form), channels = begin_of(Margin::channel);
    row[forms + governance_form_count] = row[0] - sum_of(row.subspan(forms, governance_form_count));
    row[channels + channel_count] = row[0] - sum_of(row.subspan(channels, channel_count));
}

}  // namespace pactsim
