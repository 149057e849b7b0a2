#include "tests/unit/appraisal/toy_study.h"

#include "sim/money.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace pactsim::testing {

namespace {

std::string schedule_path() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    return std::string(source == nullptr ? "." : source) + "/scenarios/schedules/hmt-2026-02.yaml";
}

/// Whole numbers from -range to range that depend on their place only.
std::int64_t odd_number(std::uint64_t place, std::int64_t range) {
    std::uint64_t x = place * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL;
    x = (x ^ (x >> 31)) * 0xD6E8FEB86659FD93ULL;
    x ^= x >> 32;
    return static_cast<std::int64_t>(x % static_cast<std::uint64_t>(2 * range + 1)) - range;
}

}  // namespace

ScheduleConfig shipped_schedule() { return load_schedule(schedule_path()); }

std::string shipped_schedule_text() {
    std::ifstream file(schedule_path());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

StudyData empty_study(std::size_t schemes, std::uint32_t replicates, std::size_t years) {
    StudyData study;
    study.layout.arms.push_back({"baseline", "Business as usual", {}, {}, {}});
    for (std::size_t s = 1; s <= schemes; ++s) study.layout.arms.push_back({"scheme_" + std::to_string(s), "Scheme " + std::to_string(s), {}, {}, {}});
    study.layout.futures.push_back({"base", "base world", 0, 1.0});
    study.layout.replicates = replicates;
    for (std::size_t y = 0; y < years; ++y) {
        study.layout.years.push_back(2025 + static_cast<int>(y));
        for (int m = 1; m <= 12; ++m) study.layout.months.push_back(std::to_string(2025 + y) + (m < 10 ? "-0" : "-") + std::to_string(m));
    }
    study.layout.margins = {"total"};
    study.layout.price_year = 2025;
    study.layout.schedule_id = "hmt-2026-02";
    ArmBlock block;
    block.present = true;
    block.flows.assign(study_flow_count * years, 0);
    study.arm_blocks.assign((schemes + 1) * replicates, block);
    study.twin_blocks.assign((schemes + 1) * replicates, {});
    return study;
}

void set_flow(StudyData& study, std::size_t arm, std::uint32_t replicate, StudyFlow flow, std::size_t year, double gbp, std::size_t future) {
    study.arm_blocks[study.at(future, arm, replicate)].flows[static_cast<std::size_t>(flow) * study.layout.years.size() + year] = to_pence(gbp);
}

void set_outcome(StudyData& study, std::size_t arm, std::uint32_t replicate, StudyOutcome outcome, std::int64_t value, std::size_t future) {
    study.arm_blocks[study.at(future, arm, replicate)].outcomes[static_cast<std::size_t>(outcome)] = value;
}

void set_twin(StudyData& study, std::size_t arm, std::uint32_t replicate, TwinQuantity quantity, TwinPart part, std::size_t margin, std::int64_t value, std::size_t future) {
    TwinBlock& block = study.twin_blocks[study.at(future, arm, replicate)];
    block.present = true;
    const std::size_t margins = study.layout.margins.size();
    block.parts.resize(twin_quantity_count * twin_part_count * margins, 0);
    block.parts[(static_cast<std::size_t>(quantity) * twin_part_count + static_cast<std::size_t>(part)) * margins + margin] = value;
}

StudyData busy_study(std::uint32_t replicates) {
    constexpr std::size_t years = 10, schemes = 2;
    StudyData study = empty_study(schemes, replicates, years);
    study.layout.price_year = 2023;
    study.layout.futures.push_back({"strained", "strained world <&> \"quoted\"", 1, 1.0});
    study.layout.margins = {"total", "uk_region:london", "uk_region:north_east"};
    const ArmBlock block = study.arm_blocks.front();
    study.arm_blocks.assign(2 * (schemes + 1) * replicates, block);
    study.twin_blocks.assign(2 * (schemes + 1) * replicates, {});
    std::uint64_t place = 0;
    for (std::size_t k = 0; k < study.arm_blocks.size(); ++k) {
        const auto arm = static_cast<std::int64_t>(k / replicates % (schemes + 1));
        for (std::size_t flow = 0; flow < study_flow_count; ++flow) {
            for (std::size_t year = 0; year < years; ++year) {
                // Mean effects of 3 to 40 million pence a year that grow, over a large common level and noise.
                const std::int64_t level = 900'000'000 + 1'000'003 * static_cast<std::int64_t>(flow);
                const std::int64_t effect = arm * (flow < 2 ? 40'000'007 : 3'000'011) * static_cast<std::int64_t>(year + 1) / 3;
                study.arm_blocks[k].flows[flow * years + year] = level + effect + odd_number(++place, 20'000'000);
            }
        }
        for (std::size_t o = 0; o < study_outcome_count; ++o) study.arm_blocks[k].outcomes[o] = 1000 + 17 * arm + odd_number(++place, 9);
    }
    for (std::size_t future = 0; future < 2; ++future) {
        for (std::size_t arm = 1; arm <= schemes; ++arm) {
            for (std::uint32_t r = 0; r < replicates; ++r) {
                for (std::size_t q = 0; q < twin_quantity_count; ++q) {
                    for (std::size_t part = 0; part < twin_part_count; ++part) {
                        const std::int64_t london = 700 + odd_number(++place, 90), north = 300 + odd_number(++place, 90);
                        set_twin(study, arm, r, static_cast<TwinQuantity>(q), static_cast<TwinPart>(part), 1, london, future);
                        set_twin(study, arm, r, static_cast<TwinQuantity>(q), static_cast<TwinPart>(part), 2, north, future);
                        set_twin(study, arm, r, static_cast<TwinQuantity>(q), static_cast<TwinPart>(part), 0, london + north, future);
                    }
                }
            }
        }
    }
    study.provenance.pactsim_version = "test";
    return study;
}

}  // namespace pactsim::testing
