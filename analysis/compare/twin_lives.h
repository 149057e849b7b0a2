#pragma once
// One firm's life in two worlds that share every draw, followed side by side until it parts, and on to both ends.

#include "agents/state/constants.h"
#include "output/story.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// Where two lives of one firm part, as a reader of its story could see it: something happens in one life only, its status, stage, work, form, partner or staff differ,
/// its cash by £100 or more, or its knowledge of China, technology, lead or trust by half a percentage point or more.
struct Parting {
    int month = 0;         // of the horizon; negative in the warm-up
    std::string what;      // "with the scheme it won support worth £5,000 under the scheme ‘Voucher’, and without it it did not"
    std::string cause;     // what in the world led to it, to follow "because"

    std::string applied_for;   // the instrument, if they part with an application under the scheme
    std::string then;      // and what became of it: "in March 2025 it won £590,000 there"; empty if nothing did

    /// All of it as one clause, without capital and full stop.
    [[nodiscard]] std::string reason() const { return what + ", because " + cause + (then.empty() ? "" : "; " + then); }
};

/// The first difference of any size: too small to be told, but it may be what led to the parting.
struct FirstTrace {
    int month = 0;
    std::string what;      // "its knowledge of China"
};

struct TwinLife {
    FirmLife without, with;
    std::optional<FirstTrace> trace;      // nothing: the lives are the same to the last bit
    std::optional<Parting> parting;       // nothing: they never part
};

/// Lives of the firms with these ids in both worlds of one replicate. Both worlds are in memory at once; the same for any number of threads.
/// Throws UsageError if there is no such firm.
std::vector<TwinLife> trace_twins(const std::shared_ptr<const Constants>& without, const std::shared_ptr<const Constants>& with, std::uint32_t replicate,
                                  const std::vector<std::int64_t>& firm_ids, int threads = 1);

}  // namespace pactsim
