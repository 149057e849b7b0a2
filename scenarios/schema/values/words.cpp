#include "scenarios/schema/values/scalars.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/suggest.h"
#include "sim/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

constexpr std::string_view date_pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$";
constexpr std::string_view name_pattern = "^[a-z][a-z0-9_]{0,63}$";

Node pattern_schema(std::string_view pattern) {
    Node schema = map_node();
    schema.add("type", text_node("string")).add("pattern", text_node(std::string{pattern}));
    return schema;
}

class Boolean final : public Value<bool> {
 public:
    std::string type_name() const override { return "true or false"; }
    Node json_schema() const override { return map_node().add("type", text_node("boolean")); }
    void read(Reader& reader, const Node& node, bool& value) const override {
        const bool plain = node.kind == Node::Kind::scalar && !node.quoted;
        if (plain && (node.text == "true" || node.text == "false")) {
            value = node.text == "true";
            return;
        }
        const std::string shown = node.kind == Node::Kind::scalar ? fmt::format("`{}`", node.text) : kind_in_words(node);
        reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not true or false", reader.key(), shown), "write `true` or `false`, in small letters and without quotes");
    }
    Node write(const bool& value, const Names&) const override { return boolean_node(value); }
};

class Text final : public Value<std::string> {
 public:
    std::string type_name() const override { return "text"; }
    Node json_schema() const override {
        return map_node().add("type", sequence_node({text_node("string"), text_node("number"), text_node("boolean")}));
    }
    void read(Reader& reader, const Node& node, std::string& value) const override {
        if (std::optional<std::string> read = read_text(reader, node)) { value = std::move(*read); }
    }
    Node write(const std::string& value, const Names&) const override { return text_node(value); }
};

class Identifier final : public Value<std::string> {
 public:
    std::string type_name() const override { return "name"; }
    std::string allowed() const override { return "small letters, digits and underscores, a letter first"; }
    Node json_schema() const override { return pattern_schema(name_pattern); }
    void read(Reader& reader, const Node& node, std::string& value) const override {
        const std::optional<std::string> read = read_text(reader, node);
        if (!read) { return; }
        if (is_identifier(*read)) {
            value = *read;
        } else {
            reader.problem(code::bad_name, node, fmt::format("`{}` cannot be a name (names are small letters, digits and underscores, a letter first, at most 64)", *read), "put the wording for people into `label`");
        }
    }
    Node write(const std::string& value, const Names&) const override { return text_node(value); }
};

class NameOf final : public Value<std::string> {
 public:
    NameOf(std::string list, std::string meaning_of_empty) : list_(std::move(list)), empty_(std::move(meaning_of_empty)) {}

    std::string type_name() const override { return fmt::format("name in `{}`", list_); }
    std::string allowed() const override { return empty_.empty() ? std::string{} : fmt::format("empty for {}", empty_); }
    Node json_schema() const override { return map_node().add("type", text_node("string")); }
    void read(Reader& reader, const Node& node, std::string& value) const override {
        const std::optional<std::string> read = read_text(reader, node);
        if (!read) { return; }
        const std::vector<std::string>& names = reader.names(list_);
        if ((read->empty() && !empty_.empty()) || std::binary_search(names.begin(), names.end(), *read)) {
            value = *read;
            return;
        }
        reader.problem(code::unknown_name, node, fmt::format("`{}` names `{}`, which is not in `{}`", reader.key(), *read, list_), suggestion_help(*read, names, "names"));
    }
    Node write(const std::string& value, const Names&) const override { return text_node(value); }

 private:
    std::string list_;
    std::string empty_;
};

class WordOf final : public Value<std::string> {
 public:
    explicit WordOf(std::span<const std::string_view> words) : words_(words.begin(), words.end()), views_(words.begin(), words.end()) {}

    std::string type_name() const override { return "choice"; }
    std::string allowed() const override { return fmt::format("{}", fmt::join(words_, ", ")); }
    Node json_schema() const override { return words_schema(views_); }
    void read(Reader& reader, const Node& node, std::string& value) const override {
        const std::optional<std::string> read = read_text(reader, node);
        if (!read) { return; }
        if (std::find(words_.begin(), words_.end(), *read) != words_.end()) {
            value = *read;
        } else {
            reader.problem(code::unknown_choice, node, fmt::format("`{}` is `{}`, which is not one of its choices", reader.key(), *read), suggestion_help(*read, words_, "choices"));
        }
    }
    Node write(const std::string& value, const Names&) const override { return text_node(value); }

 private:
    std::vector<std::string> words_;
    std::vector<std::string_view> views_;
};

class YearMonth final : public Value<std::string> {
 public:
    std::string type_name() const override { return "date YYYY-MM"; }
    Node json_schema() const override { return pattern_schema(date_pattern); }
    void read(Reader& reader, const Node& node, std::string& value) const override {
        if (node.kind == Node::Kind::scalar && months_since(node.text, node.text)) {
            value = node.text;
            return;
        }
        const std::string shown = node.kind == Node::Kind::scalar ? fmt::format("`{}`", node.text) : kind_in_words(node);
        reader.problem(code::bad_month, node, fmt::format("`{}` is {}, not a month", reader.key(), shown), "write a year and a month, such as 2025-01");
    }
    Node write(const std::string& value, const Names&) const override { return text_node(value); }
};

class Month final : public Value<int> {
 public:
    Month(int min, int max) : min_(min), max_(max) {}

    std::string type_name() const override { return "month"; }
    std::string allowed() const override { return fmt::format("{} to {}, or a date YYYY-MM", min_, max_); }
    Node json_schema() const override {
        Node number = map_node();
        number.add("type", text_node("integer")).add("minimum", integer_node(min_)).add("maximum", integer_node(max_));
        return map_node().add("oneOf", sequence_node({std::move(number), pattern_schema(date_pattern)}));
    }
    void read(Reader& reader, const Node& node, int& value) const override {
        const std::optional<int> month = read_month(reader, node);
        if (month && check_bounds(reader, node, *month, {static_cast<double>(min_), static_cast<double>(max_), false, false})) { value = *month; }
    }
    Node write(const int& value, const Names&) const override { return integer_node(value); }

 private:
    int min_;
    int max_;
};

}  // namespace

bool is_identifier(std::string_view text) {
    const auto fits = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

std::optional<std::string> read_text(Reader& reader, const Node& node) {
    if (node.kind == Node::Kind::scalar) { return node.text; }
    reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not text", reader.key(), kind_in_words(node)), reader.row_help());
    return std::nullopt;
}

std::optional<int> read_month(Reader& reader, const Node& node) {
    if (node.kind == Node::Kind::scalar) {
        if (const std::optional<int> dated = months_since(reader.start(), node.text)) { return dated; }
        const std::optional<std::int64_t> counted = node.quoted ? std::nullopt : parse_integer(node.text);
        if (counted && std::abs(*counted) <= 1'000'000) { return static_cast<int>(*counted); }
    }
    const std::string shown = node.kind == Node::Kind::scalar ? fmt::format("`{}`", node.text) : kind_in_words(node);
    reader.problem(code::bad_month, node, fmt::format("`{}` is {}, not a month", reader.key(), shown), "write a date such as 2027-06, or the number of months from the start of the horizon");
    return std::nullopt;
}

Node words_schema(std::span<const std::string_view> words) {
    Node list = sequence_node();
    for (const std::string_view word : words) { list.items.push_back(text_node(std::string{word})); }
    return map_node().add("enum", std::move(list));
}

ValuePtr<bool> boolean() { return std::make_shared<Boolean>(); }
ValuePtr<std::string> text() { return std::make_shared<Text>(); }
ValuePtr<std::string> identifier() { return std::make_shared<Identifier>(); }
ValuePtr<std::string> name_of(std::string list) { return std::make_shared<NameOf>(std::move(list), ""); }
ValuePtr<std::string> name_or_empty(std::string list, std::string meaning_of_empty) {
    return std::make_shared<NameOf>(std::move(list), std::move(meaning_of_empty));
}
ValuePtr<std::string> word_of(std::span<const std::string_view> words) { return std::make_shared<WordOf>(words); }
ValuePtr<std::string> year_month() { return std::make_shared<YearMonth>(); }
ValuePtr<int> month(int min, int max) { return std::make_shared<Month>(min, max); }

}  // namespace pactsim
