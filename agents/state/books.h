#pragma once
// Who pays whom: the accounts and the kinds of transfer of the model. Enumerators are indices into the ledger.

#include "sim/ledger.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace pactsim {

enum class Account : std::uint16_t {
    firms, uk_employees, uk_suppliers, home_customers, china_customers, partners, china_suppliers, intermediaries, advisers, investors, uk_government, china_government };
inline constexpr std::array<std::string_view, 12> account_names{
    "firms", "uk_employees", "uk_suppliers", "home_customers", "china_customers", "partners", "china_suppliers", "intermediaries", "advisers", "investors",
    "uk_government", "china_government"};

enum class Transfer : std::uint16_t {
    home_sales, venture_sales_home, venture_sales_china, partner_sales_share, wages, bought_in, research, project_cost_home, project_cost_china, project_cost_partner,
    search_cost, travel_and_legal, intermediary_fee, setup_cost, exit_cost, patent_cost, suit_cost, damages, upfront, equity, tax, tax_china, stake_sale, residual_to_investors,
    award_uk, award_china, relief_uk, relief_china, delivery_uk, delivery_china, fixed_uk, fixed_china, evaluation_uk, evaluation_china, co_payment, sale_proceeds, founding_capital, cost_of_sales_home, cost_of_sales_china, write_off, co_funding_uk, co_funding_china, dividends };

/// One row of the table of transfers.
struct TransferRow {
    std::string_view name;
    Account payer;
    Account payee;
    std::string_view meaning;
};

inline constexpr std::array<TransferRow, 43> transfer_rows{{
    {"home_sales", Account::home_customers, Account::firms, "sales outside the venture"},
    {"venture_sales_home", Account::home_customers, Account::firms, "venture sales outside China"},
    {"venture_sales_china", Account::china_customers, Account::firms, "the firm's share of venture sales in China"},
    {"partner_sales_share", Account::china_customers, Account::partners, "the partner's share of venture sales in China"},
    {"wages", Account::firms, Account::uk_employees, "employer cost of UK staff"},
    {"bought_in", Account::firms, Account::uk_suppliers, "bought-in inputs of UK activity"},
    {"research", Account::firms, Account::uk_suppliers, "own research bought in"},
    {"project_cost_home", Account::firms, Account::uk_suppliers, "project cost at home"},
    {"project_cost_china", Account::firms, Account::china_suppliers, "project cost in China"},
    {"project_cost_partner", Account::partners, Account::china_suppliers, "project cost borne by the partner"},
    {"search_cost", Account::firms, Account::advisers, "own cost of search"},
    {"travel_and_legal", Account::firms, Account::advisers, "travel and legal cost of entry"},
    {"intermediary_fee", Account::firms, Account::intermediaries, "fees of intermediaries"},
    {"setup_cost", Account::firms, Account::china_suppliers, "setting up a partnership"},
    {"exit_cost", Account::firms, Account::china_suppliers, "leaving a partnership"},
    {"patent_cost", Account::firms, Account::advisers, "patents"},
    {"suit_cost", Account::firms, Account::advisers, "suing in China"},
    {"damages", Account::partners, Account::firms, "damages awarded for a leak"},
    {"upfront", Account::partners, Account::firms, "licence fee, equity or price paid at signature"},
    {"equity", Account::investors, Account::firms, "equity rounds"},
    {"tax", Account::firms, Account::uk_government, "corporation tax on venture profit"},
    {"tax_china", Account::firms, Account::china_government, "Chinese tax on venture profit, before zone relief"},
    {"stake_sale", Account::partners, Account::firms, "price of a stake sold to the partner"},
    {"residual_to_investors", Account::firms, Account::investors, "cash left when a firm ends or is sold"},
    {"award_uk", Account::uk_government, Account::firms, "grants and vouchers from UK funders"},
    {"award_china", Account::china_government, Account::firms, "grants from Chinese funders"},
    {"relief_uk", Account::uk_government, Account::firms, "tax relief from UK funders"},
    {"relief_china", Account::china_government, Account::firms, "tax relief in Chinese zones"},
    {"delivery_uk", Account::uk_government, Account::intermediaries, "delivery of services paid by UK funders"},
    {"delivery_china", Account::china_government, Account::intermediaries, "delivery of services paid by Chinese funders"},
    {"fixed_uk", Account::uk_government, Account::intermediaries, "running cost of UK instruments"},
    {"fixed_china", Account::china_government, Account::intermediaries, "running cost of Chinese instruments"},
    {"evaluation_uk", Account::uk_government, Account::advisers, "evaluation paid by UK funders"},
    {"evaluation_china", Account::china_government, Account::advisers, "evaluation paid by Chinese funders"},
    {"co_payment", Account::firms, Account::intermediaries, "firms' own part of service cost"},
    {"sale_proceeds", Account::partners, Account::investors, "price of a whole firm bought by its partner"},
    {"founding_capital", Account::investors, Account::firms, "cash of firms that join after the start"},
    {"cost_of_sales_home", Account::firms, Account::uk_suppliers, "cost of venture sales outside China"},
    {"cost_of_sales_china", Account::firms, Account::china_suppliers, "cost of the firm's part of venture sales in China"},
    {"write_off", Account::investors, Account::firms, "debts of failed firms borne by their backers"},
    {"co_funding_uk", Account::uk_government, Account::china_suppliers, "project cost in China borne by UK funders"},
    {"co_funding_china", Account::china_government, Account::china_suppliers, "project cost in China borne by Chinese funders"},
    {"dividends", Account::firms, Account::investors, "what owners take out"},
}};
inline constexpr std::size_t transfer_count = transfer_rows.size();

/// Sums of transfers of one chunk of work, handed to the ledger in chunk order.
using TransferSums = std::array<Pence, transfer_count>;

inline void add(TransferSums& sums, Transfer kind, Pence amount) { sums[static_cast<std::size_t>(kind)] += amount; }

/// The ledger of one world, with all accounts at zero.
Ledger make_ledger();

}  // namespace pactsim
