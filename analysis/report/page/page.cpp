#include "analysis/report/page/page.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

/// Text for a CSS string: no quotes, backslashes or line ends, and no way to end the style element.
std::string css_text(std::string_view words) {
    std::string text;
    for (const char c : words) {
        if (c == '"' || c == '\\' || c == '<') continue;
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

std::string contents_html(const Page& page) {
    std::string html = "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n";
    for (const PageSection& section : page.sections) {
        html += fmt::format("<li><a href=\"#{}\">{}</a> <span class=\"q\">{}</span></li>\n", section.id, escaped(section.title), escaped(section.question));
    }
    return html + "</ol>\n</nav>\n";
}

std::string head_html(const Page& page) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        // Nothing may be fetched from anywhere: the browser itself holds the page to it.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
        "<title>{}</title>\n<style>\n{}@page {{ @bottom-left {{ content: \"{}\"; }} }}\n</style>\n</head>\n",
        escaped(page.title), page_style(), css_text(page.short_footer));
}

}  // namespace

std::string paper_html(std::string html) {
    struct Part {
        std::string_view begin, end;
    };
    for (const Part& part : {Part{"<div class=\"chart narrow\">", "</svg>\n</div>\n"}, Part{"<p class=\"downloads\">", "</p>\n"},
                             Part{"<script>\n", "</script>\n"}, Part{"<a class=\"skip\"", "</a>\n"}}) {
        for (std::size_t at = html.find(part.begin); at != std::string::npos; at = html.find(part.begin, at)) {
            const std::size_t end = html.find(part.end, at);
            if (end == std::string::npos) break;
            html.erase(at, end + part.end.size() - at);
        }
    }
    return html;
}

std::string prose(std::string_view words) {
    std::string html = escaped(words);
    for (const std::string_view sign : {"+", "\u2212"}) {
        const std::string parted = std::string(sign) + "£", joined = std::string(sign) + "&#8288;£";
        for (std::size_t at = html.find(parted); at != std::string::npos; at = html.find(parted, at + joined.size())) html.replace(at, parted.size(), joined);
    }
    return html;
}

std::string paragraph(std::string_view words) {
    return fmt::format("<p>{}</p>\n", prose(words));
}

std::string bullet_list(const std::vector<std::string>& items) {
    std::string html = "<ul>\n";
    for (const std::string& item : items) html += fmt::format("<li>{}</li>\n", prose(item));
    return html + "</ul>\n";
}

std::string json_for_script(std::string_view json) {
    std::string text;
    for (const char c : json) text += c == '<' ? std::string("\\u003c") : std::string(1, c);
    return text;
}

std::string page_html(const Page& page) {
    std::vector<std::string> ids;
    for (const PageSection& section : page.sections) ids.push_back(section.id);
    std::sort(ids.begin(), ids.end());
    if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) throw InvariantError("two sections of the report have the same id");
    std::string html =
        head_html(page) + "<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n" + fmt::format("<h1>{}</h1>\n", escaped(page.title));
    for (const std::string& line : page.lines) html += fmt::format("<p>{}</p>\n", escaped(line));
    html += "</header>\n" + contents_html(page) + "<main id=\"main\" tabindex=\"-1\">\n";
    std::size_t number = 0;
    for (const PageSection& section : page.sections) {
        html += fmt::format(
            "<section id=\"{0}\" aria-labelledby=\"{0}-h\">\n<h2 id=\"{0}-h\"><span class=\"no\">{1}.</span> {2}</h2>\n<p "
            "class=\"question\">{3}</p>\n{4}</section>\n",
            section.id, ++number, escaped(section.title), escaped(section.question), section.body);
    }
    html += "</main>\n<footer>\n<h2>Where these numbers come from</h2>\n" + page.footer + "</footer>\n<script type=\"application/json\" id=\"provenance\">" +
            json_for_script(page.provenance_json) + "</script>\n<script>\n" + std::string(page_script()) + "</script>\n</body>\n</html>\n";
    return html;
}

}  // namespace pactsim::report
