#pragma once
// The running of a firm's business in a month: what comes in and goes out whatever else happens.

#include "agents/state/world.h"

namespace pactsim {

/// A firm's month in pence, apart from the venture's sales and project cost, which are booked elsewhere.
struct BusinessMonth {
    Pence revenue = 0, wages = 0, inputs = 0, research = 0;
    [[nodiscard]] Pence net() const { return revenue - wages - inputs - research; }
};

/// What every firm's month of business depends on: shares of home revenue as whole numbers of 2^-20, so that the monthly loop multiplies integers, and the wage.
struct BusinessRates {
    explicit BusinessRates(const World& world)
        : bought_in(static_cast<Pence>(world.config().firms.bought_in_share * 1048576.0)), research(static_cast<Pence>(world.config().firms.research_share * 1048576.0)),
          wage(world.constants->wage) {}
    Pence bought_in, research, wage;
};

inline BusinessMonth business_of(const Firms& f, std::size_t i, const BusinessRates& rates) {
    const Pence revenue = f.home_revenue[i];
    return {revenue, f.employees[i] * rates.wage, revenue * rates.bought_in >> 20, revenue * rates.research >> 20};
}

/// Sums of what firms earn and pay, kept in registers over a chunk.
struct RunningBusiness {
    BusinessMonth total;
    void add(const BusinessMonth& m) {
        total.revenue += m.revenue;
        total.wages += m.wages;
        total.inputs += m.inputs;
        total.research += m.research;
    }
    void book(ChunkScratch& scratch) const {
        pactsim::add(scratch.sums, Transfer::home_sales, total.revenue);
        pactsim::add(scratch.sums, Transfer::wages, total.wages);
        pactsim::add(scratch.sums, Transfer::bought_in, total.inputs);
        pactsim::add(scratch.sums, Transfer::research, total.research);
    }
};

}  // namespace pactsim
