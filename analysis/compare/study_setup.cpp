#include "analysis/compare/study_setup.h"

#include "analysis/compare/study_series.h"
#include "analysis/compare/uncertain_draws.h"
#include "scenarios/schema/scheme.h"
#include "sim/calendar.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace pactsim {

namespace {

/// Top-level sections of a resolved scenario by name.
std::map<std::string, std::string> sections_of(const std::string& yaml) {
    std::map<std::string, std::string> sections;
    std::string name;
    for (std::size_t start = 0; start < yaml.size();) {
        const std::size_t end = std::min(yaml.find('\n', start), yaml.size() - 1) + 1;
        const std::string line = yaml.substr(start, end - start);
        const bool starts_section = line.front() >= 'a' && line.front() <= 'z';
        if (starts_section) name = line.substr(0, line.find(':'));
        if (!name.empty()) sections[name] += line;
        start = end;
    }
    return sections;
}

/// Names of sections in which two scenarios differ, apart from those that may.
std::vector<std::string> forbidden_changes(const std::string& before, const std::string& after, std::span<const std::string_view> allowed) {
    std::map<std::string, std::string> a = sections_of(before), b = sections_of(after);
    for (const std::string_view name : allowed) {
        a.erase(std::string(name));
        b.erase(std::string(name));
    }
    std::vector<std::string> names;
    for (const auto& [name, text] : a) {
        const auto other = b.find(name);
        if (other == b.end() || other->second != text) names.push_back(name);
    }
    for (const auto& [name, text] : b) {
        if (!a.contains(name)) names.push_back(name);
    }
    return names;
}

void refuse_changes(const std::string& what, const std::vector<std::string>& names, std::string_view allowed) {
    if (names.empty()) return;
    throw UsageError(fmt::format("{} changes `{}`, so it cannot be compared with the baseline\n = help: {}", what, fmt::join(names, "`, `"), allowed));
}

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::vector<int> calendar_years(const Calendar& calendar) {
    std::vector<int> years;
    for (int month = 0; month < calendar.horizon_months(); month += 12) years.push_back(std::stoi(calendar.label(month).substr(0, 4)));
    return years;
}

/// The scheme with the places of its own instruments drawn by lot; null if it has none to draw, or draws them all already.
std::shared_ptr<const Constants> lottery_of(const Constants& scheme, const InstrumentDifference& difference) {
    if (difference.awarded.empty() || difference.lottery == difference.awarded) return nullptr;
    Config config = scheme.config;
    for (const std::uint16_t source : difference.awarded) config.policy.instruments[source].allocation = AllocationRule::lottery;
    return std::make_shared<const Constants>(std::move(config));
}

void check_plan(const StudyPlan& plan) {
    if (plan.schemes.empty()) throw UsageError("a comparison needs at least one scheme besides the scenario\n = help: as in `pactsim compare scenarios/uk_2025.yaml scenarios/schemes/*.yaml`");
    if (plan.draws == 0) throw UsageError("a comparison needs at least one vector of parameters\n = help: `--draws 1` takes the central values");
    if (plan.stopping.replicates == 0) throw UsageError("a comparison needs at least one replicate");
    if (!plan.stopping.is_fixed() && plan.stopping.replicates < 2) throw UsageError("a stopping rule needs at least two replicates to start from");
}

}  // namespace

std::string section_of(const std::string& resolved_yaml, const std::string& name) {
    const std::map<std::string, std::string> sections = sections_of(resolved_yaml);
    const auto found = sections.find(name);
    return found == sections.end() ? std::string() : found->second;
}

StudySetup::StudySetup(const StudyPlan& plan) : draws_(plan.draws), randomise_(plan.randomise) {
    check_plan(plan);
    read_arms(plan);
    read_worlds(plan);
    fill_layout(plan);
}

void StudySetup::read_arms(const StudyPlan& plan) {
    StudyArm base{plan.baseline.empty() ? arm_name({}) : "as_it_stands", plan.baseline.empty() ? "Baseline" : "Scenario as it stands", {file_name(plan.base)}, {}, {}};
    layout_.arms.push_back(std::move(base));
    arm_files_.emplace_back();
    for (const std::string& mix : plan.schemes) {
        const std::vector<std::string> paths = split_mix(mix);
        StudyArm arm{arm_name(paths), {}, {}, {}, {}};
        for (const std::string& path : paths) {
            arm.label += (arm.label.empty() ? "" : " + ") + read_patch_file(path, PatchKind::scheme).label;
            arm.files.push_back(file_name(path));
        }
        layout_.arms.push_back(std::move(arm));
        arm_files_.push_back(paths);
    }
    check_names();
    choose_baseline(plan.baseline);
    if (plan.placebo) {
        layout_.arms.push_back({std::string(placebo_name), "Placebo: the baseline with another luck of awards", layout_.arms.front().files, {}, {}});
        arm_files_.push_back(arm_files_.front());
    }
}

void StudySetup::check_names() const {
    std::set<std::string> seen;
    for (const StudyArm& arm : layout_.arms) {
        if (arm.name == placebo_name) throw UsageError(fmt::format("a scheme cannot be called `{}`: that is the name of the arm that only luck sets apart\n = help: rename the file", placebo_name));
        if (!seen.insert(arm.name).second) throw UsageError(fmt::format("the scheme `{}` is there twice\n = help: schemes are told apart by the names of their files", arm.name));
    }
}

void StudySetup::choose_baseline(const std::string& name) {
    if (name.empty()) return;
    const auto chosen = std::find_if(layout_.arms.begin(), layout_.arms.end(), [&](const StudyArm& arm) { return arm.name == name; });
    if (chosen == layout_.arms.end()) {
        std::vector<std::string> names;
        for (std::size_t a = 1; a < layout_.arms.size(); ++a) names.push_back(layout_.arms[a].name);
        throw UsageError(fmt::format("the baseline `{}` is not among the schemes\n = help: it is one of `{}`; without --baseline it is the scenario as it stands", name, fmt::join(names, "`, `")));
    }
    const auto at = chosen - layout_.arms.begin();
    std::rotate(layout_.arms.begin(), chosen, chosen + 1);
    std::rotate(arm_files_.begin(), arm_files_.begin() + at, arm_files_.begin() + at + 1);
}

void StudySetup::read_worlds(const StudyPlan& plan) {
    worlds_ = {std::string()};
    world_names_ = {"base"};
    world_labels_ = {"The scenario's own world"};
    for (const std::string& path : plan.worlds) {
        const PatchFile world = read_patch_file(path, PatchKind::world);
        if (std::find(world_names_.begin(), world_names_.end(), world.name) != world_names_.end()) throw UsageError(fmt::format("the world `{}` is there twice", world.name));
        worlds_.push_back(path);
        world_names_.push_back(world.name);
        world_labels_.push_back(world.label);
    }
    for (std::size_t w = 0; w < worlds_.size(); ++w) load_world(plan, w);
}

void StudySetup::load_world(const StudyPlan& plan, std::size_t world) {
    static constexpr std::array<std::string_view, 4> scheme_may{"policy", "intermediaries", "name", "description"};
    static constexpr std::array<std::string_view, 5> world_may{"environment", "partners", "china_regions", "name", "description"};
    std::string reference;
    for (std::size_t a = 0; a < layout_.arms.size(); ++a) {
        LoadedScenario loaded = load_arm(plan.base, worlds_[world], arm_files_[a], plan.overrides);
        if (!loaded.warnings_text.empty() && std::find(warnings_.begin(), warnings_.end(), loaded.warnings_text) == warnings_.end()) warnings_.push_back(loaded.warnings_text);
        if (a == 0) reference = loaded.resolved_yaml;
        refuse_changes("the scheme `" + layout_.arms[a].name + "`", forbidden_changes(reference, loaded.resolved_yaml, scheme_may),
                       "a scheme changes `policy` and intermediaries that policy pays; put the rest into the scenario, or into a world");
        if (world == 0) layout_.arms[a].resolved_policy_yaml = section_of(loaded.resolved_yaml, "policy");
        configs_.push_back(loaded.config);
        if (world == 0 && a == 0) baseline_ = std::move(loaded);
    }
    if (world > 0)
        refuse_changes("the world `" + world_names_[world] + "`", forbidden_changes(baseline_.resolved_yaml, reference, world_may), "a world changes `environment`, `partners` and `china_regions`");
}

void StudySetup::fill_layout(const StudyPlan& plan) {
    std::size_t uncertain = 0;
    for (const Config& config : configs_) uncertain += count_uncertain_effects(config);
    if (draws_ > 1 && uncertain == 0) {
        warnings_.push_back(fmt::format("no effect of an instrument is given as a distribution, so {} draws would all be one; the central values are run once", plan.draws));
        draws_ = 1;
    }
    for (std::size_t w = 0; w < worlds_.size(); ++w) {
        for (std::uint32_t p = 0; p < draws_; ++p) {
            layout_.futures.push_back({world_names_[w], p == 0 ? world_labels_[w] : fmt::format("{}, draw {}", world_labels_[w], p), p, 1.0});
        }
    }
    const FutureArms first = prepare(0);
    const Constants& constants = *first.constants.front();
    for (std::size_t a = 1; a < arms(); ++a) layout_.arms[a].instruments = first.differences[a].names;
    for (int month = 0; month < constants.calendar.horizon_months(); ++month) layout_.months.push_back(constants.calendar.label(month));
    layout_.years = calendar_years(constants.calendar);
    layout_.series = study_series_names();
    margins_ = std::make_shared<const TwinMargins>(constants);
    layout_.margins = margins_->labels();
    layout_.price_year = baseline().config.time.price_year;
}

std::size_t StudySetup::months_per_world() const { return static_cast<std::size_t>(baseline().config.time.horizon_months + baseline().config.time.warm_up_months); }

FutureArms StudySetup::prepare(std::size_t future) const {
    const std::size_t world = future / draws_;
    const auto draw = static_cast<std::uint32_t>(future % draws_);
    FutureArms ready;
    for (std::size_t a = 0; a < arms(); ++a) {
        auto constants = std::make_shared<Constants>(with_draw(config(world, a), draw));
        if (is_placebo(layout_.arms[a])) {
            // Every draw about an award is keyed by the instrument: another key is another luck, and nothing else.
            for (std::uint64_t& key : constants->instrument_key) key ^= 0x706c616365626fULL;
        }
        ready.constants.push_back(std::move(constants));
        ready.differences.push_back(a == 0 ? InstrumentDifference{} : differing_instruments(*ready.constants.front(), *ready.constants.back()));
        ready.lotteries.push_back(randomise_ ? lottery_of(*ready.constants.back(), ready.differences.back()) : nullptr);
    }
    return ready;
}

}  // namespace pactsim
