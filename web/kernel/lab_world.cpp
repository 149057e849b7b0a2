#include "web/kernel/lab_world.h"

#include "agents/model.h"
#include "agents/rules/trust.h"
#include "output/story_words.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

/// Months between snapshots: going back costs at most that many months.
constexpr int snapshot_months = 12;

World begun(const LabScenario& scenario, std::uint32_t replicate) {
    World world(scenario.constants, replicate, 1);
    for (; world.month() < 0; ++world.step) run_world_month(world);
    return world;
}

/// One value per firm, in the order of ids.
template <class T, class F>
std::vector<T> by_id(const World& world, F&& value) {
    std::vector<T> column(world.firms.size());
    for (std::size_t i = 0; i < column.size(); ++i) column[world.firms.number(i)] = static_cast<T>(value(i));
    return column;
}

/// One value per item of a list.
template <class T, class List, class F>
std::vector<T> of_each(const List& list, F&& value) {
    std::vector<T> column;
    column.reserve(list.size());
    for (const auto& item : list) column.push_back(static_cast<T>(value(item)));
    return column;
}

constexpr std::uint8_t not_there = 255;

bool has_joined(const World& world, std::size_t firm) { return world.firms.entry_step[firm] < world.step || world.firms.entry_step[firm] == 0; }

const Partnership* tie_of(const World& world, std::size_t i) {
    const Status status = world.firms.status_of(i);
    const bool tied = (status == Status::negotiating || status == Status::partnered) && world.firms.slot[i] >= 0;
    return tied ? &world.partnerships[static_cast<std::size_t>(world.firms.slot[i])] : nullptr;
}

}  // namespace

std::vector<SeriesKey> series_keys(const Constants& constants, const std::vector<Node>& wanted) {
    const GroupAxis axis(constants);
    std::vector<SeriesKey> keys;
    for (const Node& text : wanted) keys.push_back(series_key(axis, text.text));
    if (wanted.empty()) {
        for (const Measure& measure : all_measures()) keys.push_back(series_key(axis, measure.name));
    }
    return keys;
}

LabWorld::LabWorld(LabScenario scenario, std::uint32_t replicate, const std::vector<Node>& series)
    : scenario_(std::move(scenario)), replicate_(replicate),
      now_{begun(scenario_, replicate), SeriesRecorder(*scenario_.constants, series_keys(*scenario_.constants, series)),
           std::vector<InstrumentSums>(scenario_.constants->config.policy.instruments.size()), 0} {
    now_.series.prime(now_.world);
    snapshots_.push_back(now_);
}

void LabWorld::play_month() {
    World& world = now_.world;
    run_world_month(world);
    now_.series.observe(world);
    for (std::size_t i = 0; i < now_.sums.size(); ++i) {
        const InstrumentMonth& month = world.instrument_month[i];
        for (const Pence amount : month.spent) now_.sums[i].spent += amount;
        now_.sums[i].awards += month.awards;
        now_.sums[i].refusals += month.refusals;
        now_.sums[i].applications += month.applications;
    }
    for (const Event& event : world.events) events_.push_back({now_.played, world.firms.id[event.firm], event});
    ++world.step;
    ++now_.played;
    const bool due = now_.played % snapshot_months == 0 && snapshots_.back().played < now_.played;
    if (due && now_.played < horizon()) snapshots_.push_back(now_);
}

void LabWorld::step(int months) {
    events_.clear();
    for (; months > 0 && now_.played < horizon(); --months) play_month();
}

void LabWorld::go_to(int month) {
    month = std::clamp(month, 0, horizon());
    if (month < now_.played) {
        const auto after = std::find_if(snapshots_.begin(), snapshots_.end(), [&](const Moment& moment) { return moment.played > month; });
        now_ = *(after - 1);
    }
    step(month - now_.played);
    events_.clear();
}

std::string LabWorld::history() const {
    World world = snapshots_.front().world;
    HistoryDigest digest;
    for (int month = 0; month < now_.played; ++month, ++world.step) {
        run_world_month(world);
        digest.observe(world);
    }
    return digest.hex();
}

Answer LabWorld::frame() const {
    const World& world = now_.world;
    Answer answer;
    answer.tree.add("month", integer_node(now_.played));
    answer.tree.add("label", plain_text(scenario_.constants->calendar.label(std::max(0, now_.played - 1))));
    answer.tree.add("done", boolean_node(now_.played >= horizon()));
    answer.tree.add("regime", integer_node(static_cast<int>(world.environment.regime)));
    answer.tree.add("budget", budgets());
    add_firms(answer);
    add_others(answer);
    add_ties(answer);
    add_series(answer);
    add_events(answer);
    return answer;
}

void LabWorld::add_firms(Answer& answer) const {
    const World& w = now_.world;
    const Firms& f = w.firms;
    answer.add("firms.status", by_id<std::uint8_t>(w, [&](std::size_t i) { return has_joined(w, i) ? f.status[i] : not_there; }));
    answer.add("firms.stage", by_id<std::uint8_t>(w, [&](std::size_t i) { return f.stage[i]; }));
    answer.add("firms.form", by_id<std::uint8_t>(w, [&](std::size_t i) { return f.form[i] < governance_form_count ? f.form[i] : not_there; }));
    answer.add("firms.partner", by_id<std::int32_t>(w, [&](std::size_t i) {
        const Partnership* tie = tie_of(w, i);
        return tie == nullptr ? -1 : static_cast<std::int32_t>(tie->partner);
    }));
    answer.add("firms.intermediary", by_id<std::int32_t>(w, [&](std::size_t i) { return static_cast<std::int32_t>(f.intermediary[i]) - 1; }));
    answer.add("firms.knowledge", by_id<float>(w, [&](std::size_t i) { return f.knowledge[i]; }));
    answer.add("firms.employees", by_id<std::uint16_t>(w, [&](std::size_t i) { return f.employees[i]; }));
    answer.add("firms.cash", by_id<double>(w, [&](std::size_t i) { return to_gbp(f.cash[i]); }));
    answer.add("firms.china", by_id<std::uint8_t>(w, [&](std::size_t i) { return f.has(i, flag_china_sales) ? 1 : 0; }));
}

void LabWorld::add_others(Answer& answer) const {
    const World& w = now_.world;
    answer.add("partners.used", of_each<std::uint16_t>(w.partners, [](const Partner& p) { return p.used; }));
    answer.add("partners.reputation", of_each<float>(w.partners, [](const Partner& p) { return public_reputation(p); }));
    answer.add("intermediaries.served", of_each<std::uint32_t>(w.intermediaries, [](const Intermediary& one) { return one.served; }));
    answer.add("intermediaries.screening", of_each<float>(w.intermediaries, [](const Intermediary& one) { return one.screening; }));
}

void LabWorld::add_ties(Answer& answer) const {
    const World& w = now_.world;
    std::vector<Partnership> ties;
    for (const Partnership& pact : w.partnerships) {
        if (pact.status != PactStatus::free) ties.push_back(pact);
    }
    const auto trust = [&](const Partnership& p) {
        if (p.status == PactStatus::negotiating) return 0.0;
        return trust_level({static_cast<double>(p.good), static_cast<double>(p.bad), static_cast<double>(p.damage)}, w.config().forms.trust);
    };
    answer.add("ties.firm", of_each<std::uint32_t>(ties, [&](const Partnership& p) { return w.firms.id[p.firm]; }));
    answer.add("ties.partner", of_each<std::uint32_t>(ties, [](const Partnership& p) { return p.partner; }));
    answer.add("ties.trust", of_each<float>(ties, trust));
    answer.add("ties.state", of_each<std::uint8_t>(ties, [](const Partnership& p) { return p.status; }));
    answer.add("ties.form", of_each<std::uint8_t>(ties, [](const Partnership& p) { return p.form < governance_form_count ? p.form : not_there; }));
    answer.add("ties.channel", of_each<std::uint8_t>(ties, [](const Partnership& p) { return p.channel; }));
    answer.add("ties.intermediary", of_each<std::int32_t>(ties, [](const Partnership& p) { return static_cast<std::int32_t>(p.intermediary) - 1; }));
}

void LabWorld::add_series(Answer& answer) const {
    Node keys = sequence_node();
    std::vector<double> values;
    for (std::size_t k = 0; k < now_.series.keys().size(); ++k) {
        const SeriesKey& key = now_.series.keys()[k];
        keys.items.push_back(plain_text(key.text));
        const double worth = worth_of(all_measures()[key.measure]);
        for (const std::int64_t value : now_.series.series(k)) values.push_back(static_cast<double>(value) * worth);
    }
    answer.tree.add("seriesKeys", std::move(keys));
    answer.add("seriesValues", values);
}

void LabWorld::add_events(Answer& answer) const {
    answer.add("events.month", of_each<std::int16_t>(events_, [](const DatedEvent& e) { return e.month; }));
    answer.add("events.firm", of_each<std::uint32_t>(events_, [](const DatedEvent& e) { return e.firm; }));
    answer.add("events.kind", of_each<std::uint8_t>(events_, [](const DatedEvent& e) { return e.event.kind; }));
    answer.add("events.detail", of_each<std::uint8_t>(events_, [](const DatedEvent& e) { return e.event.detail; }));
    answer.add("events.other", of_each<std::int32_t>(events_, [](const DatedEvent& e) { return static_cast<std::int32_t>(e.event.other) - 1; }));
    answer.add("events.value", of_each<float>(events_, [](const DatedEvent& e) { return e.event.value; }));
    answer.add("events.amount", of_each<double>(events_, [](const DatedEvent& e) { return to_gbp(e.event.amount); }));
}

Node LabWorld::budgets() const {
    const World& w = now_.world;
    Node list = sequence_node();
    for (std::size_t i = 0; i < w.instruments.size(); ++i) {
        const InstrumentConfig& c = w.config().policy.instruments[i];
        const InstrumentBook& book = w.instruments[i];
        Node row = map_node();
        row.add("name", plain_text(c.name)).add("label", plain_text(c.label.empty() ? c.name : c.label)).add("funder", plain_text(c.funder));
        row.add("open", boolean_node((w.open_instruments >> i & 1) != 0));
        row.add("budget", number_node(to_gbp(book.budget_year))).add("committed", number_node(to_gbp(book.committed_year)));
        row.add("left", number_node(to_gbp(book.budget_year - book.committed_year)));
        row.add("spent", number_node(to_gbp(now_.sums[i].spent)));
        row.add("awards", integer_node(now_.sums[i].awards)).add("refused", integer_node(now_.sums[i].refusals));
        row.add("applications", integer_node(now_.sums[i].applications));
        list.items.push_back(std::move(row));
    }
    return list;
}

Answer LabWorld::fixed() const {
    const World& w = now_.world;
    const Constants& c = *w.constants;
    Answer answer;
    Node labels = sequence_node(), groups = sequence_node(), events = sequence_node();
    for (int month = 0; month < horizon(); ++month) labels.items.push_back(plain_text(c.calendar.label(month)));
    for (const IntermediaryConfig& group : c.config.intermediaries) {
        Node row = map_node();
        row.add("name", plain_text(group.name)).add("label", plain_text(subject_words("", group.name)));
        groups.items.push_back(std::move(row));
    }
    for (const DatedChange& change : scenario_.changes) {
        Node row = map_node();
        row.add("month", integer_node(change.month)).add("from", integer_node(change.acts_from));
        events.items.push_back(std::move(row));
    }
    answer.tree.add("start", plain_text(c.config.time.start)).add("months", integer_node(horizon())).add("labels", std::move(labels));
    answer.tree.add("groups", std::move(groups)).add("events", std::move(events));
    answer.add("firms.sector", by_id<std::uint8_t>(w, [&](std::size_t i) { return w.firms.sector[i]; }));
    answer.add("firms.region", by_id<std::uint8_t>(w, [&](std::size_t i) { return c.uk_region_of_cell(w.firms.cell[i]); }));
    answer.add("firms.size", by_id<std::uint8_t>(w, [&](std::size_t i) { return c.size_of_cell(w.firms.cell[i]); }));
    answer.add("firms.joins", by_id<std::int16_t>(w, [&](std::size_t i) { return c.calendar.month_of_step(w.firms.entry_step[i]); }));
    answer.add("partners.type", of_each<std::uint8_t>(w.partners, [](const Partner& p) { return p.type; }));
    answer.add("partners.region", of_each<std::uint8_t>(w.partners, [](const Partner& p) { return p.region; }));
    answer.add("partners.sector", of_each<std::uint8_t>(w.partners, [](const Partner& p) { return p.sector; }));
    answer.add("partners.capacity", of_each<std::uint16_t>(w.partners, [](const Partner& p) { return p.capacity; }));
    answer.add("intermediaries.channel", of_each<std::uint8_t>(w.intermediaries, [](const Intermediary& one) { return one.type; }));
    answer.add("intermediaries.group", of_each<std::uint8_t>(w.intermediaries, [](const Intermediary& one) { return one.group; }));
    return answer;
}

Node LabWorld::firms() const {
    const World& w = now_.world;
    const Constants& c = *w.constants;
    std::vector<Node> rows(w.firms.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const SectorConfig& sector = c.config.sectors[w.firms.sector[i]];
        const UkRegionConfig& region = c.config.uk_regions[c.uk_region_of_cell(w.firms.cell[i])];
        const Partnership* tie = tie_of(w, i);
        Node row = map_node();
        row.add("id", integer_node(w.firms.id[i])).add("name", plain_text(fmt::format("Firm {}", w.firms.id[i])));
        row.add("sector", plain_text(subject_words(sector.label, sector.name))).add("region", plain_text(place_words(region.label, region.name)));
        row.add("size", plain_text(size_band_names[c.size_of_cell(w.firms.cell[i])]));
        row.add("status", plain_text(has_joined(w, i) ? status_names[w.firms.status[i]] : std::string_view("not joined")));
        row.add("stage", plain_text(stage_names[w.firms.stage[i]])).add("partner", integer_node(tie == nullptr ? -1 : static_cast<std::int64_t>(tie->partner)));
        rows[w.firms.number(i)] = std::move(row);
    }
    return sequence_node(std::move(rows));
}

}  // namespace pactsim
