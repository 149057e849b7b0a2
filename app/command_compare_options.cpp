#include "app/command_compare_options.h"

#include "analysis/compare/attribution.h"
#include "analysis/compare/stopping.h"
#include "app/options.h"
#include "app/provenance.h"
#include "scenarios/schema/scheme.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

namespace pactsim {

namespace {

/// The rates, prices and weights in force; a new edition of the rules is a new file.
constexpr std::string_view default_schedule = "schedules/hmt-2026-02.yaml";

/// All mixes of the parts, but for those that are compared anyway.
void add_subsets(const std::string& mix, const std::string& baseline, std::vector<std::string>& schemes) {
    if (!baseline.empty()) throw UsageError("`--attribute` divides what a mix adds to the scenario as it stands, so it does not go with `--baseline`");
    std::set<std::string> names;
    for (const std::string& scheme : schemes) names.insert(arm_name(split_mix(scheme)));
    for (const std::string& subset : subsets_of_mix(mix).subsets) {
        if (names.insert(arm_name(split_mix(subset))).second) schemes.push_back(subset);
    }
}

}  // namespace

std::vector<std::string> CompareOptions::all_overrides() const {
    std::vector<std::string> all = overrides;
    if (seed) all.push_back(fmt::format("run.seed={}", *seed));
    return all;
}

StudyPlan CompareOptions::plan() const {
    StudyPlan plan;
    plan.base = base;
    plan.worlds = worlds;
    plan.schemes = schemes;
    if (!attribute.empty()) add_subsets(attribute, baseline, plan.schemes);
    plan.overrides = all_overrides();
    plan.baseline = baseline;
    plan.draws = draws;
    plan.placebo = placebo;
    plan.randomise = randomise;
    if (replicates) plan.stopping.replicates = *replicates;
    if (!precision.empty()) plan.stopping.precision = parse_precision(precision);
    if (!best.empty()) plan.stopping.best = parse_best(best);
    if (most && plan.stopping.is_fixed()) throw UsageError("`--max-replicates` only means something with `--precision` or `--best`\n = help: `--replicates N` runs exactly N");
    if (most) plan.stopping.most = *most;
    if (!plan.stopping.is_fixed() && plan.stopping.most < plan.stopping.replicates)
        throw UsageError(fmt::format("`--max-replicates {}` is below the {} of the first round\n = help: `--replicates N` sets the first round", plan.stopping.most, plan.stopping.replicates));
    return plan;
}

std::string CompareOptions::command_line() const {
    std::string line = "pactsim compare " + shell_word(base);
    for (const std::string& scheme : schemes) line += ' ' + shell_word(scheme);
    for (const std::string& one : all_overrides()) line += " --set " + shell_word(one);
    for (const std::string& world : worlds) line += " --worlds " + shell_word(world);
    if (!baseline.empty()) line += " --baseline " + shell_word(baseline);
    if (!attribute.empty()) line += " --attribute " + shell_word(attribute);
    if (replicates) line += fmt::format(" --replicates {}", *replicates);
    if (most) line += fmt::format(" --max-replicates {}", *most);
    if (draws != 1) line += fmt::format(" --draws {}", draws);
    if (!precision.empty()) line += " --precision " + shell_word(precision);
    if (!best.empty()) line += " --best " + shell_word(best);
    if (!schedule.empty()) line += " --schedule " + shell_word(schedule);
    if (placebo) line += " --placebo";
    if (randomise) line += " --randomise";
    if (!csv.empty()) line += " --csv " + shell_word(csv);
    if (!xlsx.empty()) line += " --xlsx " + shell_word(xlsx);
    return output.empty() ? line : line + " -o " + shell_word(output);
}

void add_compare_options(CLI::App& parser, CompareOptions& options) {
    add_scenario_options(parser, options.base, options.overrides);
    parser.add_option("SCHEME", options.schemes, "Scheme files, or mixes such as a.yaml+b.yaml")->type_name("");
    parser.add_option("--worlds", options.worlds, "Worlds in which all is run again, beside the scenario's own")->type_name("FILE");
    parser.add_option("-o,--output", options.output, "Study file (default: ./NAME_study.h5 after the scenario's name)")->type_name("FILE");
    parser.add_option("--replicates", options.replicates, "Replicates of each world (default 30); with a rule, of the first round")->type_name("N");
    parser.add_option("--precision", options.precision, "Go on until every half-width is this small: npsv:1000000, established:10%")->type_name("OUTCOME:HALF_WIDTH");
    parser.add_option("--best", options.best, "Go on until the best by NPSV is found with this chance: 0.95 or 0.95:GBP that matter")->type_name("P");
    parser.add_option("--max-replicates", options.most, "Where a rule gives up (default 1000)")->type_name("N");
    parser.add_option("--draws", options.draws, "Vectors of uncertain effects; the first is the central one (default 1)")->type_name("P")->check(CLI::Range(1, 100000).description(""));
    parser.add_option("--attribute", options.attribute, "Share out what this mix adds among its parts (runs all mixes of them)")->type_name("MIX");
    parser.add_option("--baseline", options.baseline, "Compare with this scheme, not with the scenario as it stands")->type_name("NAME");
    parser.add_option("--schedule", options.schedule, "Appraisal schedule (default: schedules/hmt-2026-02.yaml beside the scenario)")->type_name("FILE");
    parser.add_option("--seed", options.seed, "Master seed, instead of the scenario's")->type_name("S");
    add_threads_option(parser, options.threads);
    parser.add_flag("--placebo", options.placebo, "Add the baseline with another luck of awards, as the noise floor");
    parser.add_flag("--randomise", options.randomise, "Run each scheme once more with its places drawn by lot, for the randomised evaluator");
    parser.add_flag("--force", options.force, "Replace files that exist");
    parser.add_flag("--json", options.json, "The table as one JSON document");
    parser.add_option("--csv", options.csv, "Also write all differences as a tidy table")->type_name("FILE");
    parser.add_option("--xlsx", options.xlsx, "Also write the appraisal as a workbook with live formulas")->type_name("FILE");
    add_talk_options(parser, options.talk);
}

std::string schedule_path(const CompareOptions& options) {
    if (!options.schedule.empty()) return options.schedule;
    std::error_code ignored;
    const std::filesystem::path beside = std::filesystem::path(options.base).parent_path() / default_schedule, here = std::filesystem::path("scenarios") / default_schedule;
    for (const std::filesystem::path& path : {beside, here}) {
        if (std::filesystem::exists(path, ignored)) return path.string();
    }
    throw UsageError(fmt::format("there is no appraisal schedule beside `{}`\n = help: name one with `--schedule FILE`, such as scenarios/{}", options.base, default_schedule));
}

}  // namespace pactsim
