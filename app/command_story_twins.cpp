// `pactsim story SCENARIO --against SCHEME`: what two lives of one firm share, where and why they part, and how each goes on, side by side.

#include "app/command_story.h"

#include "agents/state/constants.h"
#include "analysis/compare/study_stories.h"
#include "analysis/compare/twin_lives.h"
#include "app/options.h"
#include "app/story_json.h"
#include "output/story_frame.h"
#include "output/story_words.h"
#include "scenarios/schema/scheme.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string_view>

namespace pactsim {

namespace {

/// Narrowest column that prose can be read in.
constexpr int least_column = 32;

/// The scenario without and with the scheme.
struct Pair {
    std::shared_ptr<const Constants> without, with;
    std::string label;   // of the scheme
};

Pair load_pair(const StoryCommandOptions& options) {
    const std::vector<std::string> schemes = split_mix(options.against);
    const LoadedScenario without = load_arm(options.file, options.world, {}, options.overrides);
    const LoadedScenario with = load_arm(options.file, options.world, schemes, options.overrides);
    if (!without.warnings_text.empty()) options.talk.warn(without.warnings_text);
    else if (!with.warnings_text.empty()) options.talk.warn(with.warnings_text);
    Pair pair{std::make_shared<const Constants>(without.config), std::make_shared<const Constants>(with.config), {}};
    for (const std::string& path : schemes) pair.label += (pair.label.empty() ? "" : " + ") + read_patch_file(path, PatchKind::scheme).label;
    return pair;
}

void check_replicate(const StoryCommandOptions& options, const Config& config) {
    if (options.replicate >= 0 && options.replicate < config.run.replicates) return;
    throw UsageError(fmt::format("there is no replicate {} in {}: it has 0 to {}", options.replicate, options.file, config.run.replicates - 1));
}

std::int64_t firm_of(const StoryCommandOptions& options, const Pair& pair) {
    if (options.firm != "auto") return parse_firm(options.firm);
    const auto firm = most_changed_firm(run_twin_outcomes(pair.without, pair.with, static_cast<std::uint32_t>(options.replicate), options.threads));
    if (!firm) throw UsageError("this scenario has no firms to tell of");
    return *firm;
}

std::vector<std::string> lines_of(const std::vector<std::string>& paragraphs, int width) {
    std::vector<std::string> lines;
    for (const std::string& paragraph : paragraphs) {
        if (!lines.empty()) lines.emplace_back();
        std::istringstream text(wrapped(paragraph, width));
        for (std::string line; std::getline(text, line);) lines.push_back(line);
    }
    return lines;
}

/// Two lives in two columns, or one below the other where the columns would be too narrow.
std::string side_by_side(const std::vector<std::string>& without, const std::vector<std::string>& with, int width) {
    const int column = (width - 3) / 2;
    std::string text;
    if (column < least_column) {
        for (const auto& [title, life] : {std::pair{"Without the scheme", &without}, std::pair{"With the scheme", &with}}) {
            text += fmt::format("\n{}\n{}\n", title, std::string(std::string_view(title).size(), '-'));
            for (const std::string& paragraph : *life) text += "\n" + wrapped(paragraph, width);
        }
        return text;
    }
    const std::vector<std::string> left = lines_of(without, column), right = lines_of(with, column);
    const auto row = [&](const std::string& a, const std::string& b) {
        const std::string line = a + std::string(static_cast<std::size_t>(std::max(0, column - width_of(a))), ' ') + " | " + b;
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    };
    text += "\n";
    row("Without the scheme", "With the scheme");
    row(std::string(static_cast<std::size_t>(column), '-'), std::string(static_cast<std::size_t>(column), '-'));
    for (std::size_t k = 0; k < std::max(left.size(), right.size()); ++k) row(k < left.size() ? left[k] : "", k < right.size() ? right[k] : "");
    return text;
}

std::string twin_text(const TwinLife& twin, const std::string& scheme, std::int64_t replicate, int width) {
    const FirmLife& life = twin.with;
    const std::string title = story_title(life);
    std::string text = title + "\n" + std::string(static_cast<std::size_t>(width_of(title)), '=') + "\n";
    text += wrapped(fmt::format("Its life without and with the scheme “{}”, in run {}; luck is the same in both.", scheme, replicate), width);
    if (!twin.parting) {
        for (const StoryParagraph& paragraph : tell(life)) text += "\n" + wrapped(paragraph.text, width);
        const std::string trace = twin.trace ? fmt::format(" From {} on {} differs, but too little to be seen.", month_words(life.start, twin.trace->month), twin.trace->what) : std::string();
        return text + "\n" + wrapped("The two lives never part: with the scheme the same happens as without it." + trace, width);
    }
    const int month = twin.parting->month;
    for (const StoryParagraph& paragraph : tell(life, StoryPart::beginning, month)) text += "\n" + wrapped(paragraph.text, width);
    text += "\n" + wrapped(fmt::format("In {} the two lives part: {}.", month_words(life.start, month), twin.parting->reason()), width);
    return text + side_by_side(life_from(twin.without, month), life_from(twin.with, month), width);
}

nlohmann::ordered_json life_json(const FirmLife& life, const Calendar& calendar, int month) {
    return {{"status", status_names[static_cast<std::size_t>(life.ending)]},
            {"paragraphs", paragraphs_json(tell(life, StoryPart::rest, month))},
            {"turns", turns_json(life, calendar)},
            {"totals", totals_json(life.totals)}};
}

std::string twin_json(const TwinLife& twin, const StoryCommandOptions& options, const Pair& pair) {
    const Calendar& calendar = pair.with->calendar;
    const int month = twin.parting ? twin.parting->month : calendar.horizon_months();
    nlohmann::ordered_json parted, trace;
    if (twin.parting) parted = {{"month", month}, {"label", calendar.label(month)}, {"what", twin.parting->what}, {"because", twin.parting->cause}, {"then", twin.parting->then}};
    if (twin.trace) trace = {{"month", twin.trace->month}, {"label", calendar.label(twin.trace->month)}, {"what", twin.trace->what}};
    const nlohmann::ordered_json document{{"ok", true},
                                          {"schema", "pactsim.twin_story/1"},
                                          {"scenario", pair.without->config.name},
                                          {"scheme", arm_name(split_mix(options.against))},
                                          {"seed", pair.without->config.run.seed},
                                          {"replicate", options.replicate},
                                          {"firm", twin.with.opening.id},
                                          {"parted", parted},
                                          {"first_difference", trace},
                                          {"together", paragraphs_json(tell(twin.with, StoryPart::beginning, month))},
                                          {"without_scheme", life_json(twin.without, calendar, month)},
                                          {"with_scheme", life_json(twin.with, calendar, month)}};
    return document.dump(2) + "\n";
}

}  // namespace

ExitCode run_twin_story_command(const StoryCommandOptions& options) {
    const Pair pair = load_pair(options);
    check_replicate(options, pair.without->config);
    const TwinLife twin = trace_twins(pair.without, pair.with, static_cast<std::uint32_t>(options.replicate), {firm_of(options, pair)}, options.threads).front();
    print(options.json ? twin_json(twin, options, pair) : twin_text(twin, pair.label, options.replicate, options.width));
    return ExitCode::done;
}

}  // namespace pactsim
