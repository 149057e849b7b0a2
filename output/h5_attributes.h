#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "output/h5.h"

namespace pactsim::h5 {

/// The value of an attribute as read: text, whole numbers or real numbers.
using AttributeValue = std::variant<std::string, std::vector<std::int64_t>, std::vector<double>>;

/// Adds a text attribute (variable-length UTF-8, which every reader takes as text).
void set_attribute(const Object& object, std::string_view name, std::string_view text);
/// Adds a scalar of 64 bits.
void set_attribute(const Object& object, std::string_view name, std::int64_t value);
/// Adds a real scalar.
void set_attribute(const Object& object, std::string_view name, double value);
/// Adds an 8-bit flag.
void set_flag(const Object& object, std::string_view name, std::uint8_t value);
/// Adds a list of 8-bit values, such as CF flag_values.
void set_flags(const Object& object, std::string_view name, std::span<const std::uint8_t> values);
/// Adds a list of 32-bit integers.
void set_attribute(const Object& object, std::string_view name, std::span<const std::int32_t> values);

/// Whether the object has the attribute.
[[nodiscard]] bool has_attribute(const Object& object, std::string_view name);
/// Reads one attribute; throws InputError if it is absent or of a type that pactsim never writes.
[[nodiscard]] AttributeValue read_attribute(const Object& object, std::string_view name);
/// The text of an attribute, or `fallback` if it is absent or not text.
[[nodiscard]] std::string text_attribute(const Object& object, std::string_view name, std::string_view fallback = "");
/// Names in alphabetical order, without those that HDF5 and netCDF keep for dimensions.
[[nodiscard]] std::vector<std::string> attribute_names(const Object& object);
/// An attribute as it is shown to people: text as is, numbers separated by blanks.
[[nodiscard]] std::string to_text(const AttributeValue& value);

}  // namespace pactsim::h5
