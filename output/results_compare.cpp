#include "output/results_compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "output/h5_attributes.h"
#include "output/h5_dataset.h"
#include "output/results_digest.h"
#include "output/results_file.h"

namespace pactsim {

namespace {

using Kind = h5::Child::Kind;

constexpr std::string_view texts_differ = "texts differ";

std::string first_line_that_differs(const std::string& a, const std::string& b) {
    std::size_t start = 0;
    std::size_t line = 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
        if (a[i] == '\n') {
            start = i + 1;
            ++line;
        }
    const auto part = [start](const std::string& text) { return text.substr(start, text.find('\n', start) - start); };
    return fmt::format("line {}: '{}' and '{}'", line, part(a), part(b));
}

class Comparison {
  public:
    std::vector<Difference> differences;

    void attributes(const h5::Object& a, const h5::Object& b) {
        const std::vector<std::string> names_a = h5::attribute_names(a);
        const std::vector<std::string> names_b = h5::attribute_names(b);
        std::set<std::string> names(names_a.begin(), names_a.end());
        names.insert(names_b.begin(), names_b.end());
        for (const std::string& name : names) {
            if (a.name() == "/" && is_volatile_attribute(name)) continue;
            const std::string where = fmt::format("attribute {} of {}", name, a.name());
            const bool in_a = std::binary_search(names_a.begin(), names_a.end(), name);
            const bool in_b = std::binary_search(names_b.begin(), names_b.end(), name);
            if (in_a != in_b) {
                add(where, in_a ? "only in the first file" : "only in the second file");
                continue;
            }
            const h5::AttributeValue value_a = h5::read_attribute(a, name);
            const h5::AttributeValue value_b = h5::read_attribute(b, name);
            if (value_a != value_b) add(where, fmt::format("'{}' and '{}'", h5::to_text(value_a), h5::to_text(value_b)));
        }
    }

    void groups(const h5::Group& a, const h5::Group& b) {
        attributes(a, b);
        std::map<std::string, std::pair<Kind, Kind>> names;
        for (const h5::Child& child : a.children()) names[child.name] = {child.kind, Kind::other};
        for (const h5::Child& child : b.children()) {
            const auto place = names.try_emplace(child.name, Kind::other, Kind::other).first;
            place->second.second = child.kind;
        }
        const bool at_root = a.name() == "/";
        for (const auto& [name, kinds] : names) {
            if (at_root && name == "run_facts") continue;
            const std::string where = (at_root ? "/" : a.name() + "/") + name;
            if (kinds.first != kinds.second)
                add(where, kinds.second == Kind::other  ? "only in the first file"
                           : kinds.first == Kind::other ? "only in the second file"
                                                        : "a group in one file, a dataset in the other");
            else if (kinds.first == Kind::dataset)
                datasets(h5::Dataset::open(a, name), h5::Dataset::open(b, name), a);
            else if (kinds.first == Kind::group && at_root)
                groups(a.open_group(name), b.open_group(name));
        }
    }

  private:
    void add(std::string where, std::string what) { differences.push_back({std::move(where), std::move(what), 0, 0.0, ""}); }

    void datasets(const h5::Dataset& a, const h5::Dataset& b, const h5::Group& home) {
        attributes(a, b);
        const auto extent = a.extent();
        if (a.element_type() != b.element_type()) return add(a.name(), "the types differ");
        if (a.dimension_names() != b.dimension_names()) return add(a.name(), "the dimensions differ");
        if (extent != b.extent()) return add(a.name(), fmt::format("shape ({}) and ({})", fmt::join(extent, ", "), fmt::join(b.extent(), ", ")));
        if (a.is_bare_dimension()) return;
        if (a.element_type() == h5::ElementType::text) return texts(a, b);
        values(a, b, home);
    }

    void texts(const h5::Dataset& a, const h5::Dataset& b) {
        const std::vector<std::string> texts_a = a.read_texts();
        const std::vector<std::string> texts_b = b.read_texts();
        Difference difference{a.name(), std::string(texts_differ), 0, 0.0, ""};
        for (std::size_t i = 0; i < texts_a.size(); ++i) {
            if (texts_a[i] == texts_b[i]) continue;
            if (difference.cells++ == 0) difference.first = first_line_that_differs(texts_a[i], texts_b[i]);
        }
        if (difference.cells > 0) differences.push_back(difference);
    }

    void values(const h5::Dataset& a, const h5::Dataset& b, const h5::Group& home) {
        const std::vector<std::uint64_t> extent = a.extent();
        std::uint64_t row_size = 1;
        for (std::size_t axis = 1; axis < extent.size(); ++axis) row_size *= extent[axis];
        const std::uint64_t rows = extent.empty() ? 1 : extent[0];
        const std::uint64_t step = std::max<std::uint64_t>((std::uint64_t{1} << 20) / std::max<std::uint64_t>(row_size, 1), 1);
        const bool real = a.element_type() == h5::ElementType::float64;
        Difference difference{a.name(), "values differ", 0, 0.0, ""};
        for (std::uint64_t row = 0; row < rows; row += step) {
            const std::uint64_t count = std::min(step, rows - row);
            const std::uint64_t start = row * row_size;
            if (real)
                count_unequal(a.read_reals(row, count), b.read_reals(row, count), start, a, home, difference);
            else
                count_unequal(a.read_integers(row, count), b.read_integers(row, count), start, a, home, difference);
        }
        if (difference.cells > 0) differences.push_back(difference);
    }

    static bool equal(std::int64_t a, std::int64_t b) { return a == b; }
    // By bits: the promise is identical files, and a NaN equals itself.
    static bool equal(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

    template <class T>
    void count_unequal(const std::vector<T>& a, const std::vector<T>& b, std::uint64_t start, const h5::Dataset& dataset, const h5::Group& home,
                       Difference& difference) const {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (equal(a[i], b[i])) continue;
            if (difference.cells++ == 0) difference.first = fmt::format("{}: {} and {}", coordinates(dataset, home, start + i), a[i], b[i]);
            difference.largest = std::max(difference.largest, std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
        }
    }

    static std::string coordinates(const h5::Dataset& dataset, const h5::Group& home, std::uint64_t index) {
        const std::vector<std::uint64_t> extent = dataset.extent();
        const std::vector<std::string> dimensions = dataset.dimension_names();
        std::string text;
        for (std::size_t axis = extent.size(); axis-- > 0; index /= extent[axis])
            text = fmt::format("{} {}{}{}", dimensions[axis], label(home, dimensions[axis], index % extent[axis]), text.empty() ? "" : ", ", text);
        return text;
    }

    static std::string label(const h5::Group& home, const std::string& dimension, std::uint64_t position) {
        if (!home.has(dimension)) return std::to_string(position);
        const h5::Dataset scale = h5::Dataset::open(home, dimension);
        if (scale.is_bare_dimension()) return std::to_string(position);
        if (scale.element_type() == h5::ElementType::text) return "'" + scale.read_texts().at(position) + "'";
        return std::to_string(scale.read_integers(position, 1).front());
    }
};

}  // namespace

std::vector<Difference> compare_results(const std::string& path_a, const std::string& path_b) {
    const ResultsFile checked_a(path_a);
    const ResultsFile checked_b(path_b);
    const h5::File a = h5::File::open(path_a);
    const h5::File b = h5::File::open(path_b);
    Comparison comparison;
    comparison.groups(a.root(), b.root());
    return comparison.differences;
}

std::string to_text(const Difference& difference) {
    if (difference.cells == 0) return fmt::format("{}: {}", difference.where, difference.what);
    if (difference.what == texts_differ) return fmt::format("{}: {}; first at {}", difference.where, texts_differ, difference.first);
    return fmt::format("{}: {} {}, by at most {}; first at {}", difference.where, difference.cells, difference.cells == 1 ? "value differs" : "values differ",
                       difference.largest, difference.first);
}

}  // namespace pactsim
