// Field tables of partners and intermediaries.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

using Kind = Distribution::Kind;

namespace {

/// One of the seven channels that are intermediaries.
class IntermediaryType final : public Value<Channel> {
 public:
    IntermediaryType() : words_(word_of(std::span(channel_names).subspan(first_intermediary_channel))) {}

    std::string type_name() const override { return "choice"; }
    std::string allowed() const override { return words_->allowed(); }
    Node json_schema() const override { return words_->json_schema(); }
    void read(Reader& reader, const Node& node, Channel& value) const override {
        std::string word;
        words_->read(reader, node, word);
        for (std::size_t i = first_intermediary_channel; i < channel_count; ++i) {
            if (channel_names[i] == word) { value = static_cast<Channel>(i); }
        }
    }
    Node write(const Channel& value, const Names&) const override { return text_node(std::string{channel_names[static_cast<std::size_t>(value)]}); }

 private:
    ValuePtr<std::string> words_;
};

/// Heavy-tailed capacity (V24) with the given typical size.
Distribution capacity(double typical, double most) { return truncated(distribution_of(Kind::pareto, {typical, 1.6}), 0, most); }

Distribution around(double mode, double half_width) { return distribution_of(Kind::triangular, {mode - half_width, mode, mode + half_width}); }

/// The five kinds. Their order of strengths follows seed 000 and 001; every figure is an assumption with the range named in its row.
std::array<PartnerTypeConfig, 5> default_types() {
    // share, capability (prototyping, sunk capital, talent, proof of concept, scaling, user testing), spread, capacity, reliability,
    // opportunism, co-funding, threshold
    return {{
        {0.25, {0.6, 0.75, 0.6, 0.5, 0.8, 0.8}, 0.15, capacity(2, 60), around(0.85, 0.1), around(0.35, 0.25), around(0.35, 0.25), 0.45},
        {0.35, {0.65, 0.5, 0.5, 0.5, 0.6, 0.65}, 0.15, capacity(1, 15), around(0.8, 0.15), around(0.35, 0.3), around(0.25, 0.2), 0.25},
        {0.1, {0.5, 0.85, 0.55, 0.45, 0.8, 0.6}, 0.15, capacity(2, 60), around(0.82, 0.12), around(0.3, 0.25), around(0.4, 0.25), 0.45},
        {0.2, {0.6, 0.55, 0.85, 0.8, 0.3, 0.35}, 0.15, capacity(1, 30), around(0.85, 0.1), around(0.25, 0.2), around(0.3, 0.2), 0.3},
        {0.1, {0.75, 0.7, 0.65, 0.7, 0.55, 0.5}, 0.15, capacity(2, 60), around(0.87, 0.1), around(0.2, 0.15), around(0.4, 0.25), 0.2},
    }};
}

}  // namespace

namespace {

Table<PartnerTypeConfig> make_partner_type_table() {
    Table<PartnerTypeConfig> t("partner_type", "a kind of Chinese organisation");
    t.add("share", &PartnerTypeConfig::share, share(), from_parent, {"share", "share of the pool (all five sum to 1)", "assumption, plausible half to double"});
    t.add("capability", &PartnerTypeConfig::capability, per_word(capability_names, "capability", share()), from_parent,
          {"share", "mean level offered of each capability", "seed 000 (what partners offer); assumption, plausible +-0.2"});
    t.add("capability_spread", &PartnerTypeConfig::capability_spread, real(0, 0.5), from_parent,
          {"share", "half-width between partners", "assumption, plausible 0.05 to 0.3"});
    t.add("capacity", &PartnerTypeConfig::capacity, distribution(0, 10000), from_parent,
          {"partnerships", "concurrent partnerships a partner can hold, heavy-tailed", "V24; assumption, exponent 1.2 to 2.5"});
    t.add("reliability", &PartnerTypeConfig::reliability, distribution(0, 1), from_parent,
          {"share", "probability of acting cooperatively in a calm month; hidden from firms", "assumption, mean 0.7 to 0.95"});
    t.add("opportunism", &PartnerTypeConfig::opportunism, distribution(0, 1), from_parent,
          {"share", "scales leakage and the learning race; hidden from firms", "assumption, mean 0.1 to 0.5"});
    t.add("co_funding", &PartnerTypeConfig::co_funding, distribution(0, 1), from_parent,
          {"share", "propensity to co-fund project cost", "evidence lccp_cn_money; assumption"});
    t.add("acceptance_threshold", &PartnerTypeConfig::acceptance_threshold, real(-5, 5), from_parent,
          {"utility", "least utility of a proposal that it accepts", "assumption, plausible 0 to 0.8"});
    return t;
}

}  // namespace

const Table<PartnerTypeConfig>& partner_type_table() {
    static const Table<PartnerTypeConfig> table = make_partner_type_table();
    return table;
}

namespace {

Table<PartnersConfig> make_partners_table() {
    Table<PartnersConfig> t("partners", "the pool of Chinese partners");
    t.add("count", &PartnersConfig::count, integer<int>(1, 10000000), required, {"count", "size of the partner pool", "chosen by the author of the scenario"});
    t.add("types", &PartnersConfig::types, per_word(partner_type_names, "type", record(partner_type_table())), default_types(),
          {"", "the five kinds of Chinese organisation", "see the rows of a type"});
    t.add("sector_share", &PartnersConfig::sector_share, per_name("sectors", share(), Otherwise{0, true}), std::vector<double>{},
          {"share", "specialisation of the pool; sums to 1", "assumption (equal shares)"});
    t.add("off_sector_capability", &PartnersConfig::off_sector_capability, share(), 0.75,
          {"share", "capability left when a partner works outside its sector", "assumption, plausible 0.375 to 1"});
    t.add("sunk_capital_share", &PartnersConfig::sunk_capital_share, share(), 0.4,
          {"share", "share of monthly project cost that a partner's idle plant saves at full access", "seed 000 \"exploiting sunk innovation capital\", evidence cn_cost_ratio 0.6"});
    t.add("alignment_spread", &PartnersConfig::alignment_spread, share(), 0.2,
          {"share", "half-width of alignment between partners of one place and sector", "assumption, plausible 0.1 to 0.3"});
    t.add("prior_outcomes", &PartnersConfig::prior_outcomes, real(0, 1000), 6,
          {"count", "mean number of past visible outcomes in a partner's public reputation at the start", "assumption, plausible 3 to 12"});
    t.add("capability_growth_per_year", &PartnersConfig::capability_growth_per_year, real(0, 0.5), 0.01,
          {"share/year", "growth of partner capability towards 1", "evidence rd_growth_cn"});
    t.add("restriction_response", &PartnersConfig::restriction_response, real(0, 5), 0.49,
          {"ratio", "own effort added when a capability is restricted (share by which growth rises at full restriction)", "peers.md 5.10 Liu et al. 2025 (+49 % R&D)"});
    return t;
}

}  // namespace

const Table<PartnersConfig>& partners_table() {
    static const Table<PartnersConfig> table = make_partners_table();
    return table;
}

namespace {

Table<IntermediaryConfig> make_intermediary_table() {
    Table<IntermediaryConfig> t("intermediary", "an intermediary, on either side");
    t.add("name", &IntermediaryConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("type", &IntermediaryConfig::type, std::make_shared<IntermediaryType>(), required, {"", "kind of intermediary", "model.md 2"});
    t.add("count", &IntermediaryConfig::count, integer<int>(0, 10000), 1, {"count", "equal agents of this kind", "chosen by the author of the scenario"});
    t.add("uk_regions", &IntermediaryConfig::uk_regions, list_of(name_of("uk_regions")), std::vector<std::string>{}, {"", "reach over UK regions", "empty list: all"});
    t.add("sectors", &IntermediaryConfig::sectors, list_of(name_of("sectors")), std::vector<std::string>{}, {"", "reach over sectors", "empty list: all"});
    t.add("china_regions", &IntermediaryConfig::china_regions, list_of(name_of("china_regions")), std::vector<std::string>{},
          {"", "where its candidates are", "empty list: all"});
    t.add("screening", &IntermediaryConfig::screening, share(), 0.4, {"share", "accuracy: share of signal noise variance removed", "assumption, plausible 0.2 to 0.8"});
    t.add("candidates_per_month", &IntermediaryConfig::candidates_per_month, real(0, 100), 1.2,
          {"count/month", "candidates shown to one client", "assumption, plausible 0.6 to 2.4"});
    t.add("capacity_per_month", &IntermediaryConfig::capacity_per_month, integer<int>(0, 1000000), 10,
          {"clients", "clients served in a month", "assumption, plausible 5 to 20"});
    t.add("fee_gbp", &IntermediaryConfig::fee_gbp, money(0, 1e7), 0, {"GBP/month", "fee of a client a month", "evidence search_cost_own"});
    t.add("knowledge", &IntermediaryConfig::knowledge, share(), 0.5, {"share", "knowledge of China", "assumption, plausible 0.25 to 1"});
    t.add("bias", &IntermediaryConfig::bias, real(0, 5), 0, {"utility", "tilt towards partners that pay it (adds to how they look)", "assumption, plausible 0 to 5"});
    t.add("protection", &IntermediaryConfig::protection, share(), 0, {"share", "IP protection given to clients (legal advisers)", "assumption, plausible 0 to 1"});
    t.add("contact", &IntermediaryConfig::contact, share(), 0.1, {"share", "face-to-face contact it adds", "assumption, plausible 0.05 to 0.2"});
    t.add("funded_by", &IntermediaryConfig::funded_by, name_or_empty("policy.agents", "nobody, it lives on fees"), "",
          {"", "policy agent that funds it", "chosen by the author of the scenario"});
    t.add("learning_rate", &IntermediaryConfig::learning_rate, real(0, 1), 0.02,
          {"share/outcome", "how fast outcomes of clients raise screening and knowledge", "assumption, plausible 0.01 to 0.04"});
    return t;
}

}  // namespace

const Table<IntermediaryConfig>& intermediary_table() {
    static const Table<IntermediaryConfig> table = make_intermediary_table();
    return table;
}

}  // namespace pactsim
