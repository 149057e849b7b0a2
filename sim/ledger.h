#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/money.h"

namespace pactsim {

/// One kind of payment and the two accounts it runs between (indices into the ledger's list of accounts).
struct TransferKind {
    std::string name;
    std::uint16_t payer;
    std::uint16_t payee;
};

/// Double-entry book of one world: every payment leaves one account and enters another, so money is neither made nor
/// lost. A value: copies are independent; nothing is allocated after construction.
class Ledger {
  public:
    /// Throws InvariantError if a kind names an account that does not exist.
    Ledger(std::vector<std::string> accounts, std::vector<TransferKind> kinds);

    /// Adds to what an account held before the first payment; may be negative (a debt).
    void open_account(std::uint16_t account, Pence amount);

    /// Books one payment. Throws InvariantError if the amount is negative, the kind unknown or a total overflows.
    void post(std::uint16_t kind, Pence amount);

    /// Books one amount for every kind, in order: how a phase hands over sums that its threads counted apart.
    void post_all(std::span<const Pence> amounts_by_kind);

    /// Ends the month: the month totals start again from nothing.
    void close_month();

    /// Paid this month so far.
    [[nodiscard]] Pence month_total(std::uint16_t kind) const;

    /// Paid since the beginning, this month included.
    [[nodiscard]] Pence total(std::uint16_t kind) const;

    /// What the account holds now.
    [[nodiscard]] Int128 balance(std::uint16_t account) const;

    /// True if the balances add up to the openings and each follows from the totals paid in and out.
    [[nodiscard]] bool balanced() const;

    [[nodiscard]] std::span<const std::string> accounts() const { return accounts_; }
    [[nodiscard]] std::span<const TransferKind> kinds() const { return kinds_; }

  private:
    [[nodiscard]] Int128 derived_balance(std::uint16_t account) const;

    std::vector<std::string> accounts_;
    std::vector<TransferKind> kinds_;
    std::vector<Int128> openings_;
    std::vector<Int128> balances_;
    std::vector<Pence> month_totals_;
    std::vector<Pence> totals_;
};

}  // namespace pactsim
