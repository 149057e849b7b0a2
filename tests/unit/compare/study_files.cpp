#include "tests/unit/compare/study_files.h"

#include "scenarios/schema/schedule.h"

#include <cstdlib>
#include <filesystem>

namespace pactsim::testing {

namespace {

std::string voucher(const std::string& effects) {
    return "  instruments:\n"
           "    - name: test_voucher\n"
           "      funder: dbt\n"
           "      effects: " + effects + "\n"
           "      eligibility: {statuses: [home, searching]}\n"
           "      delivery_cost_gbp: 5000\n"
           "      budget_gbp_per_year: 500000\n"
           "      awareness: 0.9\n"
           "      effort_hours: 1\n"
           "      perceived_value_gbp: 20000\n"
           "      decision_lag_months: 1\n";
}

}  // namespace

std::string StudyFiles::scheme(const std::string& name, const std::string& policy) const {
    return folder_.write(name + ".yaml", "schema: 1\nkind: scheme\nlabel: the " + name + "\npolicy:\n" + policy);
}

std::string StudyFiles::world(const std::string& name, const std::string& environment) const {
    return folder_.write(name + ".yaml", "schema: 1\nkind: world\nlabel: the " + name + "\nenvironment:\n" + environment);
}

std::string StudyFiles::vouchers() const { return scheme("vouchers", voucher("{search_cost: 0.6, candidates: 0.5, screening: 0.5}")); }

std::string StudyFiles::uncertain() const { return scheme("uncertain", voucher("{search_cost: {uniform: {low: 0.1, high: 0.9}}, candidates: 0.5}")); }

std::string StudyFiles::grants() const {
    return scheme("grants",
                  "  instruments:\n"
                  "    - name: test_grant\n"
                  "      funder: innovate_uk\n"
                  "      award_gbp: 200000\n"
                  "      duration_months: 12\n"
                  "      delivery_cost_gbp: 3000\n"
                  "      budget_gbp_per_year: 1000000\n"
                  "      awareness: 0.9\n"
                  "      effort_hours: 10\n"
                  "      decision_lag_months: 1\n");
}

std::string StudyFiles::nothing() const {
    return scheme("nothing",
                  "  instruments:\n"
                  "    - name: test_nothing\n"
                  "      funder: dbt\n"
                  "      budget_gbp_per_year: 500000\n"
                  "      awareness: 0.9\n"
                  "      effort_hours: 0\n"
                  "      perceived_value_gbp: 20000\n");
}

std::string shipped(const std::string& name) {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path root = source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path() / "../../..";
    return (root / "scenarios" / name).string();
}

ScheduleConfig shipped_schedule() { return load_schedule(shipped("schedules/hmt-2026-02.yaml")); }

StudyPlan smoke_plan(std::vector<std::string> schemes, std::uint32_t replicates) {
    StudyPlan plan;
    plan.base = shipped("smoke.yaml");
    plan.schemes = std::move(schemes);
    plan.stopping.replicates = replicates;
    return plan;
}

StudyRun run_plan(const StudyPlan& plan, int threads) {
    const StudySetup setup(plan);
    return run_study(plan, setup, shipped_schedule(), threads);
}

}  // namespace pactsim::testing
