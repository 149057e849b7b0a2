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

PairOutcome outcome_of(const GroupAxis& axis, const Node& item, int horizon) {
    Node map = item;
    if (item.kind == Node::Kind::scalar) {
        map = map_node();
        map.add("measure", item);
    }
    const std::string group = text_in(map, "group", "total");
    PairOutcome outcome;
    outcome.key = series_key(axis, text_in(map, "measure") + (group == "total" ? "" : "@" + group));
    outcome.how = summary_of(map, all_measures()[outcome.key.measure].kind);
    outcome.from = static_cast<int>(whole_in(map, "from", 0, horizon - 1, 0));
    outcome.to = static_cast<int>(whole_in(map, "to", outcome.from + 1, horizon, horizon));
    return outcome;
}

double summary(const PairOutcome& outcome, std::span<const std::int64_t> series) {
    const double worth = worth_of(all_measures()[outcome.key.measure]);
    const auto span = series.subspan(static_cast<std::size_t>(outcome.from), static_cast<std::size_t>(outcome.to - outcome.from));
    if (outcome.how == Summary::end) return static_cast<double>(span.back()) * worth;
    std::int64_t sum = 0;
    for (const std::int64_t value : span) sum += value;
    const double total = static_cast<double>(sum) * worth;
    return outcome.how == Summary::sum ? total : total / static_cast<double>(span.size());
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
        keys.push_back(outcome.key);
        last = std::max(last, outcome.to);
    }
    SeriesRecorder recorder(*world.constants, std::move(keys));
    for (; world.month() < 0; ++world.step) run_world_month(world);
    recorder.prime(world);
    for (; world.month() < last; ++world.step) {  // months after the last that is asked for change nothing
        run_world_month(world);
        recorder.observe(world);
    }
    std::vector<double> values;
    for (std::size_t k = 0; k < outcomes.size(); ++k) values.push_back(summary(outcomes[k], recorder.series(k)));
    return values;
}

}  // namespace pactsim
