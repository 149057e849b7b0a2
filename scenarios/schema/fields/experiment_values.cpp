#include "scenarios/schema/fields/experiment_values.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/table.h"
#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the study";
constexpr std::size_t most_factors = 1000;

class YamlLines final : public Value<std::vector<std::string>> {
 public:
    YamlLines(std::size_t least, std::size_t most) : least_(least), most_(most) {}

    std::string type_name() const override { return "list of values"; }
    Node json_schema() const override { return list_schema(map_node(), least_, most_); }
    void read(Reader& reader, const Node& node, std::vector<std::string>& value) const override {
        if (!check_list(reader, node, least_, most_)) { return; }
        value.clear();
        for (const Node& item : node.items) {
            const NumberVerdict verdict = item.kind == Node::Kind::scalar && !item.quoted ? parse_real(item.text).verdict : NumberVerdict::not_a_number;
            const bool sound = verdict != NumberVerdict::not_finite && verdict != NumberVerdict::out_of_reach && item.kind != Node::Kind::null;
            if (sound) { value.push_back(to_flow(item)); }
            else { reader.problem(code::not_finite, item, fmt::format("`{}` holds {}, which is no value", reader.key(), item.kind == Node::Kind::null ? "nothing" : "`" + item.text + "`"), "give a finite number or a word"); }
        }
    }
    Node write(const std::vector<std::string>& value, const Names&) const override {
        Node list = sequence_node();
        for (const std::string& line : value) { list.items.push_back(word_node(line)); }
        return list;
    }

 private:
    std::size_t least_, most_;
};

/// A factor as its rows read it, before it is known which of the kinds it is.
struct ColumnDraft {
    std::string file, column;
};

struct FactorDraft {
    std::string path, unit, source;
    FactorRole role = FactorRole::uncertainty;
    std::array<double, 2> range{};
    bool whole = false;
    Distribution distribution;
    std::vector<std::string> values;
    ColumnDraft empirical;
};

const Table<ColumnDraft>& column_table() {
    static const Table<ColumnDraft> table = [] {
        Table<ColumnDraft> t("empirical", "a column of a table of one's own; all rows equally likely");
        t.add("file", &ColumnDraft::file, text(), required, {"", "CSV with a header; its path starts at the study file", author});
        t.add("column", &ColumnDraft::column, text(), required, {"", "name of the column", author});
        return t;
    }();
    return table;
}

const Table<FactorDraft>& factor_table() {
    static const Table<FactorDraft> table = [] {
        Table<FactorDraft> t("factor", "a setting of the scenario, or of a scheme, that varies");
        t.add("path", &FactorDraft::path, text(), required, {"", "dotted path, as in --set", author});
        t.add("role", &FactorDraft::role, choice<FactorRole>(factor_role_names), FactorRole::uncertainty, {"", "what nobody knows, what government chooses, or a setting held", author});
        t.add("range", &FactorDraft::range, fixed_list<2>(real()), std::array<double, 2>{}, {"", "lowest and highest, uniform in between", author});
        t.add("whole", &FactorDraft::whole, boolean(), false, {"", "whole numbers of the range, each equally likely", author});
        t.add("dist", &FactorDraft::distribution, distribution(Bounds{}), Distribution{}, {"", "a distribution, as scenarios write them", author});
        t.add("values", &FactorDraft::values, yaml_lines(1, 10000), std::vector<std::string>{}, {"", "values, equally likely", author});
        t.add("empirical", &FactorDraft::empirical, record(column_table()), from_parent, {"", column_table().meaning(), author});
        t.add("unit", &FactorDraft::unit, text(), "", {"", "unit of the values", author});
        t.add("source", &FactorDraft::source, text(), "", {"", "where the range comes from, or assumption", author});
        return t;
    }();
    return table;
}

constexpr std::array<std::string_view, 4> kind_keys{"range", "dist", "values", "empirical"};   // in the order of FactorKind

/// Whether a key has a meaning for a factor that is given in this way.
bool belongs_to(std::string_view key, FactorKind kind) {
    if (key == "whole") { return kind == FactorKind::range; }
    const auto* const which = std::find(kind_keys.begin(), kind_keys.end(), key);
    return which == kind_keys.end() || which - kind_keys.begin() == static_cast<std::ptrdiff_t>(kind);
}

/// Which of the four ways a factor is given in; reports two at once.
FactorKind kind_of(Reader& reader, const Node& node, bool& given) {
    std::vector<std::string> there;
    FactorKind kind = FactorKind::range;
    for (std::size_t i = 0; i < kind_keys.size(); ++i) {
        if (node.find(kind_keys[i]) == nullptr) { continue; }
        there.emplace_back(kind_keys[i]);
        kind = static_cast<FactorKind>(i);
    }
    if (there.size() > 1) { reader.problem(code::inconsistent, node, fmt::format("the factor is given as `{}` at once", fmt::join(there, "` and `")), "keep one of them"); }
    given = !there.empty();
    return kind;
}

void check_range(Reader& reader, const Node& node, const FactorDraft& draft) {
    const Node* range = node.find("range");
    if (range == nullptr) {
        if (draft.whole) { reader.problem(code::inconsistent, *node.find("whole"), "`whole` goes with `range`", "give a range, or list the whole numbers under `values`"); }
        return;
    }
    const Reader::Step step(reader, "range");
    if (draft.range[0] >= draft.range[1]) {
        reader.problem(code::inconsistent, *range, fmt::format("the range starts at {} and ends at {}", shortest(draft.range[0]), shortest(draft.range[1])), "write [lowest, highest]");
    }
    const auto is_whole = [](double x) { return x >= -1e15 && x <= 1e15 && static_cast<double>(static_cast<std::int64_t>(x)) == x; };
    if (draft.whole && !(is_whole(draft.range[0]) && is_whole(draft.range[1]))) {
        reader.problem(code::inconsistent, *range, fmt::format("a range of whole numbers cannot go from {} to {}", shortest(draft.range[0]), shortest(draft.range[1])), "write whole numbers, or drop `whole`");
    }
}

class FactorMap final : public Value<std::vector<FactorConfig>> {
 public:
    std::string type_name() const override { return "map from names to factors"; }
    std::string item_label() const override { return "<factor>"; }
    const TableShape* table() const override { return &factor_table(); }
    Node json_schema() const override { return map_node().add("type", text_node("object")).add("additionalProperties", record_schema(factor_table(), false)); }
    void read(Reader& reader, const Node& node, std::vector<FactorConfig>& value) const override {
        if (node.kind != Node::Kind::map || node.entries.empty() || node.entries.size() > most_factors) {
            reader.problem(code::wrong_type, node, fmt::format("`factors` is {}, not a map with at least one factor", kind_in_words(node)), "write for example factors: {ip_leak: {path: leakage.hazard, range: [0.1, 0.4]}}");
            return;
        }
        value.clear();
        for (const Entry& entry : node.entries) {
            const Reader::Step step(reader, entry.key);
            if (!is_identifier(entry.key)) { reader.key_problem(code::bad_name, entry.place, entry.key, fmt::format("`{}` cannot be the name of a factor", entry.key), "small letters, digits and underscores, a letter first"); }
            value.push_back(one(reader, entry));
        }
    }
    Node write(const std::vector<FactorConfig>& value, const Names& names) const override {
        Node map = map_node();
        for (const FactorConfig& factor : value) {
            const Node all = factor_table().write({factor.path, factor.unit, factor.source, factor.role, factor.range, factor.whole, factor.distribution, factor.values, {factor.file, factor.column}}, names);
            const bool ranged = factor.range[0] < factor.range[1];   // designs that state values have factors without any
            Node one = map_node();
            for (const Entry& entry : all.entries) {
                if (belongs_to(entry.key, factor.kind) && (ranged || (entry.key != "range" && entry.key != "whole"))) { one.entries.push_back(entry); }
            }
            map.add(factor.name, std::move(one));
        }
        return map;
    }

 private:
    static FactorConfig one(Reader& reader, const Entry& entry) {
        FactorDraft draft = factor_table().make();
        factor_table().read(reader, entry.value, draft);
        bool given = false;
        const FactorKind kind = entry.value.kind == Node::Kind::map ? kind_of(reader, entry.value, given) : FactorKind::range;
        if (given) { check_range(reader, entry.value, draft); }
        if (given && kind == FactorKind::distribution && draft.distribution.kind == Distribution::Kind::constant) { draft.range = {draft.distribution.p[0], draft.distribution.p[0]}; }
        return {entry.key, draft.path, draft.role, kind, draft.range, draft.whole, draft.distribution, draft.values, draft.empirical.file, draft.empirical.column, draft.unit, draft.source};
    }
};

struct ListValue final : public Value<std::vector<std::vector<std::string>>> {
    std::string type_name() const override { return "list of points, each a list of values in the order of the factors"; }
    Node json_schema() const override { return list_schema(map_node().add("type", text_node("array")), 1, 10000); }
    void read(Reader& reader, const Node& node, std::vector<std::vector<std::string>>& value) const override {
        if (!check_list(reader, node, 1, 10000)) { return; }
        value.assign(node.items.size(), {});
        for (std::size_t i = 0; i < value.size(); ++i) {
            const Reader::Step step(reader, std::to_string(i));
            yaml_lines(1, most_factors)->read(reader, node.items[i], value[i]);
        }
    }
    Node write(const std::vector<std::vector<std::string>>& value, const Names& names) const override {
        Node list = sequence_node();
        for (const auto& point : value) { list.items.push_back(yaml_lines(1, most_factors)->write(point, names)); }
        return list;
    }
};

const Table<RankCorrelationConfig>& rank_correlation_table() {
    static const Table<RankCorrelationConfig> table = [] {
        Table<RankCorrelationConfig> t("rank_correlation", "a wished-for rank correlation (Spearman) between two factors");
        t.add("a", &RankCorrelationConfig::a, identifier(), required, {"", "a factor", author});
        t.add("b", &RankCorrelationConfig::b, identifier(), required, {"", "another factor", author});
        t.add("value", &RankCorrelationConfig::value, real(-0.999, 0.999), required, {"1", "the correlation", author});
        return t;
    }();
    return table;
}

const Table<DesignConfig>& design_table() {
    static const Table<DesignConfig> table = [] {
        Table<DesignConfig> t("design", "how points are placed");
        t.add("method", &DesignConfig::method, choice<DesignMethod>(design_method_names), required, {"", "the method", author});
        t.add("k", &DesignConfig::k, integer<int>(0, 24), 0, {"", "2^k base points for each scramble", author});
        t.add("points", &DesignConfig::points, integer<std::uint32_t>(1, 100'000'000), std::uint32_t{0}, {"", "number of points", author});
        t.add("scrambles", &DesignConfig::scrambles, integer<std::uint32_t>(0, 1000), std::uint32_t{1}, {"", "independent Owen scrambles; 0 = the sequence as it is, with its zero point", author});
        t.add("second_order", &DesignConfig::second_order, boolean(), false, {"", "adds the points that second-order indices need", author});
        t.add("trajectories", &DesignConfig::trajectories, integer<std::uint32_t>(2, 1'000'000), std::uint32_t{0}, {"", "trajectories", author});
        t.add("levels", &DesignConfig::levels, integer<int>(2, 1000), 4, {"", "levels of each factor", author});
        t.add("table", &DesignConfig::table, text(), "", {"", "CSV with one column for each factor; its path starts at the study file", author});
        t.add("list", &DesignConfig::list, std::make_shared<ListValue>(), std::vector<std::vector<std::string>>{}, {"", "the points", author});
        t.add("rank_correlations", &DesignConfig::rank_correlations, list_of(record(rank_correlation_table()), 0, 10000), std::vector<RankCorrelationConfig>{}, {"", "pairs of factors that go together", author});
        return t;
    }();
    return table;
}

class DesignValue final : public Value<DesignConfig> {
 public:
    std::string type_name() const override { return "design"; }
    const TableShape* table() const override { return &design_table(); }
    Node json_schema() const override { return record_schema(design_table(), false); }
    void start(DesignConfig& value) const override { value = design_table().make(); }
    void read(Reader& reader, const Node& node, DesignConfig& value) const override {
        const auto method = node.kind == Node::Kind::map ? node.find("method") : nullptr;
        design_table().read(reader, node, value);
        const bool named = method != nullptr && std::find(design_method_names.begin(), design_method_names.end(), method->text) != design_method_names.end();
        if (named) { check_keys(reader, node, value); }
    }
    Node write(const DesignConfig& value, const Names& names) const override {
        const Node all = design_table().write(value, names);
        const DesignKeys keys = design_keys(value.method);
        Node map = map_node();
        for (const Entry& entry : all.entries) {
            if (entry.key == "method" || std::find(keys.known.begin(), keys.known.end(), entry.key) != keys.known.end()) { map.entries.push_back(entry); }
        }
        return map;
    }

 private:
    static void check_keys(Reader& reader, const Node& node, const DesignConfig& value) {
        const DesignKeys keys = design_keys(value.method);
        const std::string_view method = design_method_names[static_cast<std::size_t>(value.method)];
        const std::string takes = keys.known.empty() ? "it takes no other key" : fmt::format("it takes {}", fmt::join(keys.known, ", "));
        for (const Entry& entry : node.entries) {
            const bool known = entry.key == "method" || std::find(keys.known.begin(), keys.known.end(), entry.key) != keys.known.end();
            const std::vector<std::string> all = design_table().keys();
            const bool elsewhere = std::find(all.begin(), all.end(), entry.key) != all.end();   // other words are reported already
            if (!known && elsewhere) { reader.key_problem(code::unknown_key, entry.place, entry.key, fmt::format("the method `{}` does not know `{}`", method, entry.key), takes); }
        }
        for (const std::string& key : keys.needed) {
            if (node.find(key) == nullptr) { reader.problem(code::missing_key, node, fmt::format("the method `{}` needs `{}`", method, key), takes); }
        }
        if (value.method == DesignMethod::morris && value.levels % 2 != 0) { reader.problem(code::inconsistent, *node.find("levels"), fmt::format("`levels` is {}, and the steps of Morris need an even number", value.levels), "4 is the usual choice"); }
    }
};

struct UntilDraft {
    std::string outcome, half_width;
};

struct ReplicationsDraft {
    std::uint32_t count = 0, min = 0, max = 0;
    UntilDraft until;
};

const Table<UntilDraft>& until_table() {
    static const Table<UntilDraft> table = [] {
        Table<UntilDraft> t("until", "a target of precision");
        t.add("outcome", &UntilDraft::outcome, word_of(experiment_outcomes), required, {"", "the outcome whose difference from the baseline is looked at", author});
        t.add("half_width", &UntilDraft::half_width, text(), required, {"", "half-width of the 95 % interval: a number in the unit of the outcome, or 10% of the mean", author});
        return t;
    }();
    return table;
}

const Table<ReplicationsDraft>& replications_table() {
    static const Table<ReplicationsDraft> table = [] {
        Table<ReplicationsDraft> t("replications", "replicates of each point, or a target");
        t.add("count", &ReplicationsDraft::count, integer<std::uint32_t>(1, 10'000'000), std::uint32_t{0}, {"", "a fixed number", author});
        t.add("min", &ReplicationsDraft::min, integer<std::uint32_t>(2, 10'000'000), std::uint32_t{10}, {"", "with a target: replicates of the first round", author});
        t.add("max", &ReplicationsDraft::max, integer<std::uint32_t>(2, 10'000'000), std::uint32_t{1000}, {"", "with a target: most replicates of a point", author});
        t.add("until", &ReplicationsDraft::until, record(until_table()), from_parent, {"", until_table().meaning(), author});
        return t;
    }();
    return table;
}

class ReplicationsValue final : public Value<ReplicationsConfig> {
 public:
    std::string type_name() const override { return "number of replicates, or {until: {outcome, half_width}, min, max}"; }
    const TableShape* table() const override { return &replications_table(); }
    Node json_schema() const override { return map_node().add("oneOf", sequence_node({integer<std::uint32_t>(1, 10'000'000)->json_schema(), record_schema(replications_table(), false)})); }
    void read(Reader& reader, const Node& node, ReplicationsConfig& value) const override {
        if (node.kind != Node::Kind::map) {
            integer<std::uint32_t>(1, 10'000'000)->read(reader, node, value.count);
            return;
        }
        ReplicationsDraft draft = replications_table().make();
        replications_table().read(reader, node, draft);
        const bool has_target = node.find("until") != nullptr;
        if (has_target == (node.find("count") != nullptr)) {
            reader.problem(code::inconsistent, node, has_target ? "`count` and `until` are given at once" : "neither `count` nor `until` is given", "a fixed number of replicates, or a target of precision");
            return;
        }
        if (!has_target) {
            refuse_without_target(reader, node);
            value.count = draft.count;
            return;
        }
        value.outcome = draft.until.outcome;
        value.count = draft.min;
        value.most = draft.max;
        if (draft.min > draft.max) { reader.problem(code::inconsistent, node, fmt::format("`min` is {}, above `max` {}", draft.min, draft.max), "min <= max"); }
        read_half_width(reader, *node.find("until"), draft.until.half_width, value);
    }
    Node write(const ReplicationsConfig& value, const Names&) const override {
        if (value.outcome.empty()) { return integer_node(value.count); }
        Node until = map_node(), map = map_node();
        until.add("outcome", text_node(value.outcome)).add("half_width", text_node(value.relative ? shortest(100 * value.half_width) + "%" : shortest(value.half_width)));
        map.add("until", std::move(until)).add("min", integer_node(value.count)).add("max", integer_node(value.most));
        return map;
    }

 private:
    static void refuse_without_target(Reader& reader, const Node& node) {
        for (const std::string key : {"min", "max"}) {
            if (node.find(key) != nullptr) { reader.problem(code::inconsistent, *node.find(key), fmt::format("`{}` goes with `until`", key), "drop it, or give a target of precision"); }
        }
    }

    static void read_half_width(Reader& reader, const Node& until, const std::string& text, ReplicationsConfig& value) {
        if (text.empty()) { return; }   // reported already
        value.relative = text.ends_with('%');
        const NumberRead number = parse_real(value.relative ? std::string_view(text).substr(0, text.size() - 1) : text);
        if (number.verdict != NumberVerdict::number || !(number.value > 0)) {
            const Node* given = until.find("half_width");
            reader.problem(code::wrong_type, given == nullptr ? until : *given, fmt::format("`half_width` is `{}`, not a width above 0", text), "write a number in the unit of the outcome (money in pence), or for example 10%");
            return;
        }
        value.half_width = value.relative ? number.value / 100 : number.value;
    }
};

}  // namespace

ValuePtr<std::vector<std::string>> yaml_lines(std::size_t least, std::size_t most) { return std::make_shared<YamlLines>(least, most); }
ValuePtr<std::vector<FactorConfig>> factor_map() { return std::make_shared<FactorMap>(); }
ValuePtr<DesignConfig> design_value() { return std::make_shared<DesignValue>(); }
ValuePtr<ReplicationsConfig> replications_value() { return std::make_shared<ReplicationsValue>(); }

DesignKeys design_keys(DesignMethod method) {
    switch (method) {
        case DesignMethod::list: return {{"list"}, {"list"}};
        case DesignMethod::table: return {{"table"}, {"table"}};
        case DesignMethod::grid: return {{"levels"}, {}};
        case DesignMethod::zip: return {{}, {}};
        case DesignMethod::one_at_a_time: return {{}, {}};
        case DesignMethod::lhs: return {{"points", "rank_correlations"}, {"points"}};
        case DesignMethod::sobol: return {{"k", "scrambles", "rank_correlations"}, {"k"}};
        case DesignMethod::saltelli: return {{"k", "scrambles", "second_order"}, {"k"}};
        case DesignMethod::morris: return {{"trajectories", "levels"}, {"trajectories"}};
    }
    return {};
}

}  // namespace pactsim
