#include "analysis/summary.h"

#include "agents/state/policy_book.h"
#include "output/measures.h"
#include "sim/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pactsim {

namespace {

using enum Reading;
using U = FigureUnit;

constexpr std::array figures{
    Figure{"ventures by stage, last month", "prototyping", "in prototyping", last, U::count, "firms", {}, "stage:prototyping"},
    Figure{"ventures by stage, last month", "scale_up", "in scale-up", last, U::count, "firms", {}, "stage:scale_up"},
    Figure{"ventures by stage, last month", "rollout", "in rollout", last, U::count, "firms", {}, "stage:rollout"},
    Figure{"ventures by stage, last month", "established", "established", last, U::count, "firms", {}, "stage:established"},
    Figure{"the way to China, whole run", "searches", "searches started", sum, U::count, "searches_started"},
    Figure{"the way to China, whole run", "given_up", "searches given up", sum, U::count, "searches_given_up"},
    Figure{"the way to China, whole run", "formed", "partnerships signed", sum, U::count, "partnerships_formed"},
    Figure{"the way to China, whole run", "established_in_china", "established with a partner", sum, U::count, "established_in_china"},
    Figure{"the way to China, whole run", "established_at_home", "established on the home route", sum, U::count, "established_at_home"},
    Figure{"the way to China, whole run", "time_to_china", "months to it with a partner", sum_ratio, U::months, "months_to_established_in_china", "established_in_china"},
    Figure{"the way to China, whole run", "time_at_home", "months to it on the home route", sum_ratio, U::months, "months_to_established_at_home",
           "established_at_home"},
    Figure{"partnerships", "partnerships", "in force, last month", last, U::count, "partnerships"},
    Figure{"partnerships", "dissolved", "ended, whole run", sum, U::count, "partnerships_dissolved"},
    Figure{"partnerships", "trust", "mean trust, last month", last_ratio, U::share, "trust", "partnerships"},
    Figure{"partnerships", "partner_use", "partners' places in use, last month", last_ratio, U::share_of_places, "partner_places_used", "partner_places"},
    Figure{"leakage, whole run", "leaks", "leaks of know-how", sum, U::count, "leaks"},
    Figure{"leakage, whole run", "leaks_noticed", "noticed by the firm", sum, U::count, "leaks_noticed"},
    Figure{"leakage, whole run", "leaked_value", "market value lost", sum, U::million_gbp, "leaked_value"},
    Figure{"survival", "firms_first", "firms alive, first month", first, U::count, "firms"},
    Figure{"survival", "firms_last", "firms alive, last month", last, U::count, "firms"},
    Figure{"survival", "joined", "joined", sum, U::count, "firms_joined"},
    Figure{"survival", "failed", "ended for lack of cash", sum, U::count, "exits_failed"},
    Figure{"survival", "stopped", "stopped in good order", sum, U::count, "exits_stopped"},
    Figure{"survival", "closed", "closed for other reasons", sum, U::count, "exits_closed"},
    Figure{"survival", "sold_to_partner", "sold to their partner", sum, U::count, "exits_sold_to_partner"},
    Figure{"survival", "sold_elsewhere", "sold to others", sum, U::count, "exits_sold_elsewhere"},
    Figure{"survival", "survival", "share of all firms that is left", survival, U::share, "firms"},
    Figure{"UK economy", "uk_gva", "gross value added a year", per_year, U::million_gbp, "uk_gva", {}, "total", true},
    Figure{"UK economy", "venture_china", "firms' sales in China a year", per_year, U::million_gbp, "venture_revenue_china"},
    Figure{"UK economy", "jobs", "jobs, last month", last, U::count, "employees"},
    Figure{"public spending", "uk", "UK funders a year", per_year, U::million_gbp, "public_cost_uk"},
    Figure{"public spending", "china", "Chinese funders a year", per_year, U::million_gbp, "public_cost_china"},
    Figure{"public spending", "awards", "awards, whole run", sum, U::count, "awards"},
};

double scale_of(std::size_t measure) {
    const Measure& m = all_measures()[measure];
    return m.storage == StorageType::scaled_double ? m.scale : 1.0;
}

double ratio(double part, double whole) { return whole == 0.0 ? std::numeric_limits<double>::quiet_NaN() : part / whole; }

}  // namespace

std::span<const Figure> summary_figures() { return figures; }

RunSummary::RunSummary(const ResultsLayout& layout) : months_(layout.months.size()), groups_(layout.groups.size()), means_(figures.size()) {
    for (const Figure& figure : figures) {
        const auto group = std::find(layout.groups.begin(), layout.groups.end(), figure.group);
        if (group == layout.groups.end()) throw InvariantError("the results have no group '" + std::string(figure.group) + "'");
        const std::size_t measure = measure_index(figure.measure);
        places_.push_back({measure, figure.other.empty() ? measure : measure_index(figure.other), static_cast<std::size_t>(group - layout.groups.begin())});
    }
    for (std::size_t m = 0; m < all_measures().size(); ++m) {
        if (all_measures()[m].name.starts_with("exits_")) exits_.push_back(m);
    }
    for (const InstrumentLabel& instrument : layout.instruments) instruments_.push_back(instrument.name);
    spending_.resize(instruments_.size());
}

std::int64_t RunSummary::at(const ReplicateBlock& block, std::size_t measure, std::size_t month, std::size_t group) const {
    return block.measures[(measure * months_ + month) * groups_ + group];
}

double RunSummary::sum(const ReplicateBlock& block, std::size_t measure, std::size_t group) const {
    std::int64_t sum = 0;
    for (std::size_t month = 0; month < months_; ++month) sum += at(block, measure, month, group);
    return static_cast<double>(sum) * scale_of(measure);
}

double RunSummary::read(const ReplicateBlock& block, const Figure& figure, const Place& place) const {
    const auto value = [&](std::size_t measure, std::size_t month) { return static_cast<double>(at(block, measure, month, place.group)) * scale_of(measure); };
    switch (figure.reading) {
        case first: return value(place.measure, 0);
        case last: return value(place.measure, months_ - 1);
        case Reading::sum: return sum(block, place.measure, place.group);
        case last_ratio: return ratio(value(place.measure, months_ - 1), value(place.other, months_ - 1));
        case sum_ratio: return ratio(sum(block, place.measure, place.group), sum(block, place.other, place.group));
        case per_year: return sum(block, place.measure, place.group) * 12.0 / static_cast<double>(months_);
        case survival: {
            const double alive = value(place.measure, months_ - 1);
            double ended = 0.0;
            for (const std::size_t exit : exits_) ended += sum(block, exit, place.group);
            return ratio(alive, alive + ended);
        }
    }
    return 0.0;
}

void RunSummary::add(const ReplicateBlock& block) {
    ++replicates_;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const double value = read(block, figures[f], places_[f]);
        if (!std::isnan(value)) means_[f].add(value);
    }
    add_spending(block);
}

void RunSummary::add_spending(const ReplicateBlock& block) {
    for (std::size_t i = 0; i < instruments_.size(); ++i) {
        std::int64_t spent = 0;
        for (std::size_t column = 0; column < spend_column_count; ++column) {
            const std::size_t begin = (column * instruments_.size() + i) * months_;
            for (std::size_t month = 0; month < months_; ++month) spent += block.instruments[begin + month];
        }
        spending_[i].add(static_cast<double>(spent) * 12.0 / static_cast<double>(months_));
    }
}

std::vector<Estimate> RunSummary::instrument_spending() const {
    std::vector<Estimate> list;
    for (const RunningMean& mean : spending_) list.push_back(mean.estimate());
    return list;
}

}  // namespace pactsim
