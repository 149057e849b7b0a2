#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "output/atomic_file.h"
#include "output/results_writer.h"
#include "sim/error.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

void write_text(const std::string& path, const std::string& text) {
    std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("a file appears whole and its temporary name goes") {
    const TemporaryFolder folder;
    AtomicFile file(folder.path("a.txt"), Existing::refuse);
    CHECK(folder.names().empty());
    CHECK(file.partial().find(folder.path("a.txt") + ".partial.") == 0);
    CHECK(file.partial().find("-" + std::to_string(getpid())) != std::string::npos);
    write_text(file.partial(), "whole");
    CHECK_FALSE(std::filesystem::exists(folder.path("a.txt")));
    file.commit();
    CHECK(folder.names() == std::vector<std::string>{"a.txt"});
    CHECK(bytes_of(folder.path("a.txt")) == "whole");
}

TEST_CASE("what is not finished leaves nothing behind") {
    const TemporaryFolder folder;
    {
        const AtomicFile file(folder.path("a.txt"), Existing::refuse);
        write_text(file.partial(), "half");
    }
    const ResultsLayout layout = synthetic_layout(2);
    {
        ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
        writer.append(synthetic_block(layout, 0));
        CHECK(folder.names().size() == 1);
    }
    {
        ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance());
        CHECK_THROWS_WITH(writer.finish(std::nullopt, Completion::interrupted), Catch::Contains("no replicate was finished"));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("an existing file is refused without force and replaced with it") {
    const TemporaryFolder folder;
    write_text(folder.path("a.h5"), "precious");
    const ResultsLayout layout = synthetic_layout(1);
    CHECK_THROWS_AS(ResultsWriter(folder.path("a.h5"), layout, synthetic_provenance()), RefusedError);
    CHECK_THROWS_WITH(check_writable(folder.path("a.h5"), Existing::refuse), Catch::Contains("exists") && Catch::Contains("--force"));
    CHECK(bytes_of(folder.path("a.h5")) == "precious");
    {
        ResultsWriter writer(folder.path("a.h5"), layout, synthetic_provenance(), {Existing::replace, 0});
        writer.append(synthetic_block(layout, 0));
        CHECK(bytes_of(folder.path("a.h5")) == "precious");
        writer.finish(std::nullopt, Completion::complete);
    }
    CHECK(bytes_of(folder.path("a.h5")).substr(1, 3) == "HDF");
}

TEST_CASE("a name taken during the run is not overwritten") {
    const TemporaryFolder folder;
    AtomicFile file(folder.path("a.txt"), Existing::refuse);
    write_text(file.partial(), "late");
    write_text(folder.path("a.txt"), "first");
    CHECK_THROWS_AS(file.commit(), RefusedError);
    CHECK(bytes_of(folder.path("a.txt")) == "first");
}

TEST_CASE("places that cannot take a file are named before the run") {
    const TemporaryFolder folder;
    write_text(folder.path("plain"), "");
    std::filesystem::create_directory(folder.path("sub"));
    CHECK_THROWS_WITH(check_writable(folder.path("none/a.h5"), Existing::refuse), Catch::Contains("does not exist"));
    CHECK_THROWS_WITH(check_writable(folder.path("plain/a.h5"), Existing::refuse), Catch::Contains("not a folder"));
    CHECK_THROWS_WITH(check_writable(folder.path("sub"), Existing::replace), Catch::Contains("it is a folder"));
    CHECK_THROWS_WITH(check_writable("", Existing::refuse), Catch::Contains("empty"));
    CHECK_THROWS_AS(check_writable("/proc/a.h5", Existing::refuse), OutputError);
    if (geteuid() != 0) {
        std::filesystem::permissions(folder.path("sub"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        CHECK_THROWS_WITH(check_writable(folder.path("sub/a.h5"), Existing::refuse), Catch::Contains("permission denied"));
    }
}

TEST_CASE("a folder that vanishes during the run is told apart") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path("sub"));
    const ResultsLayout layout = synthetic_layout(1);
    ResultsWriter writer(folder.path("sub/a.h5"), layout, synthetic_provenance());
    writer.append(synthetic_block(layout, 0));
    std::filesystem::remove_all(folder.path("sub"));
    CHECK_THROWS_WITH(writer.finish(std::nullopt, Completion::complete), Catch::Contains("has vanished"));
}
