#include "scenarios/schema/reader.h"

#include "scenarios/schema/emit.h"
#include "scenarios/schema/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

void collect_names(const Node& node, const std::string& path, Names& names) {
    for (const Entry& entry : node.entries) { collect_names(entry.value, join_path(path, entry.key), names); }
    if (!is_named_list(node)) { return; }
    std::vector<std::string>& list = names[path];
    for (const Node& item : node.items) {
        list.push_back(name_of_item(item));
        collect_names(item, join_path(path, list.back()), names);
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Names names_in_tree(const Node& root) {
    Names names;
    collect_names(root, "", names);
    return names;
}

Reader::Reader(Diagnostics& diagnostics, Names names, std::string start) : diagnostics_(diagnostics), names_(std::move(names)), start_(std::move(start)) {}

void Reader::problem(std::string_view code, const Node& at, std::string message, std::string help) {
    const int length = at.kind == Node::Kind::scalar ? static_cast<int>(at.text.size()) + (at.quoted ? 2 : 0) : 1;
    diagnostics_.add({Severity::error, std::string{code}, path_, std::move(message), std::move(help), at.place, std::max(length, 1)});
}

void Reader::key_problem(std::string_view code, const Place& at, std::string_view key, std::string message, std::string help) {
    diagnostics_.add({Severity::error, std::string{code}, join_path(path_, key), std::move(message), std::move(help), at, static_cast<int>(key.size())});
}

const std::vector<std::string>& Reader::names(std::string_view list) const {
    static const std::vector<std::string> none;
    const auto found = names_.find(list);
    return found == names_.end() ? none : found->second;
}

std::string Reader::key() const {
    const std::size_t dot = path_.rfind('.');
    const std::string last = path_.substr(dot + 1);
    const bool position = dot != std::string::npos && !last.empty() && last.find_first_not_of("0123456789") == std::string::npos;
    return position ? path_.substr(path_.rfind('.', dot - 1) + 1) : last;  // `sectors.0` rather than `0`
}

std::string Reader::row_help() const {
    if (row_ == nullptr) { return {}; }
    const std::string& unit = row_->text().unit;
    std::string help = row_->value().type_name();
    if (!row_->value().allowed().empty()) { help += fmt::format(", allowed: {}", row_->value().allowed()); }
    if (!unit.empty() && unit != "1" && unit != row_->value().type_name()) { help += fmt::format(" ({})", unit); }
    const std::optional<Node> fallback = row_->default_node();
    if (fallback && to_flow(*fallback).size() < 60) { help += fmt::format("; default {}", to_flow(*fallback)); }
    if (!row_->text().source.empty()) { help += fmt::format("; source: {}", row_->text().source); }
    return help;
}

Reader::Step::Step(Reader& reader, std::string_view key, const RowShape* row) : reader_(reader), length_(reader.path_.size()), row_(reader.row_) {
    reader.path_ = join_path(reader.path_, key);
    if (row != nullptr) { reader.row_ = row; }
}

Reader::Step::~Step() {
    reader_.path_.resize(length_);
    reader_.row_ = row_;
}

}  // namespace pactsim
