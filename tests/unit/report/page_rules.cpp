#include "page_rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace pactsim {

namespace {

const std::set<std::string> void_elements{"meta", "br", "input", "line", "rect", "polyline", "polygon", "path", "circle"};

struct Tag {
    std::string name, text;
    bool closes = false;
};

/// Tags in order; what stands in script and style is no markup.
std::vector<Tag> tags_of(const std::string& html) {
    std::vector<Tag> tags;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at)) {
        const std::size_t end = html.find('>', at);
        if (end == std::string::npos) break;
        Tag tag;
        tag.text = html.substr(at + 1, end - at - 1);
        tag.closes = tag.text[0] == '/';
        const std::size_t start = tag.closes ? 1 : 0;
        tag.name = tag.text.substr(start, tag.text.find_first_of(" /\n", start) - start);
        at = end + 1;
        if (tag.name == "!DOCTYPE") continue;
        tags.push_back(tag);
        if (!tag.closes && (tag.name == "script" || tag.name == "style")) at = html.find("</" + tag.name, at);
    }
    return tags;
}

void check_closing(const std::vector<Tag>& tags, std::vector<std::string>& problems) {
    std::vector<std::string> open;
    for (const Tag& tag : tags) {
        if (void_elements.count(tag.name) > 0) continue;
        if (!tag.closes)
            open.push_back(tag.name);
        else if (open.empty() || open.back() != tag.name)
            problems.push_back("</" + tag.name + "> closes nothing that is open");
        else
            open.pop_back();
    }
    for (const std::string& name : open) problems.push_back("<" + name + "> is never closed");
}

void check_ids(const std::string& html, std::vector<std::string>& problems) {
    std::set<std::string> ids;
    for (const std::string& id : attribute_values(html, "id")) {
        if (!ids.insert(id).second) problems.push_back("the id " + id + " stands twice");
    }
    for (std::string names : attribute_values(html, "aria-labelledby")) {
        for (std::size_t space = 0; !names.empty(); names = space == std::string::npos ? "" : names.substr(space + 1)) {
            space = names.find(' ');
            if (ids.count(names.substr(0, space)) == 0) problems.push_back("a label refers to " + names.substr(0, space) + ", which is not there");
        }
    }
    for (const std::string& target : attribute_values(html, "href")) {
        if (target[0] == '#' && ids.count(target.substr(1)) == 0) problems.push_back("a link leads to " + target + ", which is not there");
        if (target[0] != '#' && target.rfind("data:", 0) != 0) problems.push_back("a link leaves the page: " + target.substr(0, 60));
    }
}

void check_headings(const std::vector<Tag>& tags, std::vector<std::string>& problems) {
    int last = 0, first = 0;
    for (const Tag& tag : tags) {
        if (tag.closes || tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] < '1' || tag.name[1] > '6') continue;
        const int level = tag.name[1] - '0';
        if (level > last + 1) problems.push_back("a heading skips from level " + std::to_string(last) + " to " + std::to_string(level));
        first += level == 1 ? 1 : 0;
        last = level;
    }
    if (first != 1) problems.push_back("there are " + std::to_string(first) + " headings of the first level");
}

void check_drawings_and_tables(const std::vector<Tag>& tags, std::vector<std::string>& problems) {
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (tags[i].closes) continue;
        const auto next = [&](std::size_t k) { return i + k < tags.size() ? tags[i + k].name : std::string(); };
        if (tags[i].name == "svg" && (next(1) != "title" || next(3) != "desc" || tags[i].text.find("role=\"img\"") == std::string::npos))
            problems.push_back("a drawing has no title, description or role");
        if (tags[i].name == "table" && next(1) != "caption") problems.push_back("a table has no caption");
        if (tags[i].name == "th" && tags[i].text.find("scope=") == std::string::npos) problems.push_back("a heading of a table has no scope");
        if (tags[i].name == "summary" && tags[i - 1].name != "details") problems.push_back("a summary stands outside details");
    }
}

void check_nothing_fetched(const std::string& html, std::vector<std::string>& problems) {
    for (const char* word : {"<link", "@import", "<iframe", "<img", " src=", "url(http", "url(//", "fetch(", "XMLHttpRequest", "localStorage"}) {
        if (html.find(word) != std::string::npos) problems.push_back(std::string("the page asks for something from elsewhere: ") + word);
    }
    for (const char* word :
         {"<html lang=\"en-GB\">", "<title>", "<main id=\"main\"", "class=\"skip\" href=\"#main\"", "name=\"viewport\"", "Content-Security-Policy"}) {
        if (html.find(word) == std::string::npos) problems.push_back(std::string("the page lacks ") + word);
    }
}

}  // namespace

std::vector<std::string> attribute_values(const std::string& html, const std::string& name) {
    std::vector<std::string> values;
    const std::string start = " " + name + "=\"";
    for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
        at += start.size();
        values.push_back(html.substr(at, html.find('"', at) - at));
    }
    return values;
}

std::vector<std::string> page_problems(const std::string& html) {
    std::vector<std::string> problems;
    const std::vector<Tag> tags = tags_of(html);
    check_closing(tags, problems);
    check_ids(html, problems);
    check_headings(tags, problems);
    check_drawings_and_tables(tags, problems);
    check_nothing_fetched(html, problems);
    return problems;
}

std::string downloaded(const std::string& html, const std::string& file_name) {
    const std::size_t link = html.find("download=\"" + file_name + "\"");
    if (link == std::string::npos) throw std::runtime_error("no download " + file_name);
    const std::string start = ";base64,";
    const std::size_t begin = html.find(start, link) + start.size();
    std::string bytes;
    unsigned bits = 0;
    int held = 0;
    for (std::size_t i = begin; html[i] != '"' && html[i] != '='; ++i) {
        const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        bits = bits << 6U | static_cast<unsigned>(letters.find(html[i]));
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
        }
    }
    return bytes;
}

}  // namespace pactsim
