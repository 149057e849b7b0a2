#include "analysis/summary.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// A number with commas between thousands, as British readers expect.
std::string grouped(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::fabs(value), decimals);
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t i = point; i > 3; i -= 3) text.insert(i - 3, ",");
    const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
    return (value < 0 && !is_zero ? "-" : "") + text;
}

/// Enough decimals for three figures, at most two.
int decimals_for(double value) {
    const double size = std::fabs(value);
    return size >= 100.0 ? 0 : size >= 10.0 ? 1 : 2;
}

std::string value_text(double value, FigureUnit unit, int decimals) {
    switch (unit) {
        case FigureUnit::count:
        case FigureUnit::months: return grouped(value, decimals);
        case FigureUnit::share:
        case FigureUnit::share_of_places: return fmt::format("{:.1f}%", 100.0 * value);
        case FigureUnit::million_gbp: return fmt::format("GBP {}m", grouped(value / 1e8, decimals));
    }
    return {};
}

/// What cannot be negative has no interval below zero.
Estimate cut(Estimate estimate, bool may_be_negative) {
    if (!may_be_negative) estimate.low = std::max(0.0, estimate.low);
    return estimate;
}

std::string line(std::string_view label, const Estimate& estimate, FigureUnit unit) {
    if (estimate.count == 0) return fmt::format("  {:<36}{:>14}\n", label, "none");
    const int decimals = decimals_for(unit == FigureUnit::million_gbp ? estimate.mean / 1e8 : estimate.mean);
    const auto text = [&](double value) { return value_text(value, unit, decimals); };
    std::string line = fmt::format("  {:<36}{:>14}", label, text(estimate.mean));
    if (estimate.has_interval()) line += fmt::format("  {} to {}", text(estimate.low), text(estimate.high));
    return line + '\n';
}

std::string_view unit_name(FigureUnit unit) {
    switch (unit) {
        case FigureUnit::count: return "count";
        case FigureUnit::share:
        case FigureUnit::share_of_places: return "share";
        case FigureUnit::months: return "months";
        case FigureUnit::million_gbp: return "GBP pence";
    }
    return {};
}

std::string spending_text(const RunSummary& summary) {
    const std::vector<Estimate> spending = summary.instrument_spending();
    std::vector<std::size_t> order(spending.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return spending[a].mean > spending[b].mean; });
    std::string text;
    constexpr std::size_t most = 5;
    for (std::size_t k = 0; k < std::min(most, order.size()); ++k) {
        if (spending[order[k]].mean <= 0.0) break;
        text += line("  " + summary.instruments()[order[k]] + " a year", cut(spending[order[k]], false), FigureUnit::million_gbp);
    }
    return text;
}

nlohmann::json number(double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(); }

nlohmann::json to_json(const Estimate& e) {
    return {{"mean", e.count > 0 ? number(e.mean) : nlohmann::json()}, {"low", e.has_interval() ? number(e.low) : nlohmann::json()},
            {"high", e.has_interval() ? number(e.high) : nlohmann::json()}, {"replicates", e.count}};
}

}  // namespace

std::string summary_text(const RunSummary& summary, std::string_view title) {
    std::string text = fmt::format("{}\n", title);
    text += summary.replicates() > 1 ? "mean over replicates, and the 95% interval of that mean\n" : "one replicate, so no intervals\n";
    std::string_view section;
    for (std::size_t f = 0; f < summary_figures().size(); ++f) {
        const Figure& figure = summary_figures()[f];
        if (figure.section != section) text += fmt::format("\n{}\n", section = figure.section);
        text += line(figure.label, cut(summary.estimate(f), figure.may_be_negative), figure.unit);
    }
    return text + spending_text(summary);
}

std::string summary_json(const RunSummary& summary) {
    nlohmann::json figures = nlohmann::json::array(), instruments = nlohmann::json::array();
    for (std::size_t f = 0; f < summary_figures().size(); ++f) {
        const Figure& figure = summary_figures()[f];
        nlohmann::json entry = to_json(summary.estimate(f));
        entry["section"] = figure.section;
        entry["key"] = figure.key;
        entry["label"] = figure.label;
        entry["unit"] = unit_name(figure.unit);
        figures.push_back(std::move(entry));
    }
    const std::vector<Estimate> spending = summary.instrument_spending();
    for (std::size_t i = 0; i < spending.size(); ++i) {
        nlohmann::json entry = to_json(spending[i]);
        entry["instrument"] = summary.instruments()[i];
        entry["unit"] = "GBP pence a year";
        instruments.push_back(std::move(entry));
    }
    return nlohmann::json{{"replicates", summary.replicates()}, {"figures", figures}, {"instruments", instruments}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace pactsim
