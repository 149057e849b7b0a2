#include "analysis/mechanisms.h"
#include "analysis/probe_text.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/read_config.h"
#include "tests/statistical/analysis/probe_scenario.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace pactsim {

namespace {

Config town() { return load_scenario_text("probe_town", testing::probe_scenario).config; }

}  // namespace

TEST_CASE("every mechanism of the model's description has its row") {
    std::set<std::string_view> names;
    for (const Mechanism& m : mechanisms()) CHECK(names.insert(m.name).second);
    for (const char* name :
         {"outside option", "entry", "search noise", "crowding", "choice of form", "work", "learning from the partner", "what trust does", "leakage", "protection", "dissolution",
          "leadership change", "learning race", "market diffusion", "global lag", "rivals", "standards", "dual use", "equity", "investment screening", "knowledge by doing",
          "public knowledge", "knowledge from intermediaries", "peers", "reputation", "intermediaries", "screening", "bias", "reaction", "regimes", "shock: lockdown",
          "exchange rate", "take-up", "awards", "adaptation", "evaluation", "form: trust with a ceiling", "form: absorptive learning", "form: entry as an option"}) {
        CAPTURE(name);
        CHECK(names.count(name) == 1);
    }
}

TEST_CASE("a mechanism as set is the scenario as it stands, off and doubled are not") {
    const Config config = town();
    for (const Mechanism& m : mechanisms()) {
        CAPTURE(m.name);
        CHECK(m.expected.size() >= 1);
        const std::string base = write_resolved(config);
        const std::string as_set = write_resolved(with_strength(m, config, 1.0));
        CHECK((as_set == base) == !needs_example(m, config));
        CHECK(write_resolved(with_strength(m, config, 2.0)) != write_resolved(with_strength(m, config, 0.0)));
        CHECK(write_resolved(config) == base);
    }
}

TEST_CASE("strengths act as the table says") {
    const Config config = town();
    for (const Mechanism& m : mechanisms()) {
        if (m.name == "leakage") {
            CHECK(with_strength(m, config, 0.0).leakage.base_per_year == 0.0);
            CHECK(with_strength(m, config, 2.0).leakage.base_per_year == 2.0 * config.leakage.base_per_year);
        }
        if (m.name == "entry") CHECK(with_strength(m, config, 2.0).entry.bias == Approx(config.entry.bias + std::log(2.0)));
        if (m.name == "regimes") {
            const auto& calm = with_strength(m, config, 0.0).environment.regimes.effects;
            for (const RegimeEffects& e : calm) {
                CHECK(e.dissolution == 1.0);
                CHECK(e.entry_cost == 1.0);
                CHECK(e.regulatory_drag == 0.0);
            }
        }
        if (m.name == "market diffusion") {
            for (const SectorConfig& s : with_strength(m, config, 0.0).sectors) CHECK(s.bass_p_per_month + s.bass_q_per_month == 0.0);
        }
    }
}

TEST_CASE("every measure has a name of its own and a unit") {
    std::set<std::string_view> names;
    for (const ProbeMeasureRow& row : probe_measures()) {
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(row.unit.empty());
    }
}

TEST_CASE("verdicts follow the sign, the adjusted p-value and exact zeros") {
    PairedDifference d;
    d.all_zero = false;
    d.mean = 2.0;
    CHECK(judged(d, 0.01, Direction::rises) == ProbeVerdict::as_stated);
    CHECK(judged(d, 0.01, Direction::falls) == ProbeVerdict::opposite);
    CHECK(judged(d, 0.01, Direction::either) == ProbeVerdict::moves);
    CHECK(judged(d, 0.06, Direction::falls) == ProbeVerdict::unclear);
    d.mean = 0.0;
    d.all_zero = true;
    CHECK(judged(d, 1.0, Direction::rises) == ProbeVerdict::inert);
}

TEST_CASE("a probe is told in text and in JSON, with a null where there was nothing to average over") {
    ProbeReport report;
    report.scenario = "town";
    report.replicates = 2;
    ProbeRow row;
    row.mechanism = &mechanisms().front();
    row.expected = row.mechanism->expected.front();
    row.off = std::numeric_limits<double>::quiet_NaN();
    row.doubled = 3.0;
    report.rows.push_back(row);
    report.inert.push_back(row.mechanism->name);
    CHECK(report.failed());
    CHECK(probe_text(report).find("Inert, every measure exactly zero: outside option.") != std::string::npos);
    const nlohmann::json document = nlohmann::json::parse(probe_json(report));
    CHECK(document["ok"] == false);
    CHECK(document["rows"][0]["off"].is_null());
    CHECK(document["rows"][0]["doubled"] == 3.0);
}

}  // namespace pactsim
