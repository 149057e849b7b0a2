// Section 11: who gains and where? Net effect by sector and region, from the twins.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/heat_map.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

/// Fewer events a run than this in a cell, and it is hatched: a judgement.
constexpr double few_events = 2;

std::string in_plain_words(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// "East of England", "Yorkshire and the Humber" from "east_of_england" and so on.
std::string place_name(const std::string& name) {
    std::string text = in_plain_words(name);
    for (std::size_t i = 1; i < text.size(); ++i) {
        const std::string_view rest = std::string_view(text).substr(i);
        const bool small = rest.rfind("of ", 0) == 0 || rest.rfind("and ", 0) == 0 || rest.rfind("the ", 0) == 0;
        if (text[i - 1] == ' ' && !small && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
    }
    return text;
}

struct CrossCell {
    std::string sector, region;
    PairedFacts net;
    double gross = 0;
};

std::vector<CrossCell> cells_of(const StudyView& view, TwinQuantity quantity) {
    std::vector<CrossCell> cells;
    const auto& margins = view.study().layout.margins;
    constexpr std::string_view prefix = "sector_region:";
    for (std::size_t m = 0; m < margins.size(); ++m) {
        if (margins[m].rfind(prefix, 0) != 0) continue;
        const std::string name = margins[m].substr(prefix.size());
        const std::size_t slash = std::min(name.find('/'), name.size());
        const std::vector<double> net = view.parts(view.lead(), quantity, TwinPart::net, m);
        if (net.empty()) continue;
        cells.push_back({name.substr(0, slash), slash < name.size() ? name.substr(slash + 1) : std::string(), paired_facts(net, 0),
                         statistics::mean_of(view.parts(view.lead(), quantity, TwinPart::gross, m))});
    }
    return cells;
}

HeatMap map_of(const std::vector<CrossCell>& cells) {
    HeatMap map;
    std::vector<std::string> sectors, regions;
    const auto add = [](std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const CrossCell& cell : cells) add(sectors, cell.sector), add(regions, cell.region);
    map.cells.resize(sectors.size() * regions.size());
    double largest = 0;
    for (const CrossCell& cell : cells) largest = std::max(largest, std::abs(cell.net.mean));
    for (const CrossCell& cell : cells) {
        const auto column = static_cast<std::size_t>(std::find(sectors.begin(), sectors.end(), cell.sector) - sectors.begin());
        const auto row = static_cast<std::size_t>(std::find(regions.begin(), regions.end(), cell.region) - regions.begin());
        const int decimals = largest < 10 ? 2 : 1;
        const std::string text = shown_number(cell.net.mean, decimals);
        map.cells[row * sectors.size() + column] = {true, cell.net.mean, (rounded_to(cell.net.mean, decimals) > 0 ? "+" : "") + text, cell.gross < few_events};
    }
    for (const std::string& name : sectors) map.columns.push_back(in_plain_words(name));
    for (const std::string& name : regions) map.rows.push_back(place_name(name));
    return map;
}

std::string place_words(const CrossCell& cell) {
    return in_plain_words(cell.sector) + ", " + place_name(cell.region);
}

Caption caption_of(const StudyView& view, const std::vector<CrossCell>& cells) {
    const auto by_mean = [](const CrossCell& a, const CrossCell& b) { return a.net.mean < b.net.mean; };
    const CrossCell& best = *std::max_element(cells.begin(), cells.end(), by_mean);
    const CrossCell& worst = *std::min_element(cells.begin(), cells.end(), by_mean);
    const auto told = [](const CrossCell& cell) {
        const std::string text = difference_text(AmountKind::count, cell.net.mean, cell.net.low, cell.net.high);
        return cell.net.low <= 0 && cell.net.high >= 0 ? text + ", not clear of zero" : text;
    };
    std::size_t clear = 0;
    for (const CrossCell& cell : cells) clear += cell.net.low > 0 || cell.net.high < 0 ? 1 : 0;
    Caption caption;
    caption.bold = fmt::format("The largest gain would be in {}: {}", place_words(best), told(best));
    caption.rest =
        fmt::format("; {}: {}. {} of {} cells are clear of zero, each looked at alone.",
                    worst.net.mean < 0 ? "the largest loss in " + place_words(worst) : "the least in " + place_words(worst), told(worst), clear, cells.size());
    caption.subtitle = fmt::format("Net partnerships a run with {} by sector and UK region at joining, mean over {}; future: {}.", view.label(view.lead()),
                                   counted(static_cast<std::int64_t>(best.net.runs), "run", "runs"), view.future_label(view.central()));
    return caption;
}

/// Net by size band and channel, which have few members.
ReportTable margins_table(const StudyView& view) {
    ReportTable table;
    table.columns = {{"Group", "group", false},
                     {"Net partnerships", "net_partnerships"},
                     {"Net established firms", "net_established"},
                     {"Net UK value added", "net_uk_value_added_gbp"}};
    const auto& margins = view.study().layout.margins;
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const std::size_t colon = margins[m].find(':');
        const std::string kind = margins[m].substr(0, std::min(colon, margins[m].size()));
        if (kind == "sector_region" || kind == "total" || colon == std::string::npos) continue;
        const std::string shown_kind = kind == "uk_region" ? "Region" : in_plain_words(kind);
        TableRow row{
            {word_cell(shown_kind + ": " + (kind == "uk_region" ? place_name(margins[m].substr(colon + 1)) : in_plain_words(margins[m].substr(colon + 1))))}};
        for (const auto& [quantity, amount] : {std::pair{TwinQuantity::partnerships, AmountKind::count},
                                               std::pair{TwinQuantity::established, AmountKind::count}, std::pair{TwinQuantity::uk_gva, AmountKind::pounds}}) {
            row.cells.push_back(difference_cell(paired_facts(view.parts(view.lead(), quantity, TwinPart::net, m), 0), amount));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::string build_who_and_where(const SectionContext& context) {
    const StudyView& view = context.view;
    const std::vector<CrossCell> cells = cells_of(view, TwinQuantity::partnerships);
    if (cells.empty())
        return empty_section("This study has no twins by sector and region. To get them, compare again:",
                             "pactsim compare SCENARIO.yaml SCHEME.yaml -o study.h5");
    Exhibit exhibit;
    exhibit.number = "11a";
    exhibit.caption = caption_of(view, cells);
    exhibit.description =
        "Heat map: regions down, sectors across, the net number of partnerships in every cell; blue above zero, orange below, hatched where few partnerships "
        "stand behind it.";
    exhibit.draw = [map = map_of(cells)](const SvgWords& words, double width) { return draw_heat_map(map, words, width); };
    exhibit.narrow = NarrowScreen::scroll;
    exhibit.table.columns = {{"Sector", "sector", false}, {"Region", "region", false}, {"Net", "net_partnerships"},
                             {"95% low", "low95"},        {"95% high", "high95"},      {"Gross", "gross_partnerships"}};
    for (const CrossCell& cell : cells) {
        exhibit.table.rows.push_back({{word_cell(in_plain_words(cell.sector)), word_cell(place_name(cell.region)),
                                       number_cell(shown_number(cell.net.mean, 2), cell.net.mean), number_cell(shown_number(cell.net.low, 2), cell.net.low),
                                       number_cell(shown_number(cell.net.high, 2), cell.net.high), number_cell(shown_number(cell.gross, 2), cell.gross)}});
    }
    exhibit.notes = {fmt::format("Hatched: fewer than {} partnerships of supported firms a run. With this many cells some stand out by chance.",
                                 shown_number(few_events, 0))};
    Exhibit groups;
    groups.number = "11b";
    groups.caption = {"The same by sector, region, size and channel", ", means with 95% intervals.", view.condition(cells.front().net.runs)};
    groups.table = margins_table(view);
    return exhibit_html(exhibit, context.csv_head) + (groups.table.rows.empty() ? "" : exhibit_html(groups, context.csv_head));
}

}  // namespace pactsim::report
