#include "scenarios/schema/values/records.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/json_schema.h"

#include <fmt/format.h>

namespace pactsim {

Node record_schema(const TableShape& table, bool in_list) {
    Node properties = map_node();
    for (const RowShape* row : table.shapes()) { properties.add(row->key(), row_schema(*row)); }
    if (in_list) { properties.add("remove", map_node().add("type", text_node("boolean"))); }
    Node schema = map_node();
    schema.add("type", text_node("object")).add("description", text_node(table.meaning())).add("properties", std::move(properties));
    if (in_list) { schema.add("required", sequence_node({text_node("name")})); }
    return schema.add("additionalProperties", boolean_node(false));
}

std::string item_step(const Node& item, std::size_t index) {
    const std::string name = name_of_item(item);
    return name.empty() ? std::to_string(index) : name;
}

void report_repeated_name(Reader& reader, const Node& item, const std::string& name) {
    const Node* place = item.find("name");
    reader.problem(code::repeated_name, place == nullptr ? item : *place, fmt::format("the name `{}` is given to two items of one list", name), "rename or remove one of them");
}

}  // namespace pactsim
