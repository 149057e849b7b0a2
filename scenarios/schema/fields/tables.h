#pragma once
// The field tables of a scenario, one for each record of the configuration. Meaning, unit, bounds, default and source of every value stand there.

#include "scenarios/schema/config.h"
#include "scenarios/schema/config/experiment.h"
#include "scenarios/schema/config/schedule.h"
#include "scenarios/schema/config/targets.h"
#include "scenarios/schema/patch.h"
#include "scenarios/schema/table.h"

namespace pactsim {

const Table<RunConfig>& run_table();
const Table<TimeConfig>& time_table();
const Table<FormsConfig>& forms_table();
const Table<SectorConfig>& sector_table();
const Table<UkRegionConfig>& uk_region_table();
const Table<ChinaRegionConfig>& china_region_table();
const Table<FirmsConfig>& firms_table();
const Table<PartnerTypeConfig>& partner_type_table();
const Table<PartnersConfig>& partners_table();
const Table<IntermediaryConfig>& intermediary_table();
const Table<RegimeEffects>& regime_effects_table();
const Table<RegimesConfig>& regimes_table();
const Table<ShockConfig>& shock_table();
const Table<EnvironmentConfig>& environment_table();
const Table<EntryConfig>& entry_table();
const Table<ChannelConfig>& channel_table();
const Table<SearchConfig>& search_table();
const Table<MatchingConfig>& matching_table();
const Table<GovernanceFormConfig>& governance_form_table();
const Table<GovernanceConfig>& governance_table();
const Table<WorkConfig>& work_table();
const Table<ConductConfig>& conduct_table();
const Table<LeakageConfig>& leakage_table();
const Table<LearningConfig>& learning_table();
const Table<MarketConfig>& market_table();
const Table<FinanceConfig>& finance_table();
const Table<KnowledgeConfig>& knowledge_table();
const Table<ReputationConfig>& reputation_table();
const Table<PolicyAgentConfig>& policy_agent_table();
const Table<EligibilityConfig>& eligibility_table();
const Table<InstrumentConfig>& instrument_table();
const Table<TakeUpConfig>& take_up_table();
const Table<PolicyConfig>& policy_table();
/// The keys of a scheme or world beside the sections that it changes.
const Table<PatchHeader>& patch_table();

/// The whole scenario.
const Table<Config>& scenario_table();

/// An appraisal schedule: a file of its own, not a part of a scenario.
const Table<ScheduleConfig>& schedule_table();

/// A study of experiments: a file of its own too.
const Table<ExperimentConfig>& experiment_table();

/// A file of calibration targets.
const Table<TargetsConfig>& targets_table();

}  // namespace pactsim
