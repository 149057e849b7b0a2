#pragma once
// Tables as a netCDF-4 shaped HDF5 file, that xarray, R and h5py open.

#include "output/atomic_file.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pactsim {

/// What stands for a number that is not known; named in the attribute _FillValue, so that xarray and R show it as missing. Source: NC_FILL_DOUBLE of netcdf.h.
inline constexpr double unknown_in_table = 9.9692099683868690e+36;

/// A column: words, or numbers.
struct FileColumn {
    std::string name, label;
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>> cells;
};

/// A table: a group of that name with a dimension `row` and a dataset per column.
struct FileTable {
    std::string name, title;
    std::vector<std::string> notes;
    std::vector<FileColumn> columns;
    std::size_t rows = 0;
};

/// Writes the tables; `program` says what made them. Throws OutputError, RefusedError if the name is taken and `existing` is refuse.
void write_table_file(const std::string& path, const std::vector<FileTable>& tables, const std::string& program, Existing existing);

}  // namespace pactsim
