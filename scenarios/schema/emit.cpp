#include "scenarios/schema/emit.h"

#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace pactsim {

namespace {

constexpr std::size_t longest_flow = 96;

/// Double quotes with JSON escapes, which YAML understands as well.
std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            quoted += fmt::format("\\u{:04x}", byte);
        } else {
            quoted += c;
        }
    }
    return quoted += '"';
}

bool is_plain(std::string_view text) {
    if (text.empty()) { return false; }
    const auto safe = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '+' || c == '-' || c == '/'; };
    const bool number = parse_real(text).verdict == NumberVerdict::number;
    const bool starts_well = std::isalnum(static_cast<unsigned char>(text[0])) != 0;
    return (number || starts_well) && std::all_of(text.begin(), text.end(), safe);
}

std::string scalar(const Node& node) {
    if (node.kind == Node::Kind::null) { return "null"; }
    return !node.quoted && is_plain(node.text) ? node.text : in_quotes(node.text);
}

std::string key_text(const std::string& key) { return is_plain(key) && !reads_as_non_text(key) ? key : in_quotes(key); }

bool is_leaf(const Node& node) { return node.kind == Node::Kind::null || node.kind == Node::Kind::scalar; }

bool holds_maps(const Node& node) {
    return std::any_of(node.items.begin(), node.items.end(), [](const Node& item) { return item.kind == Node::Kind::map || holds_maps(item); });
}

/// Sections of the file stay in blocks; deeper maps and plain lists go on one line where they fit.
bool fits_flow(const Node& node, int depth) {
    if (is_leaf(node)) { return true; }
    if (node.kind == Node::Kind::map && depth < 2 && !node.entries.empty()) { return false; }
    if (node.kind == Node::Kind::sequence && holds_maps(node)) { return false; }
    return to_flow(node).size() <= longest_flow;
}

void block(const Node& node, int depth, const std::string& indent, std::string& out);

void block_value(const Node& value, int depth, const std::string& indent, std::string& out) {
    if (fits_flow(value, depth)) {
        out += " " + to_flow(value) + "\n";
        return;
    }
    out += "\n";
    block(value, depth, indent, out);
}

void block(const Node& node, int depth, const std::string& indent, std::string& out) {
    for (const Entry& entry : node.entries) {
        out += indent + key_text(entry.key) + ":";
        block_value(entry.value, depth + 1, indent + "  ", out);
    }
    for (const Node& item : node.items) {
        if (item.kind != Node::Kind::map || item.entries.empty()) {
            out += indent + "- " + to_flow(item) + "\n";
            continue;
        }
        std::string inner;
        block(item, depth + 1, indent + "  ", inner);
        out += indent + "- " + inner.substr(indent.size() + 2);
    }
}

bool is_json_literal(const Node& node) {
    if (node.quoted) { return false; }
    if (node.text == "true" || node.text == "false") { return true; }
    const bool digit = !node.text.empty() && (std::isdigit(static_cast<unsigned char>(node.text[0])) != 0 || node.text[0] == '-');
    return digit && parse_real(node.text).verdict == NumberVerdict::number;
}

void json(const Node& node, const std::string& indent, std::string& out) {
    if (node.kind == Node::Kind::null) {
        out += "null";
    } else if (node.kind == Node::Kind::scalar) {
        out += is_json_literal(node) ? node.text : in_quotes(node.text);
    } else {
        const bool map = node.kind == Node::Kind::map;
        const std::string deeper = indent + "  ";
        std::string separator = "\n" + deeper;
        out += map ? "{" : "[";
        for (const Entry& entry : node.entries) {
            out += separator + in_quotes(entry.key) + ": ";
            json(entry.value, deeper, out);
            separator = ",\n" + deeper;
        }
        for (const Node& item : node.items) {
            out += separator;
            json(item, deeper, out);
            separator = ",\n" + deeper;
        }
        if (separator[0] == ',') { out += "\n" + indent; }
        out += map ? "}" : "]";
    }
}

}  // namespace

std::string to_flow(const Node& node) {
    if (is_leaf(node)) { return scalar(node); }
    std::string text;
    for (const Entry& entry : node.entries) { text += (text.empty() ? "" : ", ") + key_text(entry.key) + ": " + to_flow(entry.value); }
    for (const Node& item : node.items) { text += (text.empty() ? "" : ", ") + to_flow(item); }
    return node.kind == Node::Kind::map ? "{" + text + "}" : "[" + text + "]";
}

std::string to_yaml(const Node& node) {
    if (is_leaf(node) || (node.entries.empty() && node.items.empty())) { return to_flow(node) + "\n"; }
    std::string out;
    block(node, 0, "", out);
    return out;
}

std::string to_json(const Node& node) {
    std::string out;
    json(node, "", out);
    return out + "\n";
}

}  // namespace pactsim
