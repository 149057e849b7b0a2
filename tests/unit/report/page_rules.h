#pragma once
// Rules of a page that browsers and checkers of accessibility hold it to, as far as its text can show.

#include <string>
#include <vector>

namespace pactsim {

/// Everything that is wrong with a page: tags that do not close, ids twice, references to nothing, headings that skip a level, drawings without words,
/// tables without caption or scope, anything fetched from elsewhere. Empty for a sound page. Source: WCAG 2.2 (1.1.1, 1.3.1, 2.4.1, 2.4.6, 3.1.1, 4.1.2), HTML.
std::vector<std::string> page_problems(const std::string& html);

/// Every `name="value"` of this attribute, in order.
std::vector<std::string> attribute_values(const std::string& html, const std::string& name);

/// The file behind a download link of this name; throws std::runtime_error if there is none.
std::string downloaded(const std::string& html, const std::string& file_name);

}  // namespace pactsim
