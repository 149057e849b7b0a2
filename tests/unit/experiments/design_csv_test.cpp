// Designs and responses as CSV: what is written reads back, and what cannot be used is refused with its line.
#include "analysis/experiments/csv_table.h"
#include "analysis/experiments/design_csv.h"
#include "analysis/experiments/sensitivity/morris.h"
#include "analysis/experiments/table_output.h"
#include "sim/error.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

using namespace pactsim;

namespace {

/// A file in a folder of its own, gone at the end.
class TextFile {
  public:
    TextFile(const std::string& name, const std::string& text) : path_(folder_.write(name, text)) {}
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    pactsim::testing::TemporaryFolder folder_;
    std::string path_;
};

std::string written(const DesignSheet& sheet) {
    std::string text;
    write_design(sheet, [&](std::string_view part) { text += part; });
    return text;
}

DesignSheet sheet_of(DesignMethod method) {
    DesignConfig config;
    config.method = method;
    config.k = 3;
    config.points = 9;
    config.trajectories = 4;
    config.scrambles = 2;
    return range_sheet(config, {"x1", "x2", "x3"}, {-1, 0, 100}, {1, 2, 200}, 5, ScrambleKind::owen);
}

std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was refused";
}

AnalysisInput responses(const std::string& text, std::size_t rows) {
    AnalysisInput input;
    input.rows = rows;
    const TextFile file("y.csv", text);
    read_responses(file.path(), "y", "X.csv", input);
    return input;
}

}  // namespace

TEST_CASE("a design reads back: values, places, method and unit cube") {
    for (const DesignMethod method : {DesignMethod::saltelli, DesignMethod::sobol, DesignMethod::lhs, DesignMethod::morris, DesignMethod::one_at_a_time}) {
        const DesignSheet sheet = sheet_of(method);
        const std::string text = written(sheet);
        const TextFile file("x.csv", text);
        const AnalysisInput input = read_design(file.path());
        REQUIRE(input.rows == sheet.rows);
        CHECK(input.design.method == method);
        std::vector<double> values(3);
        for (std::size_t row = 0; row < input.rows; ++row) {
            sheet.values(row, values);
            CHECK(input.places[row] == sheet.place(row));
            for (std::size_t j = 0; j < 3; ++j) REQUIRE(input.value_at(row, j) == values[j]);
            CHECK(input.value_at(row, 2) == Approx(100 + 100 * input.unit_at(row, 2)));
        }
        // Without the comments the places still say what it is.
        std::string bare;
        for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
            if (text[at] != '#') bare += text.substr(at, text.find('\n', at) + 1 - at);
        }
        const TextFile stripped("bare.csv", bare);
        const AnalysisInput guessed = read_design(stripped.path());
        if (method == DesignMethod::saltelli || method == DesignMethod::morris) CHECK(guessed.design.method == method);
        CHECK(guessed.places == input.places);
    }
}

TEST_CASE("any table of inputs is a plain sample; words are labels") {
    const TextFile file("plain.csv", "price,visa\r\n# a remark\r\n3,open\r\n1,closed\r\n+2e0,open\r\n");
    const AnalysisInput input = read_design(file.path());
    CHECK(input.rows == 3);
    CHECK(input.design.method == DesignMethod::table);
    CHECK(input.factors[1].labels == std::vector<std::string>{"closed", "open"});
    CHECK(input.value_at(2, 1) == 1);
    CHECK(input.unit_at(0, 0) == Approx(5.0 / 6));
    CHECK(input.unit_at(1, 0) == Approx(1.0 / 6));
}

TEST_CASE("tables that cannot be used are refused, and the line is named") {
    const auto says = [](const std::string& text) { return refusal([&] { (void)parse_csv_table("t.csv", text); }); };
    CHECK(says("a,b\n1,2\n3\n").find("t.csv:3: 1 fields where the header has 2") != std::string::npos);
    CHECK(says("a,a\n1,2\n").find("t.csv:1: two columns are called `a`") != std::string::npos);
    CHECK(says("1.5,2\n1,2\n").find("the first line holds numbers") != std::string::npos);
    CHECK(says("# only a remark\n").find("there is no table") != std::string::npos);
    CHECK(says("a,b\n\"1,2\n").find("t.csv:2: a quoted field does not end") != std::string::npos);
    CHECK(says("a,\n1,2\n").find("a column has no name") != std::string::npos);
    CHECK(refusal([] { (void)read_csv_table("/nowhere/t.csv"); }).find("cannot read /nowhere/t.csv") != std::string::npos);
    const TextFile odd("odd.csv", "a,b\n1,2\n1,two\n");
    CHECK(refusal([&] { (void)read_design(odd.path()); }).find(":3: `two` in the column `b` is not a number") != std::string::npos);
    const TextFile place("place.csv", "a,scramble,base,part\n1,0,0,0\n2,0,0,1.5\n");
    CHECK(refusal([&] { (void)read_design(place.path()); }).find(":3: `1.5` in the column `part` is not a whole number") != std::string::npos);
    const TextFile twice("twice.csv", "a,scramble,base,part\n1,0,0,0\n2,0,1,0\n3,0,0,0\n");
    CHECK(refusal([&] { (void)read_design(twice.path()); }).find(":4: this row has the scramble, base and part of line 2") != std::string::npos);
    const TextFile damaged("damaged.csv", "# pactsim-design {\"method\":\"saltelli\"\nx1\n1\n");
    CHECK(refusal([&] { (void)read_design(damaged.path()); }).find("is damaged") != std::string::npos);
}

TEST_CASE("quotes, byte order marks and carriage returns are read as they are meant") {
    const CsvTable table = parse_csv_table("t.csv", "\xEF\xBB\xBF\"a \"\"b\"\"\", c \r\n\"1,\n2\" ,x\r\n\r\n3,\r\n");
    CHECK(table.header == std::vector<std::string>{"a \"b\"", "c"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0] == std::vector<std::string>{"1,\n2", "x"});
    CHECK(table.rows[1] == std::vector<std::string>{"3", ""});
    CHECK(table.lines == std::vector<std::size_t>{2, 5});
}

TEST_CASE("responses: rows that say that they have no result, and rows that make no sense") {
    const AnalysisInput input = responses("y,other\n1,a\nnan,b\nNA,c\n,d\n-inf,e\n6e-1,f\n", 6);
    CHECK(input.response.present == std::vector<std::uint8_t>{1, 0, 0, 0, 0, 1});
    CHECK(input.response.y == std::vector<double>{1, 0, 0, 0, 0, .6});
    CHECK(input.schemes.size() == 1);
    CHECK(responses("y\n1\n\n3\n\n\n", 3).response.present == std::vector<std::uint8_t>{1, 0, 1});
    CHECK(refusal([] { (void)responses("y\n1\n2\n", 3); }).find("has 2 rows and X.csv has 3") != std::string::npos);
    CHECK(refusal([] { (void)responses("y\n1\nfast\n", 2); }).find(":3: `fast` in the column `y` is not a number") != std::string::npos);
    CHECK(refusal([] { (void)responses("z\n1\n2\n", 2); }).find("there is no column `y`") != std::string::npos);
    CHECK(refusal([] { (void)responses("y\nnan\nnan\n", 2); }).find("holds no number") != std::string::npos);
}

TEST_CASE("sheets that make no sense are refused") {
    DesignConfig config;
    config.k = 2;
    const auto make = [&](std::vector<std::string> names, std::vector<double> lower, std::vector<double> upper) { (void)range_sheet(config, std::move(names), std::move(lower), std::move(upper), 1, ScrambleKind::owen); };
    CHECK_THROWS_AS(make({"a", "a"}, {0, 0}, {1, 1}), UsageError);
    CHECK_THROWS_AS(make({"base"}, {0}, {1}), UsageError);
    CHECK_THROWS_AS(make({"a"}, {1}, {1}), UsageError);
    CHECK_THROWS_AS(make({"a"}, {0}, {std::numeric_limits<double>::infinity()}), UsageError);
}

TEST_CASE("tables as text, CSV and JSON never print a number that is none") {
    const double inf = std::numeric_limits<double>::infinity();
    const ResultTable table{"t", "A finding", {{"name", "name"}, {"value", "value"}, {"count", "count"}}, {{std::string("a,b"), 0.25, std::int64_t{3}}, {std::string("c"), inf, {}}}, {"a note"}};
    CHECK(table_csv(table) == "# A finding\n# note: a note\nname,value,count\n\"a,b\",0.25,3\nc,,\n");
    CHECK(table_json(table)["rows"].dump() == "[[\"a,b\",0.25,3],[\"c\",null,null]]");
    CHECK(column_json(table, "value").dump() == "[0.25,null]");
    CHECK(table_text(table) == "A finding\n  name   value  count\n  a,b   0.2500      3\n  c          -      -\n  note: a note\n");
    CHECK(figure_text(-1234567.8) == "-1,234,568");
    CHECK(figure_text(0) == "0");
}

TEST_CASE("a Morris design whose comments are lost still has its grid, and effects of a plane are its slopes") {
    for (const int levels : {6, 8}) {
        DesignConfig config;
        config.method = DesignMethod::morris;
        config.trajectories = 40;
        config.levels = levels;
        const std::string text = written(range_sheet(config, {"x1", "x2", "x3"}, {-1, 0, 100}, {1, 2, 200}, 5, ScrambleKind::owen));
        const TextFile file("bare_morris.csv", text.substr(text.find("\nx1") + 1));
        AnalysisInput input = read_design(file.path());
        CHECK(input.design.method == DesignMethod::morris);
        CHECK(input.design.levels == levels);   // 40 starts miss a level of all three factors in fewer than 1 in 10^9 designs
        input.response.present.assign(input.rows, 1);
        for (std::size_t row = 0; row < input.rows; ++row) input.response.y.push_back(input.value_at(row, 0) - 3 * input.value_at(row, 1) + 0.02 * input.value_at(row, 2));
        const auto effects = elementary_effects(input);
        for (std::size_t j = 0; j < 3; ++j) {
            REQUIRE(effects[j].size() == 40);
            for (const double effect : effects[j]) CHECK(effect == Approx(j == 0 ? 2 : j == 1 ? -6 : 2));
        }
    }
}
