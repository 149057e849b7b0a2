#include "output/h5_attributes.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <algorithm>
#include <array>

#include "sim/error.h"

namespace pactsim::h5 {

namespace {

Handle text_type() {
    Handle type(H5Tcopy(H5T_C_S1), &H5Tclose);
    H5Tset_size(type.get(), H5T_VARIABLE);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

void write_attribute(const Object& object, std::string_view name, Id file_type, Id memory_type, Id space, const void* data) {
    const FileContext& file = *object.context();
    const std::string attempt = "write the attribute '" + std::string(name) + "' of '" + object.name() + "'";
    const Id made = H5Acreate2(object.id(), std::string(name).c_str(), file_type, space, H5P_DEFAULT, H5P_DEFAULT);
    const Handle attribute(check(file, made, attempt), &H5Aclose);
    check(file, H5Awrite(attribute.get(), memory_type, data), attempt);
}

void write_scalar(const Object& object, std::string_view name, Id file_type, Id memory_type, const void* data) {
    const Handle space(H5Screate(H5S_SCALAR), &H5Sclose);
    write_attribute(object, name, file_type, memory_type, space.get(), data);
}

void write_list(const Object& object, std::string_view name, Id file_type, Id memory_type, const void* data, std::size_t count) {
    const hsize_t extent = count;
    const Handle space(H5Screate_simple(1, &extent, nullptr), &H5Sclose);
    write_attribute(object, name, file_type, memory_type, space.get(), data);
}

std::string read_text(const Object& object, Id attribute, Id type, const std::string& attempt) {
    if (H5Tis_variable_str(type) > 0) {
        const Handle memory = text_type();
        char* text = nullptr;
        check(*object.context(), H5Aread(attribute, memory.get(), &text), attempt);
        std::string copy = text == nullptr ? "" : text;
        H5free_memory(text);
        return copy;
    }
    std::string buffer(H5Tget_size(type) + 1, '\0');
    check(*object.context(), H5Aread(attribute, type, buffer.data()), attempt);
    return buffer.c_str();
}

herr_t collect_name(hid_t, const char* name, const H5A_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

bool belongs_to_library(const std::string& name) {
    static constexpr std::array<std::string_view, 8> own = {"CLASS",         "NAME",          "REFERENCE_LIST",      "DIMENSION_LIST",
                                                            "_Netcdf4Dimid", "_NCProperties", "_Netcdf4Coordinates", "_nc3_strict"};
    return std::find(own.begin(), own.end(), name) != own.end();
}

}  // namespace

void set_attribute(const Object& object, std::string_view name, std::string_view text) {
    const std::string copy(text);
    const char* pointer = copy.c_str();
    const Handle type = text_type();
    write_scalar(object, name, type.get(), type.get(), &pointer);
}

void set_attribute(const Object& object, std::string_view name, std::int64_t value) {
    write_scalar(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, &value);
}

void set_attribute(const Object& object, std::string_view name, double value) {
    write_scalar(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &value);
}

void set_flag(const Object& object, std::string_view name, std::uint8_t value) {
    write_scalar(object, name, H5T_STD_U8LE, H5T_NATIVE_UINT8, &value);
}

void set_flags(const Object& object, std::string_view name, std::span<const std::uint8_t> values) {
    write_list(object, name, H5T_STD_U8LE, H5T_NATIVE_UINT8, values.data(), values.size());
}

void set_attribute(const Object& object, std::string_view name, std::span<const std::int32_t> values) {
    write_list(object, name, H5T_STD_I32LE, H5T_NATIVE_INT32, values.data(), values.size());
}

bool has_attribute(const Object& object, std::string_view name) {
    return H5Aexists(object.id(), std::string(name).c_str()) > 0;
}

AttributeValue read_attribute(const Object& object, std::string_view name) {
    const FileContext& file = *object.context();
    const std::string attempt = "read the attribute '" + std::string(name) + "' of '" + object.name() + "'";
    const Id opened = H5Aopen(object.id(), std::string(name).c_str(), H5P_DEFAULT);
    const Handle attribute(check(file, opened, attempt), &H5Aclose);
    const Handle type(check(file, H5Aget_type(attribute.get()), attempt), &H5Tclose);
    const Handle space(check(file, H5Aget_space(attribute.get()), attempt), &H5Sclose);
    const Id points = check(file, H5Sget_simple_extent_npoints(space.get()), attempt);
    const H5T_class_t type_class = H5Tget_class(type.get());
    if (type_class == H5T_STRING && points == 1) return read_text(object, attribute.get(), type.get(), attempt);
    if (type_class == H5T_INTEGER) {
        std::vector<std::int64_t> values(static_cast<std::size_t>(points));
        check(file, H5Aread(attribute.get(), H5T_NATIVE_INT64, values.data()), attempt);
        return values;
    }
    if (type_class == H5T_FLOAT) {
        std::vector<double> values(static_cast<std::size_t>(points));
        check(file, H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, values.data()), attempt);
        return values;
    }
    throw InputError("cannot " + attempt + " in '" + file.path + "': it is neither one text nor numbers");
}

std::string text_attribute(const Object& object, std::string_view name, std::string_view fallback) {
    if (!has_attribute(object, name)) return std::string(fallback);
    const AttributeValue value = read_attribute(object, name);
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string(fallback) : *text;
}

std::vector<std::string> attribute_names(const Object& object) {
    std::vector<std::string> names;
    const herr_t done = H5Aiterate2(object.id(), H5_INDEX_NAME, H5_ITER_INC, nullptr, &collect_name, &names);
    check(*object.context(), done, "list the attributes of '" + object.name() + "'");
    std::erase_if(names, belongs_to_library);
    std::sort(names.begin(), names.end());
    return names;
}

std::string to_text(const AttributeValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&value)) return fmt::format("{}", fmt::join(*whole, " "));
    return fmt::format("{}", fmt::join(std::get<std::vector<double>>(value), " "));
}

}  // namespace pactsim::h5
