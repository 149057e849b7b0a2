#pragma once
// What can happen to a firm, as data. Every change that a person would want to hear of is one event: results count them, stories tell them.

#include "sim/money.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pactsim {

/// Kinds of event; part of the results format: add at the end, never renumber.
enum class EventKind : std::uint8_t {
    joined, milestone, setback, stage_reached, established, technical_end, entered_search, stayed_home, gave_up_search, proposed, accepted, talks_failed,
    signed_, form_changed, set_up, leak, leak_noticed, rival_appeared, suit_won, suit_lost, breach_seen, leadership_changed, dissolved, partner_left_race,
    sold_stake, sold_to_partner, sold_elsewhere, blocked_by_screening, export_stop, applied, awarded, refused, award_ended, equity_round, project_paused,
    project_resumed, orderly_stop, failed_cash, closed_other, became_client, first_sales_china, first_sales_home, protection_chosen, case_published, demand_end };
inline constexpr std::array<std::string_view, 45> event_names{
    "joined", "milestone", "setback", "stage_reached", "established", "technical_end", "entered_search", "stayed_home", "gave_up_search", "proposed",
    "accepted", "talks_failed", "signed", "form_changed", "set_up", "leak", "leak_noticed", "rival_appeared", "suit_won", "suit_lost", "breach_seen",
    "leadership_changed", "dissolved", "partner_left_race", "sold_stake", "sold_to_partner", "sold_elsewhere", "blocked_by_screening", "export_stop",
    "applied", "awarded", "refused", "award_ended", "equity_round", "project_paused", "project_resumed", "orderly_stop", "failed_cash", "closed_other",
    "became_client", "first_sales_china", "first_sales_home", "protection_chosen", "case_published", "demand_end"};
inline constexpr std::size_t event_kind_count = 45;

/// Why a partnership ended; the `detail` of a `dissolved` event.
enum class EndReason : std::uint8_t { low_trust, regime, learning_race, export_control, screening, firm_ended, talks, crackdown, project_over };
inline constexpr std::array<std::string_view, 9> end_reason_names{
    "trust ran out", "the political climate", "the partner had learned what it wanted", "export control", "investment screening", "the firm ended", "talks failed",
    "a crackdown on the sector", "the project was over"};

/// One thing that happened to one firm in one month.
struct Event {
    std::uint32_t firm = 0;      // index of the firm, which holds within the month
    std::uint32_t other = 0;     // partner, intermediary or instrument index + 1; 0 = none
    EventKind kind{};
    std::uint8_t detail = 0;     // stage, form, reason or channel, by kind
    float value = 0;             // a share that explains it (trust, probability, value), by kind
    Pence amount = 0;            // money involved, by kind
};

/// Events of one month in the order of the phases and, within a phase, of the chunks: the same for any number of threads.
using EventLog = std::vector<Event>;

}  // namespace pactsim
