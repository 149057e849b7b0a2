#pragma once
// What may happen to a firm's money besides the running of its business, as bounds that are worked out once per chunk.

#include "agents/phases/business.h"
#include "agents/phases/year_turn.h"
#include "agents/rules/finance.h"

#include <algorithm>
#include <array>

namespace pactsim {

/// Background exit: causes outside the model, by age and sector (ONS survival tables).
inline double exit_chance(const Constants& constants, const Firms& f, std::size_t i, int step) {
    const int age = std::min(exit_age_months, f.age_at_entry[i] + step - f.entry_step[i]);
    return constants.exit_chance[f.sector[i]][static_cast<std::size_t>(age)];
}

inline bool at_stage_gate(const Firms& f, std::size_t i, int step, const FinanceConfig& c) { return step - f.stage_step[i] < c.gate_months; }

class Fortune {
public:
    explicit Fortune(const World& world) : constants_(*world.constants), c_(world.config().finance), step_(world.step), accounts_(world.step, 11, 12) {
        for (const bool at_gate : {false, true}) most_equity_[at_gate ? 1 : 0] = (1.0 + slack) * most_equity_chance(at_gate, constants_.most_equity_access, c_);
        sale_ = c_.other_sale_per_year / 12.0;
    }

    /// True for a firm that no turn of fortune touches this month: it waits for no money, finds none, has enough, does not close, is not sold, and does not make
    /// up its accounts. Every test is at least as wide as the one it spares. `cash` is what it has once its month of business is booked.
    [[nodiscard]] bool passes_by(const Firms& f, std::size_t i, Pence cash_pence, const BusinessMonth& m, const Block& block) const {
        if (accounts_.falls_on(f.review_month[i]) || f.pending_equity_gbp[i] != 0 || cash_pence < 0 || f.negative_months[i] != 0) return false;
        if (uniform(block.word[1]) < exit_chance(constants_, f, i, step_)) return false;
        if (f.stage[i] == static_cast<std::uint8_t>(Stage::established) && uniform(block.word[3]) < sale_) return false;
        const auto cash = static_cast<double>(cash_pence);
        const auto cost = static_cast<double>(f.project_cost[i]);
        const bool paused = (f.flags[i] & flag_paused) != 0;
        if (paused ? cash * (1.0 + slack) > c_.resume_months * cost : cash * (1.0 - slack) < c_.pause_months * cost) return false;
        const auto business_loss = static_cast<double>(-std::min<Pence>(0, m.net()));
        if (cash * (1.0 - slack) < c_.stop_runway_months * business_loss) return false;
        // Burn is at most this; equity is looked for only below so many months of it.
        const double burn = business_loss + (paused ? 0.0 : cost);
        return cash * (1.0 - slack) >= c_.need_runway_months * burn || uniform(block.word[2]) > most_equity_[at_stage_gate(f, i, step_, c_) ? 1 : 0];
    }

private:
    static constexpr double slack = 1e-3;  // wider by far than rounding

    const Constants& constants_;
    const FinanceConfig& c_;
    int step_;
    YearTurn accounts_;
    std::array<double, 2> most_equity_{};  // no draw above this finds a round, by whether the firm is at a stage gate
    double sale_ = 0;
};

}  // namespace pactsim
