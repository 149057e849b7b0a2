#include "analysis/experiments/calibration/firm_lives.h"

#include "agents/events.h"
#include "agents/rules/trust.h"

#include <utility>

namespace pactsim::calibration {

void FirmLivesRecorder::start(const World& world) {
    const Firms& f = world.firms;
    lives_.months = world.constants->calendar.horizon_months();
    lives_.firms.resize(f.size());
    lives_.months_by_form.assign(governance_form_count, 0);
    lives_.leaks_by_form.assign(governance_form_count, 0);
    tie_of_.assign(f.size(), 0);
    form_.assign(f.size(), static_cast<std::uint8_t>(governance_form_count));
    for (FirmLife& life : lives_.firms) life.jobs.assign(static_cast<std::size_t>(lives_.months / 12), 0);
    for (const std::uint32_t i : world.alive) lives_.firms[f.number(i)].prototyping_at_start = f.stage_of(i) == Stage::prototyping;
}

void FirmLivesRecorder::note_events(const World& world) {
    const std::int32_t month = world.month();
    const auto close_tie = [&](std::size_t firm, bool with_firm) {
        if (tie_of_[firm] == 0) return;
        TieLife& tie = lives_.ties[static_cast<std::size_t>(tie_of_[firm] - 1)];
        tie.ended = month;
        tie.with_firm = with_firm;
        tie_of_[firm] = 0;
    };
    for (const Event& event : world.events) {
        const std::size_t firm = world.firms.number(event.firm);
        FirmLife& life = lives_.firms[firm];
        switch (event.kind) {
            case EventKind::joined:
                life.joined = month;
                life.newborn = world.firms.age_at_entry[event.firm] < 12;
                break;
            case EventKind::signed_:
                close_tie(firm, false);
                lives_.ties.push_back({event.detail, month});
                tie_of_[firm] = static_cast<std::int32_t>(lives_.ties.size());
                form_[firm] = event.detail;
                break;
            case EventKind::dissolved: close_tie(firm, event.detail == static_cast<std::uint8_t>(EndReason::firm_ended)); break;
            case EventKind::leak:
                ++life.leaks;
                if (form_[firm] < governance_form_count) ++lives_.leaks_by_form[form_[firm]];
                break;
            case EventKind::failed_cash:
            case EventKind::orderly_stop:
            case EventKind::closed_other:
                life.died = life.left = month;
                close_tie(firm, true);
                break;
            case EventKind::sold_to_partner:
            case EventKind::sold_elsewhere:
                life.left = month;
                close_tie(firm, event.kind == EventKind::sold_elsewhere);
                break;
            default: break;
        }
    }
}

void FirmLivesRecorder::note_firms(const World& world) {
    const Firms& f = world.firms;
    const std::int32_t month = world.month();
    std::size_t ever_signed = 0;
    for (const std::uint32_t i : world.alive) {
        const std::size_t firm = f.number(i);
        FirmLife& life = lives_.firms[firm];
        const Pence sales = f.china_month[i] + f.home_month[i];
        life.venture_sales += sales;
        life.ever_sold = life.ever_sold || sales > 0;
        life.ever_signed = life.ever_signed || f.partnerships_signed[i] > 0;
        life.ever_supported = life.ever_supported || f.support_ever[i] != 0;
        form_[firm] = f.status_of(i) == Status::partnered ? f.form[i] : static_cast<std::uint8_t>(governance_form_count);
        if (form_[firm] < governance_form_count) {
            ++life.partnered_months;
            ++lives_.months_by_form[form_[firm]];
        }
        ever_signed += life.ever_signed ? 1U : 0U;
        const auto year = static_cast<std::size_t>(month / 12);
        if (month % 12 == 11 && year < life.jobs.size()) life.jobs[year] = f.employees[i];
    }
    if (month % 12 == 11) lives_.ever_signed_share.push_back(world.alive.empty() ? 0.0 : static_cast<double>(ever_signed) / static_cast<double>(world.alive.size()));
}

void FirmLivesRecorder::note_ties_at_end(const World& world) {
    for (const Partnership& tie : world.partnerships) {
        if (tie.status != PactStatus::active) continue;
        lives_.trust.push_back(trust_level({static_cast<double>(tie.good), static_cast<double>(tie.bad), static_cast<double>(tie.damage)}, world.config().forms.trust));
        lives_.age.push_back(static_cast<double>(world.step) - static_cast<double>(tie.start_step));
    }
}

void FirmLivesRecorder::observe(const World& world) {
    if (lives_.firms.empty()) start(world);
    note_events(world);
    note_firms(world);
    if (world.month() + 1 == lives_.months) note_ties_at_end(world);
}

FirmLives FirmLivesRecorder::take() { return std::exchange(lives_, {}); }

}  // namespace pactsim::calibration
