#include "analysis/twins/twins.h"

#include <algorithm>

namespace pactsim {

RouteValue route_value(const FirmOutcome& o, TwinQuantity quantity) {
    switch (quantity) {
        case TwinQuantity::partnerships: return {o.signed_month != never ? 1 : 0, 0};
        case TwinQuantity::established: {
            const std::int64_t came = o.established_month != never ? 1 : 0;
            return o.established_in_china ? RouteValue{came, 0} : RouteValue{0, came};
        }
        case TwinQuantity::uk_gva: return {o.uk_gva_china, o.uk_gva - o.uk_gva_china};
        case TwinQuantity::job_months: return {o.job_months_china, o.job_months - o.job_months_china};
        case TwinQuantity::leaks: return {static_cast<std::int64_t>(o.leaks), 0};
    }
    return {};
}

std::int32_t headline_month(const FirmOutcome& outcome, TwinQuantity quantity) {
    const bool by_signature = quantity == TwinQuantity::partnerships || quantity == TwinQuantity::leaks;
    return by_signature ? outcome.signed_month : outcome.established_month;
}

bool is_accelerated(std::int32_t without, std::int32_t with) { return without != never && with != never && without - with >= acceleration_months; }

TwinParts twin_parts(RouteValue without, RouteValue with, bool supported, bool accelerated) {
    TwinParts parts{};
    const auto set = [&](TwinPart part, std::int64_t value) { parts[static_cast<std::size_t>(part)] = value; };
    const std::int64_t china = with.china - without.china, home = with.home - without.home;
    set(TwinPart::net, china + home);
    if (!supported) {
        set(TwinPart::spillover, std::max<std::int64_t>(china + home, 0));
        set(TwinPart::displacement, std::max<std::int64_t>(-china - home, 0));
        return parts;
    }
    const std::int64_t china_gain = std::max<std::int64_t>(china, 0), china_loss = std::max<std::int64_t>(-china, 0);
    const std::int64_t home_gain = std::max<std::int64_t>(home, 0), home_loss = std::max<std::int64_t>(-home, 0);
    const std::int64_t substitution = std::min(china_gain, home_loss);
    set(TwinPart::gross, with.china + home_gain);
    set(TwinPart::deadweight, std::min(without.china, with.china));
    set(accelerated ? TwinPart::acceleration : TwinPart::additional, china_gain + home_gain);
    set(TwinPart::substitution, substitution);
    set(TwinPart::diversion, china_loss + home_loss - substitution);
    return parts;
}

}  // namespace pactsim
