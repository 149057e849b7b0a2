#include "scenarios/schema/values/lists.h"

#include "scenarios/schema/codes.h"

#include <fmt/format.h>

namespace pactsim {

bool check_list(Reader& reader, const Node& node, std::size_t least, std::size_t most) {
    if (node.kind != Node::Kind::sequence) {
        reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a list", reader.key(), kind_in_words(node)), reader.row_help());
        return false;
    }
    const std::size_t size = node.items.size();
    if (size >= least && size <= most) { return true; }
    const std::string wanted = least == most ? std::to_string(least) : size < least ? fmt::format("at least {}", least) : fmt::format("at most {}", most);
    reader.problem(code::wrong_length, node, fmt::format("`{}` has {} item{}, not {}", reader.key(), size, size == 1 ? "" : "s", wanted), reader.row_help());
    return false;
}

Node list_schema(Node items, std::size_t least, std::size_t most) {
    Node schema = map_node();
    schema.add("type", text_node("array")).add("items", std::move(items));
    if (least > 0) { schema.add("minItems", integer_node(static_cast<std::int64_t>(least))); }
    schema.add("maxItems", integer_node(static_cast<std::int64_t>(most)));
    return schema;
}

std::string list_type(const std::string& item, std::size_t least, std::size_t most) {
    return least == most ? fmt::format("list of {}: {}", least, item) : fmt::format("list: {}", item);
}

}  // namespace pactsim
