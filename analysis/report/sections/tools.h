#pragma once
// What several sections need: cells with an interval, words for findings, figures of an appraisal in pounds.

#include "analysis/report/page/exhibit.h"
#include "analysis/report/page/page.h"
#include "analysis/report/sections/sections.h"

#include <string>
#include <string_view>

namespace pactsim::report {

/// "+41 (+33 to +49)" with the mean for the CSV; a dash if there are no runs.
Cell difference_cell(const PairedFacts& facts, AmountKind kind);

/// "clear gain", "clear loss", "no clear difference", "no difference".
std::string finding_words(const PairedFacts& facts, Better better);

/// A figure of an appraisal that counts pence, in pounds: "£1.2m (£0.3m to £2.1m)", or a dash with the reason it is missing.
Cell pounds_cell(const Figure& figure);
/// A ratio to one decimal with its interval, or a dash with the reason.
Cell ratio_cell(const Figure& figure);

/// A box that says what a section would show and what to run for it.
std::string empty_section(std::string_view what, std::string_view command);

/// Caption of a paired difference of one headline outcome of one scheme in the central future.
Caption headline_caption(const StudyView& view, std::size_t arm, Headline headline);

/// "15 of 20", with commas.
std::string share_words(std::size_t part, std::size_t whole);

}  // namespace pactsim::report
