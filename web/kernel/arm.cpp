#include "web/kernel/arm.h"

#include "agents/model.h"
#include "analysis/compare/shared_start.h"
#include "scenarios/schema/resolved_json.h"
#include "sim/digest.h"
#include "sim/error.h"
#include "web/kernel/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 3> summary_names{"sum", "mean", "end"};
/// Firms of all populations kept: about half a kilobyte each.
constexpr std::size_t most_firms_kept = 64'000;

Summary summary_of(const Node& item, MeasureKind kind) {
    const std::string name = text_in(item, "how", kind == MeasureKind::flow ? "sum" : "end");
    const auto found = std::find(summary_names.begin(), summary_names.end(), name);
    if (found == summary_names.end()) throw InputError(fmt::format("`how` of an outcome is `{}`, not sum, mean or end", name));
    return static_cast<Summary>(found - summary_names.begin());
}

/// The series or the events that an outcome is made of.
void read_subject(const GroupAxis& axis, const Node& map, PairOutcome& outcome) {
    const std::string group = text_in(map, "group", "total");
    if (map.find("event") == nullptr) {
        outcome.key = series_key(axis, text_in(map, "measure") + (group == "total" ? "" : "@" + group));
        outcome.how = summary_of(map, all_measures()[outcome.key.measure].kind);
        return;
    }
    const std::string name = text_in(map, "event");
    if (map.find("measure") != nullptr) throw InputError(fmt::format("an outcome is the event `{}` or the measure `{}`, not both", name, text_in(map, "measure")));
    if (group != "total") throw InputError(fmt::format("events have no groups, so the event `{}` has none `{}`", name, group));
    outcome.event = event_of_name(name);
    outcome.how = summary_of(map, MeasureKind::flow);
}

PairOutcome outcome_of(const GroupAxis& axis, const Node& item, int horizon) {
    Node map = item;
    if (item.kind == Node::Kind::scalar) {
        map = map_node();
        map.add("measure", item);
    }
    PairOutcome outcome;
    read_subject(axis, map, outcome);
    outcome.from = static_cast<int>(whole_in(map, "from", 0, horizon - 1, 0));
    outcome.to = static_cast<int>(whole_in(map, "to", outcome.from + 1, horizon, horizon));
    return outcome;
}

double summary(const PairOutcome& outcome, std::span<const std::int64_t> series, double worth) {
    const auto span = series.subspan(static_cast<std::size_t>(outcome.from), static_cast<std::size_t>(outcome.to - outcome.from));
    if (outcome.how == Summary::end) return static_cast<double>(span.back()) * worth;
    std::int64_t sum = 0;
    for (const std::int64_t value : span) sum += value;
    const double total = static_cast<double>(sum) * worth;
    return outcome.how == Summary::sum ? total : total / static_cast<double>(span.size());
}

/// Events of the month that has just been played, of the kinds that outcomes ask for: one more value in the row of each such outcome.
void count_events(const World& world, const std::vector<PairOutcome>& outcomes, std::vector<std::vector<std::int64_t>>& rows) {
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        if (!outcomes[k].event) continue;
        const EventKind kind = *outcomes[k].event;
        rows[k].push_back(std::count_if(world.events.begin(), world.events.end(), [kind](const Event& event) { return event.kind == kind; }));
    }
}

}  // namespace

std::vector<PairOutcome> outcomes_of(const Constants& constants, const Node& request) {
    const GroupAxis axis(constants);
    std::vector<PairOutcome> outcomes;
    for (const Node& item : list_in(request, "outcomes")) outcomes.push_back(outcome_of(axis, item, constants.calendar.horizon_months()));
    if (outcomes.empty()) throw InputError("paired worlds need at least one outcome");
    return outcomes;
}

std::string population_key(const Config& config) {
    Config others = config;
    others.name.clear();
    others.description.clear();
    others.policy = {};
    others.intermediaries.clear();
    Digest digest;
    digest.update(resolved_json(others));
    return digest.hex();
}

World Populations::start(const std::shared_ptr<const Constants>& constants, const std::string& population, std::uint32_t replicate) {
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.replicate == replicate && kept.population == population; });
    if (found != kept_.end()) return start_of_arm(*found->world, constants);
    World world(constants, replicate, 1);
    if (!kept_.empty() && kept_.front().population != population) {
        kept_.clear();
        firms_ = 0;
    }
    if (firms_ + world.firms.size() <= most_firms_kept) {
        firms_ += world.firms.size();
        kept_.push_back({population, replicate, std::make_unique<World>(world)});
    }
    return world;
}

std::vector<double> run_arm(World world, const std::vector<PairOutcome>& outcomes) {
    std::vector<SeriesKey> keys;
    int last = 0;
    for (const PairOutcome& outcome : outcomes) {
        if (!outcome.event) keys.push_back(outcome.key);
        last = std::max(last, outcome.to);
    }
    SeriesRecorder recorder(*world.constants, std::move(keys));
    std::vector<std::vector<std::int64_t>> events(outcomes.size());  // by outcome and month; empty where an outcome is a series
    for (; world.month() < 0; ++world.step) run_world_month(world);
    recorder.prime(world);
    for (; world.month() < last; ++world.step) {  // months after the last that is asked for change nothing
        run_world_month(world);
        recorder.observe(world);
        count_events(world, outcomes, events);
    }
    std::vector<double> values;
    std::size_t series = 0;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        const PairOutcome& outcome = outcomes[k];
        values.push_back(outcome.event ? summary(outcome, events[k], 1.0) : summary(outcome, recorder.series(series++), worth_of(all_measures()[outcome.key.measure])));
    }
    return values;
}

}  // namespace pactsim
