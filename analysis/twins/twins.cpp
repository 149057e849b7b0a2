#include "analysis/twins/twins.h"

#include "analysis/evaluators/evaluators.h"
#include "sim/error.h"

#include <algorithm>
#include <string>

namespace pactsim {

namespace {

/// Twins share their id, cell and month of joining: arrivals do not depend on schemes.
void check_same_firms(const FirmOutcomes& baseline, const FirmOutcomes& scheme) {
    if (baseline.firms.size() != scheme.firms.size() || baseline.months != scheme.months) {
        throw InvariantError("two worlds to compare differ in their firms or their months: " + std::to_string(baseline.firms.size()) + " firms and " +
                             std::to_string(baseline.months) + " months against " + std::to_string(scheme.firms.size()) + " and " + std::to_string(scheme.months));
    }
    for (std::size_t i = 0; i < baseline.firms.size(); ++i) {
        const FirmOutcome& a = baseline.firms[i];
        const FirmOutcome& b = scheme.firms[i];
        if (a.firm == b.firm && a.cell == b.cell && a.entry_step == b.entry_step) continue;
        throw InvariantError("firm " + std::to_string(a.firm) + " has no twin in the other world");
    }
}

void note_evaluators(const TwinInput& input, TwinBlock& block) {
    const EvaluatorEstimates estimates = evaluate(input);
    for (std::size_t e = 0; e < evaluator_count; ++e) {
        block.evaluator_defined[e] = estimates[e].has_value();
        block.evaluators[e] = estimates[e].value_or(0.0);
    }
    block.has_evaluators = block.evaluator_defined[static_cast<std::size_t>(Evaluator::truth)];
}

bool ever_supported(const FirmOutcomes& world, std::size_t firm, const std::vector<std::uint16_t>& sources) {
    return std::any_of(sources.begin(), sources.end(), [&](std::uint16_t source) { return world.supported_since(firm, source) != FirmOutcomes::no_month; });
}

/// Channel to the first partner in the scheme world, else in the baseline world, else none.
std::size_t channel_of(const FirmOutcome& without, const FirmOutcome& with) { return with.channel < channel_count ? with.channel : without.channel; }

EventFate fate_of(std::int32_t without, std::int32_t with) {
    if (without == never) return with == never ? EventFate::neither : EventFate::additional;
    if (with == never) return EventFate::lost;
    if (is_accelerated(without, with)) return EventFate::accelerated;
    return is_accelerated(with, without) ? EventFate::delayed : EventFate::same;
}

}  // namespace

std::vector<std::uint8_t> supported_flags(const FirmOutcomes& baseline, const FirmOutcomes& scheme, const InstrumentDifference& difference) {
    std::vector<std::uint8_t> flags(scheme.firms.size(), 0);
    for (std::size_t i = 0; i < flags.size(); ++i) {
        flags[i] = ever_supported(scheme, i, difference.changed) || ever_supported(baseline, i, difference.removed) ? 1 : 0;
    }
    return flags;
}

std::vector<std::int64_t> twin_table(const FirmOutcomes& baseline, const FirmOutcomes& scheme, std::span<const std::uint8_t> supported, const TwinMargins& margins) {
    std::vector<std::int64_t> table(twin_quantity_count * twin_part_count * margins.size(), 0);
    for (std::size_t i = 0; i < scheme.firms.size(); ++i) {
        const FirmOutcome& without = baseline.firms[i];
        const FirmOutcome& with = scheme.firms[i];
        const auto places = margins.places(with.cell, channel_of(without, with));
        for (std::size_t q = 0; q < twin_quantity_count; ++q) {
            const auto quantity = static_cast<TwinQuantity>(q);
            const bool accelerated = is_accelerated(headline_month(without, quantity), headline_month(with, quantity));
            const TwinParts parts = twin_parts(route_value(without, quantity), route_value(with, quantity), supported[i] != 0, accelerated);
            for (std::size_t p = 0; p < twin_part_count; ++p) {
                if (parts[p] == 0) continue;
                for (const std::uint32_t place : places) table[(q * twin_part_count + p) * margins.size() + place] += parts[p];
            }
        }
    }
    return table;
}

EventFates event_fates(const FirmOutcomes& baseline, const FirmOutcomes& scheme) {
    EventFates fates{};
    for (std::size_t i = 0; i < scheme.firms.size(); ++i) {
        const std::array<std::array<std::int32_t, 2>, headline_event_count> months{
            {{baseline.firms[i].signed_month, scheme.firms[i].signed_month}, {baseline.firms[i].established_month, scheme.firms[i].established_month}}};
        for (std::size_t e = 0; e < headline_event_count; ++e) {
            const EventFate fate = fate_of(months[e][0], months[e][1]);
            ++fates[e][static_cast<std::size_t>(fate)];
            if (fate == EventFate::accelerated) fates[e][static_cast<std::size_t>(EventFate::event_months)] += months[e][0] - months[e][1];
        }
    }
    return fates;
}

TwinBlock compare_twins(const TwinInput& input) {
    check_same_firms(*input.baseline, *input.scheme);
    if (input.lottery != nullptr) check_same_firms(*input.baseline, *input.lottery);
    const std::vector<std::uint8_t> supported = supported_flags(*input.baseline, *input.scheme, *input.difference);
    TwinBlock block;
    block.present = true;
    block.supported_firms = std::count(supported.begin(), supported.end(), std::uint8_t{1});
    block.parts = twin_table(*input.baseline, *input.scheme, supported, *input.margins);
    block.fates = event_fates(*input.baseline, *input.scheme);
    note_evaluators(input, block);
    return block;
}

}  // namespace pactsim
