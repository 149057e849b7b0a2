#pragma once
// What the page asks for, and what it gets: requests are JSON, answers are JSON and columns of numbers.

#include "scenarios/schema/node.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Values of a request. Each throws InputError in plain words if the key holds something else; a missing key gives the default where there is one.
std::string text_in(const Node& request, std::string_view key);
std::string text_in(const Node& request, std::string_view key, std::string_view fallback);
std::int64_t whole_in(const Node& request, std::string_view key, std::int64_t least, std::int64_t most);
std::int64_t whole_in(const Node& request, std::string_view key, std::int64_t least, std::int64_t most, std::int64_t fallback);
/// The list under a key; empty if there is none.
const std::vector<Node>& list_in(const Node& request, std::string_view key);

/// A text that stays a text in JSON, whatever it looks like.
Node plain_text(std::string_view text);
/// A list of texts.
template <class List>
Node text_list(const List& texts) {
    Node list = sequence_node();
    for (const auto& text : texts) list.items.push_back(plain_text(text));
    return list;
}

/// An answer: a tree, and named columns that lie behind it as they are in memory.
class Answer {
 public:
    Node tree = map_node();

    /// Adds a column under a dotted name. Types are those of JavaScript's typed arrays.
    template <class T>
    void add(std::string_view name, std::span<const T> values) {
        add_bytes(name, type_of(T{}), values.size(), std::as_bytes(values));
    }
    template <class T>
    void add(std::string_view name, const std::vector<T>& values) {
        add(name, std::span<const T>(values));
    }

    /// The tree as JSON, with the list `columns` of name, type and length; and the columns, each at a multiple of eight bytes.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

 private:
    static constexpr std::string_view type_of(std::uint8_t) { return "Uint8Array"; }
    static constexpr std::string_view type_of(std::uint16_t) { return "Uint16Array"; }
    static constexpr std::string_view type_of(std::int16_t) { return "Int16Array"; }
    static constexpr std::string_view type_of(std::uint32_t) { return "Uint32Array"; }
    static constexpr std::string_view type_of(std::int32_t) { return "Int32Array"; }
    static constexpr std::string_view type_of(float) { return "Float32Array"; }
    static constexpr std::string_view type_of(double) { return "Float64Array"; }
    void add_bytes(std::string_view name, std::string_view type, std::size_t length, std::span<const std::byte> values);

    std::vector<Node> columns_;
    std::vector<std::byte> bytes_;
};

}  // namespace pactsim
