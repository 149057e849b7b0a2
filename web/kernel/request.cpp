#include "web/kernel/request.h"

#include "scenarios/schema/number.h"
#include "scenarios/schema/resolved_json.h"
#include "sim/error.h"

#include <fmt/format.h>

namespace pactsim {

namespace {

const Node& need(const Node& request, std::string_view key) {
    const Node* node = request.find(key);
    if (node == nullptr) throw InputError(fmt::format("the request lacks `{}`", key));
    return *node;
}

std::int64_t whole(const Node& node, std::string_view key, std::int64_t least, std::int64_t most) {
    const auto value = node.kind == Node::Kind::scalar ? parse_integer(node.text) : std::nullopt;
    if (!value || *value < least || *value > most) throw InputError(fmt::format("`{}` of the request is no whole number from {} to {}", key, least, most));
    return *value;
}

}  // namespace

std::string text_in(const Node& request, std::string_view key) {
    const Node& node = need(request, key);
    if (node.kind != Node::Kind::scalar) throw InputError(fmt::format("`{}` of the request is {}, not a text", key, kind_in_words(node)));
    return node.text;
}

std::string text_in(const Node& request, std::string_view key, std::string_view fallback) {
    return request.find(key) == nullptr ? std::string(fallback) : text_in(request, key);
}

std::int64_t whole_in(const Node& request, std::string_view key, std::int64_t least, std::int64_t most) { return whole(need(request, key), key, least, most); }

std::int64_t whole_in(const Node& request, std::string_view key, std::int64_t least, std::int64_t most, std::int64_t fallback) {
    const Node* node = request.find(key);
    return node == nullptr ? fallback : whole(*node, key, least, most);
}

const std::vector<Node>& list_in(const Node& request, std::string_view key) {
    static const std::vector<Node> none;
    const Node* node = request.find(key);
    if (node == nullptr || node->kind == Node::Kind::null) return none;
    if (node->kind != Node::Kind::sequence) throw InputError(fmt::format("`{}` of the request is {}, not a list", key, kind_in_words(*node)));
    return node->items;
}

Node plain_text(std::string_view text) {
    Node node = word_node(std::string(text));
    node.quoted = true;
    return node;
}

std::string Answer::text() const {
    Node whole = tree;
    if (!columns_.empty()) whole.add("columns", sequence_node(columns_));
    return to_compact_json(whole);
}

void Answer::add_bytes(std::string_view name, std::string_view type, std::size_t length, std::span<const std::byte> values) {
    Node column = map_node();
    column.add("name", plain_text(name)).add("type", plain_text(type)).add("length", integer_node(static_cast<std::int64_t>(length)));
    columns_.push_back(std::move(column));
    bytes_.insert(bytes_.end(), values.begin(), values.end());
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
}

}  // namespace pactsim
