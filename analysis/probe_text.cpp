#include "analysis/probe_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pactsim {

namespace {

using Json = nlohmann::ordered_json;

std::string_view sign_of(Direction direction) {
    switch (direction) {
        case Direction::rises: return "+";
        case Direction::falls: return "-";
        case Direction::either: break;
    }
    return "either";
}

/// Four significant figures, or a dash where there was nothing to average over.
std::string figure(double x) {
    if (!std::isfinite(x)) return "-";
    const double size = std::abs(x);
    if (size >= 1000.0 || size == 0.0) return fmt::format("{:.0f}", x);
    return fmt::format("{:.{}f}", x, size >= 100.0 ? 1 : size >= 10.0 ? 2 : size >= 1.0 ? 3 : 4);
}

std::string interval(const PairedDifference& d) {
    if (d.all_zero) return "0";
    return fmt::format("{} ({} to {})", figure(d.mean), figure(d.mean - d.half_width), figure(d.mean + d.half_width));
}

std::string joined(const std::vector<std::string_view>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

void append_row(std::string& text, const ProbeRow& row, bool first) {
    const ProbeMeasureRow& measure = row_of(row.expected.measure);
    text += fmt::format("{:<30}{:<42}{:>9} {:>9} {:>9}  {:<32}{:<7} {}\n", first ? row.mechanism->name : "", measure.name, figure(row.off), figure(row.as_set),
                        figure(row.doubled), interval(row.difference), sign_of(row.expected.direction), words_for(row.verdict));
}

void append_end(std::string& text, const ProbeReport& report) {
    text += fmt::format("\nDifference: doubled - off, mean over {} paired replicates that share every draw, with a {:.0f} % interval for each row on its own.\n"
                        "Verdicts allow for the number of rows (Holm): if nothing moved anything, the chance of any verdict but \"not distinguishable\" is at most {:.0f} %.\n",
                        report.replicates, 100.0 * probe_confidence, 100.0 * probe_false_alarm_rate);
    if (!report.examples.empty()) text += fmt::format("The scenario has none of these, so an example was put in, also under \"as set\": {}.\n", joined(report.examples));
    if (!report.inert.empty()) text += fmt::format("Inert, every measure exactly zero: {}.\n", joined(report.inert));
    if (!report.opposite.empty()) text += fmt::format("Against the stated direction: {}.\n", joined(report.opposite));
    if (!report.failed()) text += "No mechanism is inert, and none goes against its stated direction.\n";
}

Json number(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

Json row_json(const ProbeRow& row) {
    const ProbeMeasureRow& measure = row_of(row.expected.measure);
    const PairedDifference& d = row.difference;
    return {{"mechanism", row.mechanism->name},
            {"measure", measure.name},
            {"unit", measure.unit},
            {"off", number(row.off)},
            {"as_set", number(row.as_set)},
            {"doubled", number(row.doubled)},
            {"difference", number(d.mean)},
            {"low", number(d.mean - d.half_width)},
            {"high", number(d.mean + d.half_width)},
            {"pairs", d.pairs},
            {"p_adjusted", row.adjusted_p},
            {"expected", sign_of(row.expected.direction)},
            {"verdict", words_for(row.verdict)}};
}

}  // namespace

std::string probe_text(const ProbeReport& report) {
    std::string text = fmt::format("{}: each mechanism off, as set and doubled, {} replicates\n\n", report.scenario, report.replicates);
    text += fmt::format("{:<30}{:<42}{:>9} {:>9} {:>9}  {:<32}{:<7} {}\n", "mechanism", "measure", "off", "as set", "doubled", "difference (95 % interval)", "stated", "verdict");
    const Mechanism* last = nullptr;
    for (const ProbeRow& row : report.rows) {
        append_row(text, row, row.mechanism != last);
        last = row.mechanism;
    }
    append_end(text, report);
    return text;
}

std::string probe_json(const ProbeReport& report) {
    Json document{{"schema", "pactsim.probe/1"}, {"ok", !report.failed()},        {"scenario", report.scenario}, {"replicates", report.replicates},
                  {"confidence", probe_confidence}, {"false_alarm_rate", probe_false_alarm_rate}, {"rows", Json::array()}};
    for (const ProbeRow& row : report.rows) document["rows"].push_back(row_json(row));
    document["inert"] = report.inert;
    document["opposite"] = report.opposite;
    document["examples"] = report.examples;
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string mechanisms_text() {
    std::string text;
    for (const Mechanism& m : mechanisms()) {
        text += fmt::format("{}\n  {}\n  strength: {}\n", m.name, m.meaning, m.strength);
        for (const Expectation& e : m.expected) text += fmt::format("  {:<7}{} ({})\n", sign_of(e.direction), row_of(e.measure).name, row_of(e.measure).unit);
    }
    return text;
}

std::string mechanisms_json() {
    Json document{{"schema", "pactsim.mechanisms/1"}, {"mechanisms", Json::array()}};
    for (const Mechanism& m : mechanisms()) {
        Json row{{"name", m.name}, {"meaning", m.meaning}, {"strength", m.strength}, {"measures", Json::array()}};
        for (const Expectation& e : m.expected) {
            row["measures"].push_back({{"name", row_of(e.measure).name}, {"unit", row_of(e.measure).unit}, {"expected", sign_of(e.direction)}});
        }
        document["mechanisms"].push_back(std::move(row));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace pactsim
