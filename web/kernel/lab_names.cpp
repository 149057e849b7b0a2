#include "web/kernel/lab_names.h"

#include "output/groups.h"
#include "output/measures.h"
#include "web/kernel/request.h"
#include "web/kernel/series.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pactsim {

namespace {

/// States of a tie in the order of PactStatus.
constexpr std::array<std::string_view, 4> tie_state_names{"free", "negotiating", "setting_up", "active"};

Node measures() {
    Node list = sequence_node();
    for (const Measure& measure : all_measures()) {
        Node row = map_node();
        row.add("name", plain_text(measure.name)).add("unit", plain_text(unit_of(measure))).add("text", plain_text(measure.long_name));
        row.add("kind", plain_text(to_text(measure.kind))).add("scale", number_node(worth_of(measure))).add("grouped", boolean_node(measure.extent == MeasureExtent::groups));
        list.items.push_back(std::move(row));
    }
    return list;
}

template <class List>
Node places(const List& list) {
    Node rows = sequence_node();
    for (const auto& item : list) {
        Node row = map_node();
        row.add("name", plain_text(item.name)).add("label", plain_text(item.label.empty() ? item.name : item.label));
        rows.items.push_back(std::move(row));
    }
    return rows;
}

Node instruments(const Config& config) {
    Node rows = places(config.policy.instruments);
    for (std::size_t i = 0; i < rows.items.size(); ++i) {
        const InstrumentConfig& c = config.policy.instruments[i];
        rows.items[i].add("kind", plain_text(c.kind)).add("funder", plain_text(c.funder)).add("reach", plain_text(reach_names[static_cast<std::size_t>(c.reach)]));
        rows.items[i].add("budget", number_node(c.budget_gbp_per_year)).add("from", integer_node(c.from_month)).add("to", integer_node(c.to_month));
    }
    return rows;
}

}  // namespace

Node kernel_names() {
    Node names = map_node();
    names.add("stages", text_list(stage_names)).add("statuses", text_list(status_names)).add("forms", text_list(governance_form_names));
    names.add("channels", text_list(channel_names)).add("events", text_list(event_names)).add("endReasons", text_list(end_reason_names));
    names.add("regimes", text_list(regime_names)).add("sizes", text_list(size_band_names)).add("partnerTypes", text_list(partner_type_names));
    names.add("tieStates", text_list(tie_state_names)).add("capabilities", text_list(capability_names)).add("shockKinds", text_list(shock_kind_names));
    names.add("levers", text_list(lever_names)).add("measures", measures());
    return names;
}

Node describe_scenario(const LabScenario& scenario) {
    const Constants& c = *scenario.constants;
    Node months = sequence_node();
    for (int month = 0; month < c.calendar.horizon_months(); ++month) months.items.push_back(plain_text(c.calendar.label(month)));
    Node tree = map_node();
    tree.add("sectors", places(c.config.sectors)).add("ukRegions", places(c.config.uk_regions)).add("chinaRegions", places(c.config.china_regions));
    tree.add("instruments", instruments(c.config)).add("groups", text_list(GroupAxis(c).labels())).add("months", std::move(months));
    return tree;
}

Node scenario_summary(const LabScenario& scenario) {
    const Config& c = scenario.constants->config;
    std::int64_t firms = 0;
    for (const SectorConfig& sector : c.sectors) {
        for (const auto count : sector.firms_at_start) firms += static_cast<std::int64_t>(count);
    }
    Node row = map_node();
    row.add("name", plain_text(c.name)).add("description", plain_text(c.description)).add("firms", integer_node(firms));
    row.add("months", integer_node(c.time.horizon_months)).add("start", plain_text(c.time.start)).add("seed", plain_text(std::to_string(c.run.seed)));
    return row;
}

}  // namespace pactsim
