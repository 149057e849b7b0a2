#include "app/command_describe.h"

#include "agents/model.h"
#include "agents/rules/support.h"
#include "analysis/mechanisms.h"
#include "app/instrument_kinds.h"
#include "app/options.h"
#include "output/measures.h"
#include "scenarios/schema/describe.h"
#include "scenarios/schema/fields/tables.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace pactsim {

namespace {

using nlohmann::json;

struct DescribeOptions {
    std::string what, filter;
    bool json = false;
};

/// One described thing: its fields in order, the first being its name.
using Card = std::vector<std::pair<std::string, std::string>>;

std::vector<Card> phase_cards() {
    std::vector<Card> cards;
    for (const Phase<World>& phase : month_phases()) {
        cards.push_back({{"name", std::string(phase.name)}, {"does", std::string(phase.does)}, {"reads", std::string(phase.reads)},
                         {"writes", std::string(phase.writes)}, {"why_here", std::string(phase.why_here)}});
    }
    return cards;
}

Card card_of(const ParameterInfo& p) {
    return {{"path", p.path}, {"type", p.type}, {"unit", p.unit}, {"default", p.fallback}, {"bounds", p.bounds}, {"meaning", p.meaning}, {"source", p.source}};
}

std::vector<Card> parameter_cards() {
    std::vector<Card> cards;
    for (const ParameterInfo& parameter : list_parameters(scenario_table())) cards.push_back(card_of(parameter));
    return cards;
}

std::vector<Card> kind_cards() {
    std::vector<Card> cards;
    for (const InstrumentKind& kind : instrument_kinds()) {
        cards.push_back({{"path", fmt::format("policy.instruments.<name>.kind: {}", kind.name)}, {"type", "kind"}, {"unit", ""}, {"default", ""}, {"bounds", ""},
                         {"meaning", std::string(kind.meaning)}, {"source", std::string(instruments_catalogue)}, {"ready", std::string(kind.ready)}});
    }
    return cards;
}

/// The kinds of the catalogue, the levers that an instrument can move, then the keys that make an instrument.
std::vector<Card> instrument_cards() {
    std::vector<Card> cards = kind_cards();
    for (std::size_t i = 0; i < lever_count; ++i) {
        const auto lever = static_cast<Lever>(i);
        cards.push_back({{"path", fmt::format("policy.instruments.<name>.effects.{}", lever_names[i])}, {"type", kind_of(lever) == LeverKind::factor ? "factor" : "share"},
                         {"unit", "1"}, {"default", "0"}, {"bounds", ""}, {"meaning", std::string(meaning_of(lever))}, {"source", "the scenario gives it"}});
    }
    for (const ParameterInfo& parameter : list_parameters(scenario_table())) {
        const bool is_key = parameter.path.starts_with("policy.instruments.");
        if (is_key && parameter.path.find(".effects") == std::string::npos) cards.push_back(card_of(parameter));
    }
    return cards;
}

std::vector<Card> measure_cards() {
    std::vector<Card> cards;
    for (const Measure& m : all_measures()) {
        cards.push_back({{"name", std::string(m.name)}, {"unit", std::string(m.unit)}, {"kind", std::string(to_text(m.kind))},
                         {"stored", std::string(to_text(m.storage))}, {"meaning", std::string(m.long_name)}});
    }
    return cards;
}

std::vector<Card> mechanism_cards() {
    std::vector<Card> cards;
    for (const Mechanism& m : mechanisms()) {
        Card card{{"name", std::string(m.name)}, {"meaning", std::string(m.meaning)}, {"strength", std::string(m.strength)}};
        std::string moves;
        for (const Expectation& expected : m.expected) {
            constexpr std::string_view words[] = {"up", "down", "either way"};
            moves += fmt::format("{}{} {}", moves.empty() ? "" : ", ", row_of(expected.measure).name, words[static_cast<std::size_t>(expected.direction)]);
        }
        card.emplace_back("moves", std::move(moves));
        cards.push_back(std::move(card));
    }
    return cards;
}

std::vector<Card> cards_of(const std::string& what) {
    if (what == "phases") return phase_cards();
    if (what == "parameters") return parameter_cards();
    if (what == "instruments") return instrument_cards();
    if (what == "measures") return measure_cards();
    return mechanism_cards();
}

/// A card as a paragraph: the name, then what is not empty.
std::string paragraph(const Card& card) {
    std::string text = card.front().second + '\n';
    for (std::size_t i = 1; i < card.size(); ++i) {
        if (!card[i].second.empty()) text += fmt::format("  {:<11} {}\n", card[i].first, card[i].second);
    }
    return text;
}

ExitCode describe(const DescribeOptions& options) {
    std::vector<Card> cards = cards_of(options.what);
    std::erase_if(cards, [&](const Card& card) { return card.front().second.find(options.filter) == std::string::npos; });
    if (cards.empty()) throw UsageError(fmt::format("no {} with `{}` in the name\n = help: see `pactsim describe {}`", options.what, options.filter, options.what));
    if (options.json) {
        json list = json::array();
        for (const Card& card : cards) {
            json item = json::object();
            for (const auto& [key, value] : card) item[key] = value;
            list.push_back(std::move(item));
        }
        print(list.dump(2) + '\n');
        return ExitCode::done;
    }
    std::string text;
    for (const Card& card : cards) text += paragraph(card);
    print(text);
    return ExitCode::done;
}

}  // namespace

Action set_up_describe(CLI::App& parser) {
    const auto options = std::make_shared<DescribeOptions>();
    parser.add_option("WHAT", options->what, "phases, parameters, instruments, measures or mechanisms")->required()->type_name("")
        ->check(CLI::IsMember({"phases", "parameters", "instruments", "measures", "mechanisms"}).description(""));
    parser.add_option("FILTER", options->filter, "Only names that contain this")->type_name("");
    parser.add_flag("--json", options->json, "As one JSON list");
    return [options] { return describe(*options); };
}

}  // namespace pactsim
