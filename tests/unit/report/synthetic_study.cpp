#include "synthetic_study.h"

#include "scenarios/schema/schedule.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace pactsim {

namespace {

/// Numbers from a counter (splitmix64, Steele and others 2014): the same for the same words, whatever was asked before.
double uniform(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    std::uint64_t z = a * 0x9E3779B97F4A7C15ULL + b * 0xBF58476D1CE4E5B9ULL + c * 0x94D049BB133111EBULL + 0x2545F4914F6CDD1DULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
}

/// About normal: twelve uniforms less six.
double noise(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    double sum = -6;
    for (std::uint64_t k = 0; k < 12; ++k) sum += uniform(a, b, c * 16 + k);
    return sum;
}

constexpr std::array sectors{"advanced_manufacturing", "clean_energy", "digital", "life_sciences", "medical_devices"};
constexpr std::array regions{"east_midlands", "east_of_england", "london",     "north_east", "north_west",    "northern_ireland",
                             "scotland",      "south_east",      "south_west", "wales",      "west_midlands", "yorkshire_and_the_humber"};
constexpr std::array names{"search_vouchers", "matchmaking",     "ip_clinic",      "trade_missions",
                           "soft_landing",    "patient_finance", "advisory_panel", "exchange_programme"};
constexpr std::array labels{
    "Search vouchers", "Matchmaking intermediaries",  "IP and legal clinic", "Trade missions without follow-up", "Soft-landing incubators", "Patient finance",
    "Advisory panel",  "Exchange programme and visas"};
constexpr std::array series_names{
    "firms",  "firms_searching", "searches_started", "partnerships", "partnerships_formed", "established_at_home", "established_in_china", "employees",
    "uk_gva", "leaks",           "applications",     "awards"};

std::string policy_yaml(std::size_t scheme) {
    std::string text =
        "policy:\n  instruments:\n    - {name: rd_tax_relief, kind: rd_tax_relief, budget_gbp_per_year: 390000000}\n    - {name: mission, kind: trade_mission, "
        "budget_gbp_per_year: 500000}\n";
    if (scheme > 0)
        text += "    - {name: new_" + std::to_string(scheme) + ", kind: search_voucher, budget_gbp_per_year: " + std::to_string(scheme * 200000) +
                ", award_share: 0.5}\n";
    return text;
}

void add_arms(StudyLayout& layout, const SyntheticShape& shape) {
    layout.arms.push_back({"baseline", "Baseline", {}, {}, policy_yaml(0)});
    for (std::size_t k = 1; k <= shape.schemes; ++k) {
        const bool null = shape.schemes > 1 && k == shape.schemes;
        if (null)
            layout.arms.push_back({"null", "Null scheme", {"null.yaml"}, {}, policy_yaml(0)});
        else
            layout.arms.push_back(
                {names[(k - 1) % 8], labels[(k - 1) % 8], {std::string(names[(k - 1) % 8]) + ".yaml"}, {"new_" + std::to_string(k)}, policy_yaml(k)});
    }
    if (shape.placebo) layout.arms.push_back({"placebo", "Placebo", {}, {"mission"}, policy_yaml(0)});
}

StudyLayout layout_of(const SyntheticShape& shape) {
    StudyLayout layout;
    add_arms(layout, shape);
    layout.futures.push_back({"base", "Base", 0, 1});
    if (shape.worlds) {
        for (const char* world : {"open", "strained", "restricted", "lockdown"})
            layout.futures.push_back({world, std::string(1, static_cast<char>(world[0] - 32)) + (world + 1), 0, 1});
        for (std::uint32_t d = 1; d <= 6; ++d) layout.futures.push_back({"base", "Base", d, 1});
    }
    layout.replicates = shape.replicates;
    for (std::size_t m = 0; m < shape.months; ++m) {
        const std::size_t month = m % 12 + 1;
        layout.months.push_back(std::to_string(2025 + m / 12) + (month < 10 ? "-0" : "-") + std::to_string(month));
        if (m % 12 == 0) layout.years.push_back(2025 + static_cast<int>(m / 12));
    }
    if (shape.series) layout.series.assign(series_names.begin(), series_names.end());
    layout.margins = {"total"};
    for (const char* s : sectors) layout.margins.push_back(std::string("sector:") + s);
    for (const char* r : regions) layout.margins.push_back(std::string("uk_region:") + r);
    for (const char* s : {"micro", "small", "medium"}) layout.margins.push_back(std::string("size:") + s);
    for (const char* s : sectors) {
        for (const char* r : regions) layout.margins.push_back(std::string("sector_region:") + s + "/" + r);
    }
    layout.price_year = 2025;
    layout.schedule_id = "hmt-2026-02";
    return layout;
}

/// Whether an arm is a scheme with an effect.
double strength(const StudyLayout& layout, std::size_t arm) {
    return arm == 0 || layout.arms[arm].instruments.empty() || layout.arms[arm].name == "placebo" ? 0.0 : 1.0;
}

std::int64_t whole(double value) {
    return static_cast<std::int64_t>(std::llround(value));
}

/// Extra established firms of a scheme in one run.
std::int64_t extra_firms(const StudyLayout& layout, std::size_t future, std::size_t arm, std::uint32_t r) {
    if (layout.arms[arm].name == "placebo") return whole(2 * noise(future, 99, r));
    if (strength(layout, arm) == 0) return 0;
    const double world = future == 0 ? 0 : 3 * noise(future, 7, 7);
    return whole(9 - 4 * (static_cast<double>(arm) - 1) + world + 4 * noise(future, arm, r));
}

ArmBlock arm_block(const StudyLayout& layout, std::size_t future, std::size_t arm, std::uint32_t r) {
    ArmBlock block;
    block.present = true;
    const std::int64_t extra = extra_firms(layout, future, arm, r);
    const double k = static_cast<double>(arm), real = strength(layout, arm);
    const std::int64_t established = 180 + whole(12 * noise(future, 0, r)), gva = 9'000'000'000'00 + whole(2e10 * noise(future, 1000, r));
    block.outcomes = {520 + whole(25 * noise(future, 500, r)) + 3 * extra,
                      established + extra,
                      60 + extra,
                      gva + extra * 45'000'000,
                      3'000'000 + extra * 260,
                      90 + extra / 2,
                      3900 + extra,
                      whole(4e11 + real * 2e8 * k),
                      1'500'000'000,
                      700'000'000 + extra * 9'000'000,
                      300'000'000 + extra * 2'000'000};
    const std::size_t years = layout.years.size(), months = layout.months.size();
    block.flows.resize(study_flow_count * years);
    for (std::size_t y = 0; y < years; ++y) {
        const auto set = [&](StudyFlow flow, double value) { block.flows[static_cast<std::size_t>(flow) * years + y] = whole(value); };
        const double firms = static_cast<double>(extra) * static_cast<double>(y) / static_cast<double>(years);
        set(StudyFlow::wages, 7e11 + firms * 22'000'000);
        set(StudyFlow::profit, 9e10 + firms * 9'000'000 + 1e9 * noise(future, 1000 + y, r));
        set(StudyFlow::delivery, 2e9 + real * 3e6 * k);
        set(StudyFlow::co_funding_abroad, real * 1e6 * k);
        set(StudyFlow::public_cost, 4e10 + real * 2e7 * k);
        set(StudyFlow::tax_uk, 1e9);
        set(StudyFlow::private_cost, 5e9 + firms * 1e6);
        set(StudyFlow::china_public, 1e8);
    }
    block.series.resize(layout.series.size() * months);
    for (std::size_t s = 0; s < layout.series.size(); ++s) {
        const double bases[] = {5000, 260, 14, 400, 5, 1.0, 0.6, 41000, 7.5e9, 1.6, 60, 9};
        for (std::size_t m = 0; m < months; ++m) {
            const double growth = 1 + 0.15 * static_cast<double>(m) / static_cast<double>(months),
                         effect = real * 0.012 * static_cast<double>(extra) * static_cast<double>(m) / static_cast<double>(months);
            const double drift = 0.05 * noise(r, s, 3) * static_cast<double>(m) / static_cast<double>(months);
            block.series[s * months + m] =
                whole(bases[s] * (growth + effect + drift) * (1 + 0.03 * noise(r * 131 + m, s, 1)) + (bases[s] < 20 ? uniform(r, m, s) : 0));
        }
    }
    return block;
}

/// Parts of one cell; the parts of all other margins are sums of these, so the books balance.
std::array<std::int64_t, twin_part_count> cell_parts(std::uint64_t key, double effect) {
    const auto draw = [&](std::uint64_t k, double scale) { return whole(scale * uniform(key, k, 5)); };
    const std::int64_t deadweight = draw(1, 4), additional = draw(2, 2 + effect), acceleration = draw(3, 1.2), substitution = draw(4, 0.7),
                       diversion = draw(5, 0.7), spillover = draw(6, 1.5), displacement = draw(7, 1.4);
    const std::int64_t gross = deadweight + additional + acceleration;
    return {gross,        deadweight,   additional,
            acceleration, substitution, diversion,
            spillover,    displacement, gross - deadweight - substitution - diversion + spillover - displacement};
}

TwinBlock twin_block(const StudyLayout& layout, std::size_t future, std::size_t arm, std::uint32_t r) {
    TwinBlock block;
    block.present = true;
    const std::size_t margins = layout.margins.size();
    block.parts.assign(twin_quantity_count * twin_part_count * margins, 0);
    if (strength(layout, arm) > 0) {
        for (std::size_t q = 0; q < twin_quantity_count; ++q) {
            const std::int64_t scale = q == 2 ? 12'000'000 : q == 3 ? 40 : 1;
            for (std::size_t s = 0; s < sectors.size(); ++s) {
                for (std::size_t g = 0; g < regions.size(); ++g) {
                    const auto parts = cell_parts(((((future * 16 + arm) * 4096 + r) * 8 + q) * 8 + s) * 16 + g,
                                                  (s == 2 ? 2.0 : 0.0) + (g == 2 ? 1.5 : 0.0) - 0.4 * static_cast<double>(arm));
                    const std::size_t crossed = 1 + sectors.size() + regions.size() + 3 + s * regions.size() + g;
                    const std::size_t size = 1 + sectors.size() + regions.size() + (s + g) % 3;
                    for (std::size_t p = 0; p < twin_part_count; ++p) {
                        for (const std::size_t m : {std::size_t{0}, 1 + s, 1 + sectors.size() + g, size, crossed})
                            block.parts[(q * twin_part_count + p) * margins + m] += parts[p] * scale;
                    }
                }
            }
        }
        block.supported_firms = 70;
        block.has_evaluators = true;
        block.evaluator_defined = {true, true, true, true, true, false};  // no lottery took place
        block.evaluators = {4e6 + 5e5 * noise(r, 1, 1), 1.9e7 + 8e5 * noise(r, 2, 1), 1.1e7 + 8e5 * noise(r, 3, 1),
                            6e6 + 9e5 * noise(r, 4, 1), 5e6 + 9e5 * noise(r, 5, 1),   0};
    }
    return block;
}

TwinStory story(const char* role, int parted) {
    return {
        role,
        "matchmaking",
        "base",
        3,
        412,
        parted,
        "the broker finds a partner in Jiangsu that the firm would not have met",
        {"In May 2026 it starts to look for a partner in China.", "In January 2028 it gives up the search.", "In June 2031 it becomes established at home."},
        {"In May 2026 it starts to look for a partner in China.", "In November 2026 a broker introduces a manufacturer in Suzhou; they sign a licence.",
         "In March 2029 it becomes established in China with 34 staff."}};
}

}  // namespace

StudyData synthetic_study(const SyntheticShape& shape) {
    StudyData study;
    study.layout = layout_of(shape);
    study.provenance = {
        "0.1.0", "0123456789abcdef", "g++ 12.2.0", 20250101, "philox4x32-10", "uk_2025", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", "1", "", "", ""};
    const std::size_t worlds = study.layout.futures.size() * study.layout.arms.size() * shape.replicates;
    study.arm_blocks.resize(worlds);
    study.twin_blocks.resize(worlds);
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
            for (std::uint32_t r = 0; r < shape.replicates; ++r) {
                study.arm_blocks[study.at(f, a, r)] = arm_block(study.layout, f, a, r);
                if (a > 0 && shape.twins) study.twin_blocks[study.at(f, a, r)] = twin_block(study.layout, f, a, r);
            }
        }
    }
    study.stories = {story("median", 22), story("helped", 9), story("harmed", 61)};
    study.warnings = {"the budget of mission is spent in every year"};
    return study;
}

ScheduleConfig repository_schedule() {
    const char* root = std::getenv("PACTSIM_SOURCE_DIR");
    return load_schedule(std::string(root != nullptr ? root : ".") + "/scenarios/schedules/hmt-2026-02.yaml");
}

}  // namespace pactsim
