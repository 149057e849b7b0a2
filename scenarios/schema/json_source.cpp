#include "scenarios/schema/json_source.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/yaml_source.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace pactsim {

namespace {

/// Ends parsing after a report; never leaves this file.
struct Refused {};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Adds a character by its number, as UTF-8.
void add_character(std::string& out, std::uint32_t c) {
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) return byte(0xc0 | c >> 6), byte(0x80 | (c & 0x3f));
    if (c < 0x10000) return byte(0xe0 | c >> 12), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
    byte(0xf0 | c >> 18), byte(0x80 | (c >> 12 & 0x3f)), byte(0x80 | (c >> 6 & 0x3f)), byte(0x80 | (c & 0x3f));
}

class JsonParser {
 public:
    JsonParser(std::string file, std::string_view text, Diagnostics& diagnostics) : file_(std::move(file)), text_(text), diagnostics_(diagnostics) {}

    Node document() {
        skip_blanks();
        Node root = value(0);
        skip_blanks();
        if (at_ < text_.size()) refuse("there is more after its end", "a file holds one value; is a bracket closed too early?");
        return root;
    }

 private:
    [[nodiscard]] Place place() const { return {file_, line_, static_cast<int>(at_ - line_start_) + 1}; }
    [[nodiscard]] char now() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    [[noreturn]] void refuse(std::string_view what, std::string help) {
        diagnostics_.error(code::syntax, place(), fmt::format("this is not JSON ({})", at_ < text_.size() ? what : "it ends too early"), std::move(help));
        throw Refused{};
    }

    [[noreturn]] void refuse_size(std::string_view code, std::string message) {
        diagnostics_.error(code, place(), std::move(message), "no field of a scenario needs this; is a bracket left open?");
        throw Refused{};
    }

    void skip_blanks() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    void expect(char wanted) {
        if (now() != wanted) refuse(fmt::format("`{}` is expected here", wanted), "check commas, quotes and brackets here and on the line above");
        ++at_;
    }

    Node value(int depth) {
        if (depth > deepest_nesting) refuse_size(code::too_deep, fmt::format("lists and maps are nested more than {} deep", deepest_nesting));
        if (++nodes_ > most_nodes) refuse_size(code::too_many_nodes, fmt::format("the scenario has more than {} values", most_nodes));
        const Place start = place();
        Node node;
        switch (now()) {
            case '{': node = map(depth); break;
            case '[': node = list(depth); break;
            case '"':
                node = word_node(text());
                node.quoted = true;
                break;
            default: node = bare(); break;
        }
        node.place = start;
        return node;
    }

    Node map(int depth) {
        Node node = map_node();
        ++at_;
        skip_blanks();
        if (now() == '}') return ++at_, node;
        while (true) {
            if (now() != '"') refuse("a key in double quotes is expected here", "keys stand in double quotes; no comma before the closing bracket");
            Entry entry{{}, place(), {}};
            entry.key = text();
            check_new(node, entry);
            skip_blanks();
            expect(':');
            skip_blanks();
            entry.value = value(depth + 1);
            node.entries.push_back(std::move(entry));
            if (!goes_on(node.entries.size(), '}')) return node;
        }
    }

    Node list(int depth) {
        Node node = sequence_node();
        ++at_;
        skip_blanks();
        if (now() == ']') return ++at_, node;
        while (true) {
            node.items.push_back(value(depth + 1));
            if (!goes_on(node.items.size(), ']')) return node;
        }
    }

    /// After an entry: true before the next one, false past the closing bracket.
    bool goes_on(std::size_t entries, char end) {
        if (entries > most_entries) refuse_size(code::too_many_nodes, fmt::format("a list or map has more than {} entries", most_entries));
        skip_blanks();
        if (now() == end) return ++at_, false;
        if (now() != ',') refuse(fmt::format("`,` or `{}` is expected here", end), "check commas, quotes and brackets here and on the line above");
        ++at_;
        skip_blanks();
        return true;
    }

    void check_new(const Node& map, const Entry& entry) {
        for (const Entry& other : map.entries) {
            if (other.key != entry.key) continue;
            diagnostics_.add({Severity::error, std::string{code::duplicate_key}, {}, fmt::format("the key `{}` stands twice in one map", entry.key),
                              fmt::format("it was first given at line {}; keep one of the two", other.place.line), entry.place, static_cast<int>(entry.key.size()) + 2});
        }
    }

    std::string text() {
        ++at_;
        std::string out;
        while (now() != '"') {
            if (static_cast<unsigned char>(now()) < 0x20) refuse("a text is not closed on its line", "close the double quotes; write a line break as \\n");
            if (now() == '\\') {
                escape(out);
            } else {
                out += text_[at_++];
            }
        }
        ++at_;
        return out;
    }

    void escape(std::string& out) {
        static constexpr std::string_view from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
        ++at_;
        const std::size_t known = from.find(now());
        if (at_ < text_.size() && known != std::string_view::npos) {
            out += to[known];
            ++at_;
            return;
        }
        if (now() != 'u') refuse("after a backslash", "known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits");
        std::uint32_t c = unit();
        if (c >= 0xd800 && c < 0xdc00 && text_.substr(at_, 2) == "\\u") {
            ++at_;
            const std::uint32_t low = unit();
            c = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xd800;
        }
        if (c >= 0xd800 && c < 0xe000) refuse("half a character", "characters above \\uffff are two \\u escapes");
        add_character(out, c);
    }

    /// Four hexadecimal digits after `u`.
    std::uint32_t unit() {
        ++at_;
        std::uint32_t c = 0;
        for (int k = 0; k < 4; ++k, ++at_) {
            const char d = now();
            const int digit = is_digit(d) ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : d >= 'A' && d <= 'F' ? d - 'A' + 10 : -1;
            if (digit < 0) refuse("four hexadecimal digits are expected after \\u", "write for example \\u00a3");
            c = c * 16 + static_cast<std::uint32_t>(digit);
        }
        return c;
    }

    Node bare() {
        for (const std::string_view word : {"true", "false", "null"}) {
            if (text_.substr(at_, word.size()) != word) continue;
            at_ += word.size();
            return word == "null" ? Node{} : word_node(std::string{word});
        }
        const std::size_t start = at_;
        if (now() == '-') ++at_;
        const bool leading_zero = now() == '0';
        if (digits() == 0 || (leading_zero && is_digit(text_[at_ - 1]) && at_ - start > (text_[start] == '-' ? 2U : 1U))) {
            at_ = start;
            refuse("a value is expected here", "texts stand in double quotes; numbers are plain decimals");
        }
        if (now() == '.') ++at_, need_digits();
        if (now() == 'e' || now() == 'E') {
            ++at_;
            if (now() == '+' || now() == '-') ++at_;
            need_digits();
        }
        return word_node(std::string{text_.substr(start, at_ - start)});
    }

    std::size_t digits() {
        const std::size_t start = at_;
        while (is_digit(now())) ++at_;
        return at_ - start;
    }

    void need_digits() {
        if (digits() == 0) refuse("a digit is expected here", "numbers are plain decimals such as 0.5 or 1e6");
    }

    std::string file_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0, line_start_ = 0, nodes_ = 0;
    int line_ = 1;
};

}  // namespace

std::optional<Node> parse_json(const std::string& file, const std::string& text, Diagnostics& diagnostics) {
    const std::size_t problems = diagnostics.all().size();
    try {
        Node root = JsonParser(file, text, diagnostics).document();
        if (diagnostics.all().size() > problems) return std::nullopt;
        return root;
    } catch (const Refused&) {
        return std::nullopt;
    }
}

}  // namespace pactsim
