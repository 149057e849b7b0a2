#include "analysis/compare/over_futures_text.h"

#include "analysis/compare/study_plan.h"
#include "analysis/compare/text_table.h"
#include "output/csv.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

using nlohmann::json;

std::string millions(const std::optional<double>& gbp) { return gbp ? signed_number(*gbp / 1e6, 1) : std::string("-"); }
std::string unsigned_millions(double gbp) { return fmt::format("{:.1f}", unsigned_nought(gbp / 1e6, 1)); }

std::string between_cell(const OptionOverFutures& option) {
    if (option.none_between) return "none seen";
    return option.between_futures ? unsigned_millions(*option.between_futures) : std::string("-");
}

std::vector<std::string> text_row(const StudyData& study, const OptionOverFutures& option, std::size_t futures) {
    const auto lowest = std::min_element(option.means.begin(), option.means.end()), highest = std::max_element(option.means.begin(), option.means.end());
    const auto label = [&](auto which) { return study.layout.futures[static_cast<std::size_t>(which - option.means.begin())].label; };
    const auto good = static_cast<std::size_t>(std::count_if(option.means.begin(), option.means.end(), [](double mean) { return mean >= 0.0; }));
    return {study.layout.arms[option.arm].name,
            millions(option.scores.laplace),
            millions(*lowest),
            millions(*highest),
            between_cell(option),
            option.chance_half_width ? "±" + unsigned_millions(*option.chance_half_width) : std::string("±?"),
            unsigned_millions(option.scores.max_regret),
            unsigned_millions(option.scores.high_regret),
            fmt::format("{} of {}", good, futures),
            millions(option.worst_futures),
            millions(option.worst_runs),
            probability_text(option.probability_best),
            option.arm == 0 ? std::string() : fmt::format("{}; {}", label(lowest), label(highest))};
}

json number(const std::optional<double>& value) { return value ? json(*value) : json(nullptr); }

}  // namespace

std::string over_futures_text(const StudyData& study, const OverFutures& all) {
    TextRows rows{{"over futures: NPSV, GBP m", "mean", "lowest", "highest", "between futures (sd)", "chance", "max regret", "90 % regret", ">= 0 in", "worst futures", "worst runs", "P(best)",
                   "lowest in; highest in"}};
    for (const OptionOverFutures& option : all.options) rows.push_back(text_row(study, option, all.futures));
    return fmt::format("\n{}\"between futures\" is ignorance, with the noise of the means taken off; \"chance\" is the 95 % half-width of the mean within the first future: they are never one band\n"
                       "regret = what choosing the option loses against the best in a future; worst = mean of the worst {:.0f} % of futures, or of runs of the first future; P(best) = share of futures\n"
                       "knowing the future before choosing would add GBP {} m on average (EVPI, futures equally likely; few replicates make it and regrets look larger)\n",
                       laid_out(rows), 100.0 * worst_share, unsigned_millions(all.perfect_information));
}

std::string over_futures_json(const StudyData& study, const OverFutures& all) {
    json document{{"futures", all.futures}, {"measure", "npsv"}, {"unit", "GBP"}, {"evpi", all.perfect_information}, {"worst_share", worst_share}, {"threshold", 0}, {"options", json::array()}};
    for (const OptionOverFutures& o : all.options) {
        document["options"].push_back({{"name", study.layout.arms[o.arm].name},
                                       {"means", o.means},
                                       {"ignorance", {{"mean_over_futures", o.scores.laplace}, {"lowest", o.scores.maximin}, {"highest", o.scores.maximax}, {"sd_between_futures", number(o.between_futures)},
                                                      {"none_seen", o.none_between}, {"max_regret", o.scores.max_regret}, {"p90_regret", o.scores.high_regret},
                                                      {"satisficing_share", number(o.scores.satisficing)}, {"cvar_of_futures", number(o.worst_futures)}, {"probability_best", o.probability_best}}},
                                       {"chance", {{"half_width", number(o.chance_half_width)}, {"cvar_of_runs", number(o.worst_runs)}}}});
    }
    return document.dump();
}

std::string over_futures_csv(const StudyData& study, const OverFutures& all) {
    std::string text;
    for (const OptionOverFutures& o : all.options) {
        const std::array<std::pair<std::string_view, std::optional<double>>, 8> money{{{"mean_over_futures", o.scores.laplace},
                                                                                        {"lowest_future", o.scores.maximin},
                                                                                        {"highest_future", o.scores.maximax},
                                                                                        {"sd_between_futures", o.between_futures},
                                                                                        {"max_regret", o.scores.max_regret},
                                                                                        {"p90_regret", o.scores.high_regret},
                                                                                        {"cvar_of_futures", o.worst_futures},
                                                                                        {"cvar_of_runs_of_first_future", o.worst_runs}}};
        const std::array<std::pair<std::string_view, std::optional<double>>, 2> shares{{{"satisficing_share", o.scores.satisficing}, {"probability_best", o.probability_best}}};
        const auto add = [&](std::string_view part, std::string_view unit, const std::optional<double>& value) {
            text += fmt::format("all,,{},npsv,{},total,{},{},,{},,,\n", csv_field(study.layout.arms[o.arm].name), part, unit, study.layout.replicates, value ? fmt::format("{}", *value) : std::string());
        };
        for (const auto& [part, value] : money) add(part, "GBP", value);
        for (const auto& [part, value] : shares) add(part, "share", value);
    }
    return text + fmt::format("all,,,npsv,evpi,total,GBP,{},,{},,,\n", study.layout.replicates, all.perfect_information);
}

}  // namespace pactsim
