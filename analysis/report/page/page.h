#pragma once
// The page: sections with a question each, a list of contents, the footer, style and script; one file that needs nothing else.

#include "analysis/report/page/exhibit.h"

#include <string>
#include <vector>

namespace pactsim::report {

/// A section that has been built: figures stand where `exhibit_html` put them in the body.
struct PageSection {
    std::string id;        // "s4"
    std::string title;     // "Outcomes over time"
    std::string question;  // "how does it unfold?"
    std::string body;      // HTML
};

struct Page {
    std::string title;
    std::vector<std::string> lines;  // under the title: what, when, by whom
    std::vector<PageSection> sections;
    std::string footer;        // HTML of the provenance list
    std::string short_footer;  // on every printed page
    std::string provenance_json;
};

/// The whole document. Throws InvariantError if ids of sections repeat.
std::string page_html(const Page& page);

/// A page less what only a screen can use: drawings for phones, downloads and the script. For programs that make documents of it.
std::string paper_html(std::string html);

/// The style sheet and the script that stand in the page.
std::string_view page_style();
std::string_view page_script();

/// Plain words as HTML; a sign is not parted from its pound.
std::string prose(std::string_view words);
/// A paragraph of plain words.
std::string paragraph(std::string_view words);
/// A list of plain words.
std::string bullet_list(const std::vector<std::string>& items);
/// JSON that can stand inside a script element: "<" written as \u003c.
std::string json_for_script(std::string_view json);

}  // namespace pactsim::report
