#pragma once
// What stood behind a decision of one firm, worked out with the model's own functions from the world as the firm saw it.

#include "agents/rules/governance_choice.h"
#include "agents/state/world.h"
#include "output/story.h"

#include <cstddef>
#include <string>

namespace pactsim {

FirmState state_of(const World& world, std::size_t firm);

/// Terms of the entry decision. Call before the entry phase. The terms are found by turning the home route into the China route one part at a time.
EntryReason entry_reason(const World& world, std::size_t firm);

/// What each form is worth to a firm that is in talks or has a partner; call before the governance phase.
struct FormOptions {
    FormValues values;
    double market_gbp = 0;
};
FormOptions form_options(const World& world, std::size_t firm);

/// The reason for a chosen form, given the options as they were.
FormReason form_reason(const World& world, const FormOptions& options, std::size_t chosen);

/// Names for people.
std::string partner_words(const World& world, std::size_t partner);
std::string instrument_words(const World& world, std::size_t instrument);
/// Who comes first when a scheme has more applications than money.
std::string allocation_words(const World& world, std::size_t instrument);
std::string intermediary_words(const World& world, std::size_t intermediary);

}  // namespace pactsim
