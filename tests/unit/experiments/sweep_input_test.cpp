// A sweep as analyses take it: paired differences in pounds, missing runs, outcomes and schemes by name; tables in a file of arrays.
#include "analysis/experiments/csv_table.h"
#include "analysis/experiments/sweep_input.h"
#include "analysis/sweep/export_tables.h"
#include "output/h5.h"
#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/table_file.h"
#include "sim/error.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pactsim;

namespace {

/// Three rows, the baseline and two schemes, two replicates; pence are 1000 row + 100 arm^2 + 7 replicate (arm + 1).
SweepData small_sweep() {
    SweepData sweep;
    sweep.factors = {{"a", "p.a", "share", FactorRole::uncertainty, {}}, {"form", "p.form", "", FactorRole::uncertainty, {"old", "new"}}};
    sweep.arms = {"baseline", "grant", "visa"};
    sweep.design.method = DesignMethod::table;
    sweep.rows = 3;
    sweep.replicates = 2;
    sweep.places = {{0, 0, 0, -1}, {0, 1, 0, -1}, {0, 2, 0, -1}};
    sweep.values = {.3, 1, .1, 0, .2, 1};
    for (std::int64_t row = 0; row < 3; ++row) {
        for (std::int64_t arm = 0; arm < 3; ++arm) {
            for (std::int64_t r = 0; r < 2; ++r) {
                sweep.present.push_back(1);
                for (std::size_t o = 0; o < sweep_outcome_count; ++o) sweep.results.push_back(o == social_value_outcome ? 1000 * row + 100 * arm * arm + 7 * r * (arm + 1) : 12 * arm);
            }
        }
    }
    return sweep;
}

}  // namespace

TEST_CASE("a sweep becomes paired differences from the baseline, in pounds") {
    const std::vector<AnalysisInput> inputs = sweep_inputs(small_sweep(), "npsv", "");
    REQUIRE(inputs.size() == 2);
    const AnalysisInput& visa = inputs[1];
    CHECK(visa.response.name == "visa");
    CHECK(visa.outcome_unit == "GBP");
    CHECK(visa.shared_draws);
    CHECK(visa.schemes.size() == 2);
    // 400 pence more, and 14 more in replicate 1: 4.00 and 4.14 pounds.
    for (std::size_t row = 0; row < 3; ++row) {
        CHECK(visa.response.runs[row] == std::vector<double>{4, 4.14});
        CHECK(visa.response.y[row] == Approx(4.07));
        CHECK(visa.response.noise_variance[row] == Approx(.14 * .14 / 2 / 2));
    }
    CHECK(visa.unit_at(0, 0) == Approx(5.0 / 6));  // ranks: the design states values
    CHECK(visa.unit_at(1, 1) == Approx(1.0 / 6));
    CHECK(visa.unit_at(0, 1) == visa.unit_at(2, 1));
    CHECK(sweep_inputs(small_sweep(), "job_months", "grant").at(0).response.y[0] == Approx(1));  // twelve job-months are a job-year
    CHECK(sweep_inputs(small_sweep(), "npsv", "baseline").at(0).response.y[2] == Approx(20.035));
}

TEST_CASE("runs that are missing in one world are missing in the difference") {
    SweepData sweep = small_sweep();
    sweep.present[sweep.at(0, 0, 0)] = 0;  // the baseline's first replicate of row 0
    sweep.present[sweep.at(1, 1, 0)] = sweep.present[sweep.at(1, 1, 1)] = 0;
    const std::vector<AnalysisInput> inputs = sweep_inputs(sweep, "npsv", "");
    const Response& grant = inputs[0].response;
    CHECK(grant.y[0] == Approx(1.07));
    CHECK(grant.runs[0].empty());          // replicate 0 is missing, so nothing is unbroken
    CHECK(grant.present == std::vector<std::uint8_t>{1, 0, 1});
    CHECK(grant.noise_variance.empty());   // one replicate tells nothing of noise
    CHECK(inputs[1].response.present == std::vector<std::uint8_t>{1, 1, 1});
}

TEST_CASE("outcomes and schemes that are not there are refused, and so is a sweep without a run") {
    const SweepData sweep = small_sweep();
    CHECK_THROWS_AS(sweep_inputs(sweep, "npvs", ""), UsageError);
    CHECK_THROWS_AS(sweep_inputs(sweep, "npsv", "grants"), UsageError);
    SweepData empty = sweep;
    empty.present.assign(empty.present.size(), 0);
    CHECK_THROWS_AS(sweep_inputs(empty, "npsv", ""), InputError);
    for (const std::string& name : sweep_input_outcomes()) CHECK_NOTHROW(sweep_inputs(sweep, name, ""));
}

TEST_CASE("tables in a file of arrays: words, numbers, whole numbers, and what is not known") {
    const testing::TemporaryFolder folder;
    const std::string path = folder.path("tables.h5");
    const std::vector<FileTable> tables{{"sobol", "A finding", {"one", "two"}, {{"factor", "factor", std::vector<std::string>{"a", "b"}}, {"first", "alone", std::vector<double>{.25, unknown_in_table}},
                                                                                {"runs", "", std::vector<std::int64_t>{3, 4}}}, 2},
                                        {"none", "Nothing", {}, {{"x", "", std::vector<double>{}}}, 0}};
    write_table_file(path, tables, "pactsim test", Existing::refuse);
    {
        const h5::File file = h5::File::open(path);
        const h5::Group group = file.root().open_group("sobol");
        CHECK(h5::text_attribute(group, "title") == "A finding");
        CHECK(h5::text_attribute(group, "comment") == "one\ntwo");
        CHECK(h5::Dataset::open(group, "factor").read_texts() == std::vector<std::string>{"a", "b"});
        const h5::Dataset first = h5::Dataset::open(group, "first");
        CHECK(first.read_reals(0, 2) == std::vector<double>{.25, unknown_in_table});
        CHECK(std::get<std::vector<double>>(h5::read_attribute(first, "_FillValue")) == std::vector<double>{unknown_in_table});
        CHECK(first.dimension_names() == std::vector<std::string>{"row"});
        CHECK(h5::Dataset::open(group, "runs").read_integers(0, 2) == std::vector<std::int64_t>{3, 4});
        CHECK(h5::Dataset::open(file.root().open_group("none"), "x").extent() == std::vector<std::uint64_t>{0});
    }
    CHECK_THROWS_AS(write_table_file(path, tables, "pactsim test", Existing::refuse), RefusedError);
}

TEST_CASE("exported tables read back whatever labels and names hold") {
    SweepData sweep = small_sweep();
    sweep.factors[1].labels = {"[1, 2]", "the \"new\", form"};
    sweep.factors[0].name = "a, b; c";
    for (const TableFormat format : {TableFormat::csv, TableFormat::ema}) {
        const ExportedTable design = export_tables(sweep, format).files.front();
        const CsvTable table = parse_csv_table(design.name, design.text);
        const std::size_t form = table.find("form").value();
        CHECK(table.rows.front()[form] == "the \"new\", form");
        CHECK(table.find("a, b; c").has_value());
        bool list = false;
        for (const auto& row : table.rows) list = list || row[form] == "[1, 2]";
        CHECK(list);
    }
    const std::string points = export_tables(sweep, TableFormat::openturns).files.front().text;
    CHECK(points.substr(0, points.find('\n')) == "\"a, b; c\";\"form\"");
}
