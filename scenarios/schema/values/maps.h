#pragma once
// Maps from words of a closed list, or from the names of another list, to values.

#include "scenarios/schema/value.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pactsim {

/// Where `key` stands among `accepted`; `accepted.size()` after a report if it is not there.
std::size_t key_index(Reader& reader, const Entry& entry, std::span<const std::string> accepted, std::string_view what);
/// False after a report unless the node is a map.
bool check_map(Reader& reader, const Node& node, std::span<const std::string> accepted);
/// Reports the keys that a row without default still needs.
void check_all_given(Reader& reader, const Node& node, std::span<const std::string> accepted);
/// JSON Schema of a map with these keys, or with any key if there are none.
Node map_schema(const Node& value, std::span<const std::string> keys);

/// An array with one value for each word. Words that are left out keep what the array holds (the default of the row).
template <class M, std::size_t N>
class PerWord final : public Value<std::array<M, N>> {
 public:
    PerWord(std::span<const std::string_view> words, std::string what, ValuePtr<M> value)
        : words_(words.begin(), words.end()), what_(std::move(what)), value_(std::move(value)) {}

    std::string type_name() const override { return "map " + what_ + ": " + value_->type_name(); }
    std::string allowed() const override { return value_->allowed(); }
    Node json_schema() const override { return map_schema(value_->json_schema(), words_); }
    const TableShape* table() const override { return value_->table(); }
    std::string item_label() const override { return value_->table() == nullptr ? std::string{} : "<" + what_ + ">"; }
    void read(Reader& reader, const Node& node, std::array<M, N>& value) const override {
        if (node.kind == Node::Kind::null || !check_map(reader, node, words_)) { return; }
        for (const Entry& entry : node.entries) {
            const std::size_t index = key_index(reader, entry, words_, what_);
            const Reader::Step step(reader, entry.key);
            if (index < N) { value_->read(reader, entry.value, value[index]); }
        }
        check_all_given(reader, node, words_);
    }
    void complete(const Names& names, std::array<M, N>& value) const override {
        for (M& one : value) { value_->complete(names, one); }
    }
    Node write(const std::array<M, N>& value, const Names& names) const override {
        Node map = map_node();
        for (std::size_t i = 0; i < N; ++i) { map.add(words_[i], value_->write(value[i], names)); }
        return map;
    }

 private:
    std::vector<std::string> words_;
    std::string what_;
    ValuePtr<M> value_;
};

/// One value for each of `words`; `what` says what the words are ("stage").
template <class M, std::size_t N>
ValuePtr<std::array<M, N>> per_word(const std::array<std::string_view, N>& words, std::string what, ValuePtr<M> value) {
    return std::make_shared<PerWord<M, N>>(words, std::move(what), std::move(value));
}

/// What names get that a scenario leaves out of a map from names.
struct Otherwise {
    double each = 0;     ///< this value
    bool equal = false;  ///< or equal shares of 1, if none is given at all
};

/// A value for each name of the list at the dotted path `list`, in the sorted order of the names.
ValuePtr<std::vector<double>> per_name(std::string list, ValuePtr<double> value, Otherwise otherwise);

}  // namespace pactsim
