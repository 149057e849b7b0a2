// The split of a twin comparison into parts: the identities for any whole numbers, and one worked case for each part.

#include "analysis/twins/twins.h"
#include "sim/error.h"
#include "tests/unit/twins/panel.h"

#include <catch2/catch.hpp>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::int64_t part(const TwinParts& parts, TwinPart which) { return parts[static_cast<std::size_t>(which)]; }

/// The two identities of rulings 3.
bool sums_hold(const TwinParts& p, std::int64_t change) {
    const std::int64_t net = part(p, TwinPart::gross) - part(p, TwinPart::deadweight) - part(p, TwinPart::substitution) - part(p, TwinPart::diversion) +
                             part(p, TwinPart::spillover) - part(p, TwinPart::displacement);
    return part(p, TwinPart::net) == change && net == change &&
           part(p, TwinPart::gross) - part(p, TwinPart::deadweight) == part(p, TwinPart::additional) + part(p, TwinPart::acceleration);
}

/// A whole number within +-10^6 of a word, zero more often than chance would have it.
std::int64_t whole(std::uint32_t word) { return word % 5 == 0 ? 0 : static_cast<std::int64_t>(word % 2000001) - 1000000; }

RouteValue route(std::uint32_t china, std::uint32_t home) { return {whole(china), whole(home)}; }

std::int32_t month_of(std::uint32_t word) { return word % 3 == 0 ? never : static_cast<std::int32_t>(word % 140) - 20; }

/// A firm with everything random, negative outcomes included.
FirmOutcome random_firm(const Draws& draws, std::uint32_t firm, std::uint32_t world) {
    DrawStream stream(draws, firm, world, 0, static_cast<std::uint32_t>(PanelPurpose::panel));
    FirmOutcome o;
    o.firm = firm;
    o.uk_gva_china = whole(stream.next_word());
    o.uk_gva = whole(stream.next_word());
    o.job_months_china = whole(stream.next_word());
    o.job_months = whole(stream.next_word());
    o.leaks = stream.next_word() % 4;
    o.signed_month = month_of(stream.next_word());
    o.established_month = month_of(stream.next_word());
    o.established_in_china = stream.next_word() % 2 == 0;
    o.channel = static_cast<std::uint8_t>(stream.next_word() % (channel_count + 1));
    return o;
}

}  // namespace

TEST_CASE("parts sum exactly to net for any whole numbers") {
    const Draws draws(11, 0);
    std::size_t wrong = 0, supported_cases = 0;
    for (std::uint32_t k = 1; k <= 20000; ++k) {
        const Block values = draws.block(k, 0, 0, static_cast<std::uint32_t>(PanelPurpose::parts));
        const Block other = draws.block(k, 1, 0, static_cast<std::uint32_t>(PanelPurpose::parts));
        const RouteValue without = route(values.word[0], values.word[1]), with = route(values.word[2], values.word[3]);
        const bool supported = other.word[0] % 2 == 0;
        const TwinParts parts = twin_parts(without, with, supported, other.word[1] % 2 == 0);
        wrong += sums_hold(parts, with.china + with.home - without.china - without.home) ? 0 : 1;
        supported_cases += supported ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(supported_cases > 9000);
    CHECK(supported_cases < 11000);
}

TEST_CASE("every part has its sign") {
    const Draws draws(12, 0);
    std::size_t wrong = 0;
    for (std::uint32_t k = 1; k <= 5000; ++k) {
        const Block v = draws.block(k, 0, 0, static_cast<std::uint32_t>(PanelPurpose::parts));
        const auto small = [](std::uint32_t word) { return static_cast<std::int64_t>(word % 7); };
        const TwinParts parts = twin_parts({small(v.word[0]), small(v.word[1])}, {small(v.word[2]), small(v.word[3])}, k % 2 == 0, k % 3 == 0);
        for (std::size_t p = 0; p < twin_part_count; ++p) wrong += static_cast<TwinPart>(p) != TwinPart::net && parts[p] < 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
}

TEST_CASE("worked: a firm that would have got there anyway is deadweight") {
    const TwinParts p = twin_parts({100, 50}, {100, 50}, true, false);
    CHECK(part(p, TwinPart::gross) == 100);
    CHECK(part(p, TwinPart::deadweight) == 100);
    CHECK(part(p, TwinPart::additional) == 0);
    CHECK(part(p, TwinPart::net) == 0);
}

TEST_CASE("worked: an additional firm, and the same gain of an accelerated one") {
    const TwinParts additional = twin_parts({100, 50}, {180, 60}, true, false);
    CHECK(part(additional, TwinPart::gross) == 190);       // 180 + the gain at home of 10
    CHECK(part(additional, TwinPart::deadweight) == 100);
    CHECK(part(additional, TwinPart::additional) == 90);
    CHECK(part(additional, TwinPart::acceleration) == 0);
    CHECK(part(additional, TwinPart::net) == 90);
    const TwinParts sooner = twin_parts({100, 50}, {180, 60}, true, true);
    CHECK(part(sooner, TwinPart::acceleration) == 90);
    CHECK(part(sooner, TwinPart::additional) == 0);
}

TEST_CASE("worked: what China brings at the cost of home is substitution as far as it reaches, the rest diversion") {
    const TwinParts p = twin_parts({0, 100}, {60, 10}, true, false);   // 60 gained, 90 lost
    CHECK(part(p, TwinPart::gross) == 60);
    CHECK(part(p, TwinPart::additional) == 60);
    CHECK(part(p, TwinPart::substitution) == 60);
    CHECK(part(p, TwinPart::diversion) == 30);
    CHECK(part(p, TwinPart::net) == -30);
    const TwinParts back = twin_parts({80, 20}, {30, 25}, true, false);  // China 50 less, home 5 more
    CHECK(part(back, TwinPart::gross) == 35);
    CHECK(part(back, TwinPart::deadweight) == 30);
    CHECK(part(back, TwinPart::substitution) == 0);
    CHECK(part(back, TwinPart::diversion) == 50);
    CHECK(part(back, TwinPart::net) == -45);
}

TEST_CASE("worked: unsupported firms gain by spillover and lose by displacement, both routes together") {
    const TwinParts gained = twin_parts({10, 100}, {40, 90}, false, true);
    CHECK(part(gained, TwinPart::spillover) == 20);
    CHECK(part(gained, TwinPart::gross) == 0);
    CHECK(part(gained, TwinPart::acceleration) == 0);
    const TwinParts lost = twin_parts({1, 0}, {0, 0}, false, false);
    CHECK(part(lost, TwinPart::displacement) == 1);
    CHECK(part(lost, TwinPart::net) == -1);
}

TEST_CASE("accelerated means at least six months sooner, in both worlds") {
    CHECK(is_accelerated(20, 14));
    CHECK_FALSE(is_accelerated(20, 15));
    CHECK_FALSE(is_accelerated(14, 20));
    CHECK_FALSE(is_accelerated(never, 3));
    CHECK_FALSE(is_accelerated(20, never));
    CHECK(is_accelerated(2, -4));
}

TEST_CASE("parts sum to net in every margin, and the margins of a kind add up to the total") {
    const TwinMargins margins({"digital", "net_zero"}, {"wales", "london", "north_west"});
    const std::size_t cells = 2 * 3 * 3, firms = 400;
    FirmOutcomes baseline = make_panel(firms, 120, 1), scheme = baseline;
    std::vector<std::uint8_t> supported;
    const Draws draws(13, 0);
    for (std::uint32_t i = 0; i < firms; ++i) {
        baseline.firms[i] = random_firm(draws, i + 1, 1);
        scheme.firms[i] = random_firm(draws, i + 1, 2);
        baseline.firms[i].cell = scheme.firms[i].cell = static_cast<std::uint16_t>(i * 7 % cells);
        supported.push_back(i % 3 == 0 ? 1 : 0);
    }
    const std::vector<std::int64_t> table = twin_table(baseline, scheme, supported, margins);
    const std::vector<std::string> labels = margins.labels();
    REQUIRE(labels.size() == margins.size());
    REQUIRE(table.size() == twin_quantity_count * twin_part_count * labels.size());
    for (std::size_t q = 0; q < twin_quantity_count; ++q) {
        std::int64_t change = 0;
        for (std::size_t i = 0; i < firms; ++i) {
            const RouteValue with = route_value(scheme.firms[i], static_cast<TwinQuantity>(q)), without = route_value(baseline.firms[i], static_cast<TwinQuantity>(q));
            change += with.china + with.home - without.china - without.home;
        }
        std::size_t wrong = 0;
        std::array<std::array<std::int64_t, twin_part_count>, twin_margin_kinds> sums{};
        for (std::size_t m = 0; m < labels.size(); ++m) {
            TwinParts parts{};
            for (std::size_t p = 0; p < twin_part_count; ++p) parts[p] = table[(q * twin_part_count + p) * labels.size() + m];
            wrong += sums_hold(parts, part(parts, TwinPart::net)) ? 0 : 1;
            const std::string kind = labels[m].substr(0, labels[m].find(':'));
            const std::array<std::string, twin_margin_kinds> kinds{"total", "sector", "uk_region", "size", "sector_region", "channel"};
            const auto k = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
            REQUIRE(k < kinds.size());
            for (std::size_t p = 0; p < twin_part_count; ++p) sums[k][p] += parts[p];
        }
        CHECK(wrong == 0);
        CHECK(sums[0][static_cast<std::size_t>(TwinPart::net)] == change);
        for (std::size_t k = 1; k < twin_margin_kinds; ++k) CHECK(sums[k] == sums[0]);
    }
}

TEST_CASE("a firm is counted under its own sector, region, size and channel") {
    const TwinMargins margins({"digital", "net_zero"}, {"wales", "london"});
    const std::vector<std::string> labels = margins.labels();
    const std::size_t cell = (1 * 2 + 0) * 3 + 2;  // net_zero, wales, medium
    std::vector<std::string> told;
    for (const std::uint32_t place : margins.places(cell, static_cast<std::size_t>(Channel::platform))) told.push_back(labels[place]);
    CHECK(told == std::vector<std::string>{"total", "sector:net_zero", "uk_region:wales", "size:medium", "sector_region:net_zero/wales", "channel:platform"});
    CHECK(labels[margins.places(0, channel_count)[5]] == "channel:none");
    CHECK(margins.kind_of_firm(cell) == 5);
    CHECK(margins.kinds_of_firm() == 6);
}
