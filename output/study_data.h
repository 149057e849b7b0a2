#pragma once
// What a comparison of schemes keeps: arms x futures x replicates, whole numbers only. Everything that is printed about a study is computed from this.

#include "output/results_layout.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Headline outcomes of one world over the horizon. Order is part of the study format.
enum class StudyOutcome : std::uint8_t {
    partnerships,        // firms that ever signed in China
    established,         // firms established by the end, through either route
    established_china,   // of them, in China
    uk_gva,              // pence, undiscounted
    job_months,
    leaks,               // leakages of technology
    survivors,           // firms alive at the end
    public_cost_uk,      // pence, UK funders: awards, relief, delivery, running and evaluation cost, co-funding
    public_cost_china,   // pence, Chinese funders
    partner_gain,        // pence, memo: what partners gained by agreement
    leaked_value,        // pence, memo: what partners gained by leakage
};
inline constexpr std::size_t study_outcome_count = 11;
inline constexpr std::array<std::string_view, study_outcome_count> study_outcome_names{
    "partnerships", "established", "established_china", "uk_gva", "job_months", "leaks", "survivors", "public_cost_uk", "public_cost_china", "partner_gain", "leaked_value"};

/// Yearly money flows of one world in pence, nominal: the lines of the appraisal. UK standing unless said.
enum class StudyFlow : std::uint8_t {
    wages,               // employer cost of UK staff
    profit,              // of firms: receipts from customers, partners and abroad less inputs, wages and foreign taxes, before UK grants and UK tax
    delivery,            // resource cost of delivering public support: delivery, running, evaluation
    co_funding_abroad,   // UK public money spent on projects in China: leaves the country
    public_cost,         // all outlays of UK public funders, transfers to firms included
    tax_uk,              // memo: corporation tax, a transfer
    private_cost,        // memo: what firms spent on projects, search, entry and fees
    china_public,        // memo: outlays of Chinese public funders, outside the UK account
};
inline constexpr std::size_t study_flow_count = 8;
inline constexpr std::array<std::string_view, study_flow_count> study_flow_names{
    "wages", "profit", "delivery", "co_funding_abroad", "public_cost", "tax_uk", "private_cost", "china_public"};

/// What the twins are asked about.
enum class TwinQuantity : std::uint8_t { partnerships, established, uk_gva, job_months, leaks };
inline constexpr std::size_t twin_quantity_count = 5;
inline constexpr std::array<std::string_view, twin_quantity_count> twin_quantity_names{"partnerships", "established", "uk_gva", "job_months", "leaks"};

/// The parts of a twin comparison (rulings: net = gross - deadweight - substitution - diversion + spillover - displacement; gross - deadweight = additional + acceleration).
enum class TwinPart : std::uint8_t { gross, deadweight, additional, acceleration, substitution, diversion, spillover, displacement, net };
inline constexpr std::size_t twin_part_count = 9;
inline constexpr std::array<std::string_view, twin_part_count> twin_part_names{
    "gross", "deadweight", "additional", "acceleration", "substitution", "diversion", "spillover", "displacement", "net"};

/// What became of a headline event (partnership signed, firm established) of one firm in the two worlds; event_months = months gained by accelerated firms.
enum class EventFate : std::uint8_t { additional, lost, accelerated, delayed, same, neither, event_months };
inline constexpr std::size_t event_fate_count = 7;
inline constexpr std::array<std::string_view, event_fate_count> event_fate_names{"additional", "lost", "accelerated", "delayed", "same", "neither", "event_months"};
/// The headline events.
inline constexpr std::size_t headline_event_count = 2;
inline constexpr std::array<std::string_view, headline_event_count> headline_event_names{"signed", "established"};

/// Ways in which an evaluator inside the model measures a scheme, and the truth beside them.
enum class Evaluator : std::uint8_t { truth, self_report, before_after, matched, difference_in_differences, randomised };
inline constexpr std::size_t evaluator_count = 6;
inline constexpr std::array<std::string_view, evaluator_count> evaluator_names{
    "truth", "self_report", "before_after", "matched", "difference_in_differences", "randomised"};

/// One arm: the baseline or a scheme.
struct StudyArm {
    std::string name;                    // file stem, or stems joined by "+"
    std::string label;                   // for people
    std::vector<std::string> files;      // as given on the command line, without folders of this machine
    std::vector<std::string> instruments;// names of instruments that differ from the baseline
    std::string resolved_policy_yaml;    // the policy section in full
};

/// One future: a world and one vector of uncertain parameters.
struct StudyFuture {
    std::string world;                   // "base" or the stem of a file of worlds/
    std::string label;
    std::uint32_t draw = 0;              // 0 = central values
    double weight = 1;                   // among futures; equal unless said
};

/// Everything that fixes the shape of a study.
struct StudyLayout {
    std::vector<StudyArm> arms;          // [0] = baseline
    std::vector<StudyFuture> futures;
    std::uint32_t replicates = 0;        // most of any arm; replicate r is the same set of draws everywhere
    std::vector<std::string> months;     // "2025-01" ...
    std::vector<int> years;              // calendar year of each year index (floor(month / 12))
    std::vector<std::string> series;     // names of monthly measures kept (of the group total)
    std::vector<std::string> margins;    // "total", "sector:digital", "uk_region:london", "size:small", "sector_region:digital/london", "channel:..."
    int price_year = 0;                  // prices in which the scenario's money is expressed
    std::string schedule_id;             // appraisal schedule in force, such as "hmt-2026-02"
};

/// One world run to its end, reduced. Present only where `present` is true.
struct ArmBlock {
    bool present = false;
    std::array<std::int64_t, study_outcome_count> outcomes{};
    std::vector<std::int64_t> flows;     // [flow][year], pence
    std::vector<std::int64_t> series;    // [series][month]
};

/// One scheme world against its baseline twin world.
struct TwinBlock {
    bool present = false;
    std::vector<std::int64_t> parts;     // [quantity][part][margin]
    std::array<std::array<std::int64_t, event_fate_count>, headline_event_count> fates{};
    std::array<double, evaluator_count> evaluators{};   // pence of UK GVA per supported firm over the evaluation window; NaN never: see has_evaluators
    bool has_evaluators = false;         // false if no firm was supported
    std::int64_t supported_firms = 0;
    std::array<bool, evaluator_count> evaluator_defined{};   // false: that evaluator has nobody to measure or to compare with, and its estimate is 0 and means nothing
};

/// A firm worth telling about, with its life in both worlds in plain sentences.
struct TwinStory {
    std::string role;                    // "median", "helped", "harmed"
    std::string arm, future;
    std::uint32_t replicate = 0, firm = 0;
    int parted_month = 0;                // first month in which the two lives differ
    std::string reason;                  // why they part
    std::vector<std::string> without_scheme, with_scheme;   // sentences
};

struct StudyData {
    StudyLayout layout;
    Provenance provenance;
    std::string schedule_yaml;           // the appraisal schedule in full, so that a study can be appraised wherever it is taken; empty = not kept
    std::vector<ArmBlock> arm_blocks;    // [future][arm][replicate]
    std::vector<TwinBlock> twin_blocks;  // [future][arm][replicate]; never present for arm 0
    std::vector<TwinStory> stories;
    std::vector<std::string> warnings;   // of the run, as printed
    bool complete = true;                // false if interrupted

    [[nodiscard]] std::size_t at(std::size_t future, std::size_t arm, std::size_t replicate) const {
        return (future * layout.arms.size() + arm) * layout.replicates + replicate;
    }
};

}  // namespace pactsim
