#pragma once
// The validated scenario: everything that the model may know of what the user asked for.

#include "scenarios/schema/config/decisions.h"
#include "scenarios/schema/config/environment.h"
#include "scenarios/schema/config/money_and_knowledge.h"
#include "scenarios/schema/config/places.h"
#include "scenarios/schema/config/policy.h"
#include "scenarios/schema/config/population.h"
#include "scenarios/schema/config/project.h"
#include "scenarios/schema/config/run.h"

#include <string>
#include <vector>

namespace pactsim {

/// One scenario, read, merged, defaulted and checked. Named lists are sorted by name, so that their order in the file never matters.
struct Config {
    int schema = 0;                                 // 1; version of the scenario language; required
    std::string name;                               // text; required; short name, used for the default output file
    std::string description;                        // text
    RunConfig run;
    TimeConfig time;
    FormsConfig forms;
    std::vector<SectorConfig> sectors;              // named list, 1-16
    std::vector<UkRegionConfig> uk_regions;         // named list, 1-32
    std::vector<ChinaRegionConfig> china_regions;   // named list, 1-16
    FirmsConfig firms;
    PartnersConfig partners;
    std::vector<IntermediaryConfig> intermediaries; // named list, 0-200
    EnvironmentConfig environment;
    EntryConfig entry;
    SearchConfig search;
    MatchingConfig matching;
    GovernanceConfig governance;
    WorkConfig work;
    ConductConfig conduct;
    LeakageConfig leakage;
    LearningConfig learning;
    MarketConfig market;
    FinanceConfig finance;
    KnowledgeConfig knowledge;
    ReputationConfig reputation;
    PolicyConfig policy;
};

}  // namespace pactsim
