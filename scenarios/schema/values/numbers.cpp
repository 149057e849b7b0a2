#include "scenarios/schema/values/scalars.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

namespace {

/// What to write instead of text that looks like a number to a person.
std::string number_hint(const Node& node) {
    const std::string& text = node.text;
    const auto without = [&](char mark) {
        std::string rest;
        for (const char c : text) {
            if (c != mark) { rest += c; }
        }
        return parse_real(rest).verdict == NumberVerdict::number ? rest : std::string{};
    };
    if (node.kind != Node::Kind::scalar) { return {}; }
    if (node.quoted && parse_real(text).verdict == NumberVerdict::number) { return "remove the quotes"; }
    if (text.ends_with('%') && !without('%').empty()) { return fmt::format("write {}: shares run from 0 to 1", shortest(parse_real(without('%')).value / 100)); }
    for (const char mark : {'_', ','}) {
        if (!without(mark).empty()) { return fmt::format("write {}: digits are not grouped", without(mark)); }
    }
    return {};
}

std::string with_hint(const std::string& hint, const Reader& reader) {
    const std::string help = reader.row_help();
    return hint.empty() ? help : help.empty() ? hint : fmt::format("{} ({})", hint, help);
}

class Real final : public Value<double> {
 public:
    Real(std::string type, Bounds bounds) : type_(std::move(type)), bounds_(bounds) {}

    std::string type_name() const override { return type_; }
    std::string allowed() const override { return in_words(bounds_); }
    Node json_schema() const override {
        Node schema = map_node();
        schema.add("type", text_node(type_ == "whole number" ? "integer" : "number"));
        add_bounds(schema, bounds_);
        return schema;
    }
    void read(Reader& reader, const Node& node, double& value) const override {
        const std::optional<double> number = read_number(reader, node, type_);
        if (!number) { return; }
        if (type_ == "share" && *number >= 2 && *number <= 100) {
            reader.problem(code::out_of_range, node, fmt::format("`{}` is {}, above the largest allowed value {}", reader.key(), shortest(*number), shortest(bounds_.max)),
                           with_hint(fmt::format("is it a percentage? {} % is written {}", shortest(*number), shortest(*number / 100)), reader));
        } else if (type_ == "whole number" && std::floor(*number) != *number) {
            reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a whole number", reader.key(), shortest(*number)), reader.row_help());
        } else if (check_bounds(reader, node, *number, bounds_)) {
            value = *number;
        }
    }
    Node write(const double& value, const Names&) const override { return number_node(value); }

 private:
    std::string type_;
    Bounds bounds_;
};

template <class I>
class WholeNumber final : public Value<I> {
 public:
    WholeNumber(std::int64_t min, std::int64_t max) : min_(min), max_(max) {}

    std::string type_name() const override { return "integer"; }
    std::string allowed() const override { return fmt::format("{} to {}", min_, max_); }
    Node json_schema() const override {
        Node schema = map_node();
        schema.add("type", text_node("integer")).add("minimum", integer_node(min_)).add("maximum", integer_node(max_));
        return schema;
    }
    void read(Reader& reader, const Node& node, I& value) const override {
        const std::optional<double> rough = read_number(reader, node, "integer");
        if (!rough) { return; }
        const std::optional<std::int64_t> exact = parse_integer(node.text);
        if (!exact && std::floor(*rough) != *rough) {
            reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a whole number", reader.key(), node.text), reader.row_help());
        } else if (!exact || *exact < min_ || *exact > max_) {
            const bool below = *rough < static_cast<double>(min_);
            reader.problem(code::out_of_range, node,
                           fmt::format("`{}` is {}, {} the {} allowed value {}", reader.key(), node.text, below ? "below" : "above", below ? "smallest" : "largest", below ? min_ : max_), reader.row_help());
        } else {
            value = static_cast<I>(*exact);
        }
    }
    Node write(const I& value, const Names&) const override { return integer_node(value); }

 private:
    std::int64_t min_;
    std::int64_t max_;
};

}  // namespace

std::optional<double> read_number(Reader& reader, const Node& node, std::string_view wanted) {
    const NumberRead number = node.kind == Node::Kind::scalar && !node.quoted ? parse_real(node.text) : NumberRead{};
    switch (number.verdict) {
        case NumberVerdict::number: return number.value;
        case NumberVerdict::not_finite: reader.problem(code::not_finite, node, fmt::format("`{}` is `{}`, not a finite number", reader.key(), node.text), reader.row_help()); break;
        case NumberVerdict::out_of_reach:
            reader.problem(code::not_finite, node, fmt::format("`{}` is `{}`, beyond what a number can hold", reader.key(), node.text), reader.row_help());
            break;
        case NumberVerdict::not_a_number: {
            const std::string shown = node.kind == Node::Kind::scalar ? fmt::format("{} `{}`", kind_in_words(node), node.text) : kind_in_words(node);
            const std::string_view article = wanted.starts_with('i') || wanted.starts_with('a') ? "an" : "a";
            reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not {} {}", reader.key(), shown, article, wanted), with_hint(number_hint(node), reader));
            break;
        }
    }
    return std::nullopt;
}

template <class Integer>
ValuePtr<Integer> integer(std::int64_t min, std::int64_t max) {
    return std::make_shared<WholeNumber<Integer>>(min, max);
}
template ValuePtr<int> integer<int>(std::int64_t, std::int64_t);
template ValuePtr<std::uint32_t> integer<std::uint32_t>(std::int64_t, std::int64_t);
template ValuePtr<std::int64_t> integer<std::int64_t>(std::int64_t, std::int64_t);

ValuePtr<double> real(Bounds bounds) { return std::make_shared<Real>("real", bounds); }
ValuePtr<double> share() { return std::make_shared<Real>("share", Bounds{0, 1, false, false}); }
ValuePtr<double> whole(double min, double max) { return std::make_shared<Real>("whole number", Bounds{min, max, false, false}); }
ValuePtr<double> money(double min, double max) { return std::make_shared<Real>("amount in GBP", Bounds{min, max, false, false}); }

}  // namespace pactsim
