#include "web/kernel/lab.h"

#include "scenarios/schema/resolved_json.h"
#include "sim/error.h"
#include "web/kernel/lab_names.h"
#include "web/kernel/lab_story.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace pactsim {

namespace {

/// Arms that are kept ready: a baseline and what it is compared with, and a few that came before.
constexpr std::size_t arms_kept = 6;
constexpr int most_months = 1200;

Answer answer_of(Node tree) {
    Answer answer;
    answer.tree = std::move(tree);
    return answer;
}

Node changes_tree(const std::vector<DatedChange>& changes) {
    Node list = sequence_node();
    for (const DatedChange& change : changes) {
        Node row = map_node();
        row.add("month", integer_node(change.month)).add("from", integer_node(change.acts_from));
        list.items.push_back(std::move(row));
    }
    return list;
}

std::uint32_t replicate_in(const Node& request) { return static_cast<std::uint32_t>(whole_in(request, "replicate", 0, 0xffffffff, 0)); }

}  // namespace

Lab::Operation Lab::operation_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Operation>, 16> operations{{
        {"arm", &Lab::run_arm_once},
        {"check", &Lab::check},
        {"close", &Lab::close_world},
        {"describe", &Lab::describe},
        {"digests", &Lab::digests},
        {"firms", &Lab::firms},
        {"get", &Lab::settings},
        {"goto", &Lab::go_to},
        {"names", &Lab::names},
        {"scenario", &Lab::add_scenario},
        {"step", &Lab::step},
        {"story", &Lab::story},
        {"summary", &Lab::summary},
        {"text", &Lab::scenario_text},
        {"twins", &Lab::twins},
        {"world", &Lab::open_world},
    }};
    for (const auto& [known, operation] : operations) {
        if (known == name) return operation;
    }
    throw InputError(fmt::format("the kernel has no operation `{}`", name));
}

Answer Lab::call(std::string_view operation, const Node& request) { return (this->*operation_of(operation))(request); }

const Node& Lab::scenario(const Node& request) const {
    const std::string name = text_in(request, "scenario");
    const auto found = scenarios_.find(name);
    if (found == scenarios_.end()) throw InputError(fmt::format("this page has no scenario `{}`", name));
    return found->second;
}

LabWorld& Lab::world(const Node& request) {
    const auto found = worlds_.find(whole_in(request, "world", 0, INT64_MAX));
    if (found == worlds_.end()) throw InputError("this world has been closed");
    return found->second;
}

/// Takes a scenario in as JSON text under a name.
Answer Lab::add_scenario(const Node& request) {
    const std::string name = text_in(request, "name");
    Node tree = parse_scenario(name, text_in(request, "text"));
    scenarios_.insert_or_assign(name, std::move(tree));  // checked whenever it is used, with the settings of that use
    return {};
}

Answer Lab::names(const Node&) { return answer_of(kernel_names()); }

Answer Lab::describe(const Node& request) { return answer_of(describe_scenario(requested_scenario(scenario(request), request))); }

Answer Lab::check(const Node& request) {
    const LabScenario checked = requested_scenario(scenario(request), request);
    Answer answer;
    answer.tree.add("warnings", parse_scenario("warnings", checked.warnings)).add("events", changes_tree(checked.changes));
    return answer;
}

Answer Lab::settings(const Node& request) {
    const LabScenario read = requested_scenario(scenario(request), request);
    const Node tree = resolved_tree(read.constants->config);
    Answer answer;
    for (const Node& path : list_in(request, "paths")) {
        const Node* node = find_path(tree, path.text);
        if (node != nullptr) answer.tree.add(path.text, *node);
    }
    return answer;
}

Answer Lab::scenario_text(const Node& request) {
    Answer answer;
    answer.tree.add("text", plain_text(scenario_file(scenario(request), request)));
    return answer;
}

Answer Lab::summary(const Node& request) { return answer_of(scenario_summary(requested_scenario(scenario(request), request))); }

Answer Lab::open_world(const Node& request) {
    constexpr std::size_t most_worlds = 8;
    if (worlds_.size() >= most_worlds) throw RefusedError(fmt::format("there are {} worlds open, as many as fit; close one first", most_worlds));
    LabWorld world(requested_scenario(scenario(request), request), replicate_in(request), list_in(request, "series"));
    const std::int64_t number = next_world_++;
    Answer answer = world.fixed();
    answer.tree.add("world", integer_node(number));
    worlds_.emplace(number, std::move(world));
    return answer;
}

Answer Lab::close_world(const Node& request) {
    worlds_.erase(whole_in(request, "world", 0, INT64_MAX));
    return {};
}

Answer Lab::step(const Node& request) {
    LabWorld& one = world(request);
    one.step(static_cast<int>(whole_in(request, "months", 0, most_months, 1)));
    return one.frame();
}

Answer Lab::go_to(const Node& request) {
    LabWorld& one = world(request);
    one.go_to(static_cast<int>(whole_in(request, "month", 0, most_months)));
    return one.frame();
}

Answer Lab::firms(const Node& request) {
    Answer answer;
    answer.tree.add("firms", world(request).firms());
    return answer;
}

Answer Lab::story(const Node& request) {
    const LabWorld& one = world(request);
    return answer_of(firm_story(one.scenario(), one.replicate(), whole_in(request, "firm", 0, INT64_MAX), one.month()));
}

Answer Lab::digests(const Node& request) {
    const LabWorld& one = world(request);
    Answer answer;
    answer.tree.add("digest", plain_text(one.digest())).add("history", plain_text(one.history())).add("month", integer_node(one.month()));
    return answer;
}

Answer Lab::twins(const Node& request) {
    const Node* a = request.find("a");
    const Node* b = request.find("b");
    if (a == nullptr || b == nullptr) throw InputError("a twin story needs two worlds");
    return answer_of(twin_story(requested_scenario(scenario(*a), *a), requested_scenario(scenario(*b), *b), replicate_in(*a), whole_in(request, "firm", 0, INT64_MAX)));
}

const Lab::Arm& Lab::arm(const Node& request) {
    const std::string key = text_in(request, "key");
    for (const Arm& known : arms_) {
        if (known.key == key) return known;
    }
    Arm made{key, requested_scenario(scenario(request), request), {}, {}};
    made.outcomes = outcomes_of(*made.scenario.constants, request);
    made.population = population_key(made.scenario.constants->config);
    if (arms_.size() >= arms_kept) arms_.pop_front();
    arms_.push_back(std::move(made));
    return arms_.back();
}

Answer Lab::run_arm_once(const Node& request) {
    const Arm& one = arm(request);
    const std::uint32_t replicate = replicate_in(request);
    Answer answer;
    answer.add("values", run_arm(populations_.start(one.scenario.constants, one.population, replicate), one.outcomes));
    return answer;
}

}  // namespace pactsim
