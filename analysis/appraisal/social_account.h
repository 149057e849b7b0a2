#pragma once
// What a payment between two accounts means for the UK as a whole: the bridge from the ledger of the model to the lines of an appraisal.

#include "agents/state/books.h"
#include "output/study_data.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim {

/// How a kind of payment counts. Firms, their UK staff, their owners and the UK public purse have UK standing. Suppliers, advisers and intermediaries are paid for
/// resources that are used up (opportunity cost = price); customers pay what the good is worth to them; partners and everybody else in China stand outside.
enum class Standing : std::uint8_t {
    benefit,      ///< reaches somebody with UK standing from outside
    cost,         ///< leaves those with UK standing: resources used up, or money paid abroad
    within_uk,    ///< from one with UK standing to another: a transfer, no change of social value
    outside,      ///< between two without UK standing
};
inline constexpr std::array<std::string_view, 4> standing_names{"benefit", "cost", "within_uk", "outside"};

/// One row: how often the payment enters each line (+1, 0, -1), how it counts for the UK, and why.
struct SocialRow {
    Transfer kind;
    Standing standing;
    std::array<std::int8_t, study_flow_count> lines;
    std::string_view why;
};

/// One row for each kind of transfer, in the order of the ledger.
std::span<const SocialRow> social_rows();

/// Yearly flows [flow][year] in pence from the ledger of one run, [transfer][month]; year = floor(month / 12), so a last year may be short. Months before the
/// horizon are not in the ledger of a result. Throws InvariantError if the ledger does not have one value for each transfer and month.
std::vector<std::int64_t> yearly_flows(std::span<const std::int64_t> ledger, std::size_t months);

/// Number of years that `months` touch.
constexpr std::size_t years_of(std::size_t months) { return (months + 11) / 12; }

/// How a line of the appraisal enters net social value: wages x (1 - labour displacement) + profit - delivery - co-funding abroad; the others are memo lines.
int social_sign(StudyFlow line);

}  // namespace pactsim
