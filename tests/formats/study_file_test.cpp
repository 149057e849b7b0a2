#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "output/results_digest.h"
#include "output/study_columns.h"
#include "output/study_file.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// A study whose every number tells its place. One world is missing, one twin supported nobody.
StudyData synthetic_study(std::uint32_t replicates = 3) {
    StudyData study;
    study.layout.arms = {{"baseline", "As things are", {"base.yaml"}, {}, "policy: {}\n"},
                         {"vouchers", "Search vouchers", {"vouchers.yaml"}, {"search_voucher"}, "policy: {a: 1}\n"},
                         {"vouchers+advice", "Both, naïve", {"vouchers.yaml", "advice.yaml"}, {"search_voucher", "advice"}, "policy: {a: 2}\n"}};
    study.layout.futures = {{"base", "As the scenario has it", 0, 1.0}, {"strained", "Strained, drawn", 4, 0.25}};
    study.layout.replicates = replicates;
    study.layout.months = {"2025-01", "2025-02", "2025-03"};
    study.layout.years = {2025, 2026};
    study.layout.series = {"partnerships", "uk_gva"};
    study.layout.margins = {"total", "sector:digital"};
    study.layout.price_year = 2025;
    study.layout.schedule_id = "hmt-2026-02";
    study.provenance = synthetic_provenance();
    study.warnings = {"the first", "the second"};
    study.stories = {{"median", "vouchers", "base", 1, 17, 5, "it won a voucher", {"It stayed at home.", "It failed."}, {"It won a voucher."}}};
    study.arm_blocks.resize(2 * 3 * replicates);
    study.twin_blocks.resize(study.arm_blocks.size());
    std::int64_t next = -7;
    for (std::size_t i = 0; i < study.arm_blocks.size(); ++i) {
        if (i == 4) continue;
        ArmBlock& arm = study.arm_blocks[i];
        arm.present = true;
        for (std::int64_t& value : arm.outcomes) value = next += 1'000'000'007;
        arm.flows.assign(study_flow_count * 2, next += 3);
        arm.series.assign(2 * 3, next -= 12);
        if (i / replicates % 3 == 0) continue;
        TwinBlock& twin = study.twin_blocks[i];
        twin.present = true;
        for (std::size_t k = 0; k < twin_quantity_count * twin_part_count * 2; ++k) twin.parts.push_back(next += 11);
        for (auto& row : twin.fates) row.fill(next += 5);
        twin.supported_firms = static_cast<std::int64_t>(i);
        twin.has_evaluators = i != 7;
        if (!twin.has_evaluators) continue;
        twin.evaluators = {1.5, -2.25, 0.1, 3e300, 0.0, 1e-300};
        twin.evaluator_defined = {true, true, false, true, false, true};
    }
    return study;
}

void check_equal(const StudyData& a, const StudyData& b) {
    REQUIRE(a.arm_blocks.size() == b.arm_blocks.size());
    for (std::size_t i = 0; i < a.arm_blocks.size(); ++i) {
        CHECK(a.arm_blocks[i].present == b.arm_blocks[i].present);
        CHECK(a.arm_blocks[i].outcomes == b.arm_blocks[i].outcomes);
        CHECK(a.arm_blocks[i].flows == b.arm_blocks[i].flows);
        CHECK(a.arm_blocks[i].series == b.arm_blocks[i].series);
        CHECK(a.twin_blocks[i].present == b.twin_blocks[i].present);
        CHECK(a.twin_blocks[i].parts == b.twin_blocks[i].parts);
        CHECK(a.twin_blocks[i].fates == b.twin_blocks[i].fates);
        CHECK(a.twin_blocks[i].evaluators == b.twin_blocks[i].evaluators);
        CHECK(a.twin_blocks[i].evaluator_defined == b.twin_blocks[i].evaluator_defined);
        CHECK(a.twin_blocks[i].has_evaluators == b.twin_blocks[i].has_evaluators);
        CHECK(a.twin_blocks[i].supported_firms == b.twin_blocks[i].supported_firms);
    }
}

std::string message_of(const std::string& path) {
    try {
        static_cast<void>(read_study(path));
    } catch (const InputError& error) {
        return error.what();
    }
    return "no message";
}

int run_reader(const std::string& path) {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path here = source != nullptr ? std::filesystem::path(source) / "tests/formats" : std::filesystem::path(__FILE__).parent_path();
    return std::system(("/usr/bin/python3 '" + (here / "check_study.py").string() + "' '" + path + "'").c_str());
}

}  // namespace

TEST_CASE("a study reads back as it was written") {
    const TemporaryFolder folder;
    const StudyData study = synthetic_study();
    write_study(folder.path("s.h5"), study, Existing::refuse, synthetic_facts());
    const StudyData back = read_study(folder.path("s.h5"));
    check_equal(study, back);
    REQUIRE(back.layout.arms.size() == 3);
    CHECK(back.layout.arms[2].name == "vouchers+advice");
    CHECK(back.layout.arms[2].label == "Both, naïve");
    CHECK(back.layout.arms[2].files == study.layout.arms[2].files);
    CHECK(back.layout.arms[2].instruments == study.layout.arms[2].instruments);
    CHECK(back.layout.arms[1].resolved_policy_yaml == "policy: {a: 1}\n");
    CHECK(back.layout.arms[0].instruments.empty());
    REQUIRE(back.layout.futures.size() == 2);
    CHECK(back.layout.futures[1].world == "strained");
    CHECK(back.layout.futures[1].draw == 4);
    CHECK(back.layout.futures[1].weight == 0.25);
    CHECK(back.layout.months == study.layout.months);
    CHECK(back.layout.years == study.layout.years);
    CHECK(back.layout.series == study.layout.series);
    CHECK(back.layout.margins == study.layout.margins);
    CHECK(back.layout.price_year == 2025);
    CHECK(back.layout.schedule_id == "hmt-2026-02");
    CHECK(back.provenance.seed == study.provenance.seed);
    CHECK(back.provenance.resolved_yaml == study.provenance.resolved_yaml);
    CHECK(back.warnings == study.warnings);
    REQUIRE(back.stories.size() == 1);
    CHECK(back.stories[0].without_scheme == study.stories[0].without_scheme);
    CHECK(back.stories[0].parted_month == 5);
    CHECK(back.complete);
    CHECK(is_study_file(folder.path("s.h5")));
}

TEST_CASE("many replicates fill several chunks and read back") {
    const TemporaryFolder folder;
    const StudyData study = synthetic_study(400);
    write_study(folder.path("s.h5"), study, Existing::refuse);
    check_equal(study, read_study(folder.path("s.h5")));
}

TEST_CASE("equal studies give equal bytes, and the digest tells others apart but not other executions") {
    const TemporaryFolder folder;
    StudyData study = synthetic_study();
    const std::string digest = write_study(folder.path("a.h5"), study, Existing::refuse);
    CHECK(write_study(folder.path("b.h5"), study, Existing::refuse) == digest);
    CHECK(bytes_of(folder.path("a.h5")) == bytes_of(folder.path("b.h5")));
    CHECK(write_study(folder.path("c.h5"), study, Existing::refuse, synthetic_facts()) == digest);
    study.twin_blocks[5].parts[3] += 1;
    CHECK(write_study(folder.path("d.h5"), study, Existing::refuse) != digest);
}

TEST_CASE("an interrupted study says so and an existing file stays") {
    const TemporaryFolder folder;
    StudyData study = synthetic_study();
    study.complete = false;
    write_study(folder.path("s.h5"), study, Existing::refuse);
    CHECK_FALSE(read_study(folder.path("s.h5")).complete);
    CHECK_THROWS_AS(write_study(folder.path("s.h5"), study, Existing::refuse), RefusedError);
    study.complete = true;
    write_study(folder.path("s.h5"), study, Existing::replace);
    CHECK(read_study(folder.path("s.h5")).complete);
    CHECK(folder.names() == std::vector<std::string>{"s.h5"});
}

TEST_CASE("what is no number is never written, nor what does not fit the layout") {
    const TemporaryFolder folder;
    StudyData study = synthetic_study();
    study.twin_blocks[3].evaluators[0] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(write_study(folder.path("s.h5"), study, Existing::refuse), InvariantError);
    study = synthetic_study();
    study.arm_blocks[1].flows.pop_back();
    CHECK_THROWS_AS(write_study(folder.path("s.h5"), study, Existing::refuse), InvariantError);
    study = synthetic_study();
    study.layout.arms[1].name = "baseline";
    CHECK_THROWS_AS(write_study(folder.path("s.h5"), study, Existing::refuse), InvariantError);
    CHECK(folder.names().empty());
}

TEST_CASE("files that are no study are refused with their reason") {
    const TemporaryFolder folder;
    CHECK_THAT(message_of(folder.path("none.h5")), Catch::Contains("there is no such file"));
    CHECK_THAT(message_of(folder.path("")), Catch::Contains("it is not a file"));
    std::ofstream(folder.path("empty.h5")).close();
    CHECK_THAT(message_of(folder.path("empty.h5")), Catch::Contains("is empty"));
    std::ofstream(folder.path("text.h5")) << "schema: 1\n";
    CHECK_THAT(message_of(folder.path("text.h5")), Catch::Contains("not those of HDF5"));
    write_synthetic(folder.path("results.h5"), 2);
    CHECK_THAT(message_of(folder.path("results.h5")), Catch::Contains("results of one scenario, not a study"));
    CHECK_FALSE(is_study_file(folder.path("results.h5")));
    CHECK_FALSE(is_study_file(folder.path("text.h5")));
}

TEST_CASE("a study cut short anywhere is refused, never half read") {
    const TemporaryFolder folder;
    write_study(folder.path("s.h5"), synthetic_study(), Existing::refuse);
    const std::string whole = bytes_of(folder.path("s.h5"));
    for (std::size_t part = 1; part < 16; ++part) {
        const std::string path = folder.path("cut.h5");
        std::ofstream(path, std::ios::binary).write(whole.data(), static_cast<std::streamsize>(whole.size() * part / 16));
        CHECK_THAT(message_of(path), Catch::Contains("damaged or cut short"));
    }
}

TEST_CASE("xarray opens a study by name") {
    const TemporaryFolder folder;
    write_study(folder.path("s.h5"), synthetic_study(), Existing::refuse, synthetic_facts());
    CHECK(run_reader(folder.path("s.h5")) == 0);
}
