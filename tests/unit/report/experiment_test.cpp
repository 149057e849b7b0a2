// A report with an experiment around the comparison: which analyses go where, and that their figures reach the page and its CSV.

#include "analysis/report/experiment_tables.h"
#include "analysis/report/report.h"
#include "page_rules.h"
#include "sim/error.h"
#include "synthetic_study.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace pactsim;
using namespace pactsim::report;

namespace {

/// 256 points of two factors on a lattice, one scheme: net present social value = 300 a + 100 b pounds, no chance in it. Of its variance a alone makes 9/10, b 1/10.
SweepData linear_sweep() {
    SweepData sweep;
    sweep.name = "linear";
    sweep.factors = {{"a", "x.a", "share", FactorRole::uncertainty, {}}, {"b", "x.b", "share", FactorRole::uncertainty, {}}};
    sweep.arms = {"baseline", "vouchers"};
    sweep.design.method = DesignMethod::lhs;
    sweep.design.points = 256;
    sweep.rows = 256;
    sweep.replicates = 1;
    for (std::uint32_t row = 0; row < 256; ++row) {
        const double a = (static_cast<double>(row) + 0.5) / 256, b = (std::fmod(static_cast<double>(row) * 89.0, 256.0) + 0.5) / 256;
        sweep.places.push_back({0, row, 0, -1});
        for (const double x : {a, b}) {
            sweep.unit.push_back(x);
            sweep.values.push_back(x);
        }
        for (const double pounds : {1000.0, 1000.0 + 300 * a + 100 * b}) {
            sweep.present.push_back(1);
            std::vector<std::int64_t> outcomes(sweep_outcome_count, 0);
            outcomes[social_value_outcome] = std::llround(pounds * 100);
            sweep.results.insert(sweep.results.end(), outcomes.begin(), outcomes.end());
        }
    }
    return sweep;
}

const ExperimentTable* table_in(const std::vector<ExperimentTable>& tables, const std::string& section) {
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const ExperimentTable& one) { return one.section == section; });
    return found == tables.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("drivers come from a metamodel where the design allows no exchange of columns, and find the known shares") {
    const std::vector<ExperimentTable> tables = experiment_tables(linear_sweep(), {"unknown", "vouchers"});
    const ExperimentTable* drivers = table_in(tables, "s10");
    REQUIRE(drivers != nullptr);
    CHECK(drivers->table.name.find("pce") != std::string::npos);
    const auto& rows = drivers->table.rows;
    const auto first = std::find_if(drivers->table.columns.begin(), drivers->table.columns.end(), [](const ResultColumn& c) { return c.key == "first"; });
    REQUIRE(first != drivers->table.columns.end());
    const auto column = static_cast<std::size_t>(first - drivers->table.columns.begin());
    REQUIRE(rows.size() >= 2);
    // Nine tenths and one tenth of the variance of 300 a + 100 b; the lattice and rounding to pence leave less than a hundredth.
    for (const auto& row : rows) {
        const auto& name = std::get<std::string>(row[0]);
        if (name == "a") CHECK(std::get<double>(row[column]) == Approx(0.9).margin(0.01));
        if (name == "b") CHECK(std::get<double>(row[column]) == Approx(0.1).margin(0.01));
    }
}

TEST_CASE("one scheme competes with nothing but the baseline, and an experiment without a scheme is refused") {
    SweepData lonely = linear_sweep();
    lonely.arms.pop_back();
    CHECK_THROWS_AS(experiment_tables(lonely, {}), UsageError);
    for (const ExperimentTable& one : experiment_tables(linear_sweep(), {})) CHECK((one.section == "s10" || one.section == "s12" || one.section == "s15"));
}

TEST_CASE("the page with an experiment is sound, and names its factors") {
    ReportOptions options;
    options.experiment = experiment_tables(linear_sweep(), {});
    const StudyData study = synthetic_study({});
    const std::string with = report_html(study, repository_schedule(), options), without = report_html(study, repository_schedule(), {});
    CHECK(with.find("From the experiment") != std::string::npos);
    CHECK(without.find("From the experiment") == std::string::npos);
    CHECK(with.find("No variance-based analysis") == std::string::npos);
    CHECK(page_problems(with).empty());
}
