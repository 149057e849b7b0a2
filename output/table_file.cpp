#include "output/table_file.h"

#include "output/h5.h"
#include "output/h5_attributes.h"
#include "output/h5_dataset.h"

#include <numeric>

namespace pactsim {

namespace {

struct Write {
    const h5::Group& group;
    const FileColumn& column;
    std::uint64_t rows;

    [[nodiscard]] h5::Dataset make(h5::ElementType type) const { return h5::Dataset::create(group, column.name, type, {{rows}}); }

    h5::Dataset operator()(const std::vector<std::string>& cells) const {
        h5::Dataset data = make(h5::ElementType::text);
        if (rows > 0) data.write_texts(cells);
        return data;
    }
    h5::Dataset operator()(const std::vector<double>& cells) const {
        h5::Dataset data = make(h5::ElementType::float64);
        h5::set_attribute(data, "_FillValue", unknown_in_table);
        if (rows > 0) data.write_rows(0, rows, cells);
        return data;
    }
    h5::Dataset operator()(const std::vector<std::int64_t>& cells) const {
        h5::Dataset data = make(h5::ElementType::int64);
        if (rows > 0) data.write_rows(0, rows, cells);
        return data;
    }
};

void write_table(const h5::Group& root, const FileTable& table) {
    const h5::Group group = root.create_group(table.name);
    h5::set_attribute(group, "title", table.title);
    std::string notes;
    for (const std::string& note : table.notes) notes += (notes.empty() ? "" : "\n") + note;
    if (!notes.empty()) h5::set_attribute(group, "comment", notes);
    const h5::Dataset row = h5::Dataset::create(group, "row", h5::ElementType::int64, {{table.rows}});
    std::vector<std::int64_t> numbers(table.rows);
    std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
    if (table.rows > 0) row.write_rows(0, table.rows, numbers);
    row.make_coordinate("row");
    for (const FileColumn& column : table.columns) {
        const h5::Dataset data = std::visit(Write{group, column, table.rows}, column.cells);
        if (!column.label.empty()) h5::set_attribute(data, "long_name", column.label);
        data.attach(row, 0);
    }
}

}  // namespace

void write_table_file(const std::string& path, const std::vector<FileTable>& tables, const std::string& program, Existing existing) {
    AtomicFile target(path, existing);
    {
        h5::File file = h5::File::create(target.partial());
        h5::set_attribute(file.root(), "Conventions", "CF-1.8");
        h5::set_attribute(file.root(), "title", "tables of an analysis");
        h5::set_attribute(file.root(), "source", program);
        for (const FileTable& table : tables) write_table(file.root(), table);
        file.close();
    }
    target.commit();
}

}  // namespace pactsim
