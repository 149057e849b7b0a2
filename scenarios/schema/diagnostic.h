#pragma once
// Messages about a scenario: collected, all shown at once, each with its place, an excerpt and help.

#include "scenarios/schema/node.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

enum class Severity : std::uint8_t { warning, error };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;
    std::string path;     ///< dotted key, empty if the message is about a file
    std::string message;  ///< what is wrong, lower case, no full stop
    std::string help;     ///< how to put it right; may be empty
    Place place;
    int length = 1;       ///< how many characters the caret underlines
};

/// Collects messages and shows them in the manner of a compiler.
class Diagnostics {
 public:
    /// Keeps the text of a file so that excerpts can be shown from it.
    void remember(const std::string& file, std::string text);
    void add(Diagnostic diagnostic);
    void error(std::string_view code, const Place& place, std::string message, std::string help = {});

    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
    /// The text of a remembered file, or empty.
    [[nodiscard]] std::string_view text_of(const std::string& file) const;

    /// All messages, warnings first, by place, at most 20, with a closing line.
    [[nodiscard]] std::string render() const;
    /// One JSON list with code, severity, path, message, help, file, line, column and length of each.
    [[nodiscard]] std::string json() const;
    /// Throws UsageError with the full text if there is any error.
    void throw_if_errors() const;

 private:
    [[nodiscard]] std::vector<Diagnostic> in_order() const;

    std::vector<Diagnostic> all_;
    std::map<std::string, std::string> texts_;
};

/// One message with its excerpt from `text` (the whole file; may be empty).
std::string render(const Diagnostic& diagnostic, std::string_view text);

}  // namespace pactsim
