#pragma once
// The tree that everything after the YAML reader works on: our own plain values, each with the place it was written at.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Where something was written. Lines and columns count from 1; line 0 means "nowhere" (a default).
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

struct Entry;

/// One node of a scenario: nothing, a scalar kept as its text, a list, or a map in the order of the file.
struct Node {
    enum class Kind : std::uint8_t { null, scalar, sequence, map };

    Kind kind = Kind::null;
    bool quoted = false;  ///< a scalar in quotes is text, whatever it looks like
    std::string text;
    Place place;
    std::vector<Node> items;
    std::vector<Entry> entries;

    /// The value under `key` of a map, or nullptr.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    /// Adds `key: value` at the end of a map.
    Node& add(std::string key, Node value);
};

/// One `key: value` of a map.
struct Entry {
    std::string key;
    Place place;
    Node value;
};

/// A scalar written without quotes: a number, a truth value, a word.
Node word_node(std::string text);
/// A scalar that stays text: quoted when it would otherwise read as a number, a truth value or nothing.
Node text_node(std::string text);
/// A number in the shortest decimal form that reads back to the same double.
Node number_node(double value);
Node integer_node(std::int64_t value);
Node boolean_node(bool value);
Node sequence_node(std::vector<Node> items = {});
Node map_node();

/// True for a list, not empty, whose items are all maps with a scalar `name`: such lists merge by name.
bool is_named_list(const Node& node);
/// The `name` of an item of a named list; empty if it has none.
std::string name_of_item(const Node& item);
/// What a person calls this kind of node: "a list", "a map", "nothing", "text", "a number".
std::string kind_in_words(const Node& node);

/// The node at a dotted path; items of named lists are addressed by name, of other lists by index from 0. Null if there is none.
const Node* find_path(const Node& root, std::string_view path);
/// The parts of a dotted path.
std::vector<std::string> split_path(std::string_view path);
/// `prefix.key`, or `key` under an empty prefix.
std::string join_path(std::string_view prefix, std::string_view key);

}  // namespace pactsim
