#include "scenarios/schema/yaml_source.h"

#include "scenarios/schema/codes.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

constexpr const char* too_deep_help = "no field of a scenario needs this; is a bracket left open?";

/// Ends parsing after a report; never leaves this file.
struct Refused {};

struct Extent {
    std::size_t nodes = 1;
    int depth = 0;
};

Extent extent_of(const Node& node) {
    Extent whole;
    const auto include = [&](const Node& child) {
        const Extent part = extent_of(child);
        whole.nodes += part.nodes;
        whole.depth = std::max(whole.depth, part.depth + 1);
    };
    for (const Node& item : node.items) { include(item); }
    for (const Entry& entry : node.entries) { include(entry.value); }
    return whole;
}

/// Builds the tree from the parser's events. yaml-cpp's own node tree keeps duplicate keys, shares aliased nodes (so cycles exist) and
/// recurses without limit; events let us refuse all three as they appear.
class TreeBuilder final : public YAML::EventHandler {
 public:
    TreeBuilder(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

    [[nodiscard]] Node take_root() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            refuse(code::several_documents, mark, "a second document starts here (a scenario is one document)", "remove the line `---`, or split the file");
        }
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(mark, anchor, {}); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) {
            refuse(code::alias_cycle, mark, "this alias stands inside the value that it refers to", "write the value out");
        }
        const auto& [node, extent] = found->second;
        count(mark, extent.nodes);
        check_depth(mark, static_cast<int>(open_.size()) + extent.depth);
        place_value(mark, node);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        check_tag(mark, tag);
        Node node = word_node(value);
        node.quoted = tag == "!";  // yaml-cpp's sign for a scalar that is not plain
        const bool nothing = !node.quoted && (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
        leaf(mark, anchor, nothing ? Node{} : std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, sequence_node());
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, map_node());
    }
    void OnMapEnd() override { close(); }

 private:
    struct Open {
        Node node;
        YAML::anchor_t anchor = 0;
        bool key_waits = false;
    };

    [[nodiscard]] Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

    [[noreturn]] void refuse(std::string_view code, const YAML::Mark& mark, std::string message, std::string help) {
        diagnostics_.error(code, place(mark), std::move(message), std::move(help));
        throw Refused{};
    }

    void count(const YAML::Mark& mark, std::size_t nodes) {
        nodes_ += nodes;
        if (nodes_ > most_nodes) {
            refuse(code::too_many_nodes, mark, fmt::format("the scenario has more than {} values once its aliases are written out", most_nodes), "use fewer aliases, or `extends` with named lists");
        }
    }

    void check_depth(const YAML::Mark& mark, int depth) {
        if (depth > deepest_nesting) {
            refuse(code::too_deep, mark, fmt::format("lists and maps are nested more than {} deep", deepest_nesting), too_deep_help);
        }
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "!" && tag != "?") { refuse(code::tag, mark, fmt::format("the tag `{}` is not supported", tag), "remove the tag; the type follows from the key"); }
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node node) {
        check_tag(mark, tag);
        count(mark, 1);
        check_depth(mark, static_cast<int>(open_.size()) + 1);
        if (expects_key()) { refuse(code::key_kind, mark, "a list or map cannot be a key", "write a plain word before the colon"); }
        node.place = place(mark);
        open_.push_back({std::move(node), anchor, false});
    }

    void close() {
        Open done = std::move(open_.back());
        open_.pop_back();
        settle(done.anchor, std::move(done.node));
    }

    void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Node node) {
        count(mark, 1);
        node.place = place(mark);
        if (expects_key()) {
            take_key(mark, anchor, node);
        } else {
            settle(anchor, std::move(node));
        }
    }

    [[nodiscard]] bool expects_key() const { return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().key_waits; }

    void take_key(const YAML::Mark& mark, YAML::anchor_t anchor, const Node& key) {
        Open& map = open_.back();
        if (key.kind != Node::Kind::scalar) { refuse(code::key_kind, mark, "a key is missing before the colon", "write `key: value`"); }
        if (key.text == "<<" && !key.quoted) {
            refuse(code::merge_key, mark, "merge keys `<<` are not supported (YAML 1.2 dropped them, and readers differ)", "use `extends:` with another file, or write the values out");
        }
        for (const Entry& entry : map.node.entries) {
            if (entry.key == key.text) { report_duplicate(key, entry.place); }
        }
        if (anchor != 0) { anchors_[anchor] = {key, Extent{}}; }
        map.node.entries.push_back({key.text, key.place, {}});
        map.key_waits = true;
    }

    void report_duplicate(const Node& key, const Place& first) {
        diagnostics_.add({Severity::error, std::string{code::duplicate_key}, {}, fmt::format("the key `{}` stands twice in one map", key.text),
                          fmt::format("it was first given at line {}; keep one of the two", first.line), key.place, static_cast<int>(key.text.size())});
    }

    void settle(YAML::anchor_t anchor, Node node) {
        if (anchor != 0) { anchors_[anchor] = {node, extent_of(node)}; }
        attach(std::move(node));
    }

    void place_value(const YAML::Mark& mark, const Node& node) {
        if (expects_key()) {
            take_key(mark, 0, node);
        } else {
            attach(node);
        }
    }

    /// Keeps the searches for duplicates and the merging by name, which compare all pairs, short.
    void check_entries(const Place& at, const Node& parent) {
        if (parent.items.size() + parent.entries.size() <= most_entries) { return; }
        diagnostics_.error(code::too_many_nodes, at, fmt::format("a list or map has more than {} entries", most_entries), "no field of a scenario needs so many");
        throw Refused{};
    }

    void attach(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        check_entries(node.place, parent.node);
        if (parent.node.kind == Node::Kind::sequence) {
            parent.node.items.push_back(std::move(node));
            return;
        }
        if (node.kind == Node::Kind::null) { node.place = parent.node.entries.back().place; }
        parent.node.entries.back().value = std::move(node);
        parent.key_waits = false;
    }

    std::string file_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, std::pair<Node, Extent>> anchors_;
    Node root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

/// True if brackets open more levels than any scenario could have. The library reads a line of brackets whole before
/// it reports the first, so such a line has to be found in the text. Brackets within quotes count too: hence the generous limit.
bool has_hopeless_brackets(const std::string& text) {
    constexpr int hopeless = 1000;
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '{') { ++depth; }
        if ((c == ']' || c == '}') && depth > 0) { --depth; }
        if (depth > hopeless) { return true; }
    }
    return false;
}

std::string syntax_help(const std::string& problem) {
    if (problem.find("map value") != std::string::npos) { return "check the indentation, and put text that holds a colon in quotes"; }
    if (problem.find("end of sequence") != std::string::npos || problem.find("end of map") != std::string::npos) { return "check the indentation of this line against the one above, and open brackets"; }
    if (problem.find("quote") != std::string::npos || problem.find("EOF") != std::string::npos) { return "a quote or bracket opened before is not closed"; }
    return "check the indentation and the punctuation of this line and the one above";
}

}  // namespace

std::optional<Node> parse_yaml(const std::string& file, const std::string& text, Diagnostics& diagnostics) {
    if (has_hopeless_brackets(text)) {
        diagnostics.error(code::too_deep, {file, 0, 0}, "lists and maps are nested more than 1000 deep", too_deep_help);
        return std::nullopt;
    }
    TreeBuilder builder(file, diagnostics);
    const std::size_t problems = diagnostics.all().size();
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {}
    } catch (const Refused&) {
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        const Place place{file, error.mark.line + 1, error.mark.column + 1};
        diagnostics.error(code::syntax, place, fmt::format("this is not YAML ({})", error.msg), syntax_help(error.msg));
        return std::nullopt;
    }
    Node root = builder.take_root();
    if (root.kind == Node::Kind::null) {
        diagnostics.error(code::empty_file, {file, 0, 0}, fmt::format("`{}` holds no values, only comments or blank lines", file), "`pactsim new` writes a commented scenario to start from");
    }
    if (diagnostics.all().size() > problems) { return std::nullopt; }
    return root;
}

}  // namespace pactsim
