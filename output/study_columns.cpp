#include "output/study_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "sim/error.h"

namespace pactsim {

namespace {

using enum h5::ElementType;

/// The numbers of a block that may be absent: zeros stand in the file then.
void put_all(const std::vector<std::int64_t>& values, bool present, std::size_t length, std::string_view what, std::vector<std::int64_t>& out) {
    if (!present) {
        out.resize(out.size() + length, 0);
        return;
    }
    if (values.size() != length) throw InvariantError(fmt::format("a study has {} {} of one world where its layout has {}", values.size(), what, length));
    out.insert(out.end(), values.begin(), values.end());
}

std::int64_t real_bits(double value, std::string_view what) {
    if (!std::isfinite(value)) throw InvariantError(fmt::format("the {} of a study is not a number", what));
    return std::bit_cast<std::int64_t>(value);
}

const ArmBlock& arm_at(const StudyData& s, std::size_t at) { return s.arm_blocks[at]; }
const TwinBlock& twin_at(const StudyData& s, std::size_t at) { return s.twin_blocks[at]; }

std::size_t parts_length(const StudyLayout& layout) { return twin_quantity_count * twin_part_count * layout.margins.size(); }

std::vector<StudyColumn> flag_columns() {
    return {
        {"arm_present", "1", "1 where the world was run", "", uint8, {},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { out.push_back(arm_at(s, at).present ? 1 : 0); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) { s.arm_blocks[at].present = v[0] != 0; }},
        {"twin_present", "1", "1 where the world was compared with its twin in the baseline", "", uint8, {},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { out.push_back(twin_at(s, at).present ? 1 : 0); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) { s.twin_blocks[at].present = v[0] != 0; }},
        {"evaluators_present", "1", "1 where a firm was supported, so that evaluators have something to measure", "", uint8, {},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { out.push_back(twin_at(s, at).has_evaluators ? 1 : 0); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) { s.twin_blocks[at].has_evaluators = v[0] != 0; }},
    };
}

std::vector<StudyColumn> arm_columns() {
    return {
        {"outcomes", "count, months or GBP pence, by outcome", "headline outcomes over the horizon", "arm_present", int64, {"outcome"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { out.insert(out.end(), arm_at(s, at).outcomes.begin(), arm_at(s, at).outcomes.end()); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) { std::copy(v.begin(), v.end(), s.arm_blocks[at].outcomes.begin()); }},
        {"flows", "GBP pence", "yearly money flows, nominal", "arm_present", int64, {"flow", "year"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) {
             put_all(arm_at(s, at).flows, arm_at(s, at).present, study_flow_count * s.layout.years.size(), "yearly flows", out);
         },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             if (s.arm_blocks[at].present) s.arm_blocks[at].flows.assign(v.begin(), v.end());
         }},
        {"monthly", "as the measure of that name", "monthly measures of the whole", "arm_present", int64, {"series", "month"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) {
             put_all(arm_at(s, at).series, arm_at(s, at).present, s.layout.series.size() * s.layout.months.size(), "monthly numbers", out);
         },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             if (s.arm_blocks[at].present) s.arm_blocks[at].series.assign(v.begin(), v.end());
         }},
    };
}

std::vector<StudyColumn> twin_columns() {
    return {
        {"twin_parts", "count, months or GBP pence, by quantity", "what the scheme changed, firm by firm, in parts", "twin_present", int64, {"quantity", "part", "margin"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { put_all(twin_at(s, at).parts, twin_at(s, at).present, parts_length(s.layout), "parts", out); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             if (s.twin_blocks[at].present) s.twin_blocks[at].parts.assign(v.begin(), v.end());
         }},
        {"twin_fates", "count; months for event_months", "firms by what became of a headline event", "twin_present", int64, {"event", "fate"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) {
             for (const auto& row : twin_at(s, at).fates) out.insert(out.end(), row.begin(), row.end());
         },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             for (std::size_t e = 0; e < headline_event_count; ++e) {
                 for (std::size_t f = 0; f < event_fate_count; ++f) s.twin_blocks[at].fates[e][f] = v[e * event_fate_count + f];
             }
         }},
        {"evaluator_estimate", "GBP pence", "UK value added per supported firm as each evaluator measures it", "evaluators_present", float64, {"evaluator"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) {
             const TwinBlock& twin = twin_at(s, at);
             for (const double value : twin.evaluators) out.push_back(real_bits(twin.has_evaluators ? value : 0.0, "estimate of an evaluator"));
         },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             for (std::size_t e = 0; e < evaluator_count; ++e) s.twin_blocks[at].evaluators[e] = std::bit_cast<double>(v[e]);
         }},
        {"evaluator_defined", "1", "1 where that evaluator had somebody to measure and to compare with", "evaluators_present", uint8, {"evaluator"},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) {
             for (const bool defined : twin_at(s, at).evaluator_defined) out.push_back(defined ? 1 : 0);
         },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) {
             for (std::size_t e = 0; e < evaluator_count; ++e) s.twin_blocks[at].evaluator_defined[e] = v[e] != 0;
         }},
        {"supported_firms", "count", "firms that had anything from the scheme", "twin_present", int64, {},
         [](const StudyData& s, std::size_t at, std::vector<std::int64_t>& out) { out.push_back(twin_at(s, at).supported_firms); },
         [](StudyData& s, std::size_t at, std::span<const std::int64_t> v) { s.twin_blocks[at].supported_firms = v[0]; }},
    };
}

template <class Names>
std::vector<std::string> texts(const Names& names) {
    return {names.begin(), names.end()};
}

}  // namespace

std::string future_name(const StudyFuture& future) { return future.draw == 0 ? future.world : fmt::format("{}/{}", future.world, future.draw); }

std::vector<StudyAxis> study_axes(const StudyLayout& layout) {
    std::vector<std::string> futures, arms, years;
    for (const StudyFuture& future : layout.futures) futures.push_back(future_name(future));
    for (const StudyArm& arm : layout.arms) arms.push_back(arm.name);
    for (const int year : layout.years) years.push_back(std::to_string(year));
    return {
        {"future", "world and draw of the uncertain parameters", futures},
        {"arm", "baseline (first) and schemes", arms},
        {"outcome", "headline outcome", texts(study_outcome_names)},
        {"flow", "line of the appraisal", texts(study_flow_names)},
        {"year", "calendar year in which the year of the run starts", years},
        {"series", "measure kept by month", layout.series},
        {"quantity", "what twins are compared by", texts(twin_quantity_names)},
        {"part", "part of the comparison", texts(twin_part_names)},
        {"margin", "kind and name of the margin", layout.margins},
        {"event", "headline event", texts(headline_event_names)},
        {"fate", "what became of it", texts(event_fate_names)},
        {"evaluator", "way of measuring", texts(evaluator_names)},
    };
}

std::span<const StudyColumn> study_columns() {
    static const std::vector<StudyColumn> columns = [] {
        std::vector<StudyColumn> all = flag_columns();
        for (auto list : {arm_columns(), twin_columns()}) all.insert(all.end(), list.begin(), list.end());
        return all;
    }();
    return columns;
}

std::size_t study_dimension(const StudyLayout& layout, std::string_view dimension) {
    if (dimension == "month") return layout.months.size();
    if (dimension == "replicate") return layout.replicates;
    for (const StudyAxis& axis : study_axes(layout)) {
        if (axis.name == dimension) return axis.labels.size();
    }
    return 0;
}

std::size_t study_length(const StudyLayout& layout, const StudyColumn& column) {
    std::size_t length = 1;
    for (const std::string_view dimension : column.dimensions) length *= study_dimension(layout, dimension);
    return length;
}

}  // namespace pactsim
