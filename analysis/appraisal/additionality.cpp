#include "analysis/appraisal/additionality.h"

#include "analysis/appraisal/weights.h"

#include <optional>
#include <string_view>
#include <utility>

namespace pactsim {

namespace {

Figure share_of_gross(const StudyData& study, std::size_t future, std::size_t arm, TwinQuantity quantity, TwinPart part, double confidence) {
    const auto total = total_margin(study.layout);
    if (!total) return undefined_figure(Undefined::no_twins);
    std::vector<double> parts, gross;
    for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
        const auto one = twin_part(study, future, arm, r, quantity, part, *total);
        if (!one) continue;
        parts.push_back(static_cast<double>(*one));
        gross.push_back(static_cast<double>(*twin_part(study, future, arm, r, quantity, TwinPart::gross, *total)));
    }
    if (parts.empty()) return undefined_figure(Undefined::no_twins);
    return ratio_figure(parts, gross, confidence, {Undefined::no_net_effect, Undefined::negative_net});
}

RangeConfig net_of_guide(const ReckonerConfig& g) {
    const auto net = [&](auto level) {
        const ReckonerFactors factors{level(g.leakage), level(g.displacement), level(g.substitution), g.multiplier};
        return additional_impact(1.0 - level(g.deadweight), factors);
    };
    RangeConfig range;
    range.central = net([](const RangeConfig& r) { return r.central; });
    range.low = net([](const RangeConfig& r) { return r.high; });
    range.high = net([](const RangeConfig& r) { return r.low; });
    range.source = g.source;
    return range;
}

}  // namespace

double additional_impact(double gross_impact, const ReckonerFactors& f) {
    return gross_impact * (1.0 - f.leakage) * (1.0 - f.displacement) * (1.0 - f.substitution) * f.multiplier;
}

std::vector<AdditionalityRow> additionality(const StudyData& study, const ReckonerConfig& reckoner, std::size_t future, std::size_t arm, TwinQuantity quantity, double confidence) {
    std::vector<AdditionalityRow> rows;
    const auto add = [&](std::string_view name, const RangeConfig* guide, const Figure& measured) {
        AdditionalityRow row;
        row.name = name;
        row.in_guide = guide != nullptr;
        if (guide != nullptr) row.reckoner = *guide;
        row.measured = measured;
        rows.push_back(std::move(row));
    };
    const auto measured = [&](TwinPart part) { return share_of_gross(study, future, arm, quantity, part, confidence); };
    add("deadweight", &reckoner.deadweight, measured(TwinPart::deadweight));
    add("displacement", &reckoner.displacement, measured(TwinPart::displacement));
    add("substitution", &reckoner.substitution, measured(TwinPart::substitution));
    add("leakage", &reckoner.leakage, undefined_figure(Undefined::not_measured));
    add("diversion", nullptr, measured(TwinPart::diversion));
    add("spillover", nullptr, measured(TwinPart::spillover));
    const RangeConfig net = net_of_guide(reckoner);
    add("net", &net, measured(TwinPart::net));
    return rows;
}

}  // namespace pactsim
