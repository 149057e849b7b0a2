#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace pactsim;

namespace {

std::string overridden(const std::string& text, const std::vector<std::string>& overrides) {
    Diagnostics diagnostics;
    Node root = parse_yaml("x", text, diagnostics).value();
    apply_overrides(root, overrides, diagnostics);
    return diagnostics.has_errors() ? diagnostics.all().front().code : to_flow(root);
}

}  // namespace

TEST_CASE("a file lies over the files that it extends, in their order") {
    const testing::TemporaryFolder files;
    files.write("a.yaml", "schema: 1\nx: 1\ny: 1\nz: 1\n");
    files.write("sub/b.yaml", "schema: 1\nextends: ../a.yaml\ny: 2\n");
    files.write("c.yaml", "schema: 1\nz: 3\n");
    const std::string top = files.write("top.yaml", "schema: 1\nextends: [sub/b.yaml, c.yaml]\nw: 4\n");
    Diagnostics diagnostics;
    const std::optional<Node> root = compose_files(top, diagnostics);
    REQUIRE(root.has_value());
    CHECK(to_flow(*root) == "{schema: 1, x: 1, y: 2, z: 3, w: 4}");
    CHECK(find_path(*root, "y")->place.file.find("b.yaml") != std::string::npos);
}

TEST_CASE("one file may be extended twice, but not by itself") {
    const testing::TemporaryFolder files;
    files.write("base.yaml", "schema: 1\nx: 1\n");
    files.write("l.yaml", "schema: 1\nextends: base.yaml\n");
    files.write("r.yaml", "schema: 1\nextends: base.yaml\n");
    Diagnostics diamond;
    CHECK(compose_files(files.write("top.yaml", "schema: 1\nextends: [l.yaml, r.yaml]\n"), diamond).has_value());
    Diagnostics cycle;
    CHECK_FALSE(compose_files(files.write("self.yaml", "schema: 1\nextends: ./self.yaml\n"), cycle).has_value());
    CHECK(cycle.all().front().code == code::extends_cycle);
}

TEST_CASE("overrides reach maps, named items, positions and keys left out") {
    const std::string text = "{a: {b: 1}, l: [{name: p, v: 1}], m: [[1, 2], [3, 4]]}";
    CHECK(overridden(text, {"a.b=2"}) == "{a: {b: 2}, l: [{name: p, v: 1}], m: [[1, 2], [3, 4]]}");
    CHECK(overridden(text, {"l.p.v=[1, {c: 2}]"}) == "{a: {b: 1}, l: [{name: p, v: [1, {c: 2}]}], m: [[1, 2], [3, 4]]}");
    CHECK(overridden(text, {"m.1.0=9"}) == "{a: {b: 1}, l: [{name: p, v: 1}], m: [[1, 2], [9, 4]]}");
    CHECK(overridden("{a: 1}", {"n.o=2", "n.p=3", "n.o=4"}) == "{a: 1, n: {o: 4, p: 3}}");
}

TEST_CASE("overrides that lead nowhere are refused") {
    const std::string text = "{a: {b: 1}, l: [{name: p}]}";
    CHECK(overridden(text, {"a.b"}) == code::set_syntax);
    CHECK(overridden(text, {"=1"}) == code::set_syntax);
    CHECK(overridden(text, {"a..b=1"}) == code::set_syntax);
    CHECK(overridden(text, {"a.=1"}) == code::set_syntax);
    CHECK(overridden(text, {"a=[1"}) == code::set_syntax);
    CHECK(overridden(text, {"l.q.v=1"}) == code::set_path);
    CHECK(overridden(text, {"a.b.c=1"}) == code::set_path);
}
