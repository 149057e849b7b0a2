// The recorder against a count of the world by hand, month by month, and the identities that its margins must keep.

#include "agents/model.h"
#include "output/firm_history.h"
#include "output/firm_outcome.h"
#include "output/recorder.h"
#include "output/results_writer.h"
#include "output/simulate.h"
#include "sim/error.h"
#include "tests/unit/output/small_world.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <numeric>

using namespace pactsim;
using pactsim::testing::small_world;

namespace {

using Key = std::tuple<std::string, std::string, int>;  // measure or event, group, month

/// The groups of a firm as the labels say them, from the configuration and not from the axis.
std::vector<std::string> groups_of(const World& world, std::size_t i, std::size_t form, std::size_t channel) {
    const Constants& c = *world.constants;
    const Firms& f = world.firms;
    const std::string sector = c.config.sectors[f.sector[i]].name;
    const std::string region = c.config.uk_regions[c.uk_region_of_cell(f.cell[i])].name;
    return {"total", "sector:" + sector, "region:" + region, "size:" + std::string(size_band_names[c.size_of_cell(f.cell[i])]),
            "stage:" + std::string(stage_names[f.stage[i]]), "form:" + (form < governance_form_count ? std::string(governance_form_names[form]) : "none"),
            "channel:" + (channel < channel_count ? std::string(channel_names[channel]) : "none"), "sector_region:" + sector + "/" + region};
}

/// The measures that count events by group, each with its event, and with a detail where it counts those alone (-1: all).
struct CountedEvent {
    const char* measure;
    const char* event;
    int detail = -1;
};
constexpr std::array counted_events{
    CountedEvent{"firms_joined", "joined"}, CountedEvent{"searches_started", "entered_search"}, CountedEvent{"searches_given_up", "gave_up_search"},
    CountedEvent{"talks_failed", "talks_failed"}, CountedEvent{"partnerships_formed", "signed"}, CountedEvent{"partnerships_dissolved", "dissolved"},
    CountedEvent{"leaks", "leak"}, CountedEvent{"leaks_noticed", "leak_noticed"}, CountedEvent{"rivals", "rival_appeared"},
    CountedEvent{"exits_failed", "failed_cash"}, CountedEvent{"exits_stopped", "orderly_stop"}, CountedEvent{"exits_closed", "closed_other"},
    CountedEvent{"exits_sold_to_partner", "sold_to_partner"}, CountedEvent{"exits_sold_elsewhere", "sold_elsewhere"},
    CountedEvent{"reached_scale_up", "stage_reached", 1}, CountedEvent{"reached_rollout", "stage_reached", 2},
    CountedEvent{"established_at_home", "established", 0}, CountedEvent{"established_in_china", "established", 1},
    CountedEvent{"applications", "applied"}, CountedEvent{"awards", "awarded"}, CountedEvent{"milestones", "milestone"}, CountedEvent{"setbacks", "setback"},
    CountedEvent{"technical_ends", "technical_end"}, CountedEvent{"demand_ends", "demand_end"}, CountedEvent{"equity_rounds", "equity_round"},
    CountedEvent{"forms_changed", "form_changed"}, CountedEvent{"dissolved_low_trust", "dissolved", 0}, CountedEvent{"dissolved_regime", "dissolved", 1},
    CountedEvent{"dissolved_learning_race", "dissolved", 2}, CountedEvent{"dissolved_export_control", "dissolved", 3},
    CountedEvent{"dissolved_crackdown", "dissolved", 7}, CountedEvent{"dissolved_firm_ended", "dissolved", 5},
    CountedEvent{"dissolved_project_over", "dissolved", 8}};

/// Counts everything again, slowly.
struct HandCount {
    std::map<Key, std::int64_t> sums;
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> before;  // form and channel at the end of the month before

    void add(const std::string& what, const std::vector<std::string>& groups, int month, std::int64_t amount) {
        for (const std::string& group : groups) sums[{what, group, month}] += amount;
    }
    void count_firms(const World& world) {
        const Firms& f = world.firms;
        for (std::size_t i = 0; i < world.joins[static_cast<std::size_t>(world.step)]; ++i) {
            if (is_terminal(f.status[i])) continue;
            const auto groups = groups_of(world, i, f.form[i], f.channel[i]);
            add("firms", groups, world.month(), 1);
            add("firms_home", groups, world.month(), f.status_of(i) == Status::home ? 1 : 0);
            add("firms_searching", groups, world.month(), f.status_of(i) == Status::searching ? 1 : 0);
            add("employees", groups, world.month(), f.employees[i]);
            add("cash", groups, world.month(), f.cash[i]);
            if (f.status_of(i) != Status::partnered) continue;
            add("partnerships", groups, world.month(), 1);
            add("partnership_age", groups, world.month(), world.step - world.partnerships[static_cast<std::size_t>(f.slot[i])].start_step);
        }
    }
    /// What the last of a firm's events of these kinds in the month says, or what was known before.
    static std::size_t last_told(const World& world, std::size_t firm, const std::vector<std::string_view>& kinds, std::size_t known) {
        for (const Event& event : world.events) {
            const std::string_view name = event_names[static_cast<std::size_t>(event.kind)];
            if (event.firm == firm && std::find(kinds.begin(), kinds.end(), name) != kinds.end()) known = event.detail;
        }
        return known;
    }
    void count_events(const World& world) {
        const Firms& f = world.firms;
        for (const Event& event : world.events) {
            const std::size_t i = event.firm;
            const std::size_t form = f.form[i] < governance_form_count ? f.form[i] : last_told(world, i, {"signed", "form_changed"}, before.at(f.id[i]).first);
            const std::size_t channel = f.channel[i] < channel_count ? f.channel[i] : last_told(world, i, {"accepted"}, before.at(f.id[i]).second);
            const auto groups = groups_of(world, i, form, channel);
            const std::string name(event_names[static_cast<std::size_t>(event.kind)]);
            add("event " + name, {"total"}, world.month(), 1);
            for (const CountedEvent& counted : counted_events) {
                if (name == counted.event && (counted.detail < 0 || counted.detail == event.detail)) add(counted.measure, groups, world.month(), 1);
            }
            if (event.kind == EventKind::awarded) add("support_awarded", groups, world.month(), event.amount);
            if (event.kind == EventKind::established && event.detail == 1) {
                add("months_to_established_in_china", groups, world.month(), world.step - f.entry_step[i]);
            }
        }
        note_ties(world);
    }
    void note_ties(const World& world) {
        const Firms& f = world.firms;
        for (std::size_t i = 0; i < f.size(); ++i) before[f.id[i]] = {f.form[i], f.channel[i]};
    }
};

struct Recorded {
    std::shared_ptr<const Constants> constants = small_world();
    ResultsLayout layout = results_layout(*constants, 0, 1);
    HandCount hand;
    ReplicateBlock block;
    FirmOutcomes outcomes;
    Pence home_public_cost = 0;

    Recorded() {
        World world(constants, 0, 1);
        Recorder recorder(*constants, 0);
        FirmOutcomeRecorder outcome_recorder;
        run_warm_up(world);
        recorder.prime(world);
        hand.note_ties(world);
        run_replicate(world, [&](const World& finished) {
            recorder.observe(finished);
            outcome_recorder.observe(finished);
            hand.count_firms(finished);
            hand.count_events(finished);
        });
        block = recorder.take();
        outcomes = outcome_recorder.take();
    }
    [[nodiscard]] std::int64_t measure(std::size_t m, std::size_t month, std::size_t group) const {
        return block.measures[(m * layout.months.size() + month) * layout.groups.size() + group];
    }
    [[nodiscard]] std::int64_t event(std::size_t e, std::size_t month) const { return block.events[e * layout.months.size() + month]; }
    /// Groups and months in which a measure differs from the count by hand.
    [[nodiscard]] std::size_t wrong_cells(const char* name) const;
    [[nodiscard]] std::int64_t total(std::string_view name) const {
        std::int64_t sum = 0;
        for (std::size_t month = 0; month < layout.months.size(); ++month) sum += measure(measure_index(name), month, 0);
        return sum;
    }
};

const Recorded& recorded() {
    static const Recorded once;
    return once;
}

std::int64_t by_hand(const HandCount& hand, const std::string& what, const std::string& group, std::size_t month) {
    const auto found = hand.sums.find({what, group, static_cast<int>(month)});
    return found == hand.sums.end() ? 0 : found->second;
}

std::size_t Recorded::wrong_cells(const char* name) const {
    const std::size_t m = measure_index(name);
    std::size_t wrong = 0;
    for (std::size_t month = 0; month < layout.months.size(); ++month) {
        for (std::size_t g = 0; g < layout.groups.size(); ++g) wrong += measure(m, month, g) != by_hand(hand, name, layout.groups[g], month) ? 1 : 0;
    }
    return wrong;
}

}  // namespace

TEST_CASE("sums over firms and partnerships equal a count by hand in every group and month") {
    const Recorded& r = recorded();
    for (const char* name : {"firms", "firms_home", "firms_searching", "employees", "cash", "partnerships", "partnership_age", "support_awarded", "months_to_established_in_china"}) {
        INFO(name);
        CHECK(r.wrong_cells(name) == 0);
    }
    CHECK(r.total("partnerships") > 0);
    CHECK(r.total("support_awarded") > 0);
}

TEST_CASE("event counts equal a count by hand in every month, and those kept by group in every group too") {
    const Recorded& r = recorded();
    for (std::size_t e = 0; e < event_kind_count; ++e) {
        const std::string name = "event " + std::string(event_names[e]);
        std::size_t wrong = 0;
        for (std::size_t month = 0; month < r.layout.months.size(); ++month) wrong += r.event(e, month) != by_hand(r.hand, name, "total", month) ? 1 : 0;
        INFO(name);
        CHECK(wrong == 0);
    }
    for (const CountedEvent& counted : counted_events) {
        INFO(counted.measure);
        CHECK(r.wrong_cells(counted.measure) == 0);
    }
    CHECK(r.total("milestones") > 0);
    CHECK(r.total("partnerships_dissolved") > 0);
}

TEST_CASE("every measure that counts events is counted by hand above") {
    for (const MeasureRow& row : measure_rows()) {
        if (row.source != MeasureSource::event && row.source != MeasureSource::event_with_detail) continue;
        const auto found = std::find_if(counted_events.begin(), counted_events.end(), [&](const CountedEvent& c) { return row.measure.name == c.measure; });
        INFO(std::string(row.measure.name));
        CHECK(found != counted_events.end());
        CHECK(row.measure.storage == StorageType::int32);
    }
}

TEST_CASE("partnerships that end are counted once under a reason, and those that become established once under a route") {
    const Recorded& r = recorded();
    std::int64_t dissolved = 0;
    for (const char* reason : {"low_trust", "regime", "learning_race", "export_control", "crackdown", "firm_ended", "project_over"}) {
        dissolved += r.total("dissolved_" + std::string(reason));
    }
    CHECK(dissolved == r.total("partnerships_dissolved"));
    std::int64_t established = 0;
    for (std::size_t month = 0; month < r.layout.months.size(); ++month) established += r.event(static_cast<std::size_t>(EventKind::established), month);
    CHECK(established == r.total("established_at_home") + r.total("established_in_china"));
}

TEST_CASE("a tie that ends, be it in month 0 or in the month it was signed, is counted under its own form and channel") {
    const auto constants = small_world({"time.warm_up_months=60", "time.horizon_months=12", "entry.bias=4", "partners.count=400"});
    const GroupAxis axis(*constants);
    const std::size_t row = measure_index("partnerships_dissolved") * 12 * axis.size();
    const std::size_t no_form = axis.begin_of(Margin::form) + governance_form_count, no_channel = axis.begin_of(Margin::channel) + channel_count;
    std::int64_t ended = 0, unknown = 0;
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        const ReplicateBlock block = simulate(constants, replicate, 1);
        ended += block.measures[row];
        for (std::size_t month = 0; month < 12; ++month) unknown += block.measures[row + month * axis.size() + no_form] + block.measures[row + month * axis.size() + no_channel];
    }
    CHECK(ended > 0);
    CHECK(unknown == 0);
}

TEST_CASE("every margin adds up to the total") {
    const Recorded& r = recorded();
    const GroupAxis axis(*r.constants);
    std::size_t wrong = 0;
    for (std::size_t m = 0; m < r.layout.measures.size(); ++m) {
        if (measure_rows()[m].source == MeasureSource::surroundings) continue;
        for (std::size_t month = 0; month < r.layout.months.size(); ++month) {
            for (std::size_t margin = 1; margin < margin_count; ++margin) {
                std::int64_t sum = 0;
                const std::size_t begin = axis.begin_of(static_cast<Margin>(margin));
                for (std::size_t g = begin; g < begin + axis.count_of(static_cast<Margin>(margin)); ++g) sum += r.measure(m, month, g);
                wrong += sum != r.measure(m, month, 0) ? 1 : 0;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("stocks of firms and partnerships move by their flows") {
    const Recorded& r = recorded();
    const auto m = [&](const char* name, std::size_t month) { return r.measure(measure_index(name), month, 0); };
    for (std::size_t month = 1; month < r.layout.months.size(); ++month) {
        const std::int64_t exits = m("exits_failed", month) + m("exits_stopped", month) + m("exits_closed", month) + m("exits_sold_to_partner", month) +
                                   m("exits_sold_elsewhere", month);
        CHECK(m("firms", month) - m("firms", month - 1) == m("firms_joined", month) - exits);
        CHECK(m("partnerships", month) - m("partnerships", month - 1) == m("partnerships_formed", month) - m("partnerships_dissolved", month));
    }
}

TEST_CASE("public cost is the same in the measures, the ledger and the instruments") {
    const Recorded& r = recorded();
    const std::size_t months = r.layout.months.size(), instruments = r.layout.instruments.size();
    for (std::size_t month = 0; month < months; ++month) {
        std::int64_t ledger = 0, spent = 0;
        for (std::size_t t = 0; t < r.layout.transfers.size(); ++t) {
            const bool from_state = r.layout.transfers[t].payer == "uk_government" || r.layout.transfers[t].payer == "china_government";
            if (from_state) ledger += r.block.ledger[t * months + month];
        }
        for (std::size_t k = 0; k < spend_column_count * instruments; ++k) spent += r.block.instruments[k * months + month];
        const std::int64_t measured = r.measure(measure_index("public_cost_uk"), month, 0) + r.measure(measure_index("public_cost_china"), month, 0);
        CHECK(measured == ledger);
        CHECK(measured == spent);
    }
}

TEST_CASE("outcomes of firms add up to the measures") {
    const Recorded& r = recorded();
    std::int64_t gva = 0, jobs = 0, venture = 0, ended = 0, leaks = 0;
    for (const FirmOutcome& o : r.outcomes.firms) {
        gva += o.uk_gva;
        jobs += o.job_months;
        venture += o.venture_revenue_china_route + o.venture_revenue_home_route;
        ended += o.ended_month != never ? 1 : 0;
        leaks += o.leaks;
    }
    CHECK(gva == r.total("uk_gva"));
    CHECK(jobs == r.total("employees"));
    CHECK(venture == r.total("venture_revenue_china") + r.total("venture_revenue_elsewhere"));
    CHECK(leaks == r.total("leaks"));
    CHECK(ended == r.total("exits_failed") + r.total("exits_stopped") + r.total("exits_closed") + r.total("exits_sold_to_partner") + r.total("exits_sold_elsewhere"));
}

TEST_CASE("histories of firms hold a row per live firm and month, and add up to the measures") {
    const auto constants = small_world({"time.horizon_months=24"});
    const ReplicateBlock block = simulate(constants, 1, 1, RecordFirms::yes);
    const ResultsLayout layout = results_layout(*constants, 1, 1);
    REQUIRE(block.firms);
    const std::size_t groups = layout.groups.size(), months = layout.months.size(), jobs_column = 9;
    REQUIRE(firm_columns()[jobs_column].measure.name == "employees");
    for (std::size_t month = 0; month < months; ++month) {
        std::int64_t firms = 0, jobs = 0;
        for (std::size_t row = 0; row < block.firms->month.size(); ++row) {
            if (block.firms->month[row] != static_cast<std::int64_t>(month) || block.firms->columns[0][row] >= static_cast<std::int64_t>(Status::failed)) continue;
            ++firms;
            jobs += block.firms->columns[jobs_column][row];
        }
        CHECK(firms == block.measures[(measure_index("firms") * months + month) * groups]);
        CHECK(jobs == block.measures[(measure_index("employees") * months + month) * groups]);
    }
}

TEST_CASE("the recorder refuses worlds it was not primed with, months out of order and a replicate without its end") {
    const auto constants = small_world({"time.horizon_months=12"});
    Recorder recorder(*constants, 0);
    CHECK_THROWS_AS(recorder.take(), InvariantError);
    World world(constants, 0, 1);
    run_warm_up(world);
    CHECK_THROWS_AS(recorder.observe(world), InvariantError);  // not primed
    recorder.prime(world);
    run_replicate(world, [&](const World& finished) {
        if (finished.month() == 1) CHECK_THROWS_AS(recorder.observe(finished), InvariantError);
    });
    CHECK_THROWS_AS(measure_index("no_such_measure"), InvariantError);
}

TEST_CASE("names of measures and groups are unique") {
    std::vector<std::string> names;
    for (const Measure& measure : all_measures()) names.emplace_back(measure.name);
    std::sort(names.begin(), names.end());
    CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    std::vector<std::string> labels = GroupAxis(*small_world()).labels();
    CHECK(labels.size() == GroupAxis(*small_world()).size());
    std::sort(labels.begin(), labels.end());
    CHECK(std::adjacent_find(labels.begin(), labels.end()) == labels.end());
}

TEST_CASE("a replicate of uk_2025 takes at most 3.5 MB") {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path root = source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path() / "../../..";
    const Constants constants(load_scenario((root / "scenarios/uk_2025.yaml").string()).config);
    constexpr std::uint32_t replicates = 200;
    const std::uint64_t bytes = estimated_file_bytes(results_layout(constants, 0, replicates)) / replicates;
    CHECK(bytes > 1'000'000);
    CHECK(bytes <= 3'500'000);
}
