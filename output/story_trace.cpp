#include "output/story_trace.h"

#include "agents/model.h"
#include "output/story_reasons.h"
#include "output/story_words.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace pactsim {

namespace {

/// What the firm looked like before a phase, reasons of the phase's decision included.
struct Before {
    FirmState state;
    EntryReason entry;
    FormOptions forms;
    Pence cash = 0;
    Pence home_revenue = 0;
};

Before look(const World& world, std::size_t i, std::string_view phase) {
    Before before;
    before.state = state_of(world, i);
    before.cash = world.firms.cash[i];
    before.home_revenue = world.firms.home_revenue[i];
    if (phase == "entry" && before.state.status == Status::home) before.entry = entry_reason(world, i);
    if (phase == "governance") before.forms = form_options(world, i);
    return before;
}

/// True for events whose `other` is a partner.
bool about_partner(EventKind kind) {
    switch (kind) {
        case EventKind::applied:
        case EventKind::awarded:
        case EventKind::refused:
        case EventKind::award_ended:
        case EventKind::became_client: return false;
        default: return true;
    }
}

std::string other_words(const World& world, const Event& event) {
    if (event.other == 0) return {};
    const std::size_t index = event.other - 1;
    if (about_partner(event.kind)) return partner_words(world, index);
    return event.kind == EventKind::became_client ? intermediary_words(world, index) : instrument_words(world, index);
}

StoryTurn turn_of(const World& world, const Event& event, const Before& before) {
    StoryTurn turn;
    turn.month = world.month();
    turn.event = event;
    turn.state = before.state;
    turn.other = other_words(world, event);
    if (event.other != 0 && about_partner(event.kind)) turn.other_number = event.other;
    if (event.kind == EventKind::awarded || event.kind == EventKind::refused) turn.channel = allocation_words(world, event.other - 1u);
    if (event.kind == EventKind::accepted) turn.channel = channel_words(static_cast<Channel>(event.detail));
    if (event.kind == EventKind::entered_search || event.kind == EventKind::stayed_home) {
        turn.entry = before.entry;
        EntryReason& r = turn.entry;
        r.team_at_home = to_gbp(event.amount) - (r.market + r.speed + r.running_cost + r.risk + r.entry_cost);
    }
    if (event.kind == EventKind::signed_ || event.kind == EventKind::form_changed) turn.form = form_reason(world, before.forms, event.detail);
    return turn;
}

/// Money of this phase that the closing sentence sums up.
void add_money(const World& world, std::size_t i, std::string_view phase, const Before& before, std::span<const Event> events, FirmTotals& totals) {
    const Firms& f = world.firms;
    if (phase == "market") {
        totals.venture_china += f.china_month[i];
        totals.venture_home += f.home_month[i];
    }
    if (phase == "finance") totals.home_business += before.home_revenue;
    if (phase != "policy") return;
    Pence own = 0;  // what the firm paid for services itself, so that the rest of the change in cash is grants
    for (const Event& event : events) {
        if (event.firm != i || event.kind != EventKind::awarded) continue;
        const InstrumentConfig& c = world.config().policy.instruments[event.other - 1u];
        own += share_of(to_pence(c.delivery_cost_gbp), c.co_payment);
    }
    totals.support_cash += f.cash[i] - before.cash + own;
}

/// Months since what led to the last turn.
int months_since_cause(const std::vector<StoryTurn>& turns) {
    const StoryTurn& last = turns.back();
    const bool resumed = last.event.kind == EventKind::project_resumed;
    if (!resumed && last.event.kind != EventKind::rival_appeared) return 0;
    const EventKind cause = resumed ? EventKind::project_paused : EventKind::leak;
    const auto found = std::find_if(turns.rbegin(), turns.rend(), [&](const StoryTurn& turn) { return turn.event.kind == cause; });
    return found == turns.rend() ? 0 : last.month - found->month;
}

/// Months with offers since the search that just ended began.
int offers_of_search(const std::vector<StoryTurn>& turns) {
    if (turns.back().event.kind != EventKind::gave_up_search) return 0;
    const auto began = std::find_if(turns.rbegin(), turns.rend(), [](const StoryTurn& turn) { return turn.event.kind == EventKind::entered_search; });
    return static_cast<int>(std::count_if(turns.rbegin(), began, [](const StoryTurn& turn) { return turn.event.kind == EventKind::proposed; }));
}

void count(const Event& event, FirmTotals& totals) {
    switch (event.kind) {
        case EventKind::awarded: ++totals.awards; break;
        case EventKind::refused: ++totals.refusals; break;
        case EventKind::signed_: ++totals.partnerships; break;
        case EventKind::equity_round: totals.equity += event.amount; break;
        case EventKind::leak:
            ++totals.leaks;
            totals.leak_value += event.amount;
            break;
        case EventKind::leak_noticed: ++totals.leaks_noticed; break;
        default: break;
    }
}

/// What a phase did to one firm, as far as its life tells it.
void note_phase(const World& world, std::size_t i, std::string_view phase, const Before& before, std::span<const Event> fresh, FirmLife& life) {
    for (const Event& event : fresh) {
        if (event.firm != i) continue;
        life.turns.push_back(turn_of(world, event, before));
        life.turns.back().months_since = months_since_cause(life.turns);
        life.turns.back().offers = offers_of_search(life.turns);
        count(event, life.totals);
    }
    if (!is_terminal(static_cast<std::uint8_t>(before.state.status))) add_money(world, i, phase, before, fresh, life.totals);
}

void require_firm(const World& world, std::uint32_t replicate, std::int64_t firm_id) {
    const auto firms = static_cast<std::int64_t>(world.firms.size());
    if (firms == 0) throw UsageError("this scenario has no firms to tell of");
    if (firm_id < 1 || firm_id > firms) throw UsageError(fmt::format("there is no firm {}: replicate {} has the firms 1 to {}", firm_id, replicate, firms));
}

double quality_rank(const World& world, std::size_t i) {
    const auto& quality = world.firms.quality;
    const auto lesser = std::count_if(quality.begin(), quality.end(), [&](float q) { return q < quality[i]; });
    return static_cast<double>(lesser) / static_cast<double>(std::max<std::size_t>(1, quality.size() - 1));
}

FirmOpening opening_of(const World& world, std::size_t i) {
    const Constants& c = *world.constants;
    const Firms& f = world.firms;
    const SectorConfig& sector = c.config.sectors[f.sector[i]];
    const UkRegionConfig& region = c.config.uk_regions[c.uk_region_of_cell(f.cell[i])];
    FirmOpening o;
    o.id = f.id[i];
    o.sector = subject_words(sector.label, sector.name);
    o.region = place_words(region.label, region.name);
    o.size = static_cast<SizeBand>(c.size_of_cell(f.cell[i]));
    o.founded_in_run = f.entry_step[i] > 0;
    o.month = c.calendar.month_of_step(f.entry_step[i]);
    o.age_months = f.age_at_entry[i];
    o.quality_rank = quality_rank(world, i);
    o.dual_use = f.has(i, flag_dual_use);
    o.sensitive = f.has(i, flag_sensitive);
    o.state = state_of(world, i);
    return o;
}

bool changes_course(EventKind kind) {
    switch (kind) {
        case EventKind::milestone:
        case EventKind::setback:
        case EventKind::breach_seen:
        case EventKind::proposed:
        case EventKind::applied:
        case EventKind::refused: return false;
        default: return true;
    }
}

}  // namespace

LifeTrace::LifeTrace(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, const std::vector<std::int64_t>& firm_ids, int threads)
    : world_(constants, replicate, threads), firms_(firm_ids.size()), lives_(firm_ids.size()) {
    for (const std::int64_t id : firm_ids) {
        require_firm(world_, replicate, id);
        ids_.push_back(static_cast<std::uint32_t>(id));
    }
    find_followed();
    for (FirmLife& life : lives_) life.start = constants->config.time.start;
}

bool LifeTrace::goes_on(std::size_t k) const { return !is_terminal(world_.firms.status[firms_[k]]); }

bool LifeTrace::done() const {
    if (world_.step >= world_.constants->calendar.steps()) return true;
    for (std::size_t k = 0; k < firms_.size(); ++k) {
        if (goes_on(k)) return false;
    }
    return true;
}

void LifeTrace::find_followed() {
    std::transform(ids_.begin(), ids_.end(), firms_.begin(), [&](std::uint32_t id) { return world_.firms.find(id); });
}

void LifeTrace::run_month() {
    std::vector<std::size_t> followed;
    for (std::size_t k = 0; k < firms_.size(); ++k) {
        if (world_.step < world_.firms.entry_step[firms_[k]] || !goes_on(k)) continue;
        if (lives_[k].opening.id == 0) lives_[k].opening = opening_of(world_, firms_[k]);
        followed.push_back(k);
    }
    std::vector<Before> before(followed.size());
    for (const Phase<World>& phase : month_phases()) {
        if (followed.empty()) break;
        const bool opens = &phase == &month_phases().front();  // the first phase clears last month's events
        for (std::size_t n = 0; n < followed.size(); ++n) before[n] = look(world_, firms_[followed[n]], phase.name);
        const std::size_t known = opens ? 0 : world_.events.size();
        phase.run(world_);
        const std::span<const Event> fresh(world_.events.data() + known, world_.events.size() - known);
        for (std::size_t n = 0; n < followed.size(); ++n) note_phase(world_, firms_[followed[n]], phase.name, before[n], fresh, lives_[followed[n]]);
    }
    if (followed.empty()) {  // a whole month may store firms anew
        run_world_month(world_);
        find_followed();
    }
    for (const std::size_t k : followed) {
        lives_[k].last_month = world_.month();
        lives_[k].end = state_of(world_, firms_[k]);
        lives_[k].ending = lives_[k].end.status;
    }
    ++world_.step;
}

FirmLife trace_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, std::int64_t firm_id, int threads) {
    LifeTrace trace(constants, replicate, {firm_id}, threads);
    while (!trace.done()) trace.run_month();
    return trace.life(0);
}

std::int64_t most_eventful_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads) {
    World world(constants, replicate, threads);
    if (world.firms.size() == 0) throw UsageError("this scenario has no firms to tell of");
    std::vector<std::int64_t> turns(world.firms.size(), 0);
    for (const int steps = constants->calendar.steps(); world.step < steps; ++world.step) {
        run_world_month(world);
        for (const Event& event : world.events) turns[world.firms.number(event.firm)] += changes_course(event.kind) ? 1 : 0;
    }
    return std::max_element(turns.begin(), turns.end()) - turns.begin() + 1;
}

}  // namespace pactsim
