#include "toy_table.h"

#include "scenarios/schema/describe.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/json_schema.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

ParameterInfo parameter(const std::string& path) {
    for (const ParameterInfo& one : list_parameters(toy_table())) {
        if (one.path == path) { return one; }
    }
    FAIL("no parameter " << path);
    return {};
}

}  // namespace

TEST_CASE("the list of parameters opens records and keeps the default of the place") {
    CHECK(parameter("rate").fallback == "0.1");
    CHECK(parameter("rate").bounds == "-1 to 1");
    CHECK(parameter("rate").unit == "1/month");
    CHECK(parameter("cost_gbp").fallback == "required");
    CHECK(parameter("inner.count").fallback == "2");
    CHECK(parameter("items.<name>.weight").fallback == "1");
    CHECK(parameter("parts.<colour>.length_months").bounds == "above 0, at most 100");
}

TEST_CASE("the JSON Schema says types, bounds, words and that other keys are wrong") {
    const nlohmann::json schema = nlohmann::json::parse(write_json_schema(toy_table()));
    CHECK(schema.at("$schema") == "http://json-schema.org/draft-07/schema#");
    CHECK(schema.at("additionalProperties") == false);
    const nlohmann::json& properties = schema.at("properties");
    CHECK(properties.at("rate").at("type") == "number");
    CHECK(properties.at("rate").at("minimum") == -1);
    CHECK(properties.at("rate").at("default") == 0.1);
    CHECK(properties.at("rate").at("description") == "a rate [1/month]. Source: assumption, plausible 1 to 2");
    CHECK(properties.at("colour").at("enum") == nlohmann::json{"red", "green", "blue"});
    CHECK(properties.at("triple").at("minItems") == 3);
    CHECK(properties.at("inner").at("properties").at("length_months").at("exclusiveMinimum") == 0);
    CHECK(properties.at("items").at("items").at("required") == nlohmann::json{"name"});
    CHECK(properties.at("spread").at("allOf").at(0).at("$ref") == "#/definitions/distribution");
    CHECK(properties.contains("extends"));
    CHECK(schema.at("definitions").at("distribution").at("oneOf").size() == 10);
}

TEST_CASE("the reference has a row for every parameter, and escapes what would break its tables") {
    const std::string reference = write_reference(toy_table());
    for (const ParameterInfo& one : list_parameters(toy_table())) {
        const std::string key = one.path.substr(one.path.rfind('.') + 1);
        INFO(one.path);
        CHECK(reference.find("| `" + key + "` |") != std::string::npos);
    }
    CHECK(reference.find("\"a \\| b\"") != std::string::npos);
}

TEST_CASE("every parameter of a scenario says what it means, where it comes from, and has a path of its own") {
    std::set<std::string> paths;
    for (const ParameterInfo& one : list_parameters(scenario_table())) {
        INFO(one.path);
        CHECK(paths.insert(one.path).second);
        CHECK_FALSE(one.meaning.empty());
        CHECK_FALSE(one.source.empty());
        CHECK_FALSE(one.type.empty());
        const bool number = one.type == "real" || one.type == "share" || one.type == "integer" || one.type == "amount in GBP" || one.type == "distribution";
        if (number && one.path != "schema") { CHECK_FALSE(one.unit.empty()); }
        if (number && one.type != "distribution") { CHECK_FALSE(one.bounds.empty()); }
        if (one.source == "assumption") { FAIL("an assumption names a plausible range"); }
    }
    CHECK(paths.size() > 300);
}

TEST_CASE("amounts in GBP say so in their key") {
    for (const ParameterInfo& one : list_parameters(scenario_table())) {
        if (one.unit.starts_with("GBP")) {
            INFO(one.path);
            CHECK(one.path.find("gbp") != std::string::npos);
        }
    }
}

// With PACTSIM_UPDATE_REFERENCE=1 in the environment the files are written anew.
TEST_CASE("the reference and the schema in scenarios/ are what the tables say") {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path root = source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path().parent_path().parent_path().parent_path();
    std::string schema = write_json_schema(scenario_table());
    if (!schema.ends_with('\n')) { schema += '\n'; }
    const std::array<std::pair<const char*, std::string>, 2> files{{{"scenarios/REFERENCE.md", write_reference(scenario_table())}, {"scenarios/pactsim.schema.json", schema}}};
    for (const auto& [name, fresh] : files) {
        const std::filesystem::path path = root / name;
        if (std::getenv("PACTSIM_UPDATE_REFERENCE") != nullptr) { std::ofstream(path, std::ios::binary) << fresh; }
        std::ifstream file(path, std::ios::binary);
        const std::string stored{std::istreambuf_iterator<char>(file), {}};
        INFO(name);
        CHECK((stored == fresh));  // in brackets: the texts are too long to print
    }
}
