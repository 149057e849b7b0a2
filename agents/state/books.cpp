#include "agents/state/books.h"

namespace pactsim {

Ledger make_ledger() {
    std::vector<std::string> accounts(account_names.begin(), account_names.end());
    std::vector<TransferKind> kinds;
    kinds.reserve(transfer_rows.size());
    for (const TransferRow& row : transfer_rows) {
        kinds.push_back({std::string(row.name), static_cast<std::uint16_t>(row.payer), static_cast<std::uint16_t>(row.payee)});
    }
    return {std::move(accounts), std::move(kinds)};
}

}  // namespace pactsim
