// Section 13: what happens to a real-looking firm? One firm in both worlds, three times.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/twin_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pactsim::report {

namespace {

/// "March 2027" from "2027-03".
std::string month_words(const std::string& label) {
    constexpr std::array<std::string_view, 12> names{"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};
    if (label.size() < 7) return label;
    const int month = (label[5] - '0') * 10 + (label[6] - '0');
    return month >= 1 && month <= 12 ? fmt::format("{} {}", names[static_cast<std::size_t>(month - 1)], label.substr(0, 4)) : label;
}

std::string ordered(const std::vector<std::string>& sentences) {
    std::string html = "<ol>\n";
    for (const std::string& sentence : sentences) html += fmt::format("<li>{}</li>\n", escaped(sentence));
    return html + "</ol>\n";
}

std::string role_words(const std::string& role) {
    return role == "median" ? "A middling firm" : role == "helped" ? "A firm that is helped" : role == "harmed" ? "A firm that is harmed" : role;
}

std::string story_html(const SectionContext& context, const TwinStory& story, std::size_t place) {
    const StudyView& view = context.view;
    const auto& months = view.study().layout.months;
    const auto parted = static_cast<std::size_t>(std::max(0, story.parted_month));
    const std::string when = parted < months.size() ? month_words(months[parted]) : "no month of the window";
    std::string arm = story.arm;
    for (const StudyArm& a : view.study().layout.arms) {
        if (a.name == story.arm && !a.label.empty()) arm = a.label;
    }
    TwinTimeline timeline;
    for (std::size_t m = 0; m < months.size(); m += 12) timeline.years.push_back(months[m].substr(0, 4));
    timeline.months = months.size();
    timeline.parted = parted;
    timeline.parted_label = parted < months.size() ? "paths part in " + when : "paths never part";
    timeline.with_label = "with the scheme";
    timeline.without_label = "without it";
    Exhibit exhibit;
    exhibit.number = fmt::format("13{}", static_cast<char>('a' + place));
    exhibit.caption = {fmt::format("{}: its paths would part in {}", role_words(story.role), when),
                       story.reason.empty() ? "." : fmt::format(": {}.", story.reason),
                       fmt::format("Firm {}, run {}, {}; future: {}.", story.firm, story.replicate, arm, story.future)};
    exhibit.description = "Timeline of one firm: a single line until the month in which its lives with and without the scheme part, then one line for each.";
    exhibit.draw = [timeline](const SvgWords& words, double width) { return draw_twin_timeline(timeline, words, width); };
    exhibit.table.columns = {{"World", "world", false}, {"What happens", "sentence", false}};
    exhibit.only_to_download = true;
    for (const std::string& sentence : story.with_scheme) exhibit.table.rows.push_back({{word_cell("with the scheme"), word_cell(sentence)}});
    for (const std::string& sentence : story.without_scheme) exhibit.table.rows.push_back({{word_cell("without it"), word_cell(sentence)}});
    return exhibit_html(exhibit, context.csv_head) + "<div class=\"stories\">\n<div><h3>With the scheme</h3>\n" + ordered(story.with_scheme) +
           "</div>\n<div><h3>Without it</h3>\n" + ordered(story.without_scheme) + "</div>\n</div>\n";
}

}  // namespace

std::string build_stories(const SectionContext& context) {
    const std::vector<TwinStory>& stories = context.view.study().stories;
    if (stories.empty()) {
        return empty_section("This study keeps no stories of single firms. One firm in two worlds can be told from the scenario files:",
                             "pactsim story scenario.yaml --against scheme.yaml --firm 7");
    }
    std::string html =
        paragraph("Single firms illustrate how the model works; they are not evidence of what a scheme does. Each firm below lives twice, with the same luck.");
    for (std::size_t i = 0; i < std::min<std::size_t>(stories.size(), 3); ++i) html += story_html(context, stories[i], i);
    return html;
}

}  // namespace pactsim::report
