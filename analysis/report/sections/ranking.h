#pragma once
// Whether one option may be called the best, and which may be.

#include "analysis/report/study_view.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pactsim::report {

/// Options and the baseline ordered by net present social value in the central future.
struct Ranking {
    std::vector<std::size_t> order;        // schemes by mean, best first
    std::vector<std::size_t> compared;     // arms compared with each other, 0 = baseline: those with as many runs as the best supplied
    std::vector<std::size_t> may_be_best;  // of them, those that no other is shown to beat: all pairs of intervals hold together with 95 %
    std::vector<double> probability_best;  // by `compared`: share of runs in which it is best
    std::size_t runs = 0;                  // common to all compared
    bool has_winner = false;               // one scheme alone may be best, and its interval clears the band above zero
};

Ranking rank_schemes(const StudyView& view);

/// "A, B and C".
std::string names_joined(const StudyView& view, const std::vector<std::size_t>& arms);

}  // namespace pactsim::report
