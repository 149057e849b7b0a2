#pragma once
// A value type: how one kind of value is read, written and described. Rows of the field tables name one each.

#include "scenarios/schema/node.h"
#include "scenarios/schema/reader.h"

#include <memory>
#include <string>

namespace pactsim {

class TableShape;

/// What a kind of value says about itself without holding one.
class ValueShape {
 public:
    ValueShape() = default;
    virtual ~ValueShape() = default;
    ValueShape(const ValueShape&) = delete;
    ValueShape& operator=(const ValueShape&) = delete;

    /// "integer", "share", "list of reals".
    [[nodiscard]] virtual std::string type_name() const = 0;
    /// "1 to 4095", "open, strained, restricted"; empty if anything goes.
    [[nodiscard]] virtual std::string allowed() const { return {}; }
    /// JSON Schema (draft-07) of the value.
    [[nodiscard]] virtual Node json_schema() const = 0;
    /// The table of a record, of the items of a named list, or of the records of a map; else null.
    [[nodiscard]] virtual const TableShape* table() const { return nullptr; }
    /// What stands between the key and the keys of that table: "" for a record, "<name>" for list items, "<form>" for a map.
    [[nodiscard]] virtual std::string item_label() const { return {}; }
};

/// How a value of type M is read into a member and written back.
template <class M>
class Value : public ValueShape {
 public:
    /// Reads `node` over what `value` holds. Reports what is wrong and then leaves the wrong part as it was.
    virtual void read(Reader& reader, const Node& node, M& value) const = 0;
    /// The tree that reads back to the same value.
    [[nodiscard]] virtual Node write(const M& value, const Names& names) const = 0;
    /// What stands in a member without default before anything is read.
    virtual void start(M&) const {}
    /// Fills what depends on the names of other lists, if the scenario left it out.
    virtual void complete(const Names&, M&) const {}
};

template <class M>
using ValuePtr = std::shared_ptr<const Value<M>>;

}  // namespace pactsim
