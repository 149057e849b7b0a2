// Field tables of time and forms of a run.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/scalars.h"

#include <limits>
#include <string>

namespace pactsim {

namespace {

Table<RunConfig> make_run_table() {
    Table<RunConfig> t("run", "what is run, and how often");
    t.add("seed", &RunConfig::seed, integer<std::int64_t>(0, std::numeric_limits<std::int64_t>::max()), 20250101, {"1", "master seed of every draw", "assumption (any)"});
    t.add("replicates", &RunConfig::replicates, integer<int>(1, 10000000), 200, {"1", "independent repetitions", "rulings 1 (issue: 200)"});
    return t;
}

}  // namespace

const Table<RunConfig>& run_table() {
    static const Table<RunConfig> table = make_run_table();
    return table;
}

namespace {

Table<TimeConfig> make_time_table() {
    Table<TimeConfig> t("time", "when it happens");
    t.add("start", &TimeConfig::start, year_month(), "2025-01", {"date", "first month of the recorded horizon", "chosen by the author of the scenario"});
    t.add("horizon_months", &TimeConfig::horizon_months, integer<int>(1, 1200), 120, {"months", "recorded months", "model.md 1"});
    t.add("warm_up_months", &TimeConfig::warm_up_months, integer<int>(0, 600), 36,
          {"months", "months run before the first recorded month so that partnerships, ages and reputations exist at month 0", "assumption 24-60"});
    t.add("price_year", &TimeConfig::price_year, integer<int>(2000, 2100), 2025, {"year", "year of the constant prices", "appraisal convention"});
    return t;
}

}  // namespace

const Table<TimeConfig>& time_table() {
    static const Table<TimeConfig> table = make_time_table();
    return table;
}

namespace {

Table<FormsConfig> make_forms_table() {
    Table<FormsConfig> t("forms", "rival forms of mechanisms, so that structural uncertainty can be swept like a parameter");
    t.add("trust", &FormsConfig::trust, choice<TrustForm>(trust_form_names), TrustForm::beta, {"", "rival form of trust", "rulings 1.9"});
    t.add("learning", &FormsConfig::learning, choice<LearningForm>(learning_form_names), LearningForm::inverted_u,
          {"", "rival form of learning from the partner", "peers.md 5.3"});
    t.add("entry", &FormsConfig::entry, choice<EntryForm>(entry_form_names), EntryForm::logit, {"", "rival form of the entry decision", "rulings 5, peers.md 5.10"});
    t.add("interactions", &FormsConfig::interactions, boolean(), true,
          {"", "false freezes everything through which firms meet (crowding, peers, public knowledge, reputation, market rivals): firms are then independent Markov chains", "model.md 8.1"});
    return t;
}

}  // namespace

const Table<FormsConfig>& forms_table() {
    static const Table<FormsConfig> table = make_forms_table();
    return table;
}

}  // namespace pactsim
