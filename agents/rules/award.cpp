#include "agents/rules/award.h"

#include <algorithm>
#include <numeric>

namespace pactsim {

namespace {

/// Strict order under a rule; ends in the firm's id, so it is total.
bool served_before(const ApplicationView& a, const ApplicationView& b, AllocationRule rule) {
    if (rule == AllocationRule::first_come && a.applied_step != b.applied_step) return a.applied_step < b.applied_step;
    if (rule == AllocationRule::targeted && a.need != b.need) return a.need > b.need;
    if (rule == AllocationRule::scored && a.merit != b.merit) return a.merit > b.merit;
    if (a.priority != b.priority) return a.priority < b.priority;
    return a.firm_id < b.firm_id;
}

}  // namespace

ApplicationOrder::ApplicationOrder(std::span<const ApplicationView> applications, AllocationRule rule)
    : applications_(applications), rule_(rule), heap_(applications.size()) {
    std::iota(heap_.begin(), heap_.end(), 0u);
    std::make_heap(heap_.begin(), heap_.end(), [this](std::uint32_t a, std::uint32_t b) { return after(a, b); });
}

bool ApplicationOrder::after(std::uint32_t a, std::uint32_t b) const { return served_before(applications_[b], applications_[a], rule_); }

std::uint32_t ApplicationOrder::next() {
    std::pop_heap(heap_.begin(), heap_.end(), [this](std::uint32_t a, std::uint32_t b) { return after(a, b); });
    const std::uint32_t first = heap_.back();
    heap_.pop_back();
    return first;
}

}  // namespace pactsim
