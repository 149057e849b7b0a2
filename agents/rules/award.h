#pragma once
// Question: who applies for support, and who gets it when money is short?
// Reads: awareness, worth and trouble of applying; applications, budget, allocation rule.
// Source: rulings 5 (take-up) and 1.6: order by month of application, then a keyed priority; ties by id.

#include "scenarios/schema/config/policy.h"
#include "sim/money.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pactsim {

struct TakeUpView {
    double instrument_awareness = 0;
    double knowledge = 0;
    bool client = false;
    double peers_supported = 0;      // share
    double award_gbp = 0;
    double service_value_gbp = 0;
    double believed_success = 0;
    double hours = 0;
    double delay_months = 0;
};

/// Probability that a firm knows of an instrument.
constexpr double awareness(const TakeUpView& v, const TakeUpConfig& c) {
    const double a = v.instrument_awareness + c.knowledge_weight * v.knowledge + (v.client ? c.client_weight : 0.0) + c.peer_weight * v.peers_supported;
    return a < 0.0 ? 0.0 : (a > 1.0 ? 1.0 : a);
}

/// Whether applying is worth it: believed chance x worth against hours and delay.
constexpr bool worth_applying(const TakeUpView& v, const TakeUpConfig& c) {
    return v.believed_success * (v.award_gbp + v.service_value_gbp) > v.hours * c.hourly_cost_gbp + c.delay_cost_gbp_per_month * v.delay_months;
}

/// What decides between applications that are due.
struct ApplicationView {
    std::uint32_t firm_id = 0;
    std::uint32_t applied_step = 0;
    std::uint64_t priority = 0;    // keyed
    double need = 0;               // for `targeted`: higher first
    double merit = 0;              // for `scored`: higher first
};

/// Hands out the indices of `applications` in the order in which they are served, one at a time: a heap, because money mostly runs out after a few of many.
class ApplicationOrder {
public:
    /// Keeps a reference to the applications.
    ApplicationOrder(std::span<const ApplicationView> applications, AllocationRule rule);
    /// The next to be served; at most as often as there are applications.
    std::uint32_t next();

private:
    [[nodiscard]] bool after(std::uint32_t a, std::uint32_t b) const;

    std::span<const ApplicationView> applications_;
    AllocationRule rule_;
    std::vector<std::uint32_t> heap_;
};

}  // namespace pactsim
