#include "output/sweep_shard.h"

#include "output/h5.h"
#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/h5_virtual.h"
#include "sim/error.h"

#include <numeric>

namespace pactsim {

void write_virtual_view(const std::string& path, const std::string& study_key, std::span<const std::string> shards, std::span<const std::uint64_t> records, Existing existing) {
    const std::uint64_t total = std::accumulate(records.begin(), records.end(), std::uint64_t{0});
    if (total == 0 || shards.size() != records.size()) throw InputError("there is no shard yet to look at");
    AtomicFile atomic(path, existing);
    h5::File file = h5::File::create(atomic.partial());
    {
        const h5::Group& root = file.root();
        h5::set_attribute(root, "Conventions", "CF-1.10");
        h5::set_attribute(root, "filetype", "pactsim.sweep_view");
        h5::set_attribute(root, "study_key", study_key);
        std::vector<std::int64_t> numbers(total);
        std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
        const h5::Dataset scale = h5::Dataset::create(root, "record", h5::ElementType::int64, {{total}});
        scale.write_rows(0, total, std::span<const std::int64_t>(numbers));
        scale.make_coordinate("record");
        const auto column = [&](std::string_view name, h5::ElementType type) { h5::create_virtual(root, name, type, shards, records).attach(scale, 0); };
        for (const std::string_view name : {"scramble", "base", "part", "arm", "replicate"}) column(name, h5::ElementType::int32);
        column("row", h5::ElementType::int64);
        for (const std::string_view name : sweep_outcome_names()) column(name, h5::ElementType::int64);
    }
    file.close();
    atomic.commit();
}

}  // namespace pactsim
