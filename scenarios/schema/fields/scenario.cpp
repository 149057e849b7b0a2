// The field table of a whole scenario.

#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <string>
#include <vector>

namespace pactsim {

namespace {

constexpr const char* author = "chosen by the author of the scenario";

Table<Config> make_scenario_table() {
    Table<Config> t("scenario", "a scenario: who exists, where, how they decide, and what support is on offer");
    t.add("schema", &Config::schema, integer<int>(schema_version, schema_version), required, {"", "version of the scenario language", "this program"});
    t.add("name", &Config::name, identifier(), required, {"", "short name, used for the default output file", author});
    t.add("description", &Config::description, text(), "", {"", "what the scenario is for", author});
    t.add("run", &Config::run, record(run_table()), run_table().make(), {"", run_table().meaning(), author});
    t.add("time", &Config::time, record(time_table()), time_table().make(), {"", time_table().meaning(), author});
    t.add("forms", &Config::forms, record(forms_table()), forms_table().make(), {"", forms_table().meaning(), "model.md 4"});
    t.add("sectors", &Config::sectors, named_list(sector_table(), 1, 16), required, {"", "sectors of firms and partners", "model.md 1"});
    t.add("uk_regions", &Config::uk_regions, named_list(uk_region_table(), 1, 32), required, {"", "UK nations and regions, which label firms", "model.md 1"});
    t.add("china_regions", &Config::china_regions, named_list(china_region_table(), 1, 16), required, {"", "Chinese regions, where partners are", "model.md 1"});
    t.add("firms", &Config::firms, record(firms_table()), firms_table().make(), {"", firms_table().meaning(), "model.md 2"});
    t.add("partners", &Config::partners, record(partners_table()), required, {"", partners_table().meaning(), "model.md 2"});
    t.add("intermediaries", &Config::intermediaries, named_list(intermediary_table(), 0, 200), std::vector<IntermediaryConfig>{}, {"", "intermediaries on either side", "model.md 2"});
    t.add("environment", &Config::environment, record(environment_table()), environment_table().make(), {"", environment_table().meaning(), "model.md 2"});
    t.add("entry", &Config::entry, record(entry_table()), entry_table().make(), {"", entry_table().meaning(), "rulings 5"});
    t.add("search", &Config::search, record(search_table()), search_table().make(), {"", search_table().meaning(), "rulings 5"});
    t.add("matching", &Config::matching, record(matching_table()), matching_table().make(), {"", matching_table().meaning(), "rulings 5"});
    t.add("governance", &Config::governance, record(governance_table()), governance_table().make(), {"", governance_table().meaning(), "rulings 5"});
    t.add("work", &Config::work, record(work_table()), work_table().make(), {"", work_table().meaning(), "rulings 5"});
    t.add("conduct", &Config::conduct, record(conduct_table()), conduct_table().make(), {"", conduct_table().meaning(), "model.md 4"});
    t.add("leakage", &Config::leakage, record(leakage_table()), leakage_table().make(), {"", leakage_table().meaning(), "rulings 5"});
    t.add("learning", &Config::learning, record(learning_table()), learning_table().make(), {"", learning_table().meaning(), "peers.md 5.3"});
    t.add("market", &Config::market, record(market_table()), market_table().make(), {"", market_table().meaning(), "model.md 4"});
    t.add("finance", &Config::finance, record(finance_table()), finance_table().make(), {"", finance_table().meaning(), "rulings 5"});
    t.add("knowledge", &Config::knowledge, record(knowledge_table()), knowledge_table().make(), {"", knowledge_table().meaning(), "rulings 5"});
    t.add("reputation", &Config::reputation, record(reputation_table()), reputation_table().make(), {"", reputation_table().meaning(), "model.md 4"});
    t.add("policy", &Config::policy, record(policy_table()), policy_table().make(), {"", policy_table().meaning(), "model.md 5"});
    return t;
}

}  // namespace

const Table<Config>& scenario_table() {
    static const Table<Config> table = make_scenario_table();
    return table;
}

}  // namespace pactsim
