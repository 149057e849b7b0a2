#pragma once
// A log of an audit: a table that is written as CSV and as Markdown.

#include <string>
#include <vector>

namespace pactsim {

struct AuditTable {
    std::string name;     // of the CSV file, without ending
    std::string title;
    std::string note;     // what it is, for readers of the document
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};

/// RFC 4180: quoted where needed, lines end in CR LF.
std::string audit_csv(const AuditTable& table);

/// A heading, the note and the table.
std::string audit_markdown(const AuditTable& table);

}  // namespace pactsim
