#include "scenarios/schema/values/distribution_value.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace pactsim {

namespace {

constexpr std::size_t most_values_of_empirical = 10000;
constexpr std::string_view shape_help = "write a number, or for example {lognormal: {median: 3, sigma: 0.8}, max: 40}";

std::vector<double> numbers_in(Reader& reader, const Node& node) {
    std::vector<double> numbers;
    if (!check_list(reader, node, 1, most_values_of_empirical)) { return numbers; }
    for (const Node& item : node.items) {
        if (const std::optional<double> number = read_number(reader, item, "real")) { numbers.push_back(*number); }
    }
    return numbers;
}

void read_empirical(Reader& reader, const Node& parameters, Distribution& made) {
    const Node* values = parameters.find("values");
    const Node* weights = parameters.find("weights");
    std::vector<double> unsorted;
    std::vector<double> loads;
    if (values != nullptr) { unsorted = numbers_in(reader, *values); }
    loads.assign(unsorted.size(), 1.0);
    if (weights != nullptr) { loads = numbers_in(reader, *weights); }
    if (unsorted.size() != loads.size()) {
        made.values = unsorted;
        made.weights = loads;
        return;
    }
    std::vector<std::size_t> order(unsorted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return unsorted[a] < unsorted[b]; });
    for (const std::size_t i : order) {
        made.values.push_back(unsorted[i]);
        made.weights.push_back(loads[i]);
    }
}

std::vector<std::string> parameter_names(const DistributionShape& shape) {
    if (shape.kind == Distribution::Kind::empirical) { return {"values", "weights"}; }
    return {shape.parameters.begin(), shape.parameters.begin() + static_cast<std::ptrdiff_t>(shape.parameter_count)};
}

class DistributionValue final : public Value<Distribution> {
 public:
    explicit DistributionValue(Bounds bounds) : bounds_(bounds) {}

    std::string type_name() const override { return "distribution"; }
    std::string allowed() const override { return in_words(bounds_); }
    Node json_schema() const override { return map_node().add("$ref", text_node("#/definitions/distribution")); }

    void read(Reader& reader, const Node& node, Distribution& value) const override {
        if (node.kind == Node::Kind::scalar) {
            const std::optional<double> number = read_number(reader, node, "distribution");
            if (number && check_bounds(reader, node, *number, bounds_)) { value = constant(*number); }
            return;
        }
        if (node.kind != Node::Kind::map) {
            reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a distribution", reader.key(), kind_in_words(node)), std::string{shape_help});
            return;
        }
        read_map(reader, node, value);
    }

    /// Defaults are cut like values that were read, so that a resolved scenario reads back to itself.
    void complete(const Names&, Distribution& value) const override { cut_to_bounds(value); }

    Node write(const Distribution& value, const Names&) const override {
        if (value.kind == Distribution::Kind::constant) { return number_node(value.p[0]); }
        const DistributionShape& shape = distribution_shape(value.kind);
        Node parameters = map_node();
        for (std::size_t i = 0; i < shape.parameter_count; ++i) { parameters.add(std::string{shape.parameters[i]}, number_node(value.p[i])); }
        if (value.kind == Distribution::Kind::empirical) {
            parameters.add("values", numbers_node(value.values)).add("weights", numbers_node(value.weights));
        }
        Node map = map_node();
        map.add(std::string{shape.name}, std::move(parameters));
        if (!std::isinf(value.min)) { map.add("min", number_node(value.min)); }
        if (!std::isinf(value.max)) { map.add("max", number_node(value.max)); }
        return map;
    }

 private:
    static Node numbers_node(const std::vector<double>& numbers) {
        Node list = sequence_node();
        for (const double number : numbers) { list.items.push_back(number_node(number)); }
        return list;
    }

    void read_map(Reader& reader, const Node& node, Distribution& value) const {
        const Entry* given = nullptr;
        const DistributionShape* shape = nullptr;
        Distribution made;
        bool sound = true;
        for (const Entry& entry : node.entries) {
            if (entry.key == "min" || entry.key == "max") {
                sound = read_cut(reader, entry, made) && sound;
                continue;
            }
            const DistributionShape* found = find_shape(reader, entry);
            sound = sound && found != nullptr && given == nullptr;
            if (found != nullptr && given != nullptr) {
                reader.key_problem(code::wrong_type, entry.place, entry.key, fmt::format("`{}` is given as two distributions, `{}` and `{}`", reader.key(), given->key, entry.key), "keep one of them");
            }
            given = &entry;
            shape = found;
        }
        if (given == nullptr && sound) { reader.problem(code::wrong_type, node, fmt::format("`{}` names no distribution", reader.key()), std::string{shape_help}); }
        if (given == nullptr || !sound) { return; }
        made.kind = shape->kind;
        if (read_parameters(reader, given->value, *shape, made)) { finish(reader, node, std::move(made), value); }
    }

    static bool read_cut(Reader& reader, const Entry& entry, Distribution& made) {
        const Reader::Step step(reader, entry.key);
        const std::optional<double> number = read_number(reader, entry.value, "real");
        if (number) { (entry.key == "min" ? made.min : made.max) = *number; }
        return number.has_value();
    }

    static const DistributionShape* find_shape(Reader& reader, const Entry& entry) {
        std::vector<std::string> kinds;
        for (const DistributionShape& shape : distribution_shapes()) {
            if (shape.name == entry.key) { return &shape; }
            kinds.emplace_back(shape.name);
        }
        kinds.insert(kinds.end(), {"min", "max"});
        reader.key_problem(code::unknown_choice, entry.place, entry.key, fmt::format("`{}` is not a distribution", entry.key), suggestion_help(entry.key, kinds, "keys"));
        return nullptr;
    }

    static bool read_parameters(Reader& reader, const Node& node, const DistributionShape& shape, Distribution& made) {
        const Reader::Step step(reader, shape.name);
        const std::vector<std::string> accepted = parameter_names(shape);
        if (shape.kind == Distribution::Kind::constant && node.kind == Node::Kind::scalar) {
            const std::optional<double> number = read_number(reader, node, "real");
            made.p[0] = number.value_or(0);
            return number.has_value();
        }
        if (node.kind != Node::Kind::map) {
            reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a map of its parameters", shape.name, kind_in_words(node)), fmt::format("parameters: {}", fmt::join(accepted, ", ")));
            return false;
        }
        bool sound = true;
        for (const Entry& entry : node.entries) {
            if (std::find(accepted.begin(), accepted.end(), entry.key) != accepted.end()) { continue; }
            reader.key_problem(code::unknown_key, entry.place, entry.key, fmt::format("unknown parameter `{}` of `{}`", entry.key, shape.name), suggestion_help(entry.key, accepted, "parameters"));
            sound = false;
        }
        if (shape.kind == Distribution::Kind::empirical) { read_empirical(reader, node, made); }
        for (std::size_t i = 0; i < shape.parameter_count; ++i) { sound = read_parameter(reader, node, shape, i, made) && sound; }
        return sound;
    }

    static bool read_parameter(Reader& reader, const Node& node, const DistributionShape& shape, std::size_t index, Distribution& made) {
        const Node* given = node.find(shape.parameters[index]);
        if (given == nullptr) {
            made.p[index] = shape.defaults[index];
            if (index >= shape.required) { return true; }
            reader.problem(code::missing_key, node, fmt::format("the parameter `{}` of `{}` is missing", shape.parameters[index], shape.name), std::string{shape_help});
            return false;
        }
        const Reader::Step step(reader, shape.parameters[index]);
        const std::optional<double> number = read_number(reader, *given, "real");
        made.p[index] = number.value_or(0);
        return number.has_value();
    }

    void finish(Reader& reader, const Node& node, Distribution made, Distribution& value) const {
        std::string fault = fault_of(made);
        if (!fault.empty()) {
            reader.problem(code::no_mass, node, fmt::format("the distribution of `{}` has no mass or is not defined: {}", reader.key(), fault), "correct its parameters, `min` or `max`");
            return;
        }
        if (made.kind == Distribution::Kind::constant) {
            if (check_bounds(reader, node, made.p[0], bounds_)) { value = constant(made.p[0]); }
            return;
        }
        cut_to_bounds(made);
        fault = fault_of(made);
        if (fault.empty()) {
            value = std::move(made);
        } else {
            reader.problem(code::no_mass, node, fmt::format("the distribution of `{}` has no mass in the allowed range: {}", reader.key(), fault), reader.row_help());
        }
    }

    /// Cuts only where mass lies outside, so that a distribution within its bounds stays as written.
    void cut_to_bounds(Distribution& made) const {
        if (made.kind == Distribution::Kind::constant) { return; }
        const double lowest = quantile(made, 0);
        const double highest = quantile(made, 1);
        if (lowest < bounds_.min) { made.min = bounds_.min; }
        if (highest > bounds_.max) { made.max = bounds_.max; }
    }

    Bounds bounds_;
};

class DatedSeriesValue final : public Value<DatedSeries> {
 public:
    DatedSeriesValue(Bounds bounds, DatedSeries::Between between) : bounds_(bounds), between_(between) {}

    std::string type_name() const override { return between_ == DatedSeries::Between::line ? "dated series (straight lines between dates)" : "dated series (steps at dates)"; }
    std::string allowed() const override { return in_words(bounds_); }
    Node json_schema() const override {
        Node number = map_node();
        number.add("type", text_node("number"));
        add_bounds(number, bounds_);
        Node dates = map_node();
        dates.add("type", text_node("object")).add("patternProperties", map_node().add("^(-?[0-9]+|[0-9]{4}-[0-9]{2})$", number)).add("additionalProperties", boolean_node(false));
        return map_node().add("oneOf", sequence_node({number, std::move(dates)}));
    }

    void read(Reader& reader, const Node& node, DatedSeries& value) const override {
        if (node.kind == Node::Kind::map && !node.entries.empty()) {
            read_dates(reader, node, value);
            return;
        }
        const std::optional<double> number = read_number(reader, node, "number or map of dates");
        if (number && check_bounds(reader, node, *number, bounds_)) { value = DatedSeries({{0, *number}}, between_); }
    }

    Node write(const DatedSeries& value, const Names&) const override {
        if (value.points().size() == 1 && value.points()[0].month == 0) { return number_node(value.points()[0].value); }
        Node map = map_node();
        for (const DatedValue& point : value.points()) { map.add(std::to_string(point.month), number_node(point.value)); }
        return map;
    }

 private:
    void read_dates(Reader& reader, const Node& node, DatedSeries& value) const {
        std::vector<DatedValue> points;
        bool sound = true;
        for (const Entry& entry : node.entries) {
            const Reader::Step step(reader, entry.key);
            Node date = word_node(entry.key);
            date.place = entry.place;
            const std::optional<int> month = read_month(reader, date);
            const std::optional<double> number = read_number(reader, entry.value, "real");
            sound = sound && month && number && check_bounds(reader, entry.value, *number, bounds_);
            if (sound) { points.push_back({*month, *number}); }
        }
        std::stable_sort(points.begin(), points.end(), [](const DatedValue& a, const DatedValue& b) { return a.month < b.month; });
        const auto same = std::adjacent_find(points.begin(), points.end(), [](const DatedValue& a, const DatedValue& b) { return a.month == b.month; });
        if (same != points.end()) {
            reader.problem(code::duplicate_key, node, fmt::format("`{}` gives month {} twice, once as a date and once as a number", reader.key(), same->month), "keep one of the two");
            return;
        }
        if (sound) { value = DatedSeries(std::move(points), between_); }
    }

    Bounds bounds_;
    DatedSeries::Between between_;
};

}  // namespace

ValuePtr<Distribution> distribution(Bounds bounds) { return std::make_shared<DistributionValue>(bounds); }
ValuePtr<DatedSeries> dated_series(Bounds bounds, DatedSeries::Between between) { return std::make_shared<DatedSeriesValue>(bounds, between); }

void report_correlation(Reader& reader, const Node& node, const std::string& fault) {
    reader.problem(code::correlation, node, fmt::format("`{}` is not a correlation matrix: {}", reader.key(), fault), "symmetric, 1 on the diagonal, and not contradictory (positive definite)");
}

}  // namespace pactsim
