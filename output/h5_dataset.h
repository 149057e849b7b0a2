#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/h5.h"

namespace pactsim::h5 {

/// Whether the first axis of a dataset may grow without limit.
enum class FirstAxis : std::uint8_t { fixed, growing };

/// Shape and storage of a new dataset. No chunk means one solid block; an empty extent is a scalar.
struct DatasetShape {
    std::vector<std::uint64_t> extent;
    std::vector<std::uint64_t> chunk = {};
    FirstAxis first_axis = FirstAxis::fixed;
    /// 0 = not compressed; 1-9 = byte shuffle and gzip of that level (readable everywhere).
    int gzip_level = 0;
};

/// An array in a file. "Rows" are slices along the first axis.
class Dataset : public Object {
  public:
    using Object::Object;

    /// Makes a dataset in `group`. Throws OutputError.
    [[nodiscard]] static Dataset create(const Group& group, std::string_view name, ElementType type, const DatasetShape& shape);
    /// Opens a dataset. Throws InputError.
    [[nodiscard]] static Dataset open(const Group& group, std::string_view name);

    [[nodiscard]] ElementType element_type() const;
    [[nodiscard]] std::vector<std::uint64_t> extent() const;
    /// Names of the dimensions, from the attached scales; "dim_0" and so on where there is none.
    [[nodiscard]] std::vector<std::string> dimension_names() const;

    /// Sets the length of the first axis of a chunked dataset.
    void resize_rows(std::uint64_t rows) const;
    /// Writes `count` rows starting at row `first`; the span holds them in row-major order.
    void write_rows(std::uint64_t first, std::uint64_t count, std::span<const std::int32_t> data) const;
    void write_rows(std::uint64_t first, std::uint64_t count, std::span<const std::int64_t> data) const;
    void write_rows(std::uint64_t first, std::uint64_t count, std::span<const double> data) const;
    /// Writes all elements of a text dataset.
    void write_texts(std::span<const std::string> texts) const;

    /// Reads `count` rows from row `first` (whole dataset if it is a scalar), widened to 64 bits.
    [[nodiscard]] std::vector<std::int64_t> read_integers(std::uint64_t first, std::uint64_t count) const;
    [[nodiscard]] std::vector<double> read_reals(std::uint64_t first, std::uint64_t count) const;
    /// Reads all elements of a text dataset.
    [[nodiscard]] std::vector<std::string> read_texts() const;

    /// Makes this 1-D dataset the coordinate of a dimension of the same name.
    void make_coordinate(std::string_view dimension) const;
    /// Makes this 1-D dataset a dimension without coordinate values, as netCDF-4 marks one.
    void make_bare_dimension() const;
    /// Whether the dataset only stands for a dimension and holds no values.
    [[nodiscard]] bool is_bare_dimension() const;
    /// Names axis `axis` after the dimension scale `scale`.
    void attach(const Dataset& scale, std::size_t axis) const;

  private:
    void write(std::uint64_t first, std::uint64_t count, Id memory_type, std::size_t elements, const void* data) const;
    void read(std::uint64_t first, std::uint64_t count, Id memory_type, void* data) const;
    [[nodiscard]] std::size_t elements_in(std::uint64_t rows) const;
};

}  // namespace pactsim::h5
