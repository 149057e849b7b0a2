#include <catch2/catch.hpp>

#include "analysis/experiments/analyses.h"
#include "sim/error.h"
#include "tests/unit/experiments/known_functions.h"
#include "tests/unit/experiments/sobol_points.h"

#include <algorithm>
#include <cmath>
#include <string>

using namespace pactsim;

namespace {

Response response(std::string name, std::vector<double> y) {
    Response one{std::move(name), std::move(y), {}, {}, {}};
    one.present.assign(one.y.size(), 1);
    return one;
}

// An experiment of columns, as from a CSV.
AnalysisInput columns(std::vector<Response> schemes) {
    AnalysisInput input;
    input.schemes = std::move(schemes);
    input.rows = input.schemes.front().y.size();
    input.response = input.schemes.front();
    input.outcome = "npsv";
    return input;
}

// Two factors over 512 Sobol' points; `both` loses to `grant` where leak > 0.7 and trust < 0.4.
AnalysisInput futures() {
    const std::vector<double> points = sobol_points(2, 512);
    std::vector<double> grant(512, 10.0), both;
    for (std::size_t row = 0; row < 512; ++row) both.push_back(points[2 * row] > 0.7 && points[2 * row + 1] < 0.4 ? 5.0 - points[2 * row] : 15.0 + 3.0 * points[2 * row]);
    AnalysisInput input = columns({response("grant", grant), response("both", both)});
    input.factors = {{"leak", "ip.leak", "share", FactorRole::uncertainty, {}}, {"trust", "trust", "share", FactorRole::uncertainty, {}}};
    input.unit = input.values = points;
    input.response = input.schemes[1];
    return input;
}

std::vector<ResultTable> analysed(const std::string& flag, const AnalysisInput& input, const std::string& argument = {}) {
    for (const Analysis& analysis : all_analyses()) {
        if (analysis.flag == flag) return analysis.run(input, argument);
    }
    throw UsageError("no such analysis");
}

double number(const ResultTable& table, std::size_t row, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) return std::get<double>(table.rows.at(row).at(c));
    }
    throw UsageError("no such column");
}

bool known(const ResultTable& table, std::size_t row, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) return !std::holds_alternative<std::monostate>(table.rows.at(row).at(c));
    }
    throw UsageError("no such column");
}

std::string word(const ResultTable& table, std::size_t row, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) return std::get<std::string>(table.rows.at(row).at(c));
    }
    throw UsageError("no such column");
}

// The replicates of a scheme, future by future; y is their mean.
Response replicated(std::string name, std::vector<std::vector<double>> runs) {
    Response one{std::move(name), {}, {}, {}, std::move(runs)};
    for (const auto& values : one.runs) {
        double sum = 0.0;
        for (const double value : values) sum += value;
        one.y.push_back(values.empty() ? 0.0 : sum / static_cast<double>(values.size()));
        one.present.push_back(1);
    }
    return one;
}

bool notes_say(const ResultTable& table, const std::string& words) {
    return std::any_of(table.notes.begin(), table.notes.end(), [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

// A Saltelli design in which the rows of A and B hold 1 and all others 100: whatever counts the others is seen at once.
AnalysisInput exchanged(int k) {
    AnalysisInput input = experiment_on(saltelli(k, 1), 2, 3, [](std::span<const double> u) { return u[0]; });
    for (std::size_t row = 0; row < input.rows; ++row) input.response.y[row] = input.places[row].part < 2 ? 1.0 + input.unit_at(row, 0) : 100.0;
    input.schemes = {input.response, input.response};
    input.schemes[1].name = "less";
    for (std::size_t row = 0; row < input.rows; ++row) input.schemes[1].y[row] -= 1.0 + 0.5 * input.unit_at(row, 1);
    return input;
}

}  // namespace

TEST_CASE("Regret and its companions: the published table of three options") {
    const auto tables = analysed("regret", columns({response("A", {10, 20, 30, 40}), response("B", {24, 25, 26, 25}), response("C", {0, 35, 20, 60})}));
    REQUIRE(tables.size() == 1);
    const double expected[3][7] = {{20, 18.5, 10, 40, 25, 25, 12.90994}, {35, 27.5, 24, 26, 25, 25, .81650}, {24, 19.8, 0, 60, 28.75, 30, 25.28998}};
    const char* keys[] = {"max_regret", "regret_p90", "worst", "best", "mean", "hurwicz", "sd"};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t k = 0; k < 7; ++k) CHECK(number(tables[0], row, keys[k]) == Approx(expected[row][k]).margin(5e-6));
    }
    CHECK(tables[0].title == "Least regret: A; best worst case: B; best mean: C");
}

TEST_CASE("Domain criterion at 20: the published shares") {
    const auto input = columns({response("A", {10, 20, 30, 40}), response("B", {24, 25, 26, 25}), response("C", {0, 35, 20, 60})});
    const ResultTable table = analysed("satisficing", input, "20").front();
    CHECK(number(table, 0, "share") == 0.75);
    CHECK(number(table, 1, "share") == 1.0);
    CHECK(number(table, 2, "share") == 0.75);
    CHECK_THROWS_AS(analysed("satisficing", input, "much"), UsageError);
}

TEST_CASE("Selection on the published four designs: MCB, KN and OCBA") {
    // Costs of Rossetti's DemoMCB with their sign turned, since here more is better.
    const std::vector<std::vector<double>> cost{{63.72, 32.24, 40.28, 36.94, 36.29, 56.94, 34.10, 63.36, 49.29, 87.20},
                                                {63.06, 31.78, 40.32, 37.71, 36.79, 57.93, 33.39, 62.92, 47.67, 80.79},
                                                {57.74, 29.65, 36.52, 35.71, 33.81, 51.54, 31.39, 57.24, 42.63, 67.27},
                                                {62.63, 31.56, 39.87, 37.35, 36.65, 57.15, 33.30, 62.21, 47.46, 79.60}};
    std::vector<Response> schemes;
    for (std::size_t i = 0; i < 4; ++i) {
        std::vector<double> y;
        for (const double one : cost[i]) y.push_back(-one);
        schemes.push_back(response("d" + std::to_string(i + 1), y));
    }
    const ResultTable table = analysed("select", columns(schemes), "2").front();
    const double low[] = {-7.8487, -7.0487, 0.0, -6.5907}, high[] = {0.0, 0.0, 6.5907, 0.0}, share[] = {.19621, .22377, .31766, .26236};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(number(table, i, "gap_low") == Approx(low[i]).margin(6e-5));
        CHECK(number(table, i, "gap_high") == Approx(high[i]).margin(6e-5));
        CHECK(number(table, i, "ocba") == Approx(share[i]).margin(6e-6));
    }
    CHECK(word(table, 0, "screened") == "out at 10");   // 1.258 behind 4, with which it moves closely: W = .395
    CHECK(word(table, 1, "screened") == "out at 10");
    CHECK(word(table, 2, "screened") == "in");
    CHECK(word(table, 3, "screened") == "out at 10");
    CHECK(table.title == "d3 is best by mean npsv");
    CHECK_THROWS_AS(analysed("select", columns(schemes), "-1"), UsageError);
}

TEST_CASE("Discovery tells where one scheme loses to another") {
    const AnalysisInput input = futures();
    const auto tables = analysed("prim", input, "both < grant");
    REQUIRE(tables.size() == 2);
    CHECK(tables[0].title.substr(0, 60) == "'both' loses to 'grant' in 100 % of futures where leak > 0.7");
    CHECK(word(tables[0], 0, "factor") == "leak");
    CHECK(word(tables[0], 1, "factor") == "trust");
    CHECK(number(tables[0], 0, "coverage") > 0.9);
    CHECK(number(tables[0], 0, "quasi_p") < 1e-6);
    CHECK(number(tables[0], 0, "stability") == 1.0);
    const auto tree = analysed("cart", input, "npsv < 8");
    CHECK(tree[0].title.substr(0, 43) == "npsv < 8 in 100 % of futures where leak > 0");
    CHECK(analysed("prim", input, "< -100")[0].title == "npsv < -100 in none of 512 futures");
    CHECK_THROWS_WITH(analysed("prim", input, "bath < 0"), Catch::Contains("names that may stand in it: npsv, grant, both"));
    CHECK_THROWS_AS(analysed("cart", input, "npsv"), UsageError);
}

TEST_CASE("Metamodels say how far they may be believed, with rows missing too") {
    AnalysisInput input = futures();
    for (std::size_t row = 0; row < 512; ++row) input.response.y[row] = std::sin(3.0 * input.unit_at(row, 0)) + 0.2 * input.unit_at(row, 1);
    for (std::size_t row = 0; row < 512; row += 7) input.response.present[row] = 0;
    const ResultTable pce = analysed("pce", input).front();
    CHECK(word(pce, 0, "factor") == "leak");
    // Of the variance: sin 3u over the unit interval has (1 - sin 6 / 6) / 2 - ((1 - cos 3) / 3)^2, the line 0.04 / 12.
    const double sine = 0.5 * (1.0 - std::sin(6.0) / 6.0) - std::pow((1.0 - std::cos(3.0)) / 3.0, 2), line = 0.04 / 12.0;
    CHECK(number(pce, 0, "first") == Approx(sine / (sine + line)).margin(2e-3));
    CHECK(number(pce, 1, "total") == Approx(line / (sine + line)).margin(2e-3));
    const auto process = analysed("gp", input);
    CHECK(word(process[0], 0, "factor") == "leak");
    CHECK(std::get<double>(process[1].rows.at(1).at(1)) > 0.999);
    CHECK(std::get<double>(process[1].rows.at(4).at(1)) > 0.999);
    input.rows = 3;
    CHECK(analysed("pce", input).front().rows.empty());
}

TEST_CASE("Selection by replicates leaves out futures of which the first replicate is missing") {
    // Three futures with results: twenty replicates, none from the first on, and twelve or twenty.
    std::vector<double> low, high;
    for (int r = 0; r < 20; ++r) {
        low.push_back(r % 2);
        high.push_back(4 + r % 4);
    }
    const std::vector<double> few(high.begin(), high.begin() + 12);
    const std::vector<std::vector<double>> some{low, {}, few}, more{high, {}, high};
    const ResultTable table = analysed("select", columns({replicated("some", some), replicated("more", more)}), "1").front();
    REQUIRE(table.rows.size() == 3);   // doing nothing is the first
    // Over replicates 0-11: 0.5 and 5.5 in the two futures of `some`, 5.5 in both of `more`.
    CHECK(number(table, 0, "mean") == 0.0);
    CHECK(number(table, 1, "mean") == Approx(3.0));
    CHECK(number(table, 2, "mean") == Approx(5.5));
    CHECK(notes_say(table, "1 futures whose first replicate is missing"));
    for (const auto& runs : std::vector<std::vector<std::vector<double>>>{{{}, high}, {high, {}}}) {
        const ResultTable two = analysed("select", columns({replicated("some", runs), replicated("more", runs)}), "1").front();
        CHECK(number(two, 1, "mean") == Approx(5.5));
    }
    CHECK(analysed("select", columns({replicated("some", {{}, {}}), replicated("more", {{}, {}})})).front().rows.empty());
}

// Schemes that differ by the same amount in every future, in which the outcome itself varies by tens of millions.
TEST_CASE("Selection where chance plays no part in the differences") {
    std::vector<double> whole, tenths, low, high;
    for (int i = 0; i < 40; ++i) {
        whole.push_back(1e8 * (i % 7));
        tenths.push_back(1e8 / 3.0 * (i % 7));
        low.push_back(whole.back() + 250000.0);      // exact: no spread at all
        high.push_back(tenths.back() + 250000.1);    // rounding leaves a spread of its own, which is no chance
    }
    for (const auto& [some, more] : {std::pair{whole, low}, std::pair{tenths, high}}) {
        const ResultTable table = analysed("select", columns({response("some", some), response("more", more)})).front();
        CHECK(table.title == "more is best by mean npsv");
        CHECK(number(table, 1, "gap_high") == Approx(250000.0).epsilon(1e-3));
        CHECK(word(table, 0, "screened") == "out at 10");
        CHECK(known(table, 1, "rinott") == false);   // a pound among hundreds of millions: 10^17 runs with draws of their own
        CHECK(notes_say(table, "differ by the same amount in all futures"));
        CHECK_FALSE(notes_say(table, "the half-width reached"));
        const ResultTable asked = analysed("select", columns({response("some", some), response("more", more)}), "100000000").front();
        CHECK(known(asked, 1, "rinott"));
        CHECK(word(asked, 0, "may_be_best") == "no");
        CHECK_FALSE(notes_say(asked, "more than 10^15"));
    }
    const ResultTable same = analysed("select", columns({response("some", whole), response("more", whole)})).front();
    CHECK(same.title == "some has the highest mean npsv, but any of some and more may be best");
    const ResultTable constant = analysed("select", columns({response("some", std::vector<double>(12, 5.0)), response("more", std::vector<double>(12, 7.0))})).front();
    CHECK(constant.title == "more is best by mean npsv");
    CHECK(std::get<std::int64_t>(constant.rows.at(1).back()) == 12);
}

TEST_CASE("Selection for differences too small to plan for, and at a confidence that blind choice has") {
    std::vector<double> some, more;
    for (int i = 0; i < 40; ++i) {
        some.push_back(i % 7);
        more.push_back(i % 5 + 0.1);
    }
    AnalysisInput input = columns({response("some", some), response("more", more)});
    const ResultTable fine = analysed("select", input, "1e-12").front();
    CHECK_FALSE(known(fine, 0, "rinott"));
    CHECK(notes_say(fine, "more than 10^15"));
    CHECK(word(fine, 0, "screened") == "in");
    input.options.confidence = 0.5;
    CHECK(std::get<std::int64_t>(analysed("select", input, "1").front().rows.at(0).back()) == 40);
}

TEST_CASE("Rows of a Saltelli design that share coordinates are no futures of their own") {
    const AnalysisInput input = exchanged(5);   // 32 base points: 64 rows of A and B, 64 with a column exchanged
    REQUIRE(input.rows == 128);
    const ResultTable regret = analysed("regret", input).front();
    CHECK(notes_say(regret, "64 futures"));
    CHECK(notes_say(regret, "only rows of A and B"));
    CHECK(number(regret, 0, "best") < 2.0);
    const ResultTable reached = analysed("satisficing", input, "50").front();
    CHECK(number(reached, 0, "share") == 0.0);
    const ResultTable select = analysed("select", input).front();
    CHECK(number(select, 0, "mean") == Approx(1.5).margin(0.05));
    CHECK(analysed("prim", input, "> 50").front().title == "y > 50 in none of 64 futures");
    CHECK(analysed("cart", input, "> 50").front().title == "y > 50 in none of 64 futures");
    const ResultTable pce = analysed("pce", input).front();
    CHECK(notes_say(pce, "64 runs;"));
    CHECK(number(pce, 0, "first") == Approx(1.0));
    const auto process = analysed("gp", input);
    CHECK(std::get<std::int64_t>(process[1].rows.at(0).at(1)) == 64);
    CHECK(notes_say(process[0], "only rows of A and B"));
    const ResultTable regression = analysed("rank-regression", input).front();
    CHECK(number(regression, 0, "coefficient") == Approx(1.0).margin(1e-9));
    CHECK(notes_say(regression, "only rows of A and B"));
}

TEST_CASE("A Gaussian process of a grid is fitted to all of it, not to one corner") {
    // 25 x 40: the first 250 rows have the first factor below 0.3, and every fourth row has a fourth of the values of the second.
    AnalysisInput input;
    for (const char* name : {"x1", "x2"}) input.factors.push_back({name, {}, {}, FactorRole::uncertainty, {}});
    input.design.method = DesignMethod::grid;
    input.outcome = "y";
    input.response.name = "y";
    for (std::uint32_t i = 0; i < 25; ++i) {
        for (std::uint32_t j = 0; j < 40; ++j) {
            const double a = (i + 0.5) / 25.0, b = (j % 4 + 0.5) / 4.0;
            input.unit.insert(input.unit.end(), {a, b});
            input.places.push_back({0, static_cast<std::uint32_t>(input.rows++), 0, -1});
            input.response.y.push_back(std::sin(6.0 * a) + b * b + 0.01 * std::sin(1000.0 * (a + 7.0 * j)));
        }
    }
    input.values = input.unit;
    input.response.present.assign(input.rows, 1);
    const auto tables = analysed("gp", input);
    CHECK(std::get<std::int64_t>(tables[1].rows.at(0).at(1)) == 250);
    CHECK(std::get<std::int64_t>(tables[1].rows.at(3).at(1)) == 750);
    CHECK(std::get<double>(tables[1].rows.at(4).at(1)) > 0.95);
    CHECK(notes_say(tables[1], "taken by chance from the whole length of the design"));
}
