#include "output/h5_dataset.h"

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <limits>

#include "sim/error.h"

namespace pactsim::h5 {

namespace {

// A foreign or damaged header can claim any size; no results file needs more in one read (64 GiB).
constexpr std::uint64_t most_elements = std::uint64_t{1} << 33;

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), &H5Tclose);
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

Handle file_type(ElementType type) {
    switch (type) {
        case ElementType::uint8:
            return {H5Tcopy(H5T_STD_U8LE), &H5Tclose};
        case ElementType::int32:
            return {H5Tcopy(H5T_STD_I32LE), &H5Tclose};
        case ElementType::int64:
            return {H5Tcopy(H5T_STD_I64LE), &H5Tclose};
        case ElementType::float64:
            return {H5Tcopy(H5T_IEEE_F64LE), &H5Tclose};
        case ElementType::text:
        case ElementType::other:
            break;
    }
    return text_type();
}

Handle creation_list(const FileContext& file, const DatasetShape& shape) {
    const Id made = check(file, H5Pcreate(H5P_DATASET_CREATE), "prepare a dataset");
    Handle list(made, &H5Pclose);
    H5Pset_attr_creation_order(made, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(made, false);
    if (!shape.chunk.empty()) {
        const std::vector<hsize_t> chunk(shape.chunk.begin(), shape.chunk.end());
        H5Pset_chunk(made, static_cast<int>(chunk.size()), chunk.data());
        if (shape.gzip_level > 0) {
            H5Pset_shuffle(made);
            H5Pset_deflate(made, static_cast<unsigned>(shape.gzip_level));
        }
    }
    return list;
}

// Rows are written in whole chunks, once: without the chunk cache they go straight to the file.
Handle uncached_access() {
    Handle list(H5Pcreate(H5P_DATASET_ACCESS), &H5Pclose);
    H5Pset_chunk_cache(list.get(), 0, 0, H5D_CHUNK_CACHE_W0_DEFAULT);
    return list;
}

Handle space_of(const DatasetShape& shape) {
    if (shape.extent.empty()) return {H5Screate(H5S_SCALAR), &H5Sclose};
    const std::vector<hsize_t> now(shape.extent.begin(), shape.extent.end());
    std::vector<hsize_t> most = now;
    if (shape.first_axis == FirstAxis::growing) most[0] = H5S_UNLIMITED;
    return {H5Screate_simple(static_cast<int>(now.size()), now.data(), most.data()), &H5Sclose};
}

// The file space with rows [first, first + count) selected; a scalar is taken whole.
Handle select_rows(const Dataset& dataset, std::uint64_t first, std::uint64_t count) {
    const FileContext& file = *dataset.context();
    const std::string attempt = "choose rows of '" + dataset.name() + "'";
    Handle space(check(file, H5Dget_space(dataset.id()), attempt), &H5Sclose);
    const std::vector<std::uint64_t> extent = dataset.extent();
    if (extent.empty()) return space;
    std::vector<hsize_t> start(extent.size(), 0);
    std::vector<hsize_t> size(extent.begin(), extent.end());
    start[0] = first;
    size[0] = count;
    check(file, H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, size.data(), nullptr), attempt);
    return space;
}

// Memory for those rows. It has the rank of the file space: for unequal ranks the library goes value by value (about 10 times slower).
Handle memory_for(const Dataset& dataset, std::uint64_t count) {
    const std::vector<std::uint64_t> extent = dataset.extent();
    if (extent.empty()) return {H5Screate(H5S_SCALAR), &H5Sclose};
    std::vector<hsize_t> size(extent.begin(), extent.end());
    size[0] = count;
    return {H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr), &H5Sclose};
}

std::string last_part(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

herr_t take_scale_name(hid_t, unsigned, hid_t scale, void* name) {
    char buffer[512] = {};
    H5Iget_name(scale, buffer, sizeof buffer);
    *static_cast<std::string*>(name) = last_part(buffer);
    return 1;
}

}  // namespace

Dataset Dataset::create(const Group& group, std::string_view name, ElementType type, const DatasetShape& shape) {
    const FileContext& file = *group.context();
    const std::string path = (group.name() == "/" ? "/" : group.name() + "/") + std::string(name);
    const Handle list = creation_list(file, shape);
    const Handle access = uncached_access();
    const Handle space = space_of(shape);
    const Handle element = file_type(type);
    const Id made = H5Dcreate2(group.id(), std::string(name).c_str(), element.get(), space.get(), H5P_DEFAULT, list.get(), access.get());
    return {Handle(check(file, made, "make the dataset '" + path + "'"), &H5Dclose), group.context(), path};
}

Dataset Dataset::open(const Group& group, std::string_view name) {
    const std::string path = (group.name() == "/" ? "/" : group.name() + "/") + std::string(name);
    const Id found = H5Dopen2(group.id(), std::string(name).c_str(), H5P_DEFAULT);
    return {Handle(check(*group.context(), found, "open the dataset '" + path + "'"), &H5Dclose), group.context(), path};
}

ElementType Dataset::element_type() const {
    const Handle type(check(*context(), H5Dget_type(id()), "see the type of '" + name() + "'"), &H5Tclose);
    const std::size_t size = H5Tget_size(type.get());
    switch (H5Tget_class(type.get())) {
        case H5T_STRING:
            return H5Tis_variable_str(type.get()) > 0 ? ElementType::text : ElementType::other;
        case H5T_FLOAT:
            return ElementType::float64;
        case H5T_INTEGER:
            if (size == 1) return ElementType::uint8;
            return size <= 4 ? ElementType::int32 : ElementType::int64;
        default:
            return ElementType::other;
    }
}

std::vector<std::uint64_t> Dataset::extent() const {
    const std::string attempt = "see the shape of '" + name() + "'";
    const Handle space(check(*context(), H5Dget_space(id()), attempt), &H5Sclose);
    const Id rank = check(*context(), H5Sget_simple_extent_ndims(space.get()), attempt);
    std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
    if (rank > 0) H5Sget_simple_extent_dims(space.get(), extent.data(), nullptr);
    return {extent.begin(), extent.end()};
}

std::vector<std::string> Dataset::dimension_names() const {
    const std::size_t rank = extent().size();
    if (rank == 1 && H5DSis_scale(id()) > 0) return {last_part(name())};
    std::vector<std::string> names;
    for (std::size_t axis = 0; axis < rank; ++axis) {
        std::string scale;
        H5DSiterate_scales(id(), static_cast<unsigned>(axis), nullptr, &take_scale_name, &scale);
        names.push_back(scale.empty() ? fmt::format("dim_{}", axis) : scale);
    }
    return names;
}

void Dataset::resize_rows(std::uint64_t rows) const {
    const std::vector<std::uint64_t> now = extent();
    std::vector<hsize_t> wanted(now.begin(), now.end());
    wanted[0] = rows;
    check(*context(), H5Dset_extent(id(), wanted.data()), "change the length of '" + name() + "'");
}

std::size_t Dataset::elements_in(std::uint64_t rows) const {
    const std::vector<std::uint64_t> shape = extent();
    std::uint64_t elements = shape.empty() ? 1 : rows;
    if (elements > most_elements) elements = most_elements + 1;
    for (std::size_t axis = 1; axis < shape.size(); ++axis) {
        if (shape[axis] != 0 && elements > most_elements / shape[axis])
            throw InputError(fmt::format("cannot read '{}' in '{}': it claims more than {} values", name(), context()->path, most_elements));
        elements *= shape[axis];
    }
    if (elements > most_elements)
        throw InputError(fmt::format("cannot read '{}' in '{}': it claims more than {} values", name(), context()->path, most_elements));
    return static_cast<std::size_t>(elements);
}

void Dataset::write(std::uint64_t first, std::uint64_t count, Id memory_type, std::size_t elements, const void* data) const {
    const std::string attempt = "write '" + name() + "'";
    const Handle target = select_rows(*this, first, count);
    if (elements != elements_in(count)) throw OutputError(fmt::format("cannot {}: {} values do not make {} rows", attempt, elements, count));
    const Handle source = memory_for(*this, count);
    check(*context(), H5Dwrite(id(), memory_type, source.get(), target.get(), H5P_DEFAULT, data), attempt);
}

void Dataset::write_rows(std::uint64_t first, std::uint64_t count, std::span<const std::int32_t> data) const {
    write(first, count, H5T_NATIVE_INT32, data.size(), data.data());
}

void Dataset::write_rows(std::uint64_t first, std::uint64_t count, std::span<const std::int64_t> data) const {
    write(first, count, H5T_NATIVE_INT64, data.size(), data.data());
}

void Dataset::write_rows(std::uint64_t first, std::uint64_t count, std::span<const double> data) const {
    write(first, count, H5T_NATIVE_DOUBLE, data.size(), data.data());
}

void Dataset::write_texts(std::span<const std::string> texts) const {
    std::vector<const char*> pointers;
    pointers.reserve(texts.size());
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    const Handle type = text_type();
    check(*context(), H5Dwrite(id(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "write '" + name() + "'");
}

void Dataset::read(std::uint64_t first, std::uint64_t count, Id memory_type, void* data) const {
    const Handle source = select_rows(*this, first, count);
    const Handle target = memory_for(*this, count);
    check(*context(), H5Dread(id(), memory_type, target.get(), source.get(), H5P_DEFAULT, data), "read '" + name() + "'");
}

std::vector<std::int64_t> Dataset::read_integers(std::uint64_t first, std::uint64_t count) const {
    std::vector<std::int64_t> values(elements_in(count));
    if (!values.empty()) read(first, count, H5T_NATIVE_INT64, values.data());
    return values;
}

std::vector<double> Dataset::read_reals(std::uint64_t first, std::uint64_t count) const {
    std::vector<double> values(elements_in(count));
    if (!values.empty()) read(first, count, H5T_NATIVE_DOUBLE, values.data());
    return values;
}

std::vector<std::string> Dataset::read_texts() const {
    const std::string attempt = "read '" + name() + "'";
    if (element_type() != ElementType::text) throw InputError("cannot " + attempt + " in '" + context()->path + "': it is not text");
    const std::vector<std::uint64_t> shape = extent();
    std::vector<char*> pointers(elements_in(shape.empty() ? 1 : shape[0]), nullptr);
    std::vector<std::string> texts;
    if (pointers.empty()) return texts;
    const Handle type = text_type();
    check(*context(), H5Dread(id(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), attempt);
    for (char* text : pointers) {
        texts.emplace_back(text == nullptr ? "" : text);
        H5free_memory(text);
    }
    return texts;
}

void Dataset::make_coordinate(std::string_view dimension) const {
    check(*context(), H5DSset_scale(id(), std::string(dimension).c_str()), "name the dimension '" + name() + "'");
}

void Dataset::make_bare_dimension() const {
    // The wording and the width are fixed by netCDF-C, nc4hdf.c, "DIM_WITHOUT_VARIABLE".
    const std::string mark = fmt::format("This is a netCDF dimension but not a netCDF variable.{:10d}", extent().at(0));
    check(*context(), H5DSset_scale(id(), mark.c_str()), "name the dimension '" + name() + "'");
}

bool Dataset::is_bare_dimension() const {
    char mark[64] = {};
    if (H5DSis_scale(id()) <= 0 || H5DSget_scale_name(id(), mark, sizeof mark) < 0) return false;
    return std::string_view(mark).starts_with("This is a netCDF dimension but not a netCDF variable");
}

void Dataset::attach(const Dataset& scale, std::size_t axis) const {
    check(*context(), H5DSattach_scale(id(), scale.id(), static_cast<unsigned>(axis)), "attach the dimension '" + scale.name() + "' to '" + name() + "'");
}

}  // namespace pactsim::h5
