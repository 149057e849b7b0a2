#pragma once
// A drawing in SVG, written as text. Every string from outside is escaped; every number is written the same way on every machine.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim::report {

/// Text in which & < > " ' cannot be taken for markup; for HTML and XML, in content and in quoted attributes. Control characters are dropped.
std::string escaped(std::string_view text);

struct Point {
    double x = 0, y = 0;
};
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor : std::uint8_t { start, middle, end };

/// How words look. Always near-black; size in pixels.
struct TextLook {
    Anchor anchor = Anchor::start;
    bool bold = false;
    double size = 14;
};

/// Who a drawing is for those who do not see it: the title states the finding, the description says what kind of chart it is.
struct SvgWords {
    std::string id;  // unique in the page
    std::string title;
    std::string description;
};

/// Collects shapes; `str` closes the drawing. Attributes are written by this program, never taken from data.
class Svg {
  public:
    Svg(double width, double height, const SvgWords& words);

    void line(Point from, Point to, std::string_view attributes);
    void rect(const Box& box, std::string_view attributes);
    /// An open line through the points.
    void polyline(std::span<const Point> points, std::string_view attributes);
    /// A closed shape.
    void polygon(std::span<const Point> points, std::string_view attributes);
    /// Path data as in the `d` attribute.
    void path(std::string_view data, std::string_view attributes);
    void text(Point at, std::string_view words, const TextLook& look = {});
    /// One of four marks (LineLook::marker) around a point.
    void marker(std::uint8_t kind, Point at, double radius, std::string_view colour);
    /// A mark that can be highlighted with the others of the same arm; closed by `end_group`.
    void begin_arm(std::size_t arm);
    void end_group();
    /// A pattern of slanted lines to fill a shape with, under the id `ID-hatch`; call once before use.
    void define_hatch();
    [[nodiscard]] std::string hatch_fill() const;

    [[nodiscard]] std::string str() const;

  private:
    std::string id_, body_;
};

/// Width in pixels that words take in a common sans-serif face; on the generous side, for readers who have none of the narrow ones.
double text_width(std::string_view words, double size);

/// Words broken into lines of at most this width; a single longer word stays whole.
std::vector<std::string> wrapped(std::string_view words, double width, double size);

}  // namespace pactsim::report
