#pragma once
// Comments beside the values of a scenario: the program's reader drops them, an audit wants them, for they give the source.

#include "scenarios/schema/node.h"

#include <map>
#include <string>
#include <vector>

namespace pactsim {

class ScenarioComments {
  public:
    ScenarioComments() = default;
    /// From the text of one file. A text that is no YAML gives no comments.
    static ScenarioComments of_text(const std::string& text);
    /// From a file and the parts that it extends. Throws UsageError if one of them cannot be read.
    static ScenarioComments of_file(const std::string& path);

    /// The comment on the line of the value at this path, or directly above it, if the file holds this very value; empty otherwise. `value` is flow YAML.
    [[nodiscard]] std::string of(const std::string& path, const std::string& value) const;

  private:
    Node tree_;
    std::map<std::string, std::vector<std::string>> lines_;   // of each file
};

}  // namespace pactsim
