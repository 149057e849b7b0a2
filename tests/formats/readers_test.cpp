#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "output/results_writer.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string script() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path here = source != nullptr ? std::filesystem::path(source) / "tests/formats" : std::filesystem::path(__FILE__).parent_path();
    return (here / "check_readers.py").string();
}

int run_readers(const std::string& path, int replicates) {
    return std::system(("/usr/bin/python3 '" + script() + "' '" + path + "' " + std::to_string(replicates)).c_str());
}

}  // namespace

TEST_CASE("xarray, h5py, ncdump and R open a file by name") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("plain.h5"), 3, Firms::recorded);
    CHECK(run_readers(folder.path("plain.h5"), 3) == 0);
}

TEST_CASE("the readers open compressed and interrupted files too") {
    const TemporaryFolder folder;
    const ResultsLayout layout = synthetic_layout(9, Firms::recorded);
    ResultsWriter writer(folder.path("part.h5"), layout, synthetic_provenance(), {Existing::refuse, 1});
    for (std::uint32_t i = 0; i < 4; ++i) writer.append(synthetic_block(layout, i));
    writer.finish(synthetic_facts(), Completion::interrupted);
    CHECK(run_readers(folder.path("part.h5"), 4) == 0);
}
