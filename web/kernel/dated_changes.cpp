#include "web/kernel/dated_changes.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/resolved_json.h"
#include "sim/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace pactsim {

namespace {

constexpr std::string_view instruments_path = "policy.instruments", shocks_path = "environment.shocks";

std::int64_t number_at(const Node& map, std::string_view key, std::int64_t fallback) {
    const Node* node = map.find(key);
    return node == nullptr ? fallback : parse_integer(node->text).value_or(fallback);
}

void set_number(Node& map, std::string_view key, std::int64_t value) {
    Node* node = map.find(key);
    if (node == nullptr) map.add(std::string(key), integer_node(value));
    else *node = integer_node(value);
}

/// "2027-01" as part of a name.
std::string month_name(const Node& scenario, int month) {
    const Node* start = find_path(scenario, "time.start");
    const int year = std::stoi(start->text.substr(0, 4)), first = std::stoi(start->text.substr(5, 2));
    std::string label = Calendar(year, first, 0, month + 1).label(month);
    std::replace(label.begin(), label.end(), '-', '_');
    return label;
}

class Changer {
 public:
    Changer(Node& scenario, Diagnostics& diagnostics) : scenario_(scenario), diagnostics_(diagnostics) {}

    void apply(DatedChange& change) {
        change.acts_from = change.month;
        std::map<std::string, std::vector<const Setting*>> by_instrument;
        for (const Setting& setting : change.settings) {
            const std::vector<std::string> steps = split_path(setting.path);
            if (setting.path.starts_with(std::string(instruments_path) + '.') && steps.size() >= 4) {
                by_instrument[steps[2]].push_back(&setting);
            } else if (setting.path.starts_with(std::string(shocks_path) + '.') && steps.size() == 3) {
                add_shock(change.month, steps[2], setting);
            } else {
                refuse(setting.path, "cannot change while a world plays", "set it from the start; schemes (`policy.instruments.NAME.KEY`) and shocks (`environment.shocks.NAME`) can change on a date");
            }
        }
        for (const auto& [name, settings] : by_instrument) change_instrument(change, name, settings);
    }

 private:
    void refuse(const std::string& path, std::string_view what, std::string help) {
        diagnostics_.add({Severity::error, std::string{code::set_path}, path, fmt::format("`{}` {}", path, what), std::move(help), {}, 1});
    }

    Node* list(std::string_view path) { return const_cast<Node*>(find_path(scenario_, path)); }

    void add_shock(int month, const std::string& name, const Setting& setting) {
        Node* shocks = list(shocks_path);
        if (shocks == nullptr || setting.value.kind != Node::Kind::map) return refuse(setting.path, "is no shock", "a shock is a map such as {kind: lockdown, strength: 0.5, months: 6}");
        const bool taken = std::any_of(shocks->items.begin(), shocks->items.end(), [&](const Node& item) { return name_of_item(item) == name; });
        if (taken) return refuse(setting.path, "is in the scenario already", "give the new shock another name");
        Node shock = map_node();
        shock.add("name", plain(name));
        for (const Entry& entry : setting.value.entries) {
            if (entry.key != "name" && entry.key != "from_month") shock.add(entry.key, entry.value);
        }
        shock.add("from_month", integer_node(month));
        shocks->items.push_back(std::move(shock));
    }

    static Node plain(const std::string& text) {
        Node node = word_node(text);
        node.quoted = true;
        return node;
    }

    /// The instrument of that name that runs in a month, or its last call before: calls of one instrument follow each other without a gap.
    Node* call_at(const std::string& name, int month) {
        Node* instruments = list(instruments_path);
        Node* found = nullptr;
        for (Node& item : instruments->items) {
            const std::string own = name_of_item(item);
            if (own != name && !own.starts_with(name + "_from_")) continue;
            if (found == nullptr || (number_at(item, "from_month", 0) <= month && number_at(item, "from_month", 0) >= number_at(*found, "from_month", 0))) found = &item;
        }
        return found;
    }

    bool moves_money(const Node& instrument) const {
        const Node* funder = instrument.find("funder");
        const Node* rule = funder == nullptr ? nullptr : find_path(scenario_, "policy.agents." + funder->text + ".adaptation");
        return rule != nullptr && rule->text != "none";
    }

    void change_instrument(DatedChange& change, const std::string& name, const std::vector<const Setting*>& settings) {
        const int month = next_budget_year(change.month);
        Node* found = find_path(scenario_, instruments_path) == nullptr ? nullptr : call_at(name, month);
        const std::string path = fmt::format("{}.{}", instruments_path, name);
        if (found == nullptr) return refuse(path, "is not in this scenario", "only schemes of the scenario can change; one with no budget can be given some");
        if (moves_money(*found)) return refuse(path, "cannot change while a world plays, because its funder moves money between its schemes by itself", "set it from the start");
        Node next = changed(*found, name, settings);
        if (to_compact_json(next) == to_compact_json(*found)) return;
        change.acts_from = std::max(change.acts_from, month);
        // Without money it does nothing and is known to nobody, so it can start as it is; and of two changes within one budget year the later one counts.
        const Node* budget = found->find("budget_gbp_per_year");
        const bool idle = budget == nullptr || parse_real(budget->text).value == 0;
        if (idle || number_at(*found, "from_month", 0) >= month) {
            set_number(next, "from_month", std::max<std::int64_t>(month, number_at(*found, "from_month", 0)));
            *found = std::move(next);
            return;
        }
        set_number(next, "from_month", month);
        set_number(*found, "to_month", month);
        *next.find("name") = plain(fmt::format("{}_from_{}", name, month_name(scenario_, month)));
        list(instruments_path)->items.push_back(std::move(next));
    }

    /// The instrument with its settings changed, read by the same code as the settings of a command line.
    Node changed(const Node& instrument, const std::string& name, const std::vector<const Setting*>& settings) {
        Node copy = instrument;
        std::vector<std::string> overrides;
        for (const Setting* setting : settings) {
            const std::string key = setting->path.substr(instruments_path.size() + name.size() + 2);
            if (key == "name" || key == "from_month" || key == "to_month" || key == "funder") {
                refuse(setting->path, "cannot change while a world plays", "the date of the change says when it acts");
                continue;
            }
            overrides.push_back(key + "=" + to_compact_json(setting->value));
        }
        apply_overrides(copy, overrides, diagnostics_);
        return copy;
    }

    Node& scenario_;
    Diagnostics& diagnostics_;
};

}  // namespace

void apply_dated_changes(Node& scenario, std::vector<DatedChange>& changes, Diagnostics& diagnostics) {
    std::stable_sort(changes.begin(), changes.end(), [](const DatedChange& a, const DatedChange& b) { return a.month < b.month; });
    Changer changer(scenario, diagnostics);
    for (DatedChange& change : changes) {
        changer.apply(change);
    }
}

}  // namespace pactsim
