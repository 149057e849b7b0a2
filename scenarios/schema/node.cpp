#include "scenarios/schema/node.h"

#include "scenarios/schema/number.h"

#include <algorithm>
#include <charconv>

namespace pactsim {

const Node* Node::find(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key == key) { return &entry.value; }
    }
    return nullptr;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<const Node&>(*this).find(key));
}

Node& Node::add(std::string key, Node value) {
    entries.push_back({std::move(key), {}, std::move(value)});
    return *this;
}

Node word_node(std::string text) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = std::move(text);
    return node;
}

Node text_node(std::string text) {
    const bool quoted = reads_as_non_text(text);
    Node node = word_node(std::move(text));
    node.quoted = quoted;
    return node;
}

Node number_node(double value) { return word_node(shortest(value)); }
Node integer_node(std::int64_t value) { return word_node(std::to_string(value)); }
Node boolean_node(bool value) { return word_node(value ? "true" : "false"); }

Node sequence_node(std::vector<Node> items) {
    Node node;
    node.kind = Node::Kind::sequence;
    node.items = std::move(items);
    return node;
}

Node map_node() {
    Node node;
    node.kind = Node::Kind::map;
    return node;
}

std::string name_of_item(const Node& item) {
    const Node* name = item.kind == Node::Kind::map ? item.find("name") : nullptr;
    return name != nullptr && name->kind == Node::Kind::scalar ? name->text : std::string{};
}

bool is_named_list(const Node& node) {
    return node.kind == Node::Kind::sequence && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(), [](const Node& item) { return !name_of_item(item).empty(); });
}

std::string kind_in_words(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null: return "nothing";
        case Node::Kind::sequence: return "a list";
        case Node::Kind::map: return "a map";
        case Node::Kind::scalar: break;
    }
    if (node.quoted) { return "text in quotes"; }
    if (node.text == "true" || node.text == "false") { return "true or false"; }
    return parse_real(node.text).verdict == NumberVerdict::number ? "a number" : "text";
}

namespace {

const Node* child_of(const Node& node, const std::string& part) {
    if (node.kind == Node::Kind::map) { return node.find(part); }
    if (node.kind != Node::Kind::sequence) { return nullptr; }
    if (is_named_list(node)) {
        for (const Node& item : node.items) {
            if (name_of_item(item) == part) { return &item; }
        }
        return nullptr;
    }
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    const bool whole = error == std::errc{} && end == part.data() + part.size();
    return whole && index < node.items.size() ? &node.items[index] : nullptr;
}

}  // namespace

const Node* find_path(const Node& root, std::string_view path) {
    const Node* node = &root;
    for (const std::string& part : split_path(path)) {
        node = child_of(*node, part);
        if (node == nullptr) { return nullptr; }
    }
    return node;
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        parts.emplace_back(path.substr(0, dot));
        if (dot == std::string_view::npos) { break; }
        path.remove_prefix(dot + 1);
        if (path.empty()) { parts.emplace_back(); }
    }
    return parts;
}

std::string join_path(std::string_view prefix, std::string_view key) {
    std::string joined{prefix};
    if (!joined.empty()) { joined += '.'; }
    return joined += key;
}

}  // namespace pactsim
