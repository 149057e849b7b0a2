#include "scenarios/schema/codes.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/yaml_source.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pactsim;

namespace {

Node parsed(const std::string& text) {
    Diagnostics diagnostics;
    std::optional<Node> node = parse_yaml("x.yaml", text, diagnostics);
    INFO(diagnostics.render());
    REQUIRE(node.has_value());
    return *node;
}

std::string code_of(const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_yaml("x.yaml", text, diagnostics).has_value());
    REQUIRE_FALSE(diagnostics.all().empty());
    return diagnostics.all().front().code;
}

}  // namespace

TEST_CASE("every value knows its place") {
    const Node root = parsed("a: 1\nlist:\n  - name: b\n    c: [x, \"y\"]\n");
    const Node* y = find_path(root, "list.b.c.1");
    REQUIRE(y != nullptr);
    CHECK(y->text == "y");
    CHECK(y->quoted);
    CHECK(y->place.file == "x.yaml");
    CHECK(y->place.line == 4);
    CHECK(y->place.column == 12);
    CHECK(root.entries[1].place.line == 2);
}

TEST_CASE("aliases are written out") {
    const Node root = parsed("a: &x {b: 1}\nc: *x\nd: [*x, *x]\ne: &y 5\nf: *y\n");
    CHECK(find_path(root, "c.b")->text == "1");
    CHECK(find_path(root, "d.1.b")->text == "1");
    CHECK(find_path(root, "f")->text == "5");
}

TEST_CASE("nothing, text and numbers are told apart") {
    const Node root = parsed("a:\nb: ~\nc: null\nd: \"null\"\ne: ''\nf: 010\n");
    CHECK(find_path(root, "a")->kind == Node::Kind::null);
    CHECK(find_path(root, "b")->kind == Node::Kind::null);
    CHECK(find_path(root, "c")->kind == Node::Kind::null);
    CHECK(find_path(root, "d")->quoted);
    CHECK(find_path(root, "e")->kind == Node::Kind::scalar);
    CHECK(find_path(root, "f")->text == "010");
}

TEST_CASE("what would change silently what is run is refused") {
    CHECK(code_of("a: 1\na: 2\n") == code::duplicate_key);
    CHECK(code_of("a: {b: 1, b: 2}\n") == code::duplicate_key);
    CHECK(code_of("a: &x {b: 1}\nc: {<<: *x}\n") == code::merge_key);
    CHECK(code_of("a: 1\n---\nb: 2\n") == code::several_documents);
    CHECK(code_of("a: &x [*x]\n") == code::alias_cycle);
    CHECK(code_of("a: !!str 5\n") == code::tag);
    CHECK(code_of("? [a, b]\n: 1\n") == code::key_kind);
    CHECK(code_of("a: [1, 2\n") == code::syntax);
    CHECK(code_of("a: *nowhere\n") == code::syntax);
    CHECK(code_of("# only a comment\n") == code::empty_file);
}

TEST_CASE("nesting up to the limit is fine, one more is not") {
    const auto nested = [](int depth) { return std::string(static_cast<std::size_t>(depth), '[') + "1" + std::string(static_cast<std::size_t>(depth), ']'); };
    CHECK(parsed(nested(deepest_nesting)).kind == Node::Kind::sequence);
    CHECK(code_of(nested(deepest_nesting + 1)) == code::too_deep);
}

TEST_CASE("bytes that are not UTF-8 text are found where they stand") {
    CHECK(first_bad_byte("plain äöü 中文 \xf0\x9f\x98\x80\r\n\t") == std::string_view::npos);
    CHECK(first_bad_byte(std::string_view("ab\0c", 4)) == 2);
    CHECK(first_bad_byte("caf\xe9") == 3);
    CHECK(first_bad_byte("\xc0\xaf") == 0);          // overlong form
    CHECK(first_bad_byte("\xed\xa0\x80") == 0);      // surrogate
    CHECK(first_bad_byte("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(first_bad_byte("x\xe4\xb8") == 1);         // cut off
}
