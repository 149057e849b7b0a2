#include "sim/ledger.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sim/error.h"

namespace pactsim {

namespace {

template <class Values>
auto& at(Values& values, std::size_t index, const char* message) {
    if (index >= values.size()) throw InvariantError(message);
    return values[index];
}

constexpr const char* unknown_kind = "the ledger has no such kind of transfer";
constexpr const char* unknown_account = "the ledger has no such account";

}  // namespace

Ledger::Ledger(std::vector<std::string> accounts, std::vector<TransferKind> kinds)
    : accounts_(std::move(accounts)),
      kinds_(std::move(kinds)),
      openings_(accounts_.size(), 0),
      balances_(accounts_.size(), 0),
      month_totals_(kinds_.size(), 0),
      totals_(kinds_.size(), 0) {
    for (const TransferKind& kind : kinds_) {
        if (kind.payer >= accounts_.size() || kind.payee >= accounts_.size()) {
            throw InvariantError("the transfer '" + kind.name + "' names an account that does not exist");
        }
    }
}

void Ledger::open_account(std::uint16_t account, Pence amount) {
    at(openings_, account, unknown_account) += amount;
    balances_[account] += amount;
}

void Ledger::post(std::uint16_t kind, Pence amount) {
    const TransferKind& transfer = at(kinds_, kind, unknown_kind);
    if (amount < 0) throw InvariantError("the transfer '" + transfer.name + "' was posted with a negative amount");
    Pence sum = 0;
    if (__builtin_add_overflow(totals_[kind], amount, &sum)) {
        throw InvariantError("the total of the transfer '" + transfer.name + "' is too large to count");
    }
    totals_[kind] = sum;
    month_totals_[kind] += amount;
    balances_[transfer.payer] -= amount;
    balances_[transfer.payee] += amount;
}

void Ledger::post_all(std::span<const Pence> amounts_by_kind) {
    if (amounts_by_kind.size() != kinds_.size()) throw InvariantError("the ledger needs one amount per kind of transfer");
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        post(static_cast<std::uint16_t>(kind), amounts_by_kind[kind]);
    }
}

void Ledger::close_month() {
    std::fill(month_totals_.begin(), month_totals_.end(), Pence{0});
}

Pence Ledger::month_total(std::uint16_t kind) const {
    return at(month_totals_, kind, unknown_kind);
}

Pence Ledger::total(std::uint16_t kind) const {
    return at(totals_, kind, unknown_kind);
}

Int128 Ledger::balance(std::uint16_t account) const {
    return at(balances_, account, unknown_account);
}

Int128 Ledger::derived_balance(std::uint16_t account) const {
    Int128 balance = openings_[account];
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        if (kinds_[kind].payer == account) balance -= totals_[kind];
        if (kinds_[kind].payee == account) balance += totals_[kind];
    }
    return balance;
}

bool Ledger::balanced() const {
    Int128 difference = 0;
    for (std::size_t account = 0; account < accounts_.size(); ++account) {
        difference += balances_[account] - openings_[account];
        if (balances_[account] != derived_balance(static_cast<std::uint16_t>(account))) return false;
    }
    return difference == 0;
}

}  // namespace pactsim
