#include "analysis/report/svg/svg.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <array>

namespace pactsim::report {

namespace {

std::string points_text(std::span<const Point> points) {
    std::string text;
    for (const Point& p : points) {
        if (!text.empty()) text += ' ';
        text += coordinate_text(p.x) + ',' + coordinate_text(p.y);
    }
    return text;
}

constexpr std::array<std::string_view, 3> anchor_names{"start", "middle", "end"};

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                // XML 1.0 forbids control characters other than tab and line ends.
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

Svg::Svg(double width, double height, const SvgWords& words) : id_(words.id) {
    body_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\" "
        "font-family=\"Arial, Helvetica, sans-serif\" font-size=\"14\" fill=\"{3}\">\n<title id=\"{2}-t\">{4}</title><desc id=\"{2}-d\">{5}</desc>\n",
        coordinate_text(width), coordinate_text(height), id_, palette::ink, escaped(words.title), escaped(words.description));
}

void Svg::line(Point from, Point to, std::string_view attributes) {
    body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" {}/>\n", coordinate_text(from.x), coordinate_text(from.y), coordinate_text(to.x),
                         coordinate_text(to.y), attributes);
}

void Svg::rect(const Box& box, std::string_view attributes) {
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", coordinate_text(box.x), coordinate_text(box.y),
                         coordinate_text(box.width), coordinate_text(box.height), attributes);
}

void Svg::polyline(std::span<const Point> points, std::string_view attributes) {
    body_ += fmt::format("<polyline points=\"{}\" fill=\"none\" {}/>\n", points_text(points), attributes);
}

void Svg::polygon(std::span<const Point> points, std::string_view attributes) {
    body_ += fmt::format("<polygon points=\"{}\" {}/>\n", points_text(points), attributes);
}

void Svg::path(std::string_view data, std::string_view attributes) {
    body_ += fmt::format("<path d=\"{}\" {}/>\n", data, attributes);
}

void Svg::text(Point at, std::string_view words, const TextLook& look) {
    const std::string anchor =
        look.anchor == Anchor::start ? std::string() : fmt::format(" text-anchor=\"{}\"", anchor_names[static_cast<std::size_t>(look.anchor)]);
    const std::string size = look.size == 14 ? std::string() : fmt::format(" font-size=\"{}\"", coordinate_text(look.size));
    body_ += fmt::format("<text x=\"{}\" y=\"{}\"{}{}{}>{}</text>\n", coordinate_text(at.x), coordinate_text(at.y), anchor, size,
                         look.bold ? " font-weight=\"bold\"" : "", escaped(words));
}

void Svg::marker(std::uint8_t kind, Point at, double radius, std::string_view colour) {
    const std::string fill = fmt::format("fill=\"{}\"", colour);
    const double r = radius;
    if (kind == 0) {
        body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", coordinate_text(at.x), coordinate_text(at.y), coordinate_text(r), fill);
    } else if (kind == 1) {
        rect({at.x - r, at.y - r, 2 * r, 2 * r}, fill);
    } else if (kind == 2) {
        polygon(std::array{Point{at.x, at.y - 1.2 * r}, Point{at.x + 1.1 * r, at.y + r}, Point{at.x - 1.1 * r, at.y + r}}, fill);
    } else {
        polygon(std::array{Point{at.x, at.y - 1.3 * r}, Point{at.x + 1.3 * r, at.y}, Point{at.x, at.y + 1.3 * r}, Point{at.x - 1.3 * r, at.y}}, fill);
    }
}

void Svg::begin_arm(std::size_t arm) {
    body_ += fmt::format("<g data-arm=\"{}\">\n", arm);
}

void Svg::end_group() {
    body_ += "</g>\n";
}

void Svg::define_hatch() {
    body_ += fmt::format(
        "<defs><pattern id=\"{}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"{}\" stroke-width=\"1\" stroke-opacity=\"0.6\"/></pattern></defs>\n",
        id_, palette::quiet);
}

std::string Svg::hatch_fill() const {
    return fmt::format("fill=\"url(#{}-hatch)\"", id_);
}

std::string Svg::str() const {
    return body_ + "</svg>\n";
}

double text_width(std::string_view words, double size) {
    double units = 0;  // thousandths of the size, after the widths of Arial
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;  // the rest of a character already counted
        if (std::string_view("il.,:;|!'()[] ftj/I").find(c) != std::string_view::npos)
            units += 300;
        else if (std::string_view("mwMW%@").find(c) != std::string_view::npos)
            units += 860;
        else if (c >= 'A' && c <= 'Z')
            units += 690;
        else
            units += 565;
    }
    return 1.1 * units * size / 1000.0;
}

std::vector<std::string> wrapped(std::string_view words, double width, double size) {
    std::vector<std::string> lines(1);
    while (!words.empty()) {
        const std::size_t space = std::min(words.find(' '), words.size());
        const std::string word(words.substr(0, space));
        words.remove_prefix(std::min(words.size(), space + 1));
        if (word.empty()) continue;
        const std::string longer = lines.back().empty() ? word : lines.back() + ' ' + word;
        if (lines.back().empty() || text_width(longer, size) <= width)
            lines.back() = longer;
        else
            lines.push_back(word);
    }
    return lines;
}

}  // namespace pactsim::report
