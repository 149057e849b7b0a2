// Numbers, colours and tables as text.

#include "analysis/report/captions/amount.h"
#include "analysis/report/page/table.h"
#include "analysis/report/svg/axis.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <clocale>
#include <cmath>
#include <limits>

using namespace pactsim;
using namespace pactsim::report;

TEST_CASE("numbers carry commas, a true minus and no negative zero") {
    CHECK(shown_number(1234567.891, 2) == "1,234,567.89");
    CHECK(shown_number(-1234, 0) == "\u22121,234");
    CHECK(shown_number(-0.004, 2) == "0.00");
    CHECK(shown_number(0.125, 2) == "0.13");  // half away from zero, unlike printf
    CHECK(shown_number(1250, -2) == "1,300");
    CHECK(shown_whole(-1000) == "\u22121,000");
    CHECK(raw_number(-0.0) == "0");
    CHECK(raw_number(1e6 + 0.25) == "1000000.25");
    CHECK(coordinate_text(-0.001) == "0");
    CHECK(counted(1, "run", "runs") == "1 run");
    CHECK_THROWS_AS(shown_number(std::nan(""), 1), InvariantError);
    CHECK_THROWS_AS(raw_number(std::numeric_limits<double>::infinity()), InvariantError);
}

TEST_CASE("the locale of the machine changes no number") {
    const std::string before = shown_number(1234.5, 1) + raw_number(0.5) + coordinate_text(0.25);
    const char* const set = std::setlocale(LC_ALL, "de_DE.UTF-8");
    const std::string after = shown_number(1234.5, 1) + raw_number(0.5) + coordinate_text(0.25);
    std::setlocale(LC_ALL, "C");
    INFO("locale " << (set == nullptr ? "not installed" : set));
    CHECK(after == before);
    CHECK(before == "1,234.50.50.25");
}

TEST_CASE("decimals follow the half-width of the interval") {
    // Particle Data Group: 0.827 +- 0.119 -> 0.83 +- 0.12; 0.827 +- 0.367 -> 0.8 +- 0.4.
    CHECK(decimals_beside(0.119, 0.827) == 2);
    CHECK(decimals_beside(0.367, 0.827) == 1);
    CHECK(decimals_beside(29, 41) == 0);
    CHECK(decimals_beside(2900, 26000) == -2);
    CHECK(decimals_beside(0, 26312) == -2);  // without an interval: three digits
    CHECK(decimals_beside(0, 0) == 0);
}

TEST_CASE("money is written in one unit with one rounding") {
    const AmountStyle millions(AmountKind::pounds, 36.1e6, 16e6);
    CHECK(millions.text(19.7e6) == "£20m");
    CHECK(millions.signed_text(-4.0e6) == "\u2212£4m");
    CHECK(millions.signed_text(0.1) == "£0m");  // no sign where nothing is left to sign
    CHECK(AmountStyle(AmountKind::pounds, 26312, 0).text(26312) == "£26,300");
    CHECK(AmountStyle(AmountKind::pounds, 2.5e9, 1.2e8).text(2.5e9) == "£2.50bn");
    CHECK(AmountStyle(AmountKind::count, 70, 29).signed_text(41) == "+41");
    CHECK(AmountStyle::for_table(AmountKind::pounds, 4.1e7, 0).text(4.123e7) == "£41.2m");
}

TEST_CASE("probability words never stand without their number") {
    CHECK(probability_text(0.70) == "likely (70%)");
    CHECK(probability_text(0.0) == "a remote chance (less than 5%)");
    CHECK(probability_text(1.0) == "almost certain (more than 95%)");
    CHECK(probability_text(0.49) == "as likely as not (50%)");
    CHECK(probability_text(0.42) == "a realistic possibility (40%)");
    for (int percent = 0; percent <= 100; ++percent) CHECK(probability_text(percent / 100.0).find("%)") != std::string::npos);
    CHECK_THROWS_AS(probability_text(1.2), InvariantError);
}

TEST_CASE("colours are told apart from the paper, and text from everything it stands on") {
    CHECK(contrast_ratio("#000000", "#ffffff") == Approx(21));
    CHECK(contrast_ratio("#777777", "#ffffff") == Approx(4.48).margin(0.01));  // the value that WCAG readers quote
    for (const std::string_view shape : {palette::dark_blue, palette::turquoise, palette::dark_pink, palette::orange, palette::mid_blue, palette::quiet}) {
        CHECK(contrast_ratio(shape, palette::paper) >= 3.0);  // WCAG 1.4.11
    }
    for (const std::string_view ground : {palette::paper, palette::small_band, palette::fan_tints[0], palette::fan_tints[1], palette::fan_tints[2]}) {
        CHECK(contrast_ratio(palette::ink, ground) >= 4.5);  // WCAG 1.4.3
    }
    for (int i = -10; i <= 10; ++i) CHECK(contrast_ratio(palette::ink, diverging_colour(i / 10.0)) >= 4.5);
    CHECK(diverging_colour(0) == "#ffffff");
    for (std::size_t a = 0; a < line_looks.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) CHECK((line_looks[a].dash != line_looks[b].dash && line_looks[a].marker != line_looks[b].marker));  // reads in grey
    }
}

TEST_CASE("axes end on round numbers and hold all data") {
    for (const auto& [low, high] : {std::pair{0.0, 7.3}, {-4.2, 11.0}, {1e6, 1.2e6}, {-3e-4, 2e-4}, {5.0, 5.0}, {0.0, 0.0}}) {
        const Scale scale({low, high}, 0, 100, 5, AxisUnit::count);
        CHECK(scale.low() <= low);
        CHECK(scale.high() >= high);
        CHECK(scale.ticks().size() >= 2);
        CHECK(scale.ticks().size() <= 13);
        CHECK(scale.at(scale.low()) == Approx(0).margin(1e-9));
        CHECK(scale.at(scale.high()) == Approx(100));
    }
    CHECK(axis_pounds(1.5e6, 0.5e6) == "£1.5m");
    CHECK(axis_pounds(-20000, 5000) == "\u2212£20k");
    CHECK(Scale({0, 1}, 0, 1, 5, AxisUnit::share).label(0.2) == "20%");
    const std::vector<double> apart = spread_labels({10, 11, 12, 50}, 15, 0, 100);
    for (std::size_t i = 1; i < apart.size(); ++i) CHECK(apart[i] - apart[i - 1] >= 15 - 1e-9);
}

TEST_CASE("a table is handed out with head, units, raw numbers and quoted words") {
    ReportTable table{"c",
                      {{"Option", "option", false}, {"NPSV", "npsv_gbp", true}},
                      {{{word_cell("a, \"b\""), number_cell("£1.2m", 1234567.125)}}, {{word_cell("x"), no_cell("one run")}}}};
    CHECK(table_csv(table, {"first\nline"}) == "# first line\noption,npsv_gbp\n\"a, \"\"b\"\"\",1234567.125\nx,\n");
    table.rows[0].cells.pop_back();
    CHECK_THROWS_AS(table_csv(table, {}), InvariantError);
    // RFC 4648, section 10.
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foobar") == "Zm9vYmFy");
}
