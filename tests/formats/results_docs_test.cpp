#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_reference.h"
#include "tests/formats/synthetic_results.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string page() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path root = source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path() / "../..";
    return bytes_of((root / "docs/results.md").string());
}

// Names in the synthetic file that belong to its measures, columns and instruments, not to the format.
bool is_synthetic(const std::string& name) {
    for (const char* own : {"firms", "revenue", "mean_trust", "tension", "instrument_spend", "instrument_awards", "status", "cash", "trust"})
        if (name == own) return true;
    return false;
}

void collect_names(const h5::Group& group, std::vector<std::string>& names) {
    for (const std::string& attribute : h5::attribute_names(group)) names.push_back(attribute);
    for (const h5::Child& child : group.children()) {
        if (!is_synthetic(child.name)) names.push_back(child.name);
        if (child.kind == h5::Child::Kind::group) collect_names(group.open_group(child.name), names);
        if (child.kind == h5::Child::Kind::dataset)
            for (const std::string& attribute : h5::attribute_names(h5::Dataset::open(group, child.name))) names.push_back(attribute);
    }
}

}  // namespace

TEST_CASE("docs/results.md names every group, dataset and attribute of a file") {
    const TemporaryFolder folder;
    write_synthetic(folder.path("a.h5"), 2, Firms::recorded);
    const h5::File file = h5::File::open(folder.path("a.h5"));
    std::vector<std::string> names;
    collect_names(file.root(), names);
    CHECK(names.size() > 60);
    const std::string text = page();
    for (const std::string& name : names) {
        INFO(name);
        CHECK(text.find("`" + name + "`") != std::string::npos);
    }
    CHECK(text.find(measures_begin) < text.find(measures_end));
    CHECK(text.find(measures_end) != std::string::npos);
}

TEST_CASE("the table of measures has a line for each") {
    const ResultsLayout layout = synthetic_layout(1);
    std::ostringstream table;
    write_results_reference(table, layout.measures);
    CHECK(table.str() ==
          "| dataset | by group | unit | kind | stored as | meaning |\n|---|---|---|---|---|---|\n"
          "| `firms` | yes | count | stock | int32 | firms alive |\n"
          "| `revenue` | yes | GBP pence | flow | int64 | revenue of firms |\n"
          "| `mean_trust` | yes | 1 | stock | double, steps of 1e-06 | mean trust in partners |\n"
          "| `tension` | no | 1 | stock | int32 | tension between the countries |\n");
}
