// Charts: well formed, inside their frame, and true to the numbers.

#include "analysis/report/svg/cost_plane.h"
#include "analysis/report/svg/fan_chart.h"
#include "analysis/report/svg/forest_plot.h"
#include "analysis/report/svg/heat_map.h"
#include "analysis/report/svg/line_chart.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/sankey.h"
#include "analysis/report/svg/tornado.h"
#include "analysis/report/svg/twin_timeline.h"
#include "analysis/report/svg/waterfall.h"
#include "page_rules.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <numeric>

using namespace pactsim;
using namespace pactsim::report;

namespace {

const SvgWords words{"f1", "A & B <would> \"add\" 3", "a chart"};

using Draw = std::function<std::string(double)>;

std::map<std::string, Draw> all_charts() {
    FanChart fan{{"2025", "", "2026", ""}, {{"Firms", AxisUnit::count, {{"Baseline", {}, {}, "median 4"}, {"A long name of an option", {}, {}, "median 5"}}}}};
    for (FanPanel& panel : fan.rows[0].panels) {
        for (int t = 0; t < 4; ++t) panel.percentiles.push_back({1. + t, 2. + t, 3. + t, 4. + t, 5. + t, 6. + t, 7. + t});
        panel.runs = {{1, 2, 3, 4}, {4, 5, 6, 9}};
    }
    const ForestPlot forest{AxisUnit::pounds,
                            1e5,
                            "difference from the baseline: net present social value",
                            {{1, "Trade missions without follow-up", 2e6, 1e6, 3e6, "+£2.0m (+£1.0m to +£3.0m)"},
                             {2, "B", -1e5, -4e5, 2e5, "\u2212£0.1m (\u2212£0.4m to +£0.2m)"}}};
    const Waterfall waterfall{AxisUnit::count,
                              "firms",
                              {{"Gross: what supported firms reach", 10, "10", true},
                               {"Deadweight: would have come anyway", -6, "\u22126", false},
                               {"Net for the UK", 4, "4", true}}};
    const std::vector<SankeyPanel> sankey{
        {"Baseline", {{"Searches started", 100, "100"}, {"Partnerships signed", 40, "40"}, {"Established in China", 50, "50"}}, "stop there"},
        {"Option", {{"Searches started", 0, "0"}, {"Partnerships signed", 0, "0"}}, "stop there"}};
    const CostPlane plane{{{1, 1e5}, {2, 3e5}, {-1, 2e5}, {4, 6e5}},
                          1e5,
                          "£100,000 a firm, break-even",
                          "extra established firms",
                          {"more, dearer: 75%", "fewer, dearer: 25%", "fewer, cheaper: 0%", "more, cheaper: 0%"}};
    const LineChart lines{{0, 1e5, 2e5},
                          AxisUnit::pounds,
                          "value of one more firm",
                          {{"Chance of being best",
                            AxisUnit::share,
                            Span{0, 1},
                            {{0, "Baseline", {1, .5, 0}, {}, {}, 0}, {1, "Matchmaking intermediaries", {0, .5, 1}, {}, {}, 1}},
                            {1, .5, 1},
                            "frontier"},
                           {"Mean", AxisUnit::count, std::nullopt, {{0, "m", {1, 2, 3}, {0, 1, 2}, {2, 3, 4}, 0}}, {}, {}}}};
    const Tornado tornado{AxisUnit::pounds,
                          "net present social value",
                          "high",
                          "low",
                          1e6,
                          {{"labour displacement", "10%", "40%", 2e6, -1e6}, {"World: open", "", "+£2m", 2e6, 2e6}}};
    const std::vector<SobolRow> sobol{{"trust", .3, .2, .4, .5, .4, .6}, {"inert", -.01, -.05, .03, 0, -.02, .02}};
    const HeatMap heat{{"Digital", "Advanced manufacturing"},
                       {"London", "Yorkshire and the Humber"},
                       {{true, 1, "+1.0", false}, {true, -2, "\u22122.0", true}, {false, 0, "", false}, {true, 0, "0.0", false}}};
    const TwinTimeline twins{{"2025", "2026", "2027"}, 36, 35, "paths part in December 2027", "with the scheme", "without it"};
    return {{"fan", [fan](double w) { return draw_fan_chart(fan, words, w); }},
            {"forest", [forest](double w) { return draw_forest_plot(forest, words, w); }},
            {"waterfall", [waterfall](double w) { return draw_waterfall(waterfall, words, w); }},
            {"sankey", [sankey](double w) { return draw_sankey(sankey, words, w); }},
            {"plane", [plane](double w) { return draw_cost_plane(plane, words, w); }},
            {"lines", [lines](double w) { return draw_line_chart(lines, words, w); }},
            {"tornado", [tornado](double w) { return draw_tornado(tornado, words, w); }},
            {"sobol", [sobol](double w) { return draw_sobol_bars(sobol, words, w); }},
            {"heat", [heat](double w) { return draw_heat_map(heat, words, w); }},
            {"twins", [twins](double w) { return draw_twin_timeline(twins, words, w); }}};
}

/// Words that stick out of the drawing, by the width estimate of the writer without its margin for broad faces.
std::vector<std::string> words_outside(const std::string& svg, double width) {
    std::vector<std::string> outside;
    for (std::size_t at = svg.find("<text "); at != std::string::npos; at = svg.find("<text ", at + 1)) {
        const std::string element = svg.substr(at, svg.find("</text>", at) - at);
        const std::string text = element.substr(element.find('>') + 1);
        const double x = std::stod(attribute_values(element, "x").at(0));
        const auto size = attribute_values(element, "font-size");
        const double w = text_width(text, size.empty() ? 14 : std::stod(size[0])) / 1.1;
        const auto anchor = attribute_values(element, "text-anchor");
        const double left = anchor.empty() ? x : anchor[0] == "end" ? x - w : x - w / 2;
        if (left < -2 || left + w > width + 2) outside.push_back(text);
    }
    return outside;
}

}  // namespace

TEST_CASE("every chart is a sound drawing with its words escaped, on any width, and always the same") {
    for (const auto& [name, draw] : all_charts()) {
        for (const double width : {328.0, 760.0}) {
            if (name == "heat" && width < 500) continue;  // phones scroll the wide one
            INFO(name << " at " << width);
            const std::string svg = draw(width);
            CHECK(svg == draw(width));
            CHECK(svg.find("<title id=\"f1-t\">A &amp; B &lt;would&gt; &quot;add&quot; 3</title><desc id=\"f1-d\">") != std::string::npos);
            CHECK(svg.find("nan") == std::string::npos);
            CHECK(svg.find("inf") == std::string::npos);
            CHECK(words_outside(svg, width) == std::vector<std::string>{});
            // Nothing is turned: rotated words are hard to read.
            CHECK((svg.find("rotate(") == std::string::npos || name == "heat"));
        }
    }
}

TEST_CASE("charts of nothing are drawings too") {
    CHECK_NOTHROW(draw_fan_chart({}, words, 760));
    CHECK_NOTHROW(draw_forest_plot({}, words, 328));
    CHECK_NOTHROW(draw_sankey({}, words, 760));
    CHECK_NOTHROW(draw_cost_plane({}, words, 760));
    CHECK_NOTHROW(draw_line_chart({}, words, 760));
    CHECK_NOTHROW(draw_heat_map({}, words, 760));
    CHECK_NOTHROW(draw_sobol_bars({}, words, 760));
}

TEST_CASE("a waterfall adds up, and says so if it does not") {
    Waterfall broken{AxisUnit::count, "x", {{"Gross", 10, "10", true}, {"Less", -6, "-6", false}, {"Net", 5, "5", true}}};
    CHECK_THROWS_AS(draw_waterfall(broken, words, 760), InvariantError);
    // Rounded parts add up to the rounded total, whatever the parts: 2,000 made-up cases.
    for (int i = 0; i < 2000; ++i) {
        std::vector<double> parts;
        for (int k = 0; k < 6; ++k) parts.push_back(std::sin(1.7 * i + 3.1 * k) * std::pow(10.0, i % 5));
        for (const int decimals : {-1, 0, 1, 2}) {
            const std::vector<double> rounded = parts_that_add(parts, decimals);
            const double total = std::accumulate(parts.begin(), parts.end(), 0.0), shown = std::accumulate(rounded.begin(), rounded.end(), 0.0);
            REQUIRE(rounded_to(shown, decimals) == Approx(rounded_to(total, decimals)).margin(1e-9));
            for (std::size_t k = 0; k < parts.size(); ++k) REQUIRE(std::abs(rounded[k] - parts[k]) <= 1.0001 * std::pow(10.0, -decimals));
        }
    }
}

TEST_CASE("a filled square stands only where the interval clears the band") {
    const auto squares = [](double low, double high) {
        const std::string svg = draw_forest_plot({AxisUnit::count, 1, "x", {{1, "A", (low + high) / 2, low, high, ""}}}, words, 760);
        return svg.substr(svg.find("<g data-arm=\"1\">"));
    };
    CHECK(squares(1.1, 3).find("height=\"10\" fill=\"#12436d\"") != std::string::npos);
    CHECK(squares(-3, -1.1).find("height=\"10\" fill=\"#12436d\"") != std::string::npos);
    CHECK(squares(1.0, 3).find("height=\"10\" fill=\"#ffffff\"") != std::string::npos);
    CHECK(squares(-0.5, 3).find("height=\"10\" fill=\"#ffffff\"") != std::string::npos);
}

TEST_CASE("the ellipse is that of the mean and covariance, and clouds are thinned for the eye alone") {
    std::vector<Point> points;
    for (int i = 0; i < 2000; ++i) points.push_back({3 + std::cos(2.0 * i), 5 + 2 * std::cos(2.0 * i) + std::sin(3.0 * i)});
    const std::vector<Point> ellipse = covering_ellipse(points);
    double area = 0;
    for (std::size_t i = 0; i < ellipse.size(); ++i) {
        const Point& a = ellipse[i];
        const Point& b = ellipse[(i + 1) % ellipse.size()];
        area += (a.x * b.y - b.x * a.y) / 2;
    }
    // Variances: cos and sin of a dense angle have 1/2 each; covariance (1/2, 1; 1, 5/2) has determinant 1/4. A polygon of 72 sides lacks 0.13 % of the area.
    CHECK(std::abs(area) == Approx(std::numbers::pi * 5.991465 * 0.5).epsilon(0.01));
    CHECK(thinned(points, 500).size() == 500);
    CHECK(thinned({{1, 1}}, 500).size() == 1);
    CHECK(covering_ellipse({{1, 1}, {1, 2}, {1, 3}}).empty());
}
