// The bridge from ledger to appraisal, against what payer and payee say by themselves, and against value added as the model measures it.

#include "analysis/appraisal/social_account.h"

#include "analysis/appraisal/appraisal.h"
#include "output/recorder.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"
#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>
#include <set>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// Who has UK standing, said once more, by account.
bool is_uk(Account account) {
    return account == Account::firms || account == Account::uk_employees || account == Account::investors || account == Account::uk_government;
}

Standing standing_of(const TransferRow& row) {
    if (is_uk(row.payer) && is_uk(row.payee)) return Standing::within_uk;
    if (is_uk(row.payee)) return Standing::benefit;
    return is_uk(row.payer) ? Standing::cost : Standing::outside;
}

std::int64_t social_value(const SocialRow& row) {
    std::int64_t sum = 0;
    for (std::size_t line = 0; line < study_flow_count; ++line) sum += social_sign(static_cast<StudyFlow>(line)) * row.lines[line];
    return sum;
}

std::int8_t entry(const SocialRow& row, StudyFlow line) { return row.lines[static_cast<std::size_t>(line)]; }

/// One replicate of the smoke scenario.
struct Run {
    explicit Run(const std::vector<std::string>& overrides) {
        constants = std::make_shared<const Constants>(load_scenario(std::string(std::getenv("PACTSIM_SOURCE_DIR")) + "/scenarios/smoke.yaml", overrides).config);
        layout = results_layout(*constants, 0, 1);
        months = layout.months.size();
        block = simulate(constants, 0, 1);
    }
    [[nodiscard]] std::int64_t paid(Transfer kind, std::size_t month) const { return block.ledger[static_cast<std::size_t>(kind) * months + month]; }
    [[nodiscard]] std::int64_t measure(std::string_view name, std::size_t month) const {
        const auto found = std::find_if(layout.measures.begin(), layout.measures.end(), [&](const Measure& m) { return m.name == name; });
        REQUIRE(found != layout.measures.end());
        const auto index = static_cast<std::size_t>(found - layout.measures.begin());
        return block.measures[(index * months + month) * layout.groups.size()];  // group 0 = total
    }
    std::shared_ptr<const Constants> constants;
    ResultsLayout layout;
    std::size_t months = 0;
    ReplicateBlock block;
};

}  // namespace

TEST_CASE("every kind of transfer has exactly one row") {
    std::set<Transfer> seen;
    for (const SocialRow& row : social_rows()) {
        CHECK(seen.insert(row.kind).second);
        CHECK_FALSE(row.why.empty());
    }
    CHECK(seen.size() == transfer_count);
    CHECK(social_rows().size() == transfer_rows.size());
}

TEST_CASE("each row counts as its payer and payee say") {
    for (const SocialRow& row : social_rows()) {
        const TransferRow& ledger = transfer_rows[static_cast<std::size_t>(row.kind)];
        INFO(ledger.name);
        CHECK(row.standing == standing_of(ledger));
        // What reaches a UK account counts +1, what leaves one -1, whatever the line in which it stands.
        CHECK(social_value(row) == int{is_uk(ledger.payee)} - int{is_uk(ledger.payer)});
        // Public cost is what the UK purse pays out; tax is what it takes in; Chinese public outlays likewise.
        CHECK(entry(row, StudyFlow::public_cost) == int{ledger.payer == Account::uk_government});
        CHECK(entry(row, StudyFlow::tax_uk) == int{ledger.payee == Account::uk_government});
        CHECK(entry(row, StudyFlow::china_public) == int{ledger.payer == Account::china_government});
        CHECK(entry(row, StudyFlow::wages) == int{ledger.payee == Account::uk_employees});
    }
}

TEST_CASE("years are twelve months from month 0, the last maybe short") {
    constexpr std::size_t months = 26;
    std::vector<std::int64_t> ledger(transfer_count * months, 0);
    for (std::size_t m = 0; m < months; ++m) ledger[static_cast<std::size_t>(Transfer::wages) * months + m] = static_cast<std::int64_t>(m + 1);
    const auto flows = yearly_flows(ledger, months);
    REQUIRE(years_of(months) == 3);
    CHECK(flows[0] == 78);                  // 1 + ... + 12
    CHECK(flows[1] == 222);                 // 13 + ... + 24
    CHECK(flows[2] == 51);                  // 25 + 26
    CHECK(flows[3] == -78);                 // profit
    CHECK_THROWS_AS(yearly_flows(ledger, 25), InvariantError);
}

TEST_CASE("a transfer within the UK leaves net present value as it is, to the penny") {
    // With no labour displaced; displacement is the one thing that makes wages count.
    AppraisalOptions options;
    options.labour_displacement = 0.0;
    constexpr std::size_t months = 36;
    for (const SocialRow& row : social_rows()) {
        StudyData study = empty_study(1, 1, 3);
        std::vector<std::int64_t> ledger(transfer_count * months, 0);
        for (std::size_t m = 0; m < months; ++m) ledger[static_cast<std::size_t>(row.kind) * months + m] = 1'234'567 + static_cast<std::int64_t>(m);
        study.arm_blocks[study.at(0, 1, 0)].flows = yearly_flows(ledger, months);
        const SchemeAppraisal a = appraise(study, shipped_schedule(), options).front();
        INFO(transfer_rows[static_cast<std::size_t>(row.kind)].name);
        CHECK((a.accounts.front().npsv == 0) == (row.standing == Standing::within_uk || row.standing == Standing::outside));
        CHECK((a.accounts.front().npsv > 0) == (row.standing == Standing::benefit));
    }
}

TEST_CASE("wages and profit are UK value added as measured, less what value added leaves out") {
    // Home sales do not grow here: the measure takes the new sales of a firm's review month, the ledger books the old ones.
    const Run run({"market.growth_shock=0", "market.growth_drift=0", "time.horizon_months=36"});
    std::vector<std::int64_t> gva_by_year(years_of(run.months), 0), left_out_by_year(years_of(run.months), 0);
    const auto flows = yearly_flows(run.block.ledger, run.months);
    std::size_t agreeing = 0;
    for (std::size_t m = 0; m < run.months; ++m) {
        const auto paid = [&](Transfer kind) { return run.paid(kind, m); };
        const std::int64_t value_added = paid(Transfer::home_sales) - paid(Transfer::bought_in) + paid(Transfer::venture_sales_home) - paid(Transfer::cost_of_sales_home) +
                                         paid(Transfer::venture_sales_china) - paid(Transfer::cost_of_sales_china) - paid(Transfer::tax_china) + paid(Transfer::relief_china);
        // The measure counts firms alive at the end of the month; the ledger also has the last month of those that ended in it.
        const std::int64_t of_ended = value_added - run.measure("uk_gva", m);
        const std::int64_t residual = paid(Transfer::residual_to_investors) + paid(Transfer::write_off);
        if (residual == 0) {
            CHECK(of_ended == 0);  // nobody ended with money or debts: the same to the penny
            ++agreeing;
        }
        gva_by_year[m / 12] += value_added;
        // Receipts and costs of firms that value added does not hold.
        left_out_by_year[m / 12] += paid(Transfer::damages) + paid(Transfer::upfront) + paid(Transfer::stake_sale) + paid(Transfer::sale_proceeds) + paid(Transfer::award_china) -
                                    paid(Transfer::research) - paid(Transfer::project_cost_home) - paid(Transfer::project_cost_china) - paid(Transfer::search_cost) -
                                    paid(Transfer::travel_and_legal) - paid(Transfer::intermediary_fee) - paid(Transfer::setup_cost) - paid(Transfer::exit_cost) -
                                    paid(Transfer::patent_cost) - paid(Transfer::suit_cost) - paid(Transfer::co_payment);
    }
    CHECK(agreeing >= 6);
    for (std::size_t y = 0; y < gva_by_year.size(); ++y) {
        const std::int64_t wages_and_profit = flows[y] + flows[gva_by_year.size() + y];
        CHECK(wages_and_profit == gva_by_year[y] + left_out_by_year[y]);
        CHECK(gva_by_year[y] > 0);
    }
}
