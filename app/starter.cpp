#include "app/starter.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/describe.h"
#include "scenarios/schema/fields/tables.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

/// Indentation, the text of the line, and the path of the field whose unit and meaning are put behind it (empty for none).
struct StarterLine {
    std::string_view text;
    std::string_view path = {};
};

constexpr StarterLine lines[] = {
    {"run:"},
    {"  seed: 20250101", "run.seed"},
    {"  replicates: 20", "run.replicates"},
    {"time:"},
    {"  start: 2025-01", "time.start"},
    {"  horizon_months: 120", "time.horizon_months"},
    {"  warm_up_months: 36", "time.warm_up_months"},
    {""},
    {"sectors:", "sectors"},
    {"  - name: digital"},
    {"    firms_at_start: {micro: 60, small: 30, medium: 10}", "sectors.<name>.firms_at_start"},
    {"    firms_per_month: {micro: 0.6, small: 0.1, medium: 0}", "sectors.<name>.firms_per_month"},
    {"    market_china_gbp: 4e6", "sectors.<name>.market_china_gbp"},
    {"    market_home_gbp: 2.5e6", "sectors.<name>.market_home_gbp"},
    {"  - name: healthy_living"},
    {"    firms_at_start: {micro: 25, small: 15, medium: 5}", "sectors.<name>.firms_at_start"},
    {"    regulatory_drag_china: 0.4", "sectors.<name>.regulatory_drag_china"},
    {"uk_regions:", "uk_regions"},
    {"  - {name: scotland, firm_share: 0.3}", "uk_regions.<name>.firm_share"},
    {"  - {name: rest_of_uk, firm_share: 0.7}"},
    {"china_regions:", "china_regions"},
    {"  - {name: greater_bay_area, partner_share: 0.6, ip_enforcement: 0.6}", "china_regions.<name>.partner_share"},
    {"  - {name: yangtze_delta, partner_share: 0.4, ip_enforcement: 0.5}", "china_regions.<name>.ip_enforcement"},
    {""},
    {"partners:"},
    {"  count: 80", "partners.count"},
    {"intermediaries:", "intermediaries"},
    {"  - name: innovation_park"},
    {"    type: science_park", "intermediaries.<name>.type"},
    {"    capacity_per_month: 10", "intermediaries.<name>.capacity_per_month"},
    {"    screening: 0.4", "intermediaries.<name>.screening"},
    {""},
    {"forms:"},
    {"  trust: beta", "forms.trust"},
    {"  learning: inverted_u", "forms.learning"},
    {"  entry: logit", "forms.entry"},
    {""},
    {"policy:"},
    {"  agents:", "policy.agents"},
    {"    - {name: innovation_agency, jurisdiction: uk_national}", "policy.agents.<name>.jurisdiction"},
    {"  instruments:", "policy.instruments"},
    {"    - name: search_voucher"},
    {"      funder: innovation_agency", "policy.instruments.<name>.funder"},
    {"      effects: {search_cost: 0.3, screening: 0.2}", "policy.instruments.<name>.effects"},
    {"      eligibility: {statuses: [home, searching]}", "policy.instruments.<name>.eligibility.statuses"},
    {"      budget_gbp_per_year: 500000", "policy.instruments.<name>.budget_gbp_per_year"},
    {"      award_gbp: 5000", "policy.instruments.<name>.award_gbp"},
    {"      delivery_cost_gbp: 1000", "policy.instruments.<name>.delivery_cost_gbp"},
    {"      duration_months: 12", "policy.instruments.<name>.duration_months"},
    {"      allocation: first_come", "policy.instruments.<name>.allocation"},
};

std::map<std::string, ParameterInfo> parameters_by_path() {
    std::map<std::string, ParameterInfo> all;
    for (ParameterInfo& parameter : list_parameters(scenario_table())) {
        std::string path = parameter.path;
        all.emplace(std::move(path), std::move(parameter));
    }
    return all;
}

std::string remark(const ParameterInfo& parameter) {
    std::string text = parameter.unit.empty() ? "" : parameter.unit + "; ";
    return text + parameter.meaning;
}

}  // namespace

std::string starter_scenario(const std::string& name) {
    const std::map<std::string, ParameterInfo> parameters = parameters_by_path();
    std::string text = fmt::format("# A scenario of pactsim to start from. Check it with `pactsim validate`, run it with `pactsim run`.\n"
                                   "# What is not set here has a default: `pactsim describe parameters` lists all with units, bounds and sources,\n"
                                   "# `pactsim describe instruments` what an instrument can act on. To build on a real population: extends: uk_2025.yaml\n"
                                   "schema: {}\nname: {}\n\n", schema_version, name);
    for (const StarterLine& line : lines) {
        const auto found = parameters.find(std::string(line.path));
        if (found == parameters.end()) text += fmt::format("{}\n", line.text);
        else text += fmt::format("{:<58}  # {}\n", line.text, remark(found->second));
    }
    return text;
}

}  // namespace pactsim
