#include "analysis/appraisal/social_account.h"

#include "sim/error.h"

namespace pactsim {

namespace {

// Columns: wages, profit, delivery, co_funding_abroad, public_cost, tax_uk, private_cost, china_public.
using Lines = std::array<std::int8_t, study_flow_count>;
constexpr Lines receipt{0, 1, 0, 0, 0, 0, 0, 0};
constexpr Lines input{0, -1, 0, 0, 0, 0, 0, 0};
constexpr Lines own_project{0, -1, 0, 0, 0, 0, 1, 0};
constexpr Lines nothing{};
constexpr Lines uk_award{0, 0, 0, 0, 1, 0, 0, 0};
constexpr Lines uk_delivery{0, 0, 1, 0, 1, 0, 0, 0};
constexpr Lines china_cost{0, 0, 0, 0, 0, 0, 0, 1};
constexpr Lines china_award{0, 1, 0, 0, 0, 0, 0, 1};

constexpr std::string_view worth = "customers pay what it is worth to them";
constexpr std::string_view used_up = "inputs are used up at their price";
constexpr std::string_view owners = "owners count as UK: a transfer";
constexpr std::string_view abroad = "nobody with UK standing pays or is paid";

constexpr std::array<SocialRow, transfer_count> rows{{
    {Transfer::home_sales, Standing::benefit, receipt, worth},
    {Transfer::venture_sales_home, Standing::benefit, receipt, worth},
    {Transfer::venture_sales_china, Standing::benefit, receipt, "money from customers in China"},
    {Transfer::partner_sales_share, Standing::outside, nothing, abroad},
    {Transfer::wages, Standing::within_uk, {1, -1, 0, 0, 0, 0, 0, 0}, "what firms pay their staff receive: a gain to society only as far as the staff would not earn it elsewhere"},
    {Transfer::bought_in, Standing::cost, input, used_up},
    {Transfer::research, Standing::cost, input, used_up},
    {Transfer::project_cost_home, Standing::cost, own_project, used_up},
    {Transfer::project_cost_china, Standing::cost, own_project, "paid abroad"},
    {Transfer::project_cost_partner, Standing::outside, nothing, abroad},
    {Transfer::search_cost, Standing::cost, own_project, used_up},
    {Transfer::travel_and_legal, Standing::cost, own_project, used_up},
    {Transfer::intermediary_fee, Standing::cost, own_project, used_up},
    {Transfer::setup_cost, Standing::cost, own_project, "paid abroad"},
    {Transfer::exit_cost, Standing::cost, own_project, "paid abroad"},
    {Transfer::patent_cost, Standing::cost, own_project, used_up},
    {Transfer::suit_cost, Standing::cost, own_project, used_up},
    {Transfer::damages, Standing::benefit, receipt, "money from partners"},
    {Transfer::upfront, Standing::benefit, receipt, "money from partners"},
    {Transfer::equity, Standing::within_uk, nothing, owners},
    {Transfer::tax, Standing::within_uk, {0, 0, 0, 0, 0, 1, 0, 0}, "the purse gains what firms lose: a transfer"},
    {Transfer::tax_china, Standing::cost, input, "paid to a foreign state"},
    {Transfer::stake_sale, Standing::benefit, receipt, "money from partners for profit that will be theirs"},
    {Transfer::residual_to_investors, Standing::within_uk, nothing, owners},
    {Transfer::award_uk, Standing::within_uk, uk_award, "firms gain what the purse loses: a transfer, but a public cost"},
    {Transfer::award_china, Standing::benefit, china_award, "money from a foreign state"},
    {Transfer::relief_uk, Standing::within_uk, uk_award, "firms gain what the purse loses: a transfer, but a public cost"},
    {Transfer::relief_china, Standing::benefit, china_award, "money from a foreign state"},
    {Transfer::delivery_uk, Standing::cost, uk_delivery, "resources used to deliver support"},
    {Transfer::delivery_china, Standing::outside, china_cost, abroad},
    {Transfer::fixed_uk, Standing::cost, uk_delivery, "resources used to deliver support"},
    {Transfer::fixed_china, Standing::outside, china_cost, abroad},
    {Transfer::evaluation_uk, Standing::cost, uk_delivery, "resources used to evaluate support"},
    {Transfer::evaluation_china, Standing::outside, china_cost, abroad},
    {Transfer::co_payment, Standing::cost, own_project, "the firm's own part of resources used to deliver support"},
    {Transfer::sale_proceeds, Standing::benefit, receipt, "money from partners to owners for profit that leaves the account"},
    {Transfer::founding_capital, Standing::within_uk, nothing, owners},
    {Transfer::cost_of_sales_home, Standing::cost, input, used_up},
    {Transfer::cost_of_sales_china, Standing::cost, input, "paid abroad"},
    {Transfer::write_off, Standing::within_uk, nothing, owners},
    {Transfer::co_funding_uk, Standing::cost, {0, 0, 0, 1, 1, 0, 0, 0}, "UK public money paid abroad"},
    {Transfer::co_funding_china, Standing::outside, china_cost, abroad},
    {Transfer::dividends, Standing::within_uk, nothing, owners},
}};

/// Every transfer has its row at its own number: a new transfer without one does not compile.
constexpr bool in_order() {
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (static_cast<std::size_t>(rows[k].kind) != k || rows[k].why.empty()) return false;
    }
    return true;
}
static_assert(in_order());

}  // namespace

std::span<const SocialRow> social_rows() { return rows; }

std::vector<std::int64_t> yearly_flows(std::span<const std::int64_t> ledger, std::size_t months) {
    if (ledger.size() != transfer_count * months) throw InvariantError("a ledger does not have one amount for each transfer and month");
    const std::size_t years = years_of(months);
    std::vector<std::int64_t> flows(study_flow_count * years, 0);
    for (const SocialRow& row : rows) {
        const auto kind = static_cast<std::size_t>(row.kind);
        for (std::size_t month = 0; month < months; ++month) {
            const std::int64_t amount = ledger[kind * months + month];
            for (std::size_t line = 0; line < study_flow_count; ++line) flows[line * years + month / 12] += row.lines[line] * amount;
        }
    }
    return flows;
}

int social_sign(StudyFlow line) {
    switch (line) {
        case StudyFlow::wages:
        case StudyFlow::profit: return 1;
        case StudyFlow::delivery:
        case StudyFlow::co_funding_abroad: return -1;
        default: return 0;
    }
}

}  // namespace pactsim
