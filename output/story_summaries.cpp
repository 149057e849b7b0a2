#include "output/story_summaries.h"

#include "output/story_words.h"

#include <algorithm>

namespace pactsim {

namespace {

std::int64_t count(const SmallThings& things, EventKind kind) {
    return std::count_if(things.begin(), things.end(), [&](const StoryTurn* t) { return t->event.kind == kind; });
}

std::int64_t size_of(const SmallThings& things) { return static_cast<std::int64_t>(things.size()); }

/// Names of the others concerned, each once, in the order of their first appearance.
std::vector<std::string> names(const SmallThings& things) {
    std::vector<std::string> found;
    for (const StoryTurn* t : things) {
        if (std::find(found.begin(), found.end(), t->other) == found.end()) found.push_back(t->other);
    }
    return found;
}

}  // namespace

std::string stays_summary(const std::string& by, const SmallThings& things) {
    const auto by_amount = [](const StoryTurn* a, const StoryTurn* b) { return a->event.amount < b->event.amount; };
    const auto [low, high] = std::minmax_element(things.begin(), things.end(), by_amount);
    const Pence least = (*low)->event.amount;
    const Pence most = (*high)->event.amount;
    const std::string text = by + " it had asked itself the same question " + times_words(size_of(things)) + " more, with the same answer: ";
    if (most <= 0) return text + "going would have left it between " + money_words(-most) + " and " + money_words(-least) + " worse off.";
    if (least >= 0) return text + "a gain of between " + money_words(least) + " and " + money_words(most) + " was too uncertain to go for.";
    return text + "the sum came out anywhere between a loss of " + money_words(-least) + " and a gain of " + money_words(most) + ", too uncertain to go for.";
}

std::string work_summary(const std::string& by, const SmallThings& things) {
    const std::int64_t steps = count(things, EventKind::milestone);
    const std::int64_t setbacks = count(things, EventKind::setback);
    const std::string stage(stage_words(static_cast<Stage>(std::min<int>(things.back()->event.detail, 3))));
    if (steps == 0) return by + " " + stage + " had suffered " + counted(setbacks, "setback") + ".";
    const std::string text = by + " it had passed " + counted(steps, "milestone") + " of " + stage;
    return setbacks == 0 ? text + "." : text + ", with " + counted(setbacks, "setback") + " on the way.";
}

std::string breaches_summary(const std::string& by, const SmallThings& things) {
    const double before = things.front()->state.trust;
    const auto after = static_cast<double>(things.back()->event.value);
    const std::string text = by + " it had seen the partner fall short " + times_words(size_of(things));
    if (after < before - 0.02) return text + ", and trust had gone from " + percent_words(before) + " to " + percent_words(after) + ".";
    return text + ", but enough went well in between to keep trust at " + percent_words(after) + ".";
}

std::string offers_summary(const std::string& by, const SmallThings& things) {
    return by + " it had made offers to possible partners in " + counted(size_of(things), "month") + " and been passed over every time: they had better choices or no place left.";
}

std::string awards_summary(const std::string& by, const SmallThings& things) {
    std::vector<std::string> parts;
    for (const std::string& name : names(things)) {
        Pence sum = 0;
        std::int64_t times = 0;
        for (const StoryTurn* t : things) {
            if (t->other != name) continue;
            sum += t->event.amount;
            ++times;
        }
        parts.push_back(name + " (" + (times > 1 ? times_words(times) + ", " : "") + money_words(sum) + (times > 1 ? " in all)" : ")"));
    }
    return by + " it had won support under " + list_words(parts) + ".";
}

std::string refusals_summary(const std::string& by, const SmallThings& things) {
    return by + " " + counted(size_of(things), "application") + " for support had failed, to " + list_words(names(things)) + ": there was not enough money for everybody who asked.";
}

std::string stops_summary(const std::string& by, const SmallThings& things) {
    int idle = 0;
    int since = things.front()->month;
    for (const StoryTurn* t : things) {
        if (t->event.kind == EventKind::project_paused) since = t->month;
        else idle += t->month - since;
    }
    std::string text = by + " the project had stood still " + times_words(count(things, EventKind::project_paused)) + " more for want of money";
    if (idle > 0) text += ", " + span_words(idle) + " in all";
    return things.back()->event.kind == EventKind::project_paused ? text + ", and there was no way to go on yet." : text + ".";
}

}  // namespace pactsim
