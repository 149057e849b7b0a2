#include "scenarios/schema/codes.h"
#include "scenarios/schema/migrate.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace pactsim;

namespace {

const std::vector<Rename> history{{0, "time.months", "horizon_months"}, {0, "items.*.cost", "cost_gbp"}, {1, "time.horizon_months", "horizon"}};

std::string migrated(const std::string& text, int to_version) {
    Diagnostics diagnostics;
    const std::optional<std::string> result = migrate("old.yaml", text, history, to_version, diagnostics);
    return result ? *result : diagnostics.all().front().code;
}

}  // namespace

TEST_CASE("keys are renamed in place, comments and layout stay") {
    CHECK(migrated("# my scenario\nschema: 0   # old\ntime:\n  months: 60  # five years\nmonths: 3\n", 1) ==
          "# my scenario\nschema: 1   # old\ntime:\n  horizon_months: 60  # five years\nmonths: 3\n");
    CHECK(migrated("{schema: 0, items: [{name: a, cost: 5}, {cost: 6, name: b}], time: {\"months\": 4}}", 1) ==
          "{schema: 1, items: [{name: a, cost_gbp: 5}, {cost_gbp: 6, name: b}], time: {\"horizon_months\": 4}}");
}

TEST_CASE("versions are passed one by one") {
    CHECK(migrated("schema: 0\ntime: {months: 60}\n", 2) == "schema: 2\ntime: {horizon: 60}\n");
    CHECK(migrated("schema: 1\ntime: {horizon_months: 60, months: 1}\n", 2) == "schema: 2\ntime: {horizon: 60, months: 1}\n");
}

TEST_CASE("a present scenario stays as it is, a newer or unmarked one is refused") {
    CHECK(migrated("schema: 1\ntime: {months: 60}\n", 1) == "schema: 1\ntime: {months: 60}\n");
    CHECK(migrated("schema: 3\n", 1) == code::schema_version);
    CHECK(migrated("time: {months: 60}\n", 1) == code::schema_version);
    CHECK(migrated("schema: 0\na: [1\n", 1) == code::syntax);
    CHECK(migrated("", 1) == code::empty_file);
}
