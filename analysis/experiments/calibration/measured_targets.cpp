#include "analysis/experiments/calibration/measured_targets.h"

#include "analysis/experiments/calibration/life_patterns.h"
#include "scenarios/schema/suggest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pactsim::calibration {

namespace {

constexpr double half_widths_of_95 = 1.959963984540054;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::size_t find(const std::vector<std::string>& names, const std::string& name, const std::string& target, const char* kind, std::string& problems) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    problems += fmt::format("{}the target `{}` names the {} `{}`, which does not exist\n = help: {}", problems.empty() ? "" : "\n", target, kind, name, suggestion_help(name, names, std::string(kind) + "s"));
    return 0;
}

std::vector<std::string> pattern_names() {
    std::vector<std::string> names;
    for (const LifePattern& pattern : life_patterns()) names.emplace_back(pattern.name);
    return names;
}

}  // namespace

Target target_of(const TargetConfig& config) {
    Target target;
    target.name = config.name;
    target.held_back = config.use != TargetUse::calibration;
    target.discrepancy_variance = config.discrepancy * config.discrepancy;
    switch (config.shape) {
        case TargetShape::about:
            target.value = config.value;
            target.observation_variance = config.standard_error * config.standard_error;
            break;
        case TargetShape::between: {
            const double sd = 0.5 * (config.high - config.low) / half_widths_of_95;
            target.value = 0.5 * (config.low + config.high);
            target.observation_variance = sd * sd;
            break;
        }
        case TargetShape::at_least:
            target.value = config.low;
            target.side = TargetSide::at_least;
            break;
        case TargetShape::at_most:
            target.value = config.high;
            target.side = TargetSide::at_most;
            break;
    }
    return target;
}

TargetReader::TargetReader(const TargetsConfig& config, const ResultsLayout& layout) : groups_(layout.groups), months_(layout.months.size()) {
    for (const Measure& measure : layout.measures) {
        measures_.emplace_back(measure.name);
        scales_.push_back(measure.scale);
        whole_.push_back(measure.extent == MeasureExtent::whole);
    }
    std::string problems;
    for (const TargetConfig& one : config.targets) {
        if (one.use != TargetUse::calibration && one.use != TargetUse::held_back) {
            left_out_.push_back(one.name);
            continue;
        }
        configs_.push_back(one);
        places_.push_back(place_of(one, problems));
    }
    if (!problems.empty()) throw UsageError(problems);
}

TargetReader::Place TargetReader::place_of(const TargetConfig& config, std::string& problems) const {
    Place place;
    if (config.reading == TargetReading::pattern) {
        place.pattern = find(pattern_names(), config.measure, config.name, "pattern", problems);
        return place;
    }
    place.measure = find(measures_, config.measure, config.name, "measure", problems);
    place.group = find(groups_, config.group, config.name, "group", problems);
    for (const std::string& name : config.over) place.over.push_back(find(measures_, name, config.name, "measure", problems));
    if (config.reading == TargetReading::year && static_cast<std::size_t>(12 * config.year) > months_) {
        problems += fmt::format("{}the target `{}` reads year {}, and the horizon has {} months\n = help: raise time.horizon_months, or read an earlier year", problems.empty() ? "" : "\n", config.name, config.year, months_);
    }
    return place;
}

std::vector<Target> TargetReader::targets() const {
    std::vector<Target> targets;
    for (const TargetConfig& config : configs_) targets.push_back(target_of(config));
    return targets;
}

double TargetReader::months_of(const ReplicateBlock& block, std::size_t measure, std::size_t group, const TargetConfig& config) const {
    const std::size_t at_group = whole_[measure] ? 0 : group;
    std::size_t first = 0, end = months_;
    if (config.reading == TargetReading::last) first = months_ - 1;
    if (config.reading == TargetReading::year) {
        end = static_cast<std::size_t>(12 * config.year);
        first = end - 12;
    }
    double sum = 0.0;
    for (std::size_t month = first; month < end; ++month) sum += static_cast<double>(block.measures[(measure * months_ + month) * groups_.size() + at_group]);
    const auto months = static_cast<double>(end - first);
    return scales_[measure] * (config.reading == TargetReading::per_year ? 12.0 * sum / months : sum / months);
}

std::vector<double> TargetReader::read(const ReplicateBlock& block, const FirmLives& lives) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < configs_.size(); ++i) {
        const TargetConfig& config = configs_[i];
        const Place& place = places_[i];
        if (config.reading == TargetReading::pattern) {
            values.push_back(life_patterns()[place.pattern].value(lives).value_or(nothing));
            continue;
        }
        double value = months_of(block, place.measure, place.group, config);
        if (!place.over.empty()) {
            double below = 0.0;
            for (const std::size_t measure : place.over) below += months_of(block, measure, place.group, config);
            value = below > 0.0 ? value / below : nothing;
        }
        values.push_back(value);
    }
    return values;
}

}  // namespace pactsim::calibration
