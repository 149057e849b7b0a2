#include "scenarios/schema/values/maps.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

std::size_t key_index(Reader& reader, const Entry& entry, std::span<const std::string> accepted, std::string_view what) {
    const auto found = std::find(accepted.begin(), accepted.end(), entry.key);
    if (found == accepted.end()) {
        reader.key_problem(code::unknown_key, entry.place, entry.key, fmt::format("unknown {} `{}` in `{}`", what, entry.key, reader.path()), suggestion_help(entry.key, accepted, "keys"));
    }
    return static_cast<std::size_t>(found - accepted.begin());
}

bool check_map(Reader& reader, const Node& node, std::span<const std::string> accepted) {
    if (node.kind == Node::Kind::map) { return true; }
    reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a map", reader.key(), kind_in_words(node)),
                   fmt::format("write `key: value` for the keys {}", fmt::join(accepted, ", ")));
    return false;
}

void check_all_given(Reader& reader, const Node& node, std::span<const std::string> accepted) {
    if (reader.row() == nullptr || !reader.row()->is_required()) { return; }
    std::vector<std::string> missing;
    for (const std::string& key : accepted) {
        if (node.find(key) == nullptr) { missing.push_back(key); }
    }
    if (!missing.empty()) {
        reader.problem(code::missing_key, node, fmt::format("`{}` lacks {} (there is no default)", reader.key(), quoted_list(missing, "and")), reader.row_help());
    }
}

Node map_schema(const Node& value, std::span<const std::string> keys) {
    Node schema = map_node();
    schema.add("type", text_node("object"));
    if (keys.empty()) { return schema.add("additionalProperties", value); }
    Node properties = map_node();
    for (const std::string& key : keys) { properties.add(key, value); }
    return schema.add("properties", std::move(properties)).add("additionalProperties", boolean_node(false));
}

namespace {

class PerName final : public Value<std::vector<double>> {
 public:
    PerName(std::string list, ValuePtr<double> value, Otherwise otherwise) : list_(std::move(list)), value_(std::move(value)), otherwise_(otherwise) {}

    std::string type_name() const override { return fmt::format("map name in `{}`: {}", list_, value_->type_name()); }
    std::string allowed() const override {
        return fmt::format("{}; names left out: {}", value_->allowed(), otherwise_.equal ? "equal shares if none is given, else 0" : fmt::format("{}", otherwise_.each));
    }
    Node json_schema() const override { return map_schema(value_->json_schema(), {}); }
    void read(Reader& reader, const Node& node, std::vector<double>& value) const override {
        const std::vector<std::string>& names = reader.names(list_);
        if (!check_map(reader, node, names)) { return; }
        value.assign(names.size(), otherwise_.equal ? 0.0 : otherwise_.each);
        for (const Entry& entry : node.entries) {
            const std::size_t index = key_index(reader, entry, names, "name");
            const Reader::Step step(reader, entry.key);
            if (index < names.size()) { value_->read(reader, entry.value, value[index]); }
        }
    }
    void complete(const Names& names, std::vector<double>& value) const override {
        const auto found = names.find(list_);
        if (found == names.end() || !value.empty()) { return; }
        const std::size_t size = found->second.size();
        value.assign(size, otherwise_.equal ? 1.0 / static_cast<double>(size) : otherwise_.each);
    }
    Node write(const std::vector<double>& value, const Names& names) const override {
        Node map = map_node();
        const auto found = names.find(list_);
        for (std::size_t i = 0; found != names.end() && i < value.size() && i < found->second.size(); ++i) { map.add(found->second[i], value_->write(value[i], names)); }
        return map;
    }

 private:
    std::string list_;
    ValuePtr<double> value_;
    Otherwise otherwise_;
};

}  // namespace

ValuePtr<std::vector<double>> per_name(std::string list, ValuePtr<double> value, Otherwise otherwise) {
    return std::make_shared<PerName>(std::move(list), std::move(value), otherwise);
}

}  // namespace pactsim
