#include "analysis/appraisal/weights.h"

#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

double distributional_weight(double median_gbp, double income_gbp, double eta) {
    if (!(median_gbp > 0.0 && income_gbp > 0.0)) throw InvariantError("a distributional weight needs incomes above zero");
    return std::pow(median_gbp / income_gbp, eta);
}

std::vector<MarginWeight> margin_weights(const StudyLayout& layout, const WeightsConfig& weights, double eta) {
    std::vector<MarginWeight> found;
    if (weights.groups.empty()) return found;
    const std::string prefix = weights.margin + ":";
    for (std::size_t m = 0; m < layout.margins.size(); ++m) {
        if (!layout.margins[m].starts_with(prefix)) continue;
        MarginWeight row{m, layout.margins[m].substr(prefix.size()), 1.0, false};
        const auto income = std::find_if(weights.groups.begin(), weights.groups.end(), [&](const GroupIncomeConfig& g) { return g.name == row.group; });
        if (income != weights.groups.end()) {
            row.weight = distributional_weight(weights.median_gbp, income->income_gbp, eta);
            row.has_income = true;
        }
        found.push_back(std::move(row));
    }
    const bool any = std::any_of(found.begin(), found.end(), [](const MarginWeight& w) { return w.has_income; });
    return any ? found : std::vector<MarginWeight>{};
}

std::optional<std::size_t> total_margin(const StudyLayout& layout) {
    const auto found = std::find(layout.margins.begin(), layout.margins.end(), "total");
    if (found == layout.margins.end()) return std::nullopt;
    return static_cast<std::size_t>(found - layout.margins.begin());
}

std::optional<std::int64_t> twin_part(const StudyData& study, std::size_t future, std::size_t arm, std::size_t replicate, TwinQuantity quantity, TwinPart part,
                                      std::size_t margin) {
    const std::size_t place = study.at(future, arm, replicate);
    if (place >= study.twin_blocks.size() || !study.twin_blocks[place].present) return std::nullopt;
    const std::size_t margins = study.layout.margins.size();
    const std::size_t cell = (static_cast<std::size_t>(quantity) * twin_part_count + static_cast<std::size_t>(part)) * margins + margin;
    if (margin >= margins || cell >= study.twin_blocks[place].parts.size()) throw InputError("a twin comparison of the study is shorter than its layout says");
    return study.twin_blocks[place].parts[cell];
}

WeightedValues weighted_values(const StudyData& study, const SchemeAppraisal& appraisal, const WeightsConfig& weights, double eta) {
    const std::vector<MarginWeight> groups = margin_weights(study.layout, weights, eta);
    if (groups.empty()) return {{}, Undefined::no_incomes};
    if (appraisal.accounts.empty()) return {{}, Undefined::no_replicates};
    double gain = 0.0, value_added = 0.0;
    std::vector<double> npsv, extra;
    for (const ReplicateAccount& account : appraisal.accounts) {
        double weighted = 0.0;
        for (const MarginWeight& group : groups) {
            const auto net = twin_part(study, appraisal.future, appraisal.arm, account.replicate, TwinQuantity::uk_gva, TwinPart::net, group.margin);
            if (!net) return {{}, Undefined::no_twins};
            weighted += (group.weight - 1.0) * static_cast<double>(*net);
            value_added += static_cast<double>(*net);
        }
        gain += static_cast<double>(account.wages_net() + account.line(StudyFlow::profit));
        npsv.push_back(static_cast<double>(account.npsv));
        extra.push_back(weighted);
    }
    if (!(value_added > 0.0) || gain <= 0.0) return {{}, Undefined::no_benefit};
    for (std::size_t r = 0; r < npsv.size(); ++r) npsv[r] += gain / value_added * extra[r];
    return {npsv, Undefined::no};
}

Figure weighted_npsv(const StudyData& study, const SchemeAppraisal& appraisal, const WeightsConfig& weights, double eta, double confidence) {
    const WeightedValues values = weighted_values(study, appraisal, weights, eta);
    return values.why == Undefined::no ? mean_figure(values.npsv, confidence) : undefined_figure(values.why, appraisal.accounts.size());
}

}  // namespace pactsim
