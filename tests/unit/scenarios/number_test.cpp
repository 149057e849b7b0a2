#include "scenarios/schema/number.h"

#include <catch2/catch.hpp>

#include <bit>
#include <cstdint>
#include <random>

using namespace pactsim;

TEST_CASE("numbers are decimal, whatever they look like") {
    CHECK(parse_real("010").value == 10);
    CHECK(parse_integer("010") == 10);
    CHECK(parse_real("+3.5e2").value == 350);
    CHECK(parse_real("-.5").value == -0.5);
    for (const char* text : {"0x10", "1_000", "1,5", "5%", "", "+", "+-3", "1 000", "ten", "1e", "0o17", "--2"}) {
        INFO(text);
        CHECK(parse_real(text).verdict == NumberVerdict::not_a_number);
        CHECK_FALSE(parse_integer(text).has_value());
    }
}

TEST_CASE("nothing that is not finite passes") {
    for (const char* text : {".nan", "nan", "NaN", ".inf", "-.inf", "inf", "-inf", "Infinity", "+.INF"}) {
        INFO(text);
        CHECK(parse_real(text).verdict == NumberVerdict::not_finite);
    }
    CHECK(parse_real("1e400").verdict == NumberVerdict::out_of_reach);
    CHECK(parse_real("-1e400").verdict == NumberVerdict::out_of_reach);
    CHECK(parse_real("1e-400").verdict == NumberVerdict::out_of_reach);
}

TEST_CASE("whole numbers are exact") {
    CHECK(parse_integer("9223372036854775807") == INT64_MAX);
    CHECK(parse_integer("2e6") == 2000000);
    CHECK(parse_integer("-12") == -12);
    CHECK_FALSE(parse_integer("9223372036854775808").has_value());
    CHECK_FALSE(parse_integer("2.5").has_value());
    CHECK_FALSE(parse_integer("1e17").has_value());  // beyond 2^53 a double no longer tells whole numbers apart
}

TEST_CASE("every double is written so that it reads back to the same bits") {
    std::mt19937_64 bits(20250101);
    for (int i = 0; i < 100000; ++i) {
        const double value = std::bit_cast<double>(bits());
        const NumberRead back = parse_real(shortest(value));
        if (back.verdict != NumberVerdict::number) {
            CHECK(value * 0 != 0);  // only NaN and infinity are refused
            continue;
        }
        REQUIRE(std::bit_cast<std::uint64_t>(back.value) == std::bit_cast<std::uint64_t>(value));
    }
}

TEST_CASE("text that YAML would take for something else is recognised") {
    for (const char* text : {"", "null", "~", "true", "No", "on", "5", "1e3", "2025-01", ".inf"}) {
        INFO(text);
        CHECK(reads_as_non_text(text));
    }
    CHECK_FALSE(reads_as_non_text("beta"));
    CHECK_FALSE(reads_as_non_text("scale_up"));
}
