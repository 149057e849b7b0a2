#pragma once
// Question: under which form do firm and partner work together?
// Reads: value of each form to the firm, noise per form, what a change costs.
// Source: rulings 5 (governance): V_g = share_g beta(lambda access_g, bandwidth_g) M - setup_g - Lambda_g sigma M (1-protect) - control loss_g (1-T) + alpha_g;
//         argmax V_g/mu + Gumbel_g; at a gate only if the gain beats the switching cost.

#include "scenarios/schema/vocabulary.h"

#include <array>
#include <cstdint>

namespace pactsim {

/// Forms with their value to the firm in units of the value of the market; forms that are not allowed are left out by `allowed`.
struct FormValues {
    std::array<double, governance_form_count> value{};
    std::array<bool, governance_form_count> allowed{};
};

/// Logit choice by keyed Gumbel draws: raising one form's value moves choices only towards it. Returns governance_form_count if none is allowed.
constexpr std::size_t chosen_form(const FormValues& forms, double scale, const std::array<double, governance_form_count>& gumbel) {
    std::size_t best = governance_form_count;
    double best_score = 0.0;
    for (std::size_t g = 0; g < governance_form_count; ++g) {
        if (!forms.allowed[g]) continue;
        const double score = forms.value[g] / scale + gumbel[g];
        if (best == governance_form_count || score > best_score) {
            best = g;
            best_score = score;
        }
    }
    return best;
}

/// The form after a review: changes only if the chosen one is worth more than the present one by the switching cost.
constexpr std::size_t form_after_review(const FormValues& forms, std::size_t present, std::size_t chosen, double switching_cost) {
    if (chosen == governance_form_count || chosen == present) return present;
    if (!forms.allowed[present]) return chosen;
    return forms.value[chosen] - forms.value[present] > switching_cost ? chosen : present;
}

/// Whether Chinese equity in a sensitive technology is called in and blocked by UK investment screening. Source: evidence nsi_p_cn, nsi_callin.
constexpr bool blocked_by_screening(double u_call_in, double u_block, double partner_equity, bool sensitive, double call_in, double block) {
    return partner_equity > 0.0 && sensitive && u_call_in < call_in && u_block < block;
}

}  // namespace pactsim
