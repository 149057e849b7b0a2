#include "analysis/compare/attribution.h"

#include "analysis/compare/text_table.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>
#include <string_view>

namespace pactsim {

namespace {

using nlohmann::json;

/// How one outcome is printed: its title, what it is divided by, and decimals.
struct ShareColumn {
    std::string_view title;
    double divisor;
    int decimals;
};

ShareColumn column_of(const MeasureShares& shares) {
    const StudyMeasure& measure = study_measures()[shares.measure];
    if (measure.name == "npsv") return {"NPSV, GBP m", 1e6, 2};
    if (measure.unit == "GBP") return {"UK GVA, GBP m", 1e6, 2};
    return {"established", 1.0, 2};
}

std::string cell(std::int64_t steps, const ShareColumn& column, const statistics::MeanInterval& interval) {
    const double value = static_cast<double>(steps) * std::pow(10.0, -column.decimals);
    const std::string mean = signed_number(value, column.decimals);
    return interval.half_width ? fmt::format("{} ±{:.{}f}", mean, *interval.half_width / column.divisor, column.decimals) : mean + " ±?";
}

json share(std::int64_t steps, double step, const statistics::MeanInterval& interval) {
    // Divided, not multiplied: a whole number of pence over 100 is the nearest double to what is meant.
    json document{{"mean", static_cast<double>(steps) / std::round(1.0 / step)}, {"low", nullptr}, {"high", nullptr}};
    if (interval.interval) {
        document["low"] = interval.interval->low;
        document["high"] = interval.interval->high;
    }
    return document;
}

}  // namespace

std::string attribution_text(const MixAttribution& attribution) {
    TextRows rows{{"Shapley share in " + attribution.mix}};
    for (const std::string& name : attribution.names) rows.push_back({name});
    rows.push_back({"all parts"});
    for (const MeasureShares& shares : attribution.measures) {
        const ShareColumn column = column_of(shares);
        const double step = column.divisor * std::pow(10.0, -column.decimals);
        std::vector<double> means;
        for (const statistics::MeanInterval& part : shares.parts) means.push_back(*part.mean);
        const std::int64_t whole = std::llround(*shares.whole.mean / step);
        const std::vector<std::int64_t> parts = steps_that_add_up(means, whole, step);
        rows.front().emplace_back(column.title);
        for (std::size_t i = 0; i < parts.size(); ++i) rows[i + 1].push_back(cell(parts[i], column, shares.parts[i]));
        rows.back().push_back(cell(whole, column, shares.whole));
    }
    for (std::vector<std::string>& row : rows) row.emplace_back();
    return fmt::format("\n{}shares are averages over all orders of adding the parts ({} mixes, {} replicate{}, first future) and add up to the effect of the mix; ± is chance (95 %)\n", laid_out(rows),
                       (std::size_t{1} << attribution.names.size()) - 1, attribution.replicates, attribution.replicates == 1 ? "" : "s");
}

std::string attribution_json(const MixAttribution& attribution) {
    json document{{"mix", attribution.mix}, {"method", "shapley, all subsets"}, {"replicates", attribution.replicates}, {"outcomes", json::object()}};
    for (const MeasureShares& shares : attribution.measures) {
        const StudyMeasure& measure = study_measures()[shares.measure];
        json one{{"unit", measure.unit}, {"whole", share(shares.whole_steps, shares.step, shares.whole)}, {"parts", json::array()}};
        for (std::size_t i = 0; i < attribution.names.size(); ++i) {
            one["parts"].push_back(share(shares.part_steps[i], shares.step, shares.parts[i]));
            one["parts"].back()["name"] = attribution.names[i];
        }
        document["outcomes"][std::string(measure.name)] = std::move(one);
    }
    return document.dump();
}

}  // namespace pactsim
