#pragma once
// What reading a value needs to know beside the value: where it stands, which row describes it, which names exist, where messages go.

#include "scenarios/schema/diagnostic.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

class RowShape;

/// Sorted names of the named lists of a scenario, by the dotted path of the list. References are checked against them.
using Names = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The names of all named lists in a tree.
Names names_in_tree(const Node& root);

class Reader {
 public:
    /// `start` is the first month, "YYYY-MM", from which months written as dates are counted.
    Reader(Diagnostics& diagnostics, Names names, std::string start);

    /// Reports an error at `at`, with the dotted path where the reader stands.
    void problem(std::string_view code, const Node& at, std::string message, std::string help = {});
    /// The same about a key.
    void key_problem(std::string_view code, const Place& at, std::string_view key, std::string message, std::string help = {});

    /// The names of a list; empty if the scenario has no such list.
    [[nodiscard]] const std::vector<std::string>& names(std::string_view list) const;
    [[nodiscard]] const Names& all_names() const { return names_; }
    [[nodiscard]] const std::string& start() const { return start_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// The last part of the path, as messages quote it.
    [[nodiscard]] std::string key() const;
    /// The row being read, or null outside a table.
    [[nodiscard]] const RowShape* row() const { return row_; }
    /// "value, unit, allowed, default, source" of the row, for help lines; empty outside a table.
    [[nodiscard]] std::string row_help() const;

    /// Moves one step down the path while it lives.
    class Step {
     public:
        Step(Reader& reader, std::string_view key, const RowShape* row = nullptr);
        ~Step();
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

     private:
        Reader& reader_;
        std::size_t length_;
        const RowShape* row_;
    };

 private:
    Diagnostics& diagnostics_;
    Names names_;
    std::string start_;
    std::string path_;
    const RowShape* row_ = nullptr;
};

}  // namespace pactsim
