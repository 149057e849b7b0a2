#pragma once
// Lists of values of one type.

#include "scenarios/schema/value.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pactsim {

/// False after a report unless the node is a list of `least` to `most` items.
bool check_list(Reader& reader, const Node& node, std::size_t least, std::size_t most);
/// JSON Schema of a list.
Node list_schema(Node items, std::size_t least, std::size_t most);
/// "list of 3 reals", "list of names".
std::string list_type(const std::string& item, std::size_t least, std::size_t most);

template <class M>
class ListOf final : public Value<std::vector<M>> {
 public:
    ListOf(ValuePtr<M> item, std::size_t least, std::size_t most) : item_(std::move(item)), least_(least), most_(most) {}

    std::string type_name() const override { return list_type(item_->type_name(), least_, most_); }
    std::string allowed() const override { return item_->allowed(); }
    Node json_schema() const override { return list_schema(item_->json_schema(), least_, most_); }
    void read(Reader& reader, const Node& node, std::vector<M>& value) const override {
        if (!check_list(reader, node, least_, most_)) { return; }
        value.assign(node.items.size(), M{});
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Reader::Step step(reader, std::to_string(i));
            item_->read(reader, node.items[i], value[i]);
        }
    }
    Node write(const std::vector<M>& value, const Names& names) const override {
        Node list = sequence_node();
        for (const M& one : value) { list.items.push_back(item_->write(one, names)); }
        return list;
    }

 private:
    ValuePtr<M> item_;
    std::size_t least_;
    std::size_t most_;
};

template <class M, std::size_t N>
class FixedList final : public Value<std::array<M, N>> {
 public:
    explicit FixedList(ValuePtr<M> item) : item_(std::move(item)) {}

    std::string type_name() const override { return list_type(item_->type_name(), N, N); }
    std::string allowed() const override { return item_->allowed(); }
    Node json_schema() const override { return list_schema(item_->json_schema(), N, N); }
    void read(Reader& reader, const Node& node, std::array<M, N>& value) const override {
        if (!check_list(reader, node, N, N)) { return; }
        for (std::size_t i = 0; i < N; ++i) {
            const Reader::Step step(reader, std::to_string(i));
            item_->read(reader, node.items[i], value[i]);
        }
    }
    Node write(const std::array<M, N>& value, const Names& names) const override {
        Node list = sequence_node();
        for (const M& one : value) { list.items.push_back(item_->write(one, names)); }
        return list;
    }

 private:
    ValuePtr<M> item_;
};

/// A list of any length up to `most`.
template <class M>
ValuePtr<std::vector<M>> list_of(ValuePtr<M> item, std::size_t least = 0, std::size_t most = 10000) {
    return std::make_shared<ListOf<M>>(std::move(item), least, most);
}

/// A list of exactly N values.
template <std::size_t N, class M>
ValuePtr<std::array<M, N>> fixed_list(ValuePtr<M> item) {
    return std::make_shared<FixedList<M, N>>(std::move(item));
}

/// A matrix, written as a list of rows.
template <std::size_t Rows, std::size_t Columns, class M>
ValuePtr<std::array<std::array<M, Columns>, Rows>> matrix(ValuePtr<M> item) {
    return fixed_list<Rows>(fixed_list<Columns>(std::move(item)));
}

}  // namespace pactsim
