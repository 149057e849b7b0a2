#include "analysis/experiments/csv_table.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

namespace pactsim {

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t");
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// Reads fields one record at a time; knows the line it is on.
class Scanner {
  public:
    Scanner(const std::string& path, const std::string& text) : path_(path), text_(text) {
        if (text_.rfind("\xEF\xBB\xBF", 0) == 0) at_ = 3;
    }

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t line() const { return line_; }
    [[nodiscard]] bool at_comment() const { return text_[at_] == '#'; }

    std::string rest_of_line() {
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        std::string rest = text_.substr(at_, end - at_);
        if (!rest.empty() && rest.back() == '\r') rest.pop_back();
        at_ = std::min(end + 1, text_.size());
        ++line_;
        return rest;
    }

    std::vector<std::string> record() {
        std::vector<std::string> fields;
        for (;;) {
            fields.push_back(field());
            if (done() || text_[at_] == '\n') break;
            ++at_;  // the comma
        }
        if (!done()) ++at_;
        ++line_;
        return fields;
    }

  private:
    std::string field() {
        const std::size_t quote = text_.find_first_not_of(" \t", at_);
        if (quote != std::string::npos && text_[quote] == '"') return quoted(quote);
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        std::string raw = text_.substr(at_, end - at_);
        if (!raw.empty() && raw.back() == '\r') raw.pop_back();
        at_ = end;
        return trimmed(raw);
    }

    std::string quoted(std::size_t quote) {
        const std::size_t start = line_;
        std::string value;
        for (at_ = quote + 1;; ++at_) {
            if (done()) throw InputError(fmt::format("{}:{}: a quoted field does not end", path_, start));
            if (text_[at_] == '"') {
                ++at_;
                if (done() || text_[at_] != '"') break;
            }
            if (text_[at_] == '\n') ++line_;
            value += text_[at_];
        }
        at_ = std::min(text_.find_first_not_of(" \t\r", at_), text_.size());
        if (!done() && text_[at_] != ',' && text_[at_] != '\n') throw InputError(fmt::format("{}:{}: text follows a quoted field", path_, line_));
        return value;
    }

    const std::string& path_;
    const std::string& text_;
    std::size_t at_ = 0, line_ = 1;
};

void check_header(const CsvTable& table, std::size_t line) {
    const std::string where = fmt::format("{}:{}", table.path, line);
    if (std::all_of(table.header.begin(), table.header.end(), [](const std::string& name) { return csv_number(name).has_value(); })) {
        throw InputError(fmt::format("{}: the first line holds numbers, where the names of the columns belong\n = help: put a header row first, such as `y` (with numpy: "
                                     "np.savetxt(..., header=\"y\", comments=\"\"))", where));
    }
    std::set<std::string> seen;
    for (const std::string& name : table.header) {
        if (name.empty()) throw InputError(fmt::format("{}: a column has no name", where));
        if (!seen.insert(name).second) throw InputError(fmt::format("{}: two columns are called `{}`", where, name));
    }
}

}  // namespace

std::optional<std::size_t> CsvTable::find(const std::string& name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - header.begin()));
}

std::string CsvTable::place(std::size_t row) const { return fmt::format("{}:{}", path, lines[row]); }

CsvTable parse_csv_table(const std::string& path, const std::string& text) {
    CsvTable table;
    table.path = path;
    Scanner scanner(path, text);
    while (!scanner.done()) {
        const std::size_t line = scanner.line();
        if (scanner.at_comment()) {
            table.comments.push_back(scanner.rest_of_line().substr(1));
            continue;
        }
        std::vector<std::string> fields = scanner.record();
        if (table.header.size() != 1 && fields.size() == 1 && fields[0].empty()) continue;  // in a table of one column an empty line is a missing value
        if (table.header.empty()) {
            table.header = std::move(fields);
            check_header(table, line);
            continue;
        }
        if (fields.size() != table.header.size()) {
            throw InputError(fmt::format("{}:{}: {} fields where the header has {}", path, line, fields.size(), table.header.size()));
        }
        table.rows.push_back(std::move(fields));
        table.lines.push_back(line);
    }
    if (table.header.empty()) throw InputError(fmt::format("{}: there is no table in this file", path));
    return table;
}

CsvTable read_csv_table(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError(fmt::format("cannot read {}", path));
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) throw InputError(fmt::format("cannot read {}", path));
    if (text.find('\0') != std::string::npos) throw InputError(fmt::format("{}: this is not a CSV file (it holds bytes that no text has)", path));
    return parse_csv_table(path, text);
}

std::optional<double> csv_number(const std::string& field) {
    const char* from = field.data();
    const char* const end = field.data() + field.size();
    if (from != end && *from == '+') ++from;
    double value = 0;
    const auto [stop, fault] = std::from_chars(from, end, value);
    if (fault != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool is_missing(const std::string& field) {
    static constexpr std::array<std::string_view, 10> words{"", "nan", "-nan", "na", "n/a", "null", "none", "inf", "-inf", "+inf"};
    std::string lower;
    for (const char c : field) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::find(words.begin(), words.end(), lower) != words.end();
}

}  // namespace pactsim
