#include "scenarios/schema/json_schema.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/values/records.h"

#include <fmt/format.h>

#include <utility>

namespace pactsim {

namespace {

Node typed(const char* type) { return map_node().add("type", text_node(type)); }

Node object_of(Node properties, Node required_keys) {
    Node schema = typed("object");
    schema.add("properties", std::move(properties));
    if (!required_keys.items.empty()) { schema.add("required", std::move(required_keys)); }
    return schema.add("additionalProperties", boolean_node(false));
}

Node parameters_schema(const DistributionShape& shape) {
    Node properties = map_node();
    Node needed = sequence_node();
    for (std::size_t i = 0; i < shape.parameter_count; ++i) {
        properties.add(std::string{shape.parameters[i]}, typed("number"));
        if (i < shape.required) { needed.items.push_back(text_node(std::string{shape.parameters[i]})); }
    }
    if (shape.kind == Distribution::Kind::empirical) {
        const Node numbers = typed("array").add("items", typed("number"));
        properties.add("values", numbers).add("weights", numbers);
        needed.items.push_back(text_node("values"));
    }
    Node schema = object_of(std::move(properties), std::move(needed));
    if (shape.kind != Distribution::Kind::constant) { return schema; }
    return map_node().add("oneOf", sequence_node({typed("number"), std::move(schema)}));
}

Node distribution_schema() {
    Node alternatives = sequence_node({typed("number")});
    for (const DistributionShape& shape : distribution_shapes()) {
        Node properties = map_node();
        properties.add(std::string{shape.name}, parameters_schema(shape)).add("min", typed("number")).add("max", typed("number"));
        alternatives.items.push_back(object_of(std::move(properties), sequence_node({text_node(std::string{shape.name})})));
    }
    Node schema = map_node();
    schema.add("description", text_node("a number, or a distribution cut to min and max"));
    return schema.add("oneOf", std::move(alternatives));
}

Node paths_schema() {
    return map_node().add("oneOf", sequence_node({typed("string"), typed("array").add("items", typed("string"))}));
}

}  // namespace

Node row_schema(const RowShape& row) {
    Node schema = row.value().json_schema();
    std::string description = row.text().meaning;
    if (!row.text().unit.empty()) { description += fmt::format(" [{}]", row.text().unit); }
    if (!row.text().source.empty()) { description += fmt::format(". Source: {}", row.text().source); }
    // draft-07 readers ignore what stands beside a $ref, so the reference goes one level down
    if (schema.find("$ref") != nullptr) { schema = map_node().add("allOf", sequence_node({std::move(schema)})); }
    for (auto entry = schema.entries.begin(); entry != schema.entries.end(); ++entry) {
        if (entry->key == "description") {
            schema.entries.erase(entry);
            break;
        }
    }
    schema.add("description", text_node(std::move(description)));
    const std::optional<Node> fallback = row.value().table() == nullptr ? row.default_node() : std::nullopt;
    if (fallback) { schema.add("default", *fallback); }
    return schema;
}

std::string write_json_schema(const TableShape& root) {
    Node schema = map_node();
    schema.add("$schema", text_node("http://json-schema.org/draft-07/schema#")).add("title", text_node(fmt::format("pactsim scenario, schema {}", schema_version)));
    Node record = record_schema(root, false);
    record.find("properties")->add("extends", paths_schema());
    for (Entry& entry : record.entries) { schema.entries.push_back(std::move(entry)); }
    schema.add("required", sequence_node({text_node("schema")}));
    schema.add("definitions", map_node().add("distribution", distribution_schema()));
    return to_json(schema);
}

}  // namespace pactsim
