// The workbook as a file. That its formulas give the program's numbers is tested by workbook_recalculated_test.py, which has LibreOffice recalculate it.

#include "analysis/appraisal/workbook.h"

#include "analysis/appraisal/sensitivity.h"
#include "analysis/appraisal/switching.h"
#include "sim/error.h"
#include "tests/temporary_folder.h"
#include "tests/unit/appraisal/toy_study.h"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace pactsim;
using namespace pactsim::testing;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

nlohmann::json number_of(const Figure& figure, double unit) { return figure.value ? nlohmann::json(*figure.value * unit) : nlohmann::json("undefined"); }

/// What the program says of one scheme in one future, by heading of the sheet `Appraisal`.
nlohmann::json expected_row(const StudyData& study, const ScheduleConfig& schedule, const SchemeAppraisal& a) {
    nlohmann::json row{{"future", study.layout.futures[a.future].label}, {"scheme", study.layout.arms[a.arm].name}};
    for (std::size_t flow = 0; flow < study_flow_count; ++flow) row[std::string(study_flow_names[flow])] = number_of(a.lines[flow], 0.01);
    const auto switching = switching_values(a, schedule.labour_displacement.central, 0.95);
    row["displaced_wages"] = number_of(a.displaced_wages, 0.01);
    row["npsv"] = number_of(a.npsv, 0.01);
    row["benefits"] = number_of(a.benefits, 0.01);
    row["bcr"] = number_of(a.bcr, 1);
    row["cost_per_established"] = number_of(a.cost_per_established, 0.01);
    row["cost_per_job_year"] = number_of(a.cost_per_job_year, 0.01);
    if (study.layout.futures[a.future].draw == 0) {
        row["npsv_with_cost_overrun"] = number_of(with_cost_overrun(a, optimism_bias(schedule.optimism_bias), 0.95).npsv, 0.01);
    }
    row["switching_labour_displacement"] = number_of(switching[0].at, 1);
    row["switching_cost_overrun"] = number_of(switching[1].at, 1);
    row["switching_benefit_scale"] = number_of(switching[2].at, 1);
    return row;
}

void write_case(const fs::path& folder, const std::string& name, const StudyData& study) {
    const ScheduleConfig schedule = shipped_schedule();
    write_workbook((folder / (name + ".xlsx")).string(), study, schedule, Existing::replace);
    nlohmann::json expected;
    for (const SchemeAppraisal& a : appraise(study, schedule)) expected["appraisal"].push_back(expected_row(study, schedule, a));
    const AppraisalBasis basis = appraisal_basis(study, schedule);
    for (std::size_t year = 0; year < basis.years; ++year) expected["factors"].push_back(basis.factors.factor(year));
    std::ofstream(folder / (name + ".json")) << expected.dump();
}

StudyData costs_only() {
    StudyData study = empty_study(2, 3, 4);
    for (std::uint32_t r = 0; r < 3; ++r) {
        set_flow(study, 1, r, StudyFlow::delivery, 1, 1e6 + r);
        set_flow(study, 1, r, StudyFlow::public_cost, 1, 1e6 + r);
    }
    return study;
}

}  // namespace

TEST_CASE("the same study gives the same bytes, whatever the time zone") {
    const TemporaryFolder folder;
    const StudyData study = busy_study(4);
    write_workbook(folder.path("a.xlsx"), study, shipped_schedule(), Existing::refuse);
    const char* zone = std::getenv("TZ");
    const std::string before = zone == nullptr ? "" : zone;
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    write_workbook(folder.path("b.xlsx"), study, shipped_schedule(), Existing::refuse);
    if (before.empty()) ::unsetenv("TZ");
    else ::setenv("TZ", before.c_str(), 1);
    ::tzset();
    const std::string first = bytes_of(folder.path("a.xlsx"));
    CHECK(first.size() > 5000);
    CHECK(first.substr(0, 2) == "PK");
    CHECK(first == bytes_of(folder.path("b.xlsx")));
}

TEST_CASE("a workbook that is there is not overwritten unasked, and nothing is left behind") {
    const TemporaryFolder folder;
    const std::string path = folder.path("a.xlsx");
    write_workbook(path, busy_study(2), shipped_schedule(), Existing::refuse);
    CHECK_THROWS_AS(write_workbook(path, busy_study(2), shipped_schedule(), Existing::refuse), RefusedError);
    CHECK_THROWS_AS(write_workbook(folder.path("no/such/a.xlsx"), busy_study(2), shipped_schedule(), Existing::refuse), OutputError);
    CHECK(folder.names() == std::vector<std::string>{"a.xlsx"});
}

TEST_CASE("studies without answers still give a workbook") {
    const TemporaryFolder folder;
    StudyData nothing = empty_study(1, 2, 2);
    for (ArmBlock& block : nothing.arm_blocks) block.present = false;
    for (const StudyData& study : {nothing, empty_study(0, 1, 1), empty_study(1, 1, 1), costs_only()}) {
        CHECK_NOTHROW(write_workbook(folder.path("a.xlsx"), study, shipped_schedule(), Existing::replace));
    }
}

// Run by workbook_recalculated_test.py, which says where.
TEST_CASE("write workbooks for recalculation", "[.recalculation]") {
    const char* folder = std::getenv("PACTSIM_WORKBOOK_FOLDER");
    REQUIRE(folder != nullptr);
    write_case(folder, "busy", busy_study(20));
    write_case(folder, "costs_only", costs_only());
    StudyData small = busy_study(3);  // pennies: rounding to whole pence is large beside the values
    for (ArmBlock& block : small.arm_blocks) {
        for (std::int64_t& flow : block.flows) flow /= 1'000'000;
    }
    write_case(folder, "pennies", small);
}
