#pragma once
// Records and named lists of records, each described by a table of its own.

#include "scenarios/schema/table.h"
#include "scenarios/schema/values/lists.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace pactsim {

/// JSON Schema of a record: its keys and no others.
Node record_schema(const TableShape& table, bool in_list);
/// The path step of an item: its name, else its number from 0.
std::string item_step(const Node& item, std::size_t index);
/// Reports a name that another item of the list has.
void report_repeated_name(Reader& reader, const Node& item, const std::string& name);

template <class T>
class Record final : public Value<T> {
 public:
    explicit Record(const Table<T>& table) : table_(table) {}

    std::string type_name() const override { return "record"; }
    Node json_schema() const override { return record_schema(table_, false); }
    const TableShape* table() const override { return &table_; }
    void read(Reader& reader, const Node& node, T& value) const override { table_.read(reader, node, value); }
    void start(T& value) const override { value = table_.make(); }
    void complete(const Names& names, T& value) const override { table_.complete(names, value); }
    Node write(const T& value, const Names& names) const override { return table_.write(value, names); }

 private:
    const Table<T>& table_;
};

template <class T>
class NamedList final : public Value<std::vector<T>> {
 public:
    NamedList(const Table<T>& table, std::size_t least, std::size_t most) : table_(table), least_(least), most_(most) {}

    std::string type_name() const override { return "named list"; }
    std::string allowed() const override { return std::to_string(least_) + " to " + std::to_string(most_) + " items"; }
    Node json_schema() const override { return list_schema(record_schema(table_, true), 0, most_); }
    const TableShape* table() const override { return &table_; }
    std::string item_label() const override { return "<name>"; }
    void read(Reader& reader, const Node& node, std::vector<T>& value) const override {
        if (!check_list(reader, node, least_, most_)) { return; }
        value.assign(node.items.size(), table_.make());
        std::set<std::string> seen;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Reader::Step step(reader, item_step(node.items[i], i));
            table_.read(reader, node.items[i], value[i]);
            if (!value[i].name.empty() && !seen.insert(value[i].name).second) { report_repeated_name(reader, node.items[i], value[i].name); }
        }
        std::sort(value.begin(), value.end(), [](const T& a, const T& b) { return a.name < b.name; });
    }
    void complete(const Names& names, std::vector<T>& value) const override {
        for (T& one : value) { table_.complete(names, one); }
    }
    Node write(const std::vector<T>& value, const Names& names) const override {
        Node list = sequence_node();
        for (const T& one : value) { list.items.push_back(table_.write(one, names)); }
        return list;
    }

 private:
    const Table<T>& table_;
    std::size_t least_;
    std::size_t most_;
};

/// A record with the rows of `table`.
template <class T>
ValuePtr<T> record(const Table<T>& table) {
    return std::make_shared<Record<T>>(table);
}

/// A list of records with a member `name`, sorted by it so that the order in the file never matters.
template <class T>
ValuePtr<std::vector<T>> named_list(const Table<T>& table, std::size_t least, std::size_t most) {
    return std::make_shared<NamedList<T>>(table, least, most);
}

}  // namespace pactsim
