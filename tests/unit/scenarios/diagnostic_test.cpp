#include "scenarios/schema/diagnostic.h"
#include "sim/error.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace pactsim;

TEST_CASE("a message shows place, line, caret and help") {
    Diagnostics diagnostics;
    diagnostics.remember("a.yaml", "one: 1\ntwo: 2\n");
    diagnostics.add({Severity::error, "P0104", "two", "`two` is 2", "write 1", {"a.yaml", 2, 6}, 1});
    CHECK(diagnostics.render() ==
          "error[P0104]: `two` is 2\n"
          "  --> a.yaml:2:6 (two)\n"
          "  |\n"
          "2 | two: 2\n"
          "  |      ^\n"
          "  = help: write 1\n"
          "\n"
          "error: 1 problem in a.yaml; nothing was run");
}

TEST_CASE("warnings come first, errors in the order of the file, and do not count as problems") {
    Diagnostics diagnostics;
    diagnostics.error("P0002", {"a", 9, 1}, "late");
    diagnostics.error("P0001", {"a", 3, 1}, "early");
    diagnostics.add({Severity::warning, "P0205", "", "mild", "", {"a", 20, 1}, 1});
    const std::string text = diagnostics.render();
    CHECK(text.find("mild") < text.find("early"));
    CHECK(text.find("early") < text.find("late"));
    CHECK(text.find("error: 2 problems in a") != std::string::npos);
    CHECK_THROWS_AS(diagnostics.throw_if_errors(), UsageError);
}

TEST_CASE("warnings alone do not stop a run") {
    Diagnostics diagnostics;
    diagnostics.add({Severity::warning, "P0205", "", "mild", "", {}, 1});
    CHECK_FALSE(diagnostics.has_errors());
    CHECK_NOTHROW(diagnostics.throw_if_errors());
}

TEST_CASE("excerpts stay within the screen and show no control characters") {
    Diagnostics diagnostics;
    diagnostics.remember("a", std::string(5000, 'x') + "\x1b[31mred\r\n");
    diagnostics.add({Severity::error, "P0101", "", "far right", "", {"a", 1, 4990}, 5000});
    const std::string text = diagnostics.render();
    CHECK(text.size() < 700);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('^') != std::string::npos);
}

TEST_CASE("a place outside the remembered text shows no excerpt") {
    Diagnostics diagnostics;
    diagnostics.remember("a", "x\n");
    diagnostics.error("P0101", {"a", 7, 3}, "gone");
    diagnostics.error("P0101", {"b", 1, 1}, "never seen");
    CHECK(diagnostics.render().find('|') == std::string::npos);
}

TEST_CASE("the JSON form carries every part") {
    Diagnostics diagnostics;
    diagnostics.add({Severity::error, "P0104", "a.b", "say \"no\"", "help", {"f.yaml", 2, 6}, 4});
    const nlohmann::json json = nlohmann::json::parse(diagnostics.json());
    REQUIRE(json.size() == 1);
    CHECK(json[0] == nlohmann::json{{"severity", "error"}, {"code", "P0104"}, {"path", "a.b"}, {"message", "say \"no\""}, {"help", "help"},
                                    {"file", "f.yaml"}, {"line", 2}, {"column", 6}, {"length", 4}});
}
