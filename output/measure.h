#pragma once

#include <cstdint>
#include <string_view>

namespace pactsim {

/// A stock is read at the end of a month; a flow is summed over the month.
enum class MeasureKind : std::uint8_t { stock, flow };

/// How the integer of a measure lies in a file. A scaled double holds integer * scale.
enum class StorageType : std::uint8_t { int32, int64, scaled_double };

/// Whether a measure is kept for every group or is one number of the whole economy.
enum class MeasureExtent : std::uint8_t { groups, whole };

/// One recorded quantity. Inside the program its values are 64-bit integers (pence, counts,
/// micro-shares); `scale` is the worth of one step in `unit` and counts for scaled doubles only.
struct Measure {
    std::string_view name;
    std::string_view unit;
    std::string_view long_name;
    MeasureKind kind = MeasureKind::stock;
    StorageType storage = StorageType::int64;
    double scale = 1.0;
    MeasureExtent extent = MeasureExtent::groups;
};

/// The word used for a kind in files and tables: "stock" or "flow".
[[nodiscard]] constexpr std::string_view to_text(MeasureKind kind) {
    return kind == MeasureKind::stock ? "stock" : "flow";
}

/// The word used for a storage type in tables: "int32", "int64" or "double".
[[nodiscard]] constexpr std::string_view to_text(StorageType storage) {
    switch (storage) {
        case StorageType::int32:
            return "int32";
        case StorageType::int64:
            return "int64";
        case StorageType::scaled_double:
            return "double";
    }
    return "double";
}

}  // namespace pactsim
