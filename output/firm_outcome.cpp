#include "output/firm_outcome.h"

#include "agents/phases/form_values.h"
#include "agents/phases/support_view.h"
#include "agents/rules/value_added.h"

#include <bit>
#include <utility>

namespace pactsim {

namespace {

/// The month of something that had come when the record began, and of which only that is known.
constexpr std::int16_t before_the_record = -1;

bool ends_firm(EventKind kind) {
    return kind == EventKind::orderly_stop || kind == EventKind::failed_cash || kind == EventKind::closed_other || kind == EventKind::sold_elsewhere ||
           kind == EventKind::sold_to_partner;
}

const Partnership& tie_of(const World& world, std::size_t i) { return world.partnerships[static_cast<std::size_t>(world.firms.slot[i])]; }

/// True if the firm looks for, talks to or has a partner in China, or sells there.
bool on_china_route(const Firms& f, std::size_t i) {
    const Status status = f.status_of(i);
    return status == Status::searching || status == Status::negotiating || status == Status::partnered || f.china_month[i] > 0;
}

std::size_t group_source(const World& world, std::size_t instruments, std::uint16_t intermediary) {
    return instruments + world.intermediaries[intermediary - 1u].group;
}

}  // namespace

void FirmOutcomes::size_columns() {
    years = (static_cast<std::size_t>(months) + 11) / 12;
    uk_gva.assign(firms.size() * years, 0);
    job_months.assign(firms.size() * years, 0);
    first_support.assign(firms.size() * sources, no_month);
    first_decision.assign(firms.size() * sources, no_month);
}

void FirmOutcomeRecorder::start_firm(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const std::size_t firm = f.number(i);
    FirmOutcome& o = outcomes_.firms[firm];
    o.firm = f.id[i];
    o.cell = f.cell[i];
    o.entry_step = f.entry_step[i];
    o.age_at_entry = f.age_at_entry[i];
    o.form = governance_form_count;
    o.channel = channel_count;
    o.status = f.status[i];
    o.stage = f.stage[i];
    o.knowledge_at_start = static_cast<std::uint32_t>(static_cast<double>(f.knowledge[i]) * share_scale + 0.5);
    o.uk_gva_year_before = Pence{100} * f.gva_last_year[i];
    if (f.stage_of(i) == Stage::established) o.established_month = world.constants->calendar.month_of_step(f.stage_step[i]);
    o.established_in_china = f.has(i, flag_established_china);
    for (std::uint64_t had = f.support_ever[i]; had != 0; had &= had - 1) first_support(firm, static_cast<std::size_t>(std::countr_zero(had))) = before_the_record;
    if (f.intermediary[i] != 0) note_client(world, i, f.intermediary[i], before_the_record);
    if (f.partnerships_signed[i] > 0) o.signed_month = before_the_record;
    if (f.status_of(i) != Status::partnered && f.status_of(i) != Status::negotiating) return;
    const Partnership& tie = tie_of(world, i);
    o.channel = tie.channel;
    if (f.status_of(i) == Status::negotiating) return;
    o.signed_month = world.constants->calendar.month_of_step(tie.start_step);
    o.form = tie.form;
    o.intermediary = tie.intermediary;
    running_[firm].gap_agreed = tie.partner_gap_agreed;
}

void FirmOutcomeRecorder::start(const World& world) {
    const Firms& f = world.firms;
    instruments_ = world.instruments.size();
    outcomes_.firms.resize(f.size());
    outcomes_.warm_up_months = world.constants->calendar.warm_up_months();
    outcomes_.months = world.constants->calendar.horizon_months();
    outcomes_.sources = instruments_ + world.config().intermediaries.size();
    outcomes_.size_columns();
    running_.assign(f.size(), {});
    fits_.assign(f.size(), 0);
    for (std::size_t i = 0; i < f.size(); ++i) start_firm(world, i);
    // What came in this very month was not there before: its events are about to be noted.
    for (const Event& event : world.events) {
        const std::size_t firm = f.number(event.firm);
        if (event.kind == EventKind::awarded && (world.repeats.of(f.id[event.firm]) >> (event.other - 1u) & 1) == 0) {
            first_support(firm, event.other - 1u) = FirmOutcomes::no_month;
        } else if (event.kind == EventKind::became_client) {
            first_support(firm, group_source(world, instruments_, static_cast<std::uint16_t>(event.other))) = FirmOutcomes::no_month;
        } else if (event.kind == EventKind::signed_) {
            outcomes_.firms[firm].signed_month = f.partnerships_signed[event.firm] > 1 ? before_the_record : never;
        }
    }
}

void FirmOutcomeRecorder::note_support(std::size_t firm, const Event& event, std::int16_t month) {
    FirmOutcome& o = outcomes_.firms[firm];
    const std::size_t instrument = event.other - 1u;
    const std::uint64_t bit = std::uint64_t{1} << instrument;
    std::int16_t& decided = outcomes_.first_decision[firm * outcomes_.sources + instrument];
    if (event.kind == EventKind::applied) {
        o.applied |= bit;
        return;
    }
    if (event.kind == EventKind::awarded) {
        o.support_awarded += event.amount;
        std::int16_t& since = first_support(firm, instrument);
        if (since == FirmOutcomes::no_month) since = month;
    } else {
        o.refused |= bit;
    }
    // A firm that has ended or no longer qualifies is refused too, but was never in the draw: it says nothing about luck.
    if ((fits_[firm] & bit) == 0) return;
    if (decided == FirmOutcomes::no_month) decided = month;
}

void FirmOutcomeRecorder::note_event(const World& world, const Event& event) {
    const std::size_t firm = world.firms.number(event.firm);
    FirmOutcome& o = outcomes_.firms[firm];
    const auto month = static_cast<std::int16_t>(world.month());
    if (event.kind == EventKind::accepted && o.signed_month == never) {
        o.channel = event.detail;  // that of the first partner if these talks end well
    } else if (event.kind == EventKind::signed_ && o.signed_month == never) {
        o.signed_month = month;
        o.form = event.detail;
        const bool lasts = world.firms.status_of(event.firm) == Status::partnered;
        o.intermediary = lasts ? tie_of(world, event.firm).intermediary : world.firms.intermediary[event.firm];
    } else if (event.kind == EventKind::established && o.established_month == never) {
        o.established_month = month;
        o.established_in_china = event.detail != 0;
    } else if (event.kind == EventKind::leak) {
        ++o.leaks;
        o.leaked_value += event.amount;
    } else if (event.kind == EventKind::applied || event.kind == EventKind::awarded || event.kind == EventKind::refused) {
        note_support(firm, event, month);
    } else if (event.kind == EventKind::became_client) {
        note_client(world, event.firm, static_cast<std::uint16_t>(event.other), month);
    } else if (ends_firm(event.kind)) {
        o.ended_month = month;
    }
}

void FirmOutcomeRecorder::note_client(const World& world, std::size_t i, std::uint16_t intermediary, std::int16_t month) {
    const std::size_t firm = world.firms.number(i);
    std::int16_t& since = first_support(firm, group_source(world, instruments_, intermediary));
    if (since == FirmOutcomes::no_month) since = month;
    running_[firm].client_of = intermediary;
}

/// Instruments that need no award, once they reach the firm.
void FirmOutcomeRecorder::note_reached(const World& world, std::size_t i, std::uint64_t instruments, std::int16_t month) {
    const std::size_t firm = world.firms.number(i);
    std::uint64_t now = eligible_instruments(world, i, instruments & ~running_[firm].reached);
    running_[firm].reached |= now;
    for (; now != 0; now &= now - 1) first_support(firm, static_cast<std::size_t>(std::countr_zero(now))) = month;
}

/// What the partner learned by agreement since last month, at the market value of the firm's know-how. Source: the valuation of leaks in the conduct phase.
/// The last month of a partnership is not seen, for the tie is gone by its end.
void FirmOutcomeRecorder::note_partner_gain(const World& world, std::size_t i) {
    const std::size_t firm = world.firms.number(i);
    float& before = running_[firm].gap_agreed;
    if (world.firms.status_of(i) != Status::partnered) {
        before = 0.0F;
        return;
    }
    const float gap = tie_of(world, i).partner_gap_agreed;
    const double learned = static_cast<double>(gap) - static_cast<double>(gap < before ? 0.0F : before);  // less than before: another partner
    before = gap;
    if (learned > 0.0) outcomes_.firms[firm].agreed_gain += to_pence(learned * form_market_gbp(world, i));
}

void FirmOutcomeRecorder::note_month(const World& world, std::size_t i, Pence bought_in) {
    const Firms& f = world.firms;
    Running& r = running_[f.number(i)];
    r.gva_year += value_added(f.home_revenue[i], bought_in, f.venture_profit[i]);
    r.jobs_year += f.employees[i];
    if (!f.has(i, flag_china_route)) {
        r.venture_home_route += f.venture_month(i);
        return;
    }
    r.gva_china += f.venture_profit[i];
    if (f.venture_month(i) <= 0) return;
    r.venture_china_route += f.venture_month(i);
    r.china_jobs += mul_div(f.venture_month(i), std::int64_t{1'000'000} * f.employees[i], f.home_revenue[i] + f.venture_month(i));
}

/// Which of the firm's applications could win if they were decided now. Decisions come first in a month, so those of the next month find the firm as it is now.
void FirmOutcomeRecorder::note_fit(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const std::uint64_t fits = f.applied[i] == 0 ? 0 : eligible_instruments(world, i, f.applied[i]) & ~f.support[i];
    std::uint64_t& before = fits_[f.number(i)];
    if (before != fits) before = fits;
}

/// Moves the sums of the year that a month is the last of into the yearly columns, and notes where firms stand.
void FirmOutcomeRecorder::close_year(const World& world) {
    const std::size_t year = static_cast<std::size_t>(world.month()) / 12;
    for (std::size_t i = 0; i < running_.size(); ++i) {
        const std::size_t firm = world.firms.number(i);
        Running& r = running_[firm];
        FirmOutcome& o = outcomes_.firms[firm];
        outcomes_.uk_gva[firm * outcomes_.years + year] = std::exchange(r.gva_year, 0);
        outcomes_.job_months[firm * outcomes_.years + year] = std::exchange(r.jobs_year, 0);
        o.status = world.firms.status[i];
        o.stage = world.firms.stage[i];
        o.support = world.firms.support_ever[i];
    }
}

void FirmOutcomeRecorder::observe(const World& world) {
    if (outcomes_.firms.empty()) start(world);
    for (const Event& event : world.events) note_event(world, event);
    const Firms& f = world.firms;
    const auto month = static_cast<std::int16_t>(world.month());
    const Pence bought_in = fixed_share(world.config().firms.bought_in_share);
    const std::uint64_t untargeted = (world.constants->universal_instruments | world.constants->system_instruments) & world.open_instruments;
    for (const std::uint32_t i : world.alive) {
        note_fit(world, i);
        if (is_terminal(f.status[i])) continue;  // as the measures: a firm that ended this month is not counted any more
        note_month(world, i, bought_in);
        Running& running = running_[f.number(i)];
        if (f.intermediary[i] != 0 && f.intermediary[i] != running.client_of) note_client(world, i, f.intermediary[i], month);
        if (!on_china_route(f, i)) {
            running.gap_agreed = 0.0F;
            continue;
        }
        if ((untargeted & ~running.reached) != 0) note_reached(world, i, untargeted, month);
        note_partner_gain(world, i);
    }
    if (month % 12 == 11 || month + 1 == outcomes_.months) close_year(world);
}

FirmOutcomes FirmOutcomeRecorder::take() {
    for (std::size_t i = 0; i < running_.size(); ++i) {
        const Running& r = running_[i];
        FirmOutcome& o = outcomes_.firms[i];
        for (std::size_t year = 0; year < outcomes_.years; ++year) {
            o.uk_gva += outcomes_.gva(i, year);
            o.job_months += outcomes_.jobs(i, year);
        }
        o.uk_gva_china = r.gva_china;
        o.job_months_china = r.china_jobs / 1'000'000;
        o.venture_revenue_china_route = r.venture_china_route;
        o.venture_revenue_home_route = r.venture_home_route;
        if (o.signed_month == never) o.channel = channel_count;
    }
    running_.clear();
    return std::exchange(outcomes_, {});
}

}  // namespace pactsim
