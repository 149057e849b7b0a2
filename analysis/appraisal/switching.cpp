#include "analysis/appraisal/switching.h"

namespace pactsim {

Figure switching_point(const std::vector<double>& intercepts, const std::vector<double>& slopes, double confidence) {
    return signed_ratio_figure(intercepts, slopes, confidence, Undefined::no_dependence);
}

std::vector<SwitchingValue> switching_values(const SchemeAppraisal& appraisal, double labour_displacement, double confidence) {
    std::vector<double> undisplaced, wages, npsv, public_cost, resource_cost, gain;
    for (const ReplicateAccount& account : appraisal.accounts) {
        undisplaced.push_back(static_cast<double>(account.npsv + account.displaced_wages));
        wages.push_back(static_cast<double>(account.line(StudyFlow::wages)));
        npsv.push_back(static_cast<double>(account.npsv));
        public_cost.push_back(static_cast<double>(account.line(StudyFlow::public_cost)));
        resource_cost.push_back(static_cast<double>(account.line(StudyFlow::delivery) + account.line(StudyFlow::co_funding_abroad)));
        gain.push_back(static_cast<double>(account.wages_net() + account.line(StudyFlow::profit)));
    }
    std::vector<SwitchingValue> values{
        {"labour_displacement", "share of additional wages that staff would have earned elsewhere in the UK", labour_displacement, switching_point(undisplaced, wages, confidence), false},
        {"public_cost_overrun", "share by which UK public cost is exceeded, the excess buying nothing", 0.0, switching_point(npsv, public_cost, confidence), false},
        {"benefit_scale", "factor on the gain in wages net of displacement and in profit", 1.0, switching_point(resource_cost, gain, confidence), false},
    };
    for (SwitchingValue& v : values) v.attainable = v.at.value && *v.at.value >= 0.0 && (v.name != "labour_displacement" || *v.at.value <= 1.0);
    return values;
}

}  // namespace pactsim
