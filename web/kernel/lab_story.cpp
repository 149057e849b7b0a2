#include "web/kernel/lab_story.h"

#include "output/story_frame.h"
#include "output/story_sentences.h"
#include "output/story_trace.h"
#include "output/story_words.h"
#include "scenarios/schema/resolved_json.h"
#include "web/kernel/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

namespace {

Node terms_tree(const std::vector<ReasonTerm>& terms, const Node& resolved) {
    Node list = sequence_node();
    for (const ReasonTerm& term : terms) {
        const Node* setting = term.parameter.empty() ? nullptr : find_path(resolved, term.parameter);
        Node row = map_node();
        row.add("term", plain_text(term.term)).add("text", plain_text(term.text)).add("value", number_node(term.value)).add("unit", plain_text(term.unit));
        row.add("parameter", setting == nullptr ? Node{} : plain_text(term.parameter)).add("setting", setting == nullptr ? Node{} : *setting);
        list.items.push_back(std::move(row));
    }
    return list;
}

Node turn_tree(const FirmLife& life, const Constants& constants, const StoryTurn& turn, const Node& resolved, const std::string& sector) {
    Telling telling;
    telling.when = "in " + month_words(life.start, turn.month);
    Node row = map_node();
    row.add("month", integer_node(turn.month)).add("label", plain_text(constants.calendar.label(turn.month)));
    row.add("event", plain_text(event_names[static_cast<std::size_t>(turn.event.kind)]));
    row.add("text", plain_text(sentence_of(turn, telling))).add("why", plain_text(reason_of(turn)));
    row.add("reasons", terms_tree(reason_terms(turn, sector), resolved));
    row.add("value", number_node(static_cast<double>(turn.event.value))).add("amount", number_node(to_gbp(turn.event.amount)));
    row.add("other", plain_text(turn.other)).add("partner", integer_node(static_cast<std::int64_t>(turn.other_number) - 1));
    return row;
}

Node totals_tree(const FirmTotals& t) {
    Node row = map_node();
    row.add("homeBusiness", number_node(to_gbp(t.home_business))).add("ventureElsewhere", number_node(to_gbp(t.venture_home)));
    row.add("ventureChina", number_node(to_gbp(t.venture_china))).add("support", number_node(to_gbp(t.support_cash)));
    row.add("equity", number_node(to_gbp(t.equity))).add("leaked", number_node(to_gbp(t.leak_value)));
    row.add("awards", integer_node(t.awards)).add("refusals", integer_node(t.refusals)).add("partnerships", integer_node(t.partnerships));
    row.add("leaks", integer_node(t.leaks)).add("leaksNoticed", integer_node(t.leaks_noticed));
    return row;
}

std::string sector_of(const LabScenario& scenario, const World& world, std::size_t firm) { return scenario.constants->config.sectors[world.firms.sector[firm]].name; }

Node month_or_nothing(bool there, int month) { return there ? integer_node(month) : Node{}; }

}  // namespace

Node story_tree(const FirmLife& life, const Constants& constants, const Node& resolved, const std::string& sector, int before_month) {
    Node story = map_node();
    const bool begun = life.opening.id != 0;
    story.add("title", plain_text(begun ? story_title(life) : "This firm has not been founded yet"));
    story.add("introduction", plain_text(begun ? story_introduction(life) : ""));
    Node paragraphs = sequence_node(), turns = sequence_node();
    if (begun) {
        const bool whole = before_month >= constants.calendar.horizon_months();
        for (const StoryParagraph& p : tell(life, whole ? StoryPart::whole : StoryPart::beginning, before_month)) {
            Node row = map_node();
            row.add("chapter", plain_text(p.chapter)).add("text", plain_text(p.text));
            paragraphs.items.push_back(std::move(row));
        }
        for (const StoryTurn& turn : life.turns) turns.items.push_back(turn_tree(life, constants, turn, resolved, sector));
    }
    story.add("paragraphs", std::move(paragraphs)).add("turns", std::move(turns)).add("totals", totals_tree(life.totals));
    Node end = map_node();
    end.add("status", plain_text(status_names[static_cast<std::size_t>(life.ending)])).add("month", integer_node(life.last_month));
    story.add("end", std::move(end));
    return story;
}

Node firm_story(const LabScenario& scenario, std::uint32_t replicate, std::int64_t firm, int before_month) {
    LifeTrace trace(scenario.constants, replicate, {firm});
    const auto month = [&] { return trace.world().month(); };
    while (!trace.done() && month() < before_month) trace.run_month();
    return story_tree(trace.life(0), *scenario.constants, resolved_tree(scenario.constants->config), sector_of(scenario, trace.world(), trace.firm(0)), before_month);
}

Node twin_story(const LabScenario& without, const LabScenario& with, std::uint32_t replicate, std::int64_t firm) {
    const TwinLife twin = trace_twins(without.constants, with.constants, replicate, {firm}).front();
    const World world(without.constants, replicate, 1);
    const std::string sector = sector_of(without, world, world.firms.find(static_cast<std::uint32_t>(firm)));
    const int end = without.constants->calendar.horizon_months();
    Node both = sequence_node();
    both.items.push_back(story_tree(twin.without, *without.constants, resolved_tree(without.constants->config), sector, end));
    both.items.push_back(story_tree(twin.with, *with.constants, resolved_tree(with.constants->config), sector, end));
    Node tree = map_node();
    tree.add("stories", std::move(both));
    tree.add("partedMonth", month_or_nothing(twin.parting.has_value(), twin.parting ? twin.parting->month : 0));
    tree.add("reason", twin.parting ? plain_text(capitalised(twin.parting->reason()) + ".") : Node{});
    Node trace;
    if (twin.trace) {
        trace = map_node();
        trace.add("month", integer_node(twin.trace->month)).add("what", plain_text(twin.trace->what));
    }
    tree.add("trace", std::move(trace));
    return tree;
}

}  // namespace pactsim
