#include "analysis/report/page/exhibit.h"

#include "analysis/report/page/page.h"
#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

std::string word_of(const Exhibit& exhibit) {
    return exhibit.draw ? "figure" : "table";
}

std::string chart_html(const Exhibit& exhibit, const std::string& id, std::string& wide) {
    const SvgWords words{id, exhibit.caption.sentence(), exhibit.description};
    wide = exhibit.draw(words, wide_width);
    if (exhibit.narrow == NarrowScreen::scroll) {
        return fmt::format("<div class=\"chart scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figure {}, scrolls sideways\">\n{}</div>\n", exhibit.number,
                           wide);
    }
    const SvgWords small{id + "-s", words.title, words.description};
    return fmt::format("<div class=\"chart wide\">\n{}</div>\n<div class=\"chart narrow\">\n{}</div>\n", wide, exhibit.draw(small, narrow_width));
}

ReportTable captioned(const Exhibit& exhibit) {
    ReportTable table = exhibit.table;
    if (table.caption.empty()) table.caption = exhibit.caption.sentence();
    return table;
}

std::string downloads_html(const Exhibit& exhibit, const std::string& csv, const std::string& wide) {
    const std::string word = word_of(exhibit);
    std::string html = "<p class=\"downloads\">";
    if (!exhibit.table.rows.empty()) {
        html += fmt::format("<a download=\"pactsim-{0}-{1}.csv\" href=\"data:text/csv;charset=utf-8;base64,{2}\">Download the data for {0} {1} (CSV, {3})</a>",
                            word, exhibit.number, base64(csv), size_text(csv.size()));
    }
    if (!wide.empty()) {
        html += fmt::format(" <a download=\"pactsim-{0}-{1}.svg\" href=\"data:image/svg+xml;base64,{2}\">Download {0} {1} (SVG, {3})</a>", word, exhibit.number,
                            base64(wide), size_text(wide.size()));
    }
    return html + "</p>\n";
}

}  // namespace

std::string size_text(std::size_t bytes) {
    return shown_whole(static_cast<std::int64_t>(std::max<std::size_t>(1, (bytes + 500) / 1000))) + " KB";
}

std::string exhibit_csv(const Exhibit& exhibit, const std::vector<std::string>& csv_head) {
    std::vector<std::string> head{exhibit.caption.sentence()};
    if (!exhibit.caption.subtitle.empty()) head.push_back(exhibit.caption.subtitle);
    head.insert(head.end(), csv_head.begin(), csv_head.end());
    return table_csv(captioned(exhibit), head);
}

std::string exhibit_html(const Exhibit& exhibit, const std::vector<std::string>& csv_head) {
    const std::string id = "f" + exhibit.number, word = word_of(exhibit);
    const std::string title = word == "figure" ? "Figure" : "Table";
    std::string html = fmt::format("<figure id=\"{}\" class=\"{}\" aria-labelledby=\"{}-h\">\n<figcaption>\n", id, word, id);
    html += fmt::format("<p class=\"headline\" id=\"{}-h\"><span class=\"no\">{} {}.</span> <strong>{}</strong>{}</p>\n", id, title, exhibit.number,
                        prose(exhibit.caption.bold), prose(exhibit.caption.rest));
    if (!exhibit.caption.subtitle.empty()) html += fmt::format("<p class=\"subtitle\">{}</p>\n", escaped(exhibit.caption.subtitle));
    html += "</figcaption>\n";
    std::string wide;
    if (exhibit.draw) html += chart_html(exhibit, id, wide);
    std::string notes;
    for (const std::string& note : exhibit.notes) notes += fmt::format("<p class=\"note\">{}</p>\n", escaped(note));
    if (exhibit.draw) html += notes;
    if (!exhibit.table.rows.empty() && !exhibit.only_to_download) {
        const std::string table = table_html(captioned(exhibit), "t" + exhibit.number);
        html += exhibit.draw ? fmt::format("<details><summary>Table for figure {} ({})</summary>\n{}</details>\n", exhibit.number,
                                           counted(static_cast<std::int64_t>(exhibit.table.rows.size()), "row", "rows"), table)
                             : table;
    }
    if (!exhibit.draw) html += notes;
    return html + downloads_html(exhibit, exhibit_csv(exhibit, csv_head), wide) + "</figure>\n";
}

}  // namespace pactsim::report
