// Rival forms: off is the default form, doubled the rival one; as set is what the scenario chose.

#include "analysis/mechanisms/parts.h"

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

std::vector<Mechanism> rival_form_mechanisms() {
    return {
        {"form: trust with a ceiling", "trust is lost faster than won, and a breach lowers what can be won back", "forms.trust: beta (off), asymmetric_ceiling (doubled)",
         [](Config& c, double f) { c.forms.trust = f > 1.0 ? TrustForm::asymmetric_ceiling : TrustForm::beta; }, {{M::trust, either}, {M::dissolution_rate, either}}},
        {"form: trust as a ratchet", "every delivery moves trust by a fixed part of the way", "forms.trust: beta (off), ratchet (doubled)",
         [](Config& c, double f) { c.forms.trust = f > 1.0 ? TrustForm::ratchet : TrustForm::beta; }, {{M::trust, either}, {M::dissolution_rate, either}}},
        {"form: absorptive learning", "learning follows own research, whatever the distance", "forms.learning: inverted_u (off), absorptive (doubled)",
         [](Config& c, double f) { c.forms.learning = f > 1.0 ? LearningForm::absorptive : LearningForm::inverted_u; }, {{M::quality, either}}},
        {"form: entry as an option", "firms wait where the climate may turn", "forms.entry: logit (off), real_option (doubled)",
         [](Config& c, double f) { c.forms.entry = f > 1.0 ? EntryForm::real_option : EntryForm::logit; }, {{M::entry_chance, falls}}},
        {"form: entry by aspiration", "firms look to China when home falls short of what they hope for", "forms.entry: logit (off), aspiration (doubled)",
         [](Config& c, double f) { c.forms.entry = f > 1.0 ? EntryForm::aspiration : EntryForm::logit; }, {{M::entry_chance, either}, {M::searches, either}}},
    };
}

}  // namespace pactsim
