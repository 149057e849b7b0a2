#pragma once
// Question: how likely is it that know-how leaks this month, and what protects it?
// Reads: opportunism, exposure by form and stage, data law, protection, enforcement, trust.
// Source: model.md section 4 (conduct): hazard = opportunism x exposure x (1 - protection) x (1 - enforcement deterrence); evidence a6; peers.md 5.6.

#include "scenarios/schema/config/project.h"
#include "sim/math.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

/// Protection by the tools a firm has chosen: 1 - prod(1 - tool). A patent works through enforcement, secrecy without it.
constexpr double protection_of(bool patent, bool secrecy, double enforcement, double advice, const LeakageConfig& c) {
    const double with_patent = patent ? 1.0 - c.patent_strength * enforcement : 1.0;
    const double with_secrecy = secrecy ? 1.0 - c.secrecy_strength : 1.0;
    return 1.0 - with_patent * with_secrecy * (1.0 - advice);
}

struct LeakView {
    double opportunism = 0;
    double exposure = 0;       // of the form in this stage
    double sector = 1;         // multiplier
    double data_exposure = 0;  // 0-1, after any data agreement
    double protection = 0;
    double enforcement = 0;
    double regime = 1;
    double trust = 0.5;
};

/// Monthly leakage hazard. Never rises with protection or enforcement.
inline double leak_hazard(const LeakView& v, const LeakageConfig& c) {
    const double exposure = v.exposure * v.sector * (1.0 + c.data_law_effect * v.data_exposure);
    return c.base_per_year / 12.0 * v.opportunism * exposure * (1.0 - v.protection) * (1.0 - c.deterrence * v.enforcement) * v.regime *
           math::exp(-c.trust_effect * (v.trust - 0.5));
}

/// No monthly leakage hazard of a form in a stage and a sector is above this, whoever the partner is and whatever protects the firm.
inline double most_leak_hazard(double exposure, double sector, double regime, const LeakageConfig& c) {
    const double data = 1.0 + std::max(0.0, c.data_law_effect);
    const double courts = std::max(1.0, 1.0 - c.deterrence);
    return (1.0 + 1e-9) * c.base_per_year / 12.0 * exposure * sector * data * courts * regime * math::exp(0.5 * std::fabs(c.trust_effect));
}

/// Whether patents are worth their cost: expected loss averted over two years against the cost (model.md: protection is chosen pragmatically).
constexpr bool patent_pays(double hazard_without, double hazard_with, double loss_gbp, double cost_gbp) {
    return (hazard_without - hazard_with) * 24.0 * loss_gbp > cost_gbp;
}

/// Whether secrecy pays: expected loss averted a month against value lost by slower work a month.
constexpr bool secrecy_pays(double hazard_without, double hazard_with, double loss_gbp, double delay_loss_gbp_per_month) {
    return (hazard_without - hazard_with) * loss_gbp > delay_loss_gbp_per_month;
}

}  // namespace pactsim
