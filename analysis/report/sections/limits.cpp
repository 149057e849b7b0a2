// Section 2: can I rely on it? The caveats that matter most, before any range.

#include "analysis/report/sections/ranking.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/planning.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

std::size_t count_draws(const StudyView& view) {
    std::size_t draws = 0;
    for (const StudyFuture& future : view.study().layout.futures) draws += future.draw > 0 ? 1 : 0;
    return draws;
}

std::string ignorance_caveat(const StudyView& view) {
    const std::size_t futures = view.study().layout.futures.size(), draws = count_draws(view);
    if (futures == 1)
        return "What nobody knows about the world is not in any interval here: one future was run, with central values of every uncertain parameter. Intervals "
               "show chance alone.";
    if (draws == 0)
        return fmt::format(
            "{} worlds were run, each with central values of the uncertain parameters. How much those values matter is not in any interval here.", futures);
    return fmt::format(
        "Intervals show chance within one future; doubt about the world is shown beside them, by {} futures ({} with drawn parameters), never in one band with "
        "chance.",
        futures, draws);
}

std::string power_caveat(const StudyView& view) {
    const std::vector<double> values = view.differences(view.central(), view.lead(), Headline::established);
    const auto smallest = statistics::detectable_effect(std::sqrt(statistics::sample_variance(values)), values.size(), 0.95);
    if (!smallest || *smallest == 0) return {};
    return fmt::format("With {} this study cannot resolve effects below about {} established firms; \u201cno clear difference\u201d may hide one of that size.",
                       counted(static_cast<std::int64_t>(values.size()), "paired run", "paired runs"),
                       shown_number(*smallest, std::max(0, decimals_beside(*smallest, *smallest))));
}

}  // namespace

std::string build_limits(const SectionContext& context) {
    const StudyView& view = context.view;
    std::string html = "<div class=\"box\">\n<h3>Three caveats before any range</h3>\n";
    std::vector<std::string> caveats{
        "The largest doubt cannot be put in numbers: whether the rules by which firms, partners and agencies decide in this model are the right ones. They "
        "come from studies of other places and times; section 14 says which patterns the model was held against.",
        ignorance_caveat(view)};
    const std::string power = power_caveat(view);
    if (!power.empty()) caveats.push_back(power);
    html += bullet_list(caveats) + "</div>\n";
    std::vector<std::string> more;
    if (!view.study().complete) more.emplace_back("The comparison was interrupted: what is shown is what had been finished.");
    more.emplace_back(
        fmt::format("The window is {}. What comes later counts for nothing in the headline, which favours support that works late in a firm\u2019s path and "
                    "pays back soon.",
                    view.window()));
    more.emplace_back(
        "Effects without a price, such as security, relations between the countries and learning by officials, are named in section 8, not counted.");
    for (const std::string& warning : view.study().warnings) more.push_back("Warning of the run: " + warning);
    return html + bullet_list(more);
}

}  // namespace pactsim::report
