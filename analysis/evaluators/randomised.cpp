#include "analysis/evaluators/evaluators.h"

#include <algorithm>
#include <tuple>

namespace pactsim {

namespace {

/// One firm's part in one draw.
struct Ticket {
    std::uint16_t source = 0;
    std::int16_t month = 0;
    bool won = false;
    Pence growth = 0;     // value added in the window less as many years at the level before
    double exposure = 0;  // share of the window with support
};

/// The first draw that the firm took part in, if it is one to learn from.
std::optional<Ticket> ticket_of(const FirmOutcomes& world, std::size_t firm, std::span<const std::uint16_t> lottery, std::int32_t first_support) {
    std::optional<Ticket> ticket;
    for (const std::uint16_t source : lottery) {
        const std::int16_t month = world.decided_in(firm, source);
        if (month == FirmOutcomes::no_month || (ticket && month >= ticket->month)) continue;
        ticket = Ticket{source, month, world.supported_since(firm, source) == month, 0, 0.0};
    }
    if (!ticket) return std::nullopt;
    const std::int32_t month = ticket->month;
    const int year = month / 12, last = last_year_of_window(world, year);
    const bool supported_before = first_support != never && first_support < month;
    if (supported_before || last <= year || !has_year_before(world, firm, year)) return std::nullopt;
    ticket->growth = value_in_window(world, firm, year, last) - (last - year) * value_before(world, firm, year);
    if (first_support != never) {
        const int from = std::max(year, first_support / 12);  // the year of an award counts as before, for winners and losers alike
        ticket->exposure = static_cast<double>(std::max(0, last - from)) / (last - year);
    }
    return ticket;
}

struct Draw {
    std::int64_t winners = 0, losers = 0;
    Pence won = 0, lost = 0;
    double exposure_won = 0.0, exposure_lost = 0.0;
};

}  // namespace

std::optional<double> randomised_estimate(const FirmOutcomes& world, std::span<const std::uint16_t> lottery, std::span<const std::int32_t> first_support) {
    std::vector<Ticket> tickets;
    for (std::size_t i = 0; i < world.firms.size(); ++i) {
        if (const auto ticket = ticket_of(world, i, lottery, first_support[i])) tickets.push_back(*ticket);
    }
    const auto draw_of = [](const Ticket& t) { return std::tie(t.source, t.month); };
    std::stable_sort(tickets.begin(), tickets.end(), [&](const Ticket& a, const Ticket& b) { return draw_of(a) < draw_of(b); });
    double effect = 0.0, exposure = 0.0;
    for (std::size_t begin = 0, end = 0; begin < tickets.size(); begin = end) {
        Draw draw;
        for (; end < tickets.size() && draw_of(tickets[end]) == draw_of(tickets[begin]); ++end) {
            const Ticket& t = tickets[end];
            (t.won ? draw.winners : draw.losers) += 1;
            (t.won ? draw.won : draw.lost) += t.growth;
            (t.won ? draw.exposure_won : draw.exposure_lost) += t.exposure;
        }
        if (draw.winners == 0 || draw.losers == 0) continue;
        const double ratio = static_cast<double>(draw.winners) / static_cast<double>(draw.losers);
        effect += static_cast<double>(draw.won) - ratio * static_cast<double>(draw.lost);
        exposure += draw.exposure_won - ratio * draw.exposure_lost;
    }
    if (exposure <= 0.0) return std::nullopt;
    return effect / exposure;
}

}  // namespace pactsim
