// Each evaluator on a handful of firms, worked by hand.

#include "analysis/evaluators/evaluators.h"
#include "tests/unit/twins/panel.h"

#include <catch2/catch.hpp>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

const TwinMargins one_kind({"digital"}, {"wales"});

struct Worlds {
    FirmOutcomes without, with;
    InstrumentDifference difference;
    const FirmOutcomes* lottery = nullptr;

    explicit Worlds(std::size_t firms, int months = 60) : without(make_panel(firms, months, 1)), with(without) {
        difference.changed = difference.awarded = {0};
    }
    [[nodiscard]] EvaluatorEstimates estimates() const {
        return evaluate({.baseline = &without, .scheme = &with, .difference = &difference, .margins = &one_kind, .lottery = lottery});
    }
    [[nodiscard]] std::optional<double> estimate(Evaluator evaluator) const { return estimates()[static_cast<std::size_t>(evaluator)]; }
    void set_both(std::size_t firm, Pence level) {
        set_level(without, firm, level);
        set_level(with, firm, level);
    }
};

/// Three supported firms and two to compare with; awards in run year 1, so that the window is years 2 to 4.
Worlds worked_case() {
    Worlds w(5);
    for (std::size_t i = 0; i < 5; ++i) w.set_both(i, i == 4 ? 4000 : 1000);
    for (std::size_t i = 0; i < 3; ++i) award(w.with, i, 0, 14);
    // Firm 0 grows to 1,500 a year with support and to 1,200 without; firm 1 shrinks to 700 either way; firm 2 ends in year 3, and without support in year 2.
    for (std::size_t year = 2; year <= 4; ++year) {
        set_gva(w.with, 0, year, 1500);
        set_gva(w.without, 0, year, 1200);
        set_gva(w.with, 1, year, 700);
        set_gva(w.without, 1, year, 700);
        set_gva(w.with, 2, year, year == 2 ? 1000 : 0);
        set_gva(w.without, 2, year, 0);
        set_gva(w.with, 3, year, 1100);   // the look-alike
        set_gva(w.with, 4, year, 4300);   // the other unsupported firm
    }
    w.with.firms[2].ended_month = 36;
    return w;
}

}  // namespace

TEST_CASE("worked: the truth and four evaluators of three supported firms") {
    const Worlds w = worked_case();
    // In the window: firm 0 4,500 (twin 3,600), firm 1 2,100 (2,100), firm 2 1,000 (0); three years at the old level are 3,000.
    CHECK(*w.estimate(Evaluator::truth) == Approx((900 + 0 + 1000) / 3.0));
    CHECK(*w.estimate(Evaluator::self_report) == Approx((1500 + 0) / 2.0));                       // the survivors; a loss is not put down to support
    CHECK(*w.estimate(Evaluator::before_after) == Approx((1500 - 900 - 2000) / 3.0));
    CHECK(*w.estimate(Evaluator::matched) == Approx((4500 + 2100 + 1000) / 3.0 - 3300));          // firm 3 is most like all three
    CHECK(*w.estimate(Evaluator::difference_in_differences) == Approx((1500 - 900 - 2000) / 3.0 - (300 + 900) / 2.0));
    CHECK_FALSE(w.estimate(Evaluator::randomised));
}

TEST_CASE("nothing is estimated where nobody was supported in time, or nobody is left to compare with") {
    const Worlds nobody(3);
    for (const auto& estimate : nobody.estimates()) CHECK_FALSE(estimate);
    Worlds late(3);
    award(late.with, 0, 0, 50);  // no full year after
    for (const auto& estimate : late.estimates()) CHECK_FALSE(estimate);
    Worlds young(3);
    award(young.with, 0, 0, 14);
    young.with.firms[0].entry_step = 65;  // joined in month 5: no full year before year 1
    CHECK_FALSE(young.estimate(Evaluator::truth));
    Worlds earlier(3);
    award(earlier.with, 0, 0, -1);
    CHECK_FALSE(earlier.estimate(Evaluator::truth));
    Worlds all(2);
    award(all.with, 0, 0, 14);
    award(all.with, 1, 0, 20);
    CHECK(all.estimate(Evaluator::truth));
    CHECK_FALSE(all.estimate(Evaluator::matched));
    CHECK_FALSE(all.estimate(Evaluator::difference_in_differences));
}

TEST_CASE("the window ends with the horizon, and a firm supported after it may be compared with") {
    Worlds w(2, 42);  // full years 0 to 2
    w.set_both(0, 100);
    w.set_both(1, 100);
    award(w.with, 0, 0, 14);
    award(w.with, 1, 0, 38);
    set_gva(w.with, 0, 2, 160);
    CHECK(*w.estimate(Evaluator::truth) == Approx(60));
    CHECK(*w.estimate(Evaluator::matched) == Approx(60));
    set_gva(w.with, 0, 3, 999999);  // half a year is no account
    CHECK(*w.estimate(Evaluator::truth) == Approx(60));
}

TEST_CASE("the matched firm is of the same sector and size, and the nearest in what can be seen") {
    const TwinMargins two({"digital", "net_zero"}, {"wales"});
    Worlds w(4);
    const std::array<Pence, 4> levels{1000, 990, 5000, 1000};
    for (std::size_t i = 0; i < 4; ++i) w.set_both(i, levels[i]);
    w.with.firms[3].cell = 3;  // the very same level, in the other sector
    for (std::size_t year = 2; year <= 4; ++year) set_gva(w.with, 3, year, 0);
    award(w.with, 0, 0, 14);
    const std::vector<std::int32_t> support = first_support_months(w.with, w.difference.changed);
    const auto firms = evaluated_firms(w.with, support);
    CHECK(*compared_effects(w.with, firms, support, two).matched == Approx(30));   // against firm 1: 3 x 10
    w.with.firms[1].cell = w.with.firms[2].cell = 3;                               // none of its kind is left: any kind will do
    CHECK(*compared_effects(w.with, firms, support, two).matched == Approx(3000)); // against firm 3, now the nearest
    w.with.firms[3].knowledge_at_start = 900000;                                   // unlike the others
    CHECK(*compared_effects(w.with, firms, support, two).matched == Approx(30));
}

TEST_CASE("worked: winners of a draw against losers, those who win later counted for the time they had") {
    Worlds w(4);
    for (std::size_t i = 0; i < 4; ++i) w.set_both(i, 1000);
    w.difference.lottery = {0};
    award(w.with, 0, 0, 14);
    award(w.with, 1, 0, 14);
    for (std::size_t i = 2; i < 4; ++i) w.with.first_decision[i] = 14;
    for (std::size_t year = 2; year <= 4; ++year) set_gva(w.with, 0, year, 1200), set_gva(w.with, 1, year, 1200);
    CHECK(*w.estimate(Evaluator::randomised) == Approx(600));
    CHECK(*w.estimate(Evaluator::truth) == Approx(600));
    w.with.first_support[3] = 26;  // wins in year 2 and has the same gain from year 3
    set_gva(w.with, 3, 3, 1200);
    set_gva(w.with, 3, 4, 1200);
    CHECK(*w.estimate(Evaluator::randomised) == Approx(600));
    w.with.first_decision[2] = FirmOutcomes::no_month;  // not in the draw: the one loser left won later
    CHECK(*w.estimate(Evaluator::randomised) == Approx(600));
    w.with.first_decision[3] = 15;  // a draw in which nobody won says nothing
    CHECK_FALSE(w.estimate(Evaluator::randomised));
}

TEST_CASE("a lottery in a copy of the world is read from that copy") {
    Worlds w = worked_case();
    Worlds copy(4);
    for (std::size_t i = 0; i < 4; ++i) copy.set_both(i, 1000);
    award(copy.with, 0, 0, 3);
    copy.with.first_decision[1] = 3;
    for (std::size_t year = 1; year <= 3; ++year) set_gva(copy.with, 0, year, 1010);
    w.lottery = &copy.with;
    CHECK(*w.estimate(Evaluator::randomised) == Approx(30));
    CHECK(*w.estimate(Evaluator::truth) == Approx(1900 / 3.0));
}
