// Pieces cover the list once, in order, and shrink with what is left.
#include "sim/cluster/range_dealer.h"

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <vector>

using namespace pactsim;

namespace {

std::vector<TaskRange> all_pieces(RangeDealer dealer, std::uint64_t hands) {
    std::vector<TaskRange> pieces;
    for (TaskRange piece = dealer.deal(hands); piece.count > 0; piece = dealer.deal(hands)) pieces.push_back(piece);
    return pieces;
}

}  // namespace

TEST_CASE("pieces cover every task once, in order") {
    for (const std::uint64_t tasks : {0U, 1U, 2U, 7U, 64U, 1000U, 999'983U}) {
        for (const std::uint64_t grain : {1U, 3U, 14U}) {
            std::uint64_t next = 0;
            for (const TaskRange& piece : all_pieces(RangeDealer(tasks, 4, grain), 2)) {
                REQUIRE(piece.first == next);
                next += piece.count;
            }
            REQUIRE(next == tasks);
        }
    }
}

TEST_CASE("pieces shrink, so that no receiver has much more left than the others") {
    const std::vector<TaskRange> pieces = all_pieces(RangeDealer(100'000, 8, 1), 1);
    CHECK(pieces.front().count == 100'000 / 24);
    for (std::size_t i = 1; i < pieces.size(); ++i) CHECK(pieces[i].count <= pieces[i - 1].count);
    CHECK(pieces.back().count == 1);
    // A piece is a share 1/24 of the rest, which shrinks by 23/24 a piece: ln(100000/24) / -ln(23/24) = 196 pieces until they hold one task, and some 24 after them.
    CHECK(pieces.size() > 190);
    CHECK(pieces.size() < 260);
}

TEST_CASE("neighbours that belong together are dealt together") {
    for (const TaskRange& piece : all_pieces(RangeDealer(1402, 4, 14), 1)) {
        CHECK(piece.first % 14 == 0);
        CHECK((piece.count % 14 == 0 || piece.first + piece.count == 1402));
    }
}

TEST_CASE("a receiver with more hands gets more, and near the end everybody one at a time") {
    RangeDealer dealer(3000, 10, 1);
    CHECK(dealer.deal(3).count == 300);
    CHECK_FALSE(dealer.at_the_end());
    RangeDealer short_list(19, 10, 1);
    CHECK(short_list.at_the_end());
    CHECK(short_list.deal(3).count == 1);
}

TEST_CASE("lists as long as numbers go are dealt without overflow") {
    RangeDealer dealer(std::numeric_limits<std::uint64_t>::max(), 1, 1);
    const TaskRange first = dealer.deal(1'000'000);
    CHECK(first.count > 0);
    CHECK(dealer.left() == std::numeric_limits<std::uint64_t>::max() - first.count);
}
