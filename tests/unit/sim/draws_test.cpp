#include "sim/draws.h"

#include <Random123/philox.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/philox_batch.h"

namespace {

using namespace pactsim;

Block random123_block(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    const r123::Philox4x32 philox;
    const auto words = philox({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    return {{words[0], words[1], words[2], words[3]}};
}

std::vector<std::uint32_t> count_from(std::uint32_t first, std::size_t n) {
    std::vector<std::uint32_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

}  // namespace

TEST_CASE("philox gives the known answers of Random123", "[unit][sim][draws]") {
    // Random123 1.14.0, tests/kat_vectors, "philox4x32 10".
    CHECK(philox4x32_10({0, 0, 0, 0}, {0, 0}) == Block{{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u}});
    constexpr std::uint32_t all = 0xffffffffu;
    CHECK(philox4x32_10({all, all, all, all}, {all, all}) == Block{{0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu}});
    CHECK(philox4x32_10({0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u}, {0xa4093822u, 0x299f31d0u}) ==
          Block{{0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u}});
}

TEST_CASE("philox equals the Random123 header", "[unit][sim][draws]") {
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const std::array<std::uint32_t, 4> counter = {i, i * 2654435761u, ~i, i << 7};
        const std::array<std::uint32_t, 2> key = {i * 40503u, 0x80000000u + i};
        REQUIRE(philox4x32_10(counter, key) == random123_block(counter, key));
    }
}

TEST_CASE("a draw is keyed by seed, agents, replicate, month, purpose and number", "[unit][sim][draws]") {
    const Draws draws(0x0123456789abcdefu, 7);
    CHECK(draws.seed() == 0x0123456789abcdefu);
    CHECK(draws.replicate() == 7);
    CHECK(draws.block(11, 22, 33, 44, 55) == random123_block({11, 22, 7, 33u << 20 | 44u << 8 | 55u}, {0x89abcdefu, 0x01234567u}));
    CHECK(draws.block(1, 2, 4095, 4095, 255) == random123_block({1, 2, 7, 0xffffffffu}, {0x89abcdefu, 0x01234567u}));
}

TEST_CASE("a key outside its range is refused", "[unit][sim][draws]") {
    const Draws draws(1, 0);
    std::vector<Block> out(3);
    const auto ids = count_from(1, 3);
    CHECK_THROWS_AS(draws.block(1, 0, 4096, 0), InvariantError);
    CHECK_THROWS_AS(draws.block(1, 0, 0, 4096), InvariantError);
    CHECK_THROWS_AS(draws.block(1, 0, 0, 0, 256), InvariantError);
    CHECK_THROWS_AS(draws.fill(ids, 4096, 0, out), InvariantError);
    CHECK_THROWS_AS(draws.fill(std::span(ids).first(2), 0, 0, out), InvariantError);
    CHECK_THROWS_AS(draws.fill(ids, std::span(ids).first(2), 0, 0, out), InvariantError);
}

TEST_CASE("fill gives the same blocks as block, for every length", "[unit][sim][draws]") {
    const Draws draws(99, 3);
    for (const std::size_t n : {0u, 1u, 3u, 4u, 7u, 8u, 9u, 31u, 255u, 256u, 257u, 1000u}) {
        const auto firms = count_from(0xfffffff0u, n);  // wraps past 2^32
        const auto partners = count_from(5, n);
        std::vector<Block> alone(n);
        std::vector<Block> pairs(n);
        draws.fill(firms, 12, 34, alone);
        draws.fill(firms, partners, 12, 34, pairs);
        for (std::size_t i = 0; i < n; ++i) {
            REQUIRE(alone[i] == draws.block(firms[i], 0, 12, 34));
            REQUIRE(pairs[i] == draws.block(firms[i], partners[i], 12, 34));
        }
    }
}

TEST_CASE("every kernel of this machine gives the same bits and stays inside the batch", "[unit][sim][draws]") {
    std::vector<PhiloxKernel> kernels = {PhiloxKernel::portable};
    if (best_philox_kernel() != PhiloxKernel::portable) kernels.push_back(PhiloxKernel::avx2);
    if (best_philox_kernel() == PhiloxKernel::avx512) kernels.push_back(PhiloxKernel::avx512);
    const auto a = count_from(0x7fffff00u, 300);
    const auto b = count_from(0xffffff00u, 300);
    for (const PhiloxKernel kernel : kernels) {
        std::vector<Block> out(300, Block{{1, 2, 3, 4}});
        fill_philox(kernel, {a.data(), b.data(), {0xdeadbeefu, 0xcafef00du}, {0x90000000u, 0xffffffffu}, out.data(), 299});
        for (std::size_t i = 0; i < 299; ++i) {
            REQUIRE(out[i] == random123_block({a[i], b[i], 0xdeadbeefu, 0xcafef00du}, {0x90000000u, 0xffffffffu}));
        }
        CHECK(out[299] == Block{{1, 2, 3, 4}});
    }
}

TEST_CASE("uniform numbers never reach 0 or 1", "[unit][sim][draws]") {
    constexpr std::uint32_t all = 0xffffffffu;
    CHECK(uniform(0) == 0x1p-33);
    CHECK(uniform(all) == 1.0 - 0x1p-33);
    CHECK(uniform(0x80000000u) == 0.5 + 0x1p-33);
    CHECK(uniform53(0, 0) == 0x1p-53);
    CHECK(uniform53(all, all) == 1.0 - 0x1p-53);
    CHECK(uniform53(0x80000000u, 0) == 0.5 + 0x1p-53);
    CHECK(uniform53(0, 0x1000u) == 3 * 0x1p-53);
}

TEST_CASE("a stream reads the blocks of its key in order and ends at 256", "[unit][sim][draws]") {
    const Draws draws(5, 6);
    DrawStream stream(draws, 7, 8, 9, 10);
    for (std::uint32_t i = 0; i < 1024; ++i) {
        REQUIRE(stream.next_word() == draws.block(7, 8, 9, 10, i / 4).word[i % 4]);
    }
    CHECK_THROWS_AS(stream.next_word(), InvariantError);
    DrawStream again(draws, 7, 8, 9, 10);
    const Block first = draws.block(7, 8, 9, 10);
    CHECK(again.next_uniform() == uniform53(first.word[0], first.word[1]));
    CHECK(again.next_normal() == math::inverse_normal(uniform53(first.word[2], first.word[3])));
}
