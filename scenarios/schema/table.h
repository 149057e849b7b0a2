#pragma once
// The declarative table of fields. One row declares a key once; reading, checking, writing, JSON Schema, the reference and the list of
// parameters all follow from it.

#include "scenarios/schema/value.h"

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pactsim {

/// Marks a row without default: the scenario has to give it.
struct Required {};
inline constexpr Required required{};
/// Marks a row of a nested record whose default stands in the row that holds the record.
struct FromParent {};
inline constexpr FromParent from_parent{};

/// The default of a row.
template <class M>
struct Default {
    Default(M given) : value(std::move(given)) {}  // implicit, so that rows read as a table
    Default(const char* given)
        requires std::is_same_v<M, std::string>
        : value(given) {}
    Default(Required) : is_required(true) {}
    Default(FromParent) {}

    std::optional<M> value;
    bool is_required = false;
};

/// What a row tells people.
struct RowText {
    std::string unit;     ///< "months", "GBP/year", "share"; empty for text and records
    std::string meaning;  ///< one line
    std::string source;   ///< where default and bounds come from; "assumption" with a plausible range if from nowhere
};

/// A row without its types.
class RowShape {
 public:
    RowShape(std::string key, RowText text, bool is_required) : key_(std::move(key)), text_(std::move(text)), is_required_(is_required) {}
    virtual ~RowShape() = default;
    RowShape(const RowShape&) = delete;
    RowShape& operator=(const RowShape&) = delete;

    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] const RowText& text() const { return text_; }
    [[nodiscard]] bool is_required() const { return is_required_; }
    [[nodiscard]] virtual const ValueShape& value() const = 0;
    /// The default as a tree, if the row has one of its own.
    [[nodiscard]] virtual std::optional<Node> default_node() const = 0;

 private:
    std::string key_;
    RowText text_;
    bool is_required_;
};

/// A row of a table of T.
template <class T>
class Row : public RowShape {
 public:
    using RowShape::RowShape;
    virtual void set_default(T& record) const = 0;
    virtual void read(Reader& reader, const Node& node, T& record) const = 0;
    virtual void complete(const Names& names, T& record) const = 0;
    [[nodiscard]] virtual Node write(const T& record, const Names& names) const = 0;
};

/// A table without its record type.
class TableShape {
 public:
    TableShape(std::string name, std::string meaning) : name_(std::move(name)), meaning_(std::move(meaning)) {}
    virtual ~TableShape() = default;
    TableShape(TableShape&&) = default;  // rows keep their addresses
    TableShape& operator=(TableShape&&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& meaning() const { return meaning_; }
    [[nodiscard]] const std::vector<const RowShape*>& shapes() const { return shapes_; }
    [[nodiscard]] std::vector<std::string> keys() const;

 protected:
    void note(const RowShape& row) { shapes_.push_back(&row); }
    /// Reports unknown keys and, if `whole`, required keys that are missing.
    void check_keys(Reader& reader, const Node& map, bool whole) const;
    /// False after a report if the node is not a map (nothing at all counts as an empty map).
    static bool check_is_map(Reader& reader, const Node& node);
    /// True after a report if a key stands without a value.
    static bool lacks_value(Reader& reader, const Node& node, const ValueShape& value);

 private:
    std::string name_;
    std::string meaning_;
    std::vector<const RowShape*> shapes_;
};

/// A row bound to a member of T.
template <class T, class M>
class MemberRow final : public Row<T> {
 public:
    MemberRow(std::string key, M T::*member, ValuePtr<M> value, Default<M> fallback, RowText text)
        : Row<T>(std::move(key), std::move(text), fallback.is_required), member_(member), value_(std::move(value)), fallback_(std::move(fallback.value)) {}

    [[nodiscard]] const ValueShape& value() const override { return *value_; }
    [[nodiscard]] std::optional<Node> default_node() const override {
        return fallback_ ? std::optional<Node>{value_->write(*fallback_, {})} : std::nullopt;
    }
    void set_default(T& record) const override {
        if (fallback_) {
            record.*member_ = *fallback_;
        } else {
            value_->start(record.*member_);
        }
    }
    void read(Reader& reader, const Node& node, T& record) const override { value_->read(reader, node, record.*member_); }
    void complete(const Names& names, T& record) const override { value_->complete(names, record.*member_); }
    [[nodiscard]] Node write(const T& record, const Names& names) const override { return value_->write(record.*member_, names); }

 private:
    M T::*member_;
    ValuePtr<M> value_;
    std::optional<M> fallback_;
};

/// The fields of a record type T, in the order in which they are written.
template <class T>
class Table final : public TableShape {
 public:
    using TableShape::TableShape;

    template <class M>
    Table& add(std::string key, M T::*member, std::type_identity_t<ValuePtr<M>> value, std::type_identity_t<Default<M>> fallback, RowText text) {
        rows_.push_back(std::make_unique<MemberRow<T, M>>(std::move(key), member, std::move(value), std::move(fallback), std::move(text)));
        note(*rows_.back());
        return *this;
    }

    /// A record with every default set.
    [[nodiscard]] T make() const {
        T record{};
        for (const auto& row : rows_) { row->set_default(record); }
        return record;
    }

    /// Reads a map over `record`: keys that are missing keep what it holds. `whole` asks for the required keys as well.
    void read(Reader& reader, const Node& node, T& record, bool whole = true) const {
        if (!check_is_map(reader, node)) { return; }
        check_keys(reader, node, whole);
        for (const auto& row : rows_) {
            const Node* given = node.find(row->key());
            const Reader::Step step(reader, row->key(), row.get());
            if (given != nullptr && !lacks_value(reader, *given, row->value())) { row->read(reader, *given, record); }
        }
        complete(reader.all_names(), record);
    }

    void complete(const Names& names, T& record) const {
        for (const auto& row : rows_) { row->complete(names, record); }
    }

    [[nodiscard]] Node write(const T& record, const Names& names) const {
        Node map = map_node();
        for (const auto& row : rows_) { map.add(row->key(), row->write(record, names)); }
        return map;
    }

 private:
    std::vector<std::unique_ptr<Row<T>>> rows_;
};

}  // namespace pactsim
