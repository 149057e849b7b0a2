// Mechanisms of sales, money and endings.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

#include <cmath>

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

std::vector<Mechanism> sales_rows() {
    return {
        {"market diffusion", "a rolled-out technology spreads through its market by innovation and imitation", "sectors' bass_p_per_month and bass_q_per_month times f",
         [](Config& c, double f) {
             for (SectorConfig& sector : c.sectors) {
                 scale_share(sector.bass_p_per_month, f);
                 sector.bass_q_per_month *= f;
             }
         },
         {{M::sales_china, rises}, {M::sales_outside, rises}, {M::gva, rises}}},
        {"global lag", "sales elsewhere follow rollout in China after a while", "market.global_lag_months times f",
         [](Config& c, double f) { c.market.global_lag_months = static_cast<int>(std::lround(c.market.global_lag_months * f)); }, {{M::sales_outside, falls}, {M::gva, falls}}},
        {"standards", "where standards part, a product made for China reaches less of other markets", "sectors' standards_exposure times f",
         [](Config& c, double f) {
             for (SectorConfig& sector : c.sectors) scale_share(sector.standards_exposure, f);
         },
         {{M::sales_outside, falls}}},
        {"learning by producing", "unit cost falls with cumulative output", "sectors' wright_exponent times f",
         [](Config& c, double f) {
             for (SectorConfig& sector : c.sectors) scale_share(sector.wright_exponent, f);
         },
         {{M::gva, rises}}},
        {"plant of the partner", "a partner's plant makes what is sold in China cheaper", "market.scale_saving times f", [](Config& c, double f) { scale_share(c.market.scale_saving, f); },
         {{M::gva, rises}}},
        {"sales kept after the end", "some sales in China stay with the firm when a partnership is over", "retained_share of every form times f",
         [](Config& c, double f) {
             for (GovernanceFormConfig& form : c.governance.forms) scale_share(form.retained_share, f);
         },
         {{M::sales_china, rises}}},
        {"jobs from sales", "venture sales make jobs in the UK", "market.jobs_per_million_gbp times f", [](Config& c, double f) { c.market.jobs_per_million_gbp *= f; },
         {{M::employees_end, rises}}},
        {"dual use", "export control stops partnerships in dual-use technology", "dual_use_block of every regime times f",
         [](Config& c, double f) {
             for (RegimeEffects& effects : c.environment.regimes.effects) scale_share(effects.dual_use_block, f);
         },
         {{M::export_stops, rises}}},
    };
}

std::vector<Mechanism> finance_rows() {
    return {
        {"equity", "firms short of runway raise equity, most easily after a stage gate", "finance.equity_per_year times f", [](Config& c, double f) { c.finance.equity_per_year *= f; },
         {{M::equity, rises}, {M::failures, falls}, {M::milestones, rises}}},
        {"project cost", "work costs money, and projects stand still without it", "sectors' cost_gbp_per_month times f",
         [](Config& c, double f) {
             for (SectorConfig& sector : c.sectors) {
                 for (double& cost : sector.cost_per_month) cost *= f;
             }
         },
         {{M::pauses, rises}, {M::project_cost_china, rises}}},
        {"investment screening", "the UK calls in and may block Chinese equity in a sensitive technology", "finance.call_in and finance.block times f",
         [](Config& c, double f) {
             scale_share(c.finance.call_in, f);
             scale_share(c.finance.block, f);
         }, {{M::blocked, rises}}},
        {"other sales", "established firms are sold to other buyers", "finance.other_sale_per_year times f", [](Config& c, double f) { scale_share(c.finance.other_sale_per_year, f); },
         {{M::sold_elsewhere, rises}}},
        {"background exit", "firms close for causes outside the model, most in their third year", "firms.background_exit_share times f",
         [](Config& c, double f) { scale_share(c.firms.background_exit_share, f); }, {{M::closed_other, rises}, {M::firms_end, falls}}},
    };
}

}  // namespace

std::vector<Mechanism> market_mechanisms() {
    std::vector<Mechanism> rows = sales_rows();
    for (Mechanism& row : finance_rows()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace pactsim
