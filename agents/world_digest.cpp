#include "agents/world_digest.h"

#include <span>

namespace pactsim {

namespace {

/// Takes in values one by one, never the padding between them.
template <class... Values>
void take(Digest& digest, const Values&... values) {
    (digest.update(std::as_bytes(std::span(&values, 1))), ...);
}

template <class Row>
void take_table(Digest& digest, const std::vector<Row>& table) {
    digest.update(std::as_bytes(std::span(table)));
}

void take_partner(Digest& d, const Partner& p) { take(d, p.id, p.type, p.region, p.sector, p.capacity, p.used, p.capability, p.alignment, p.reliability, p.good, p.bad); }

void take_partnership(Digest& d, const Partnership& p) {
    take(d, p.firm, p.partner, p.status, p.form, p.channel, p.months_to_start, p.intermediary, p.start_step, p.disputed, p.reopened);
    take(d, p.good, p.bad, p.damage, p.trust_at_signing, p.distance, p.firm_gap_closed, p.partner_gap_agreed, p.partner_gap_leaked, p.co_funding);
}

void take_transfers(Digest& d, const World& world) {
    for (std::size_t k = 0; k < transfer_count; ++k) {
        const Pence total = world.ledger.total(static_cast<std::uint16_t>(k));
        take(d, total);
    }
}

}  // namespace

std::string world_digest(const World& world) {
    Digest digest;
    Firms firms = world.firms;  // columns are visited through a mutable view
    firms.for_each_column([&](auto& column) { take_table(digest, column); });
    for (const Partner& partner : world.partners) take_partner(digest, partner);
    for (const Partnership& pact : world.partnerships) take_partnership(digest, pact);
    for (const Intermediary& one : world.intermediaries) take(digest, one.key, one.screening, one.knowledge, one.good, one.bad);
    take(digest, world.environment.regime, world.environment.log_exchange_rate, world.environment.public_knowledge);
    take_transfers(digest, world);
    return digest.hex();
}

void HistoryDigest::observe(const World& world) {
    for (const Event& e : world.events) take(digest_, world.firms.id[e.firm], e.other, e.kind, e.detail, e.value, e.amount);
    take_table(digest_, world.tally.by_cell);
    take(digest_, world.tally.by_stage, world.tally.by_form, world.tally.by_channel, world.tally.partner_used, world.tally.exchange_rate);
    take_transfers(digest_, world);
}

}  // namespace pactsim
