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

void order_applications(std::span<const ApplicationView> applications, AllocationRule rule, std::vector<std::uint32_t>& order) {
    order.resize(applications.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return served_before(applications[a], applications[b], rule); });
}

}  // namespace pactsim
