#pragma once
// Which futures are of interest, said in a line: "npsv < 0", "< 1e6", "both < grant".

#include "analysis/experiments/analyses.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim::discovery {

/// The rows in which a condition can be judged, and whether it holds there. Of a Saltelli design only those of A and B: the others are no independent cases.
struct Judged {
    std::vector<std::size_t> rows;
    std::vector<std::uint8_t> holds;   // [rows]
    std::size_t left_out = 0;          // rows without a result
    std::string words;                 // "'both' loses to 'grant'", "npsv < 0"
};

/// Reads `[name] (<, <=, >, >=) (number or name)`; a name is the outcome (the response), the response's own name or a scheme. Nothing before the sign, or an empty text ("< 0"), means the response.
/// Throws UsageError for anything else, naming what may stand there.
[[nodiscard]] Judged judge(const AnalysisInput& input, std::string_view condition);

}  // namespace pactsim::discovery
