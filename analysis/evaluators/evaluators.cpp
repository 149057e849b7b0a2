#include "analysis/evaluators/evaluators.h"

namespace pactsim {

EvaluatorEstimates evaluate(const TwinInput& input) {
    const FirmOutcomes& scheme = *input.scheme;
    const std::vector<std::int32_t> first_support = first_support_months(scheme, input.difference->changed);
    const std::vector<EvaluatedFirm> firms = evaluated_firms(scheme, first_support);
    const ComparedEffects compared = compared_effects(scheme, firms, first_support, *input.margins);
    EvaluatorEstimates estimates{};
    const auto set = [&](Evaluator evaluator, std::optional<double> value) { estimates[static_cast<std::size_t>(evaluator)] = value; };
    set(Evaluator::truth, true_effect(*input.baseline, scheme, firms));
    set(Evaluator::self_report, self_reported_effect(scheme, firms));
    set(Evaluator::before_after, before_after_effect(scheme, firms));
    set(Evaluator::matched, compared.matched);
    set(Evaluator::difference_in_differences, compared.difference_in_differences);
    if (input.lottery != nullptr) {
        set(Evaluator::randomised,
            randomised_estimate(*input.lottery, input.difference->awarded, first_support_months(*input.lottery, input.difference->changed)));
    } else {
        set(Evaluator::randomised, randomised_estimate(scheme, input.difference->lottery, first_support));
    }
    return estimates;
}

}  // namespace pactsim
