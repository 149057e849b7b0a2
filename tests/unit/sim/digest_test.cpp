#include "sim/digest.h"

#include <array>
#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace pactsim;

TEST_CASE("SHA-1 gives the answers of its standard", "[unit][sim][digest]") {
    // RFC 3174, section 7.3, tests 1 and 2; the empty message from FIPS 180-4's example set.
    Digest digest;
    CHECK(digest.hex() == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    digest.update(std::string_view("abc"));
    CHECK(digest.hex() == "a9993e364706816aba3e25717850c26c9cd0d89d");
    Digest longer;
    longer.update(std::string_view("abcdbcdecdefdefgefghfghighijhi"));
    CHECK(longer.hex() != "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    longer.update(std::string_view("jkijkljklmklmnlmnomnopnopq"));  // reading half way does not disturb it
    CHECK(longer.hex() == "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    const std::array<std::byte, 3> bytes = {std::byte{'a'}, std::byte{'b'}, std::byte{'c'}};
    Digest from_bytes;
    from_bytes.update(std::span<const std::byte>(bytes));
    CHECK(from_bytes.hex() == digest.hex());
}

TEST_CASE("name hashes are fixed and tell similar names apart", "[unit][sim][digest]") {
    // FNV-1a of "" is the offset basis, of "a" 0xaf63dc4c8601ec8c (Noll's test vectors); both then finalised.
    CHECK(name_hash("") == 0xefd01f60ba992926u);
    CHECK(name_hash("a") == 0x82a2a958a9bece5bu);
    std::set<std::uint64_t> hashes;
    for (int i = 0; i < 10000; ++i) hashes.insert(name_hash("instrument_" + std::to_string(i)));
    CHECK(hashes.size() == 10000);
}
