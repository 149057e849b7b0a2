#include "output/results_digest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_file.h"
#include "sim/digest.h"

namespace pactsim {

namespace {

// Rows per read: about 8 MiB at a time, so that files larger than memory can be checked.
constexpr std::uint64_t elements_per_read = std::uint64_t{1} << 20;

// Each text goes in with its length, so that no two different sequences of texts are one stream.
void feed(Digest& digest, std::string_view text) {
    digest.update(std::to_string(text.size()) + ":");
    digest.update(text);
}

void feed_attributes(Digest& digest, const h5::Object& object) {
    for (const std::string& name : h5::attribute_names(object)) {
        if (object.name() == "/" && is_volatile_attribute(name)) continue;
        feed(digest, name);
        const h5::AttributeValue value = h5::read_attribute(object, name);
        feed(digest, std::to_string(value.index()));
        feed(digest, h5::to_text(value));
    }
}

Fingerprint fingerprint_of(const h5::Dataset& dataset) {
    Fingerprint fingerprint;
    const std::vector<std::uint64_t> extent = dataset.extent();
    const std::uint64_t rows = extent.empty() ? 1 : extent[0];
    std::uint64_t row_size = 1;
    for (std::size_t axis = 1; axis < extent.size(); ++axis) row_size *= std::max<std::uint64_t>(extent[axis], 1);
    const std::uint64_t step = std::max<std::uint64_t>(elements_per_read / row_size, 1);
    const bool real = dataset.element_type() == h5::ElementType::float64;
    for (std::uint64_t row = 0; row < rows; row += step) {
        const std::uint64_t count = std::min(step, rows - row);
        if (!real) {
            fingerprint.update(dataset.read_integers(row, count));
            continue;
        }
        std::vector<std::int64_t> bits;
        for (const double value : dataset.read_reals(row, count)) bits.push_back(std::bit_cast<std::int64_t>(value));
        fingerprint.update(bits);
    }
    return fingerprint;
}

void feed_values(Digest& digest, const h5::Dataset& dataset, const std::map<std::string, Fingerprint>& known) {
    const auto given = known.find(dataset.name());
    const Fingerprint fingerprint = given != known.end() ? given->second : fingerprint_of(dataset);
    for (const std::uint64_t part : fingerprint.value()) feed(digest, std::to_string(part));
}

void feed_dataset(Digest& digest, const h5::Dataset& dataset, const std::map<std::string, Fingerprint>& known) {
    feed(digest, "dataset " + dataset.name());
    feed(digest, std::to_string(static_cast<int>(dataset.element_type())));
    for (const std::uint64_t length : dataset.extent()) feed(digest, std::to_string(length));
    for (const std::string& dimension : dataset.dimension_names()) feed(digest, dimension);
    feed_attributes(digest, dataset);
    if (dataset.is_bare_dimension()) return;
    if (dataset.element_type() == h5::ElementType::text) {
        for (const std::string& text : dataset.read_texts()) feed(digest, text);
        return;
    }
    feed_values(digest, dataset, known);
}

void feed_group(Digest& digest, const h5::Group& group, const std::map<std::string, Fingerprint>& known) {
    feed(digest, "group " + group.name());
    feed_attributes(digest, group);
    for (const h5::Child& child : group.children()) {
        if (group.name() == "/" && child.name == "run_facts") continue;
        // The format has one level of groups; going no deeper also keeps a foreign file from leading in circles.
        if (child.kind == h5::Child::Kind::group && group.name() == "/") feed_group(digest, group.open_group(child.name), known);
        if (child.kind == h5::Child::Kind::dataset) feed_dataset(digest, h5::Dataset::open(group, child.name), known);
    }
}

}  // namespace

bool is_volatile_attribute(std::string_view name) {
    static constexpr std::array<std::string_view, 4> outside = {"digest", "compiler", "git_revision", "pactsim_version"};
    return std::find(outside.begin(), outside.end(), name) != outside.end();
}

std::string digest_of_contents(const h5::Group& root, const std::map<std::string, Fingerprint>& known) {
    Digest digest;
    feed_group(digest, root, known);
    return digest.hex();
}

std::string digest_of(const std::string& path) {
    const ResultsFile checked(path);  // gives the messages for a file that is not ours
    const h5::File file = h5::File::open(path);
    return digest_of_contents(file.root(), {});
}

}  // namespace pactsim
