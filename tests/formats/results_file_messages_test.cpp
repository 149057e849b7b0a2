#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>

#include "output/h5_attributes.h"
#include "output/results_digest.h"
#include "output/results_file.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string refusal(const std::string& path) {
    try {
        const ResultsFile file(path);
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void write_foreign(const std::string& path, const std::string& filetype, std::array<std::int32_t, 2> version) {
    h5::File file = h5::File::create(path);
    if (!filetype.empty()) h5::set_attribute(file.root(), "filetype", filetype);
    h5::set_attribute(file.root(), "format_version", std::span<const std::int32_t>(version));
    h5::set_attribute(file.root(), "pactsim_version", "7.1.0");
    file.close();
}

}  // namespace

TEST_CASE("files that are not there or not ours are named with the cause") {
    const TemporaryFolder folder;
    CHECK_THAT(refusal(folder.path("none.h5")), Catch::Contains("none.h5") && Catch::Contains("there is no such file"));
    CHECK_THAT(refusal(folder.path("")), Catch::Contains("it is not a file"));
    write_bytes(folder.path("empty.h5"), "");
    CHECK_THAT(refusal(folder.path("empty.h5")), Catch::Contains("is empty"));
    write_bytes(folder.path("text.h5"), "name: uk_2025\n");
    CHECK_THAT(refusal(folder.path("text.h5")), Catch::Contains("not a results file"));
    write_foreign(folder.path("foreign.h5"), "", {1, 0});
    CHECK_THAT(refusal(folder.path("foreign.h5")), Catch::Contains("not a results file of pactsim"));
}

TEST_CASE("another version of the format names both versions and the remedy") {
    const TemporaryFolder folder;
    write_foreign(folder.path("new.h5"), "pactsim-results", {2, 3});
    CHECK_THAT(refusal(folder.path("new.h5")), Catch::Contains("format 2.3") && Catch::Contains("reads 1.x") && Catch::Contains("use pactsim 7.1.0 or newer"));
    write_foreign(folder.path("old.h5"), "pactsim-results", {0, 9});
    CHECK_THAT(refusal(folder.path("old.h5")), Catch::Contains("format 0.9") && Catch::Contains("compute it again"));
    write_foreign(folder.path("minor.h5"), "pactsim-results", {1, 9});
    CHECK(refusal(folder.path("minor.h5")).empty());
}

TEST_CASE("a file cut short anywhere is refused with a message") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 3, Firms::recorded);
    const std::string bytes = bytes_of(folder.path("a.h5"));
    for (std::size_t part = 1; part < 20; ++part) {
        write_bytes(folder.path("cut.h5"), bytes.substr(0, bytes.size() * part / 20));
        REQUIRE_THAT(refusal(folder.path("cut.h5")), Catch::Contains("damaged or cut short"));
    }
}

TEST_CASE("a changed value in a damaged file shows in the digest") {
    const TemporaryFolder folder;
    const std::string digest = write_synthetic(folder.path("a.h5"), 1);
    std::string bytes = bytes_of(folder.path("a.h5"));
    // The first value of "firms" of replicate 0, followed by the second: little-endian 32-bit.
    const std::int32_t first[2] = {1'000'000, 1'000'001};
    const std::size_t at = bytes.find(std::string(reinterpret_cast<const char*>(first), sizeof first));
    REQUIRE(at != std::string::npos);
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    write_bytes(folder.path("b.h5"), bytes);
    CHECK(digest_of(folder.path("b.h5")) != digest);
}

TEST_CASE("asking for what a file does not hold names it") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2);
    const ResultsFile file(folder.path("a.h5"));
    CHECK_THROWS_WITH(file.read("profit"), Catch::Contains("holds no dataset 'profit'"));
    CHECK_THROWS_WITH(file.read("firms", 1, 2), Catch::Contains("no rows 1 to 3"));
    CHECK_THROWS_WITH(file.labels("planet"), Catch::Contains("holds no coordinate 'planet'"));
    CHECK_THROWS_WITH(file.firms(0), Catch::Contains("--record firms"));
}
