// The examples of docs/results.md, run as they stand on a results file of the model.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "output/recorder.h"
#include "output/results_writer.h"
#include "output/simulate.h"
#include "tests/formats/synthetic_results.h"
#include "tests/unit/output/small_world.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::filesystem::path source_folder() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    return source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path() / "../..";
}

}  // namespace

TEST_CASE("the examples of docs/results.md run and give what they say") {
    const TemporaryFolder folder;
    const auto constants = small_world({"time.horizon_months=24"});
    ResultsWriter writer(folder.path("results.h5"), results_layout(*constants, 0, 2), synthetic_provenance());
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate) writer.append(simulate(constants, replicate, 1));
    writer.finish(synthetic_facts(), Completion::complete);
    const std::string command = "/usr/bin/python3 '" + (source_folder() / "tests/formats/check_examples.py").string() + "' '" +
                                (source_folder() / "docs/results.md").string() + "' '" + folder.path("") + "'";
    CHECK(std::system(command.c_str()) == 0);
}
