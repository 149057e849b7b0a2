#include "sim/ledger.h"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "sim/draws.h"
#include "sim/error.h"

namespace {

using namespace pactsim;

Ledger small_book() {
    return Ledger({"state", "firms", "abroad"}, {{"grant", 0, 1}, {"fee", 1, 2}, {"tax", 1, 0}});
}

}  // namespace

TEST_CASE("a payment leaves one account and enters another", "[unit][sim][ledger]") {
    Ledger book = small_book();
    book.open_account(0, 1000);
    book.post(0, 300);
    book.post(1, 120);
    CHECK(book.balance(0) == 700);
    CHECK(book.balance(1) == 180);
    CHECK(book.balance(2) == 120);
    CHECK(book.month_total(0) == 300);
    book.close_month();
    CHECK(book.month_total(0) == 0);
    book.post_all(std::vector<Pence>{1, 2, 3});
    CHECK(book.month_total(0) == 1);
    CHECK(book.total(0) == 301);
    CHECK(book.total(1) == 122);
    CHECK(book.total(2) == 3);
    CHECK(book.balanced());
    CHECK(book.accounts()[2] == "abroad");
    CHECK(book.kinds()[1].name == "fee");
}

TEST_CASE("money is conserved over many random payments", "[unit][sim][ledger]") {
    Ledger book = small_book();
    book.open_account(0, 5'000'000);
    book.open_account(1, -700);
    const Draws draws(1, 0);
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const Block block = draws.block(i, 0, 0, 0);
        book.post(static_cast<std::uint16_t>(block.word[0] % 3), static_cast<Pence>(block.word[1]));
        if (i % 50 == 0) book.close_month();
    }
    CHECK(book.balanced());
    CHECK(book.balance(0) + book.balance(1) + book.balance(2) == 4'999'300);
}

TEST_CASE("a ledger is a value", "[unit][sim][ledger]") {
    Ledger original = small_book();
    Ledger copy = original;
    copy.post(0, 5);
    CHECK(original.total(0) == 0);
    CHECK(copy.total(0) == 5);
}

TEST_CASE("what cannot be booked is refused and leaves the book as it was", "[unit][sim][ledger]") {
    Ledger book = small_book();
    CHECK_THROWS_AS(book.post(0, -1), InvariantError);
    CHECK_THROWS_AS(book.post(3, 1), InvariantError);
    CHECK_THROWS_AS(book.post_all(std::vector<Pence>{1, 2}), InvariantError);
    CHECK_THROWS_AS(book.open_account(3, 1), InvariantError);
    CHECK_THROWS_AS(book.balance(3), InvariantError);
    CHECK_THROWS_AS(Ledger({"one"}, {{"gift", 0, 1}}), InvariantError);
    book.post(0, std::numeric_limits<Pence>::max());
    CHECK_THROWS_AS(book.post(0, 1), InvariantError);
    CHECK(book.total(0) == std::numeric_limits<Pence>::max());
    CHECK(book.balanced());
}
