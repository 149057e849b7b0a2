#include "output/h5_virtual.h"

#include <hdf5.h>

#include <numeric>

namespace pactsim::h5 {

namespace {

Handle space_of(const FileContext& file, hsize_t count) { return {check(file, H5Screate_simple(1, &count, nullptr), "describe a view"), &H5Sclose}; }

}  // namespace

Dataset create_virtual(const Group& group, std::string_view name, ElementType type, std::span<const std::string> files, std::span<const std::uint64_t> counts) {
    const FileContext& file = *group.context();
    const Handle list(check(file, H5Pcreate(H5P_DATASET_CREATE), "prepare a view"), &H5Pclose);
    H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(list.get(), false);
    const Handle whole = space_of(file, std::accumulate(counts.begin(), counts.end(), hsize_t{0}));
    const std::string source_name = "/" + std::string(name);
    hsize_t first = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const hsize_t count = counts[i];
        const Handle source = space_of(file, count);
        check(file, H5Sselect_hyperslab(whole.get(), H5S_SELECT_SET, &first, nullptr, &count, nullptr), "describe a view");
        check(file, H5Pset_virtual(list.get(), whole.get(), files[i].c_str(), source_name.c_str(), source.get()), "describe a view");
        first += count;
    }
    H5Sselect_all(whole.get());
    const hid_t stored = type == ElementType::int32 ? H5T_STD_I32LE : H5T_STD_I64LE;
    const Id made = check(file, H5Dcreate2(group.id(), std::string(name).c_str(), stored, whole.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT), "make a view");
    return {Handle(made, &H5Dclose), group.context(), source_name};
}

}  // namespace pactsim::h5
