#include "analysis/compare/study_text.h"

#include "analysis/compare/study_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace pactsim {

namespace {

/// A column of outcomes: what it shows and how.
struct OutcomeColumn {
    StudyOutcome outcome;
    std::string_view title;
    double divisor;     // of the unit of the measure
    int decimals;
};

constexpr std::array<OutcomeColumn, 4> outcome_columns{{
    {StudyOutcome::established, "established", 1.0, 1},
    {StudyOutcome::partnerships, "partnerships", 1.0, 1},
    {StudyOutcome::uk_gva, "UK GVA, GBP m", 1e6, 1},
    {StudyOutcome::job_months, "job-years", 1.0, 0},
}};

/// No minus sign before a nought.
double unsigned_nought(double value, int decimals) { return std::abs(value) < 0.5 * std::pow(10.0, -decimals) ? 0.0 : value; }

std::string signed_number(double value, int decimals) {
    const double shown = unsigned_nought(value, decimals);
    return shown == 0.0 ? fmt::format("{:.{}f}", shown, decimals) : fmt::format("{:+.{}f}", shown, decimals);
}

std::string outcome_cell(const OutcomeDifference& difference, double divisor, int decimals) {
    if (!difference.mean) return "not run";
    if (difference.identical) return "0 exactly";
    const std::string mean = signed_number(*difference.mean / divisor, decimals);
    if (!difference.has_interval()) return mean + " ±?";
    const std::string text = fmt::format("{} ±{:.{}f}", mean, (*difference.high - *difference.low) / 2.0 / divisor, decimals);
    return difference.is_clear() ? text : '(' + text + ')';
}

/// Money in millions: pence / 1e8.
std::string millions(const Figure& figure) { return figure.value ? signed_number(*figure.value / 1e8, 1) : std::string("undefined"); }

std::string npsv_cell(const SchemeSummary& scheme) {
    const Figure& npsv = scheme.appraisal.npsv;
    if (!npsv.value) return "undefined";
    if (scheme.outcomes.back().identical) return "0 exactly";
    if (!npsv.has_interval()) return millions(npsv) + " (no interval)";
    const std::string text = fmt::format("{} ({} to {})", millions(npsv), signed_number(*npsv.low / 1e8, 1), signed_number(*npsv.high / 1e8, 1));
    return *npsv.low <= 0.0 && *npsv.high >= 0.0 ? text + " no clear difference" : text;
}

/// To the nearest twentieth, as probabilities from a model should be shown; never a certainty.
std::string probability_cell(const Figure& figure) {
    if (!figure.value) return "-";
    if (*figure.value < 0.025) return "<0.05";
    if (*figure.value > 0.975) return ">0.95";
    return fmt::format("{:.2f}", std::round(*figure.value * 20.0) / 20.0);
}

std::string ratio_cell(const Figure& figure) { return figure.value ? fmt::format("{:.1f}", unsigned_nought(*figure.value, 1)) : std::string("-"); }

using Rows = std::vector<std::vector<std::string>>;

/// Characters, not bytes: the plus-minus sign has two.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// First and last column to the left, others to the right.
std::string laid_out(const Rows& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - width_of(row[c]), ' ');
            const bool left = c == 0 || c + 1 == row.size();
            line += (c == 0 ? "" : "  ") + (left ? row[c] + blanks : blanks + row[c]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string main_table(const StudyData& study, const StudySummary& summary) {
    std::vector<std::string> head{"scheme", "runs"};
    for (const OutcomeColumn& column : outcome_columns) head.emplace_back(column.title);
    for (const char* title : {"public cost, GBP m", "BCR", "P(NPSV>0)", "NPSV, GBP m (95 % interval)"}) head.emplace_back(title);
    Rows rows{head};
    for (const SchemeSummary& scheme : summary.schemes) {
        if (scheme.placebo) continue;
        std::vector<std::string> row{study.layout.arms[scheme.arm].name, std::to_string(scheme.outcomes.front().runs)};
        for (const OutcomeColumn& column : outcome_columns) row.push_back(outcome_cell(scheme.outcomes[static_cast<std::size_t>(column.outcome)], column.divisor, column.decimals));
        row.push_back(millions(scheme.appraisal.lines[static_cast<std::size_t>(StudyFlow::public_cost)]));
        row.push_back(ratio_cell(scheme.appraisal.bcr));
        row.push_back(probability_cell(scheme.appraisal.chance_positive));
        row.push_back(npsv_cell(scheme));
        rows.push_back(std::move(row));
    }
    return laid_out(rows);
}

std::string arm_list(const StudyData& study, const std::vector<std::size_t>& arms) {
    std::vector<std::string_view> names;
    for (const std::size_t arm : arms) names.push_back(study.layout.arms[arm].name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What is said of schemes beside each other.
std::string ranking_lines(const StudyData& study, const SchemeRanking& ranking) {
    if (ranking.arms.size() < 2 || ranking.replicates < 2) return {};
    std::string text;
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < ranking.arms.size(); ++i) {
        if (ranking.may_be_best[i]) possible.push_back(ranking.arms[i]);
    }
    if (const auto winner = ranking.winner()) {
        text += fmt::format("best by NPSV: {}, set apart from all others (multiple comparisons with the best, 95 % jointly)\n", study.layout.arms[*winner].name);
    } else {
        text += fmt::format("may be best by NPSV: {} (multiple comparisons with the best, 95 % jointly; no winner can be named)\n", arm_list(study, possible));
    }
    std::vector<std::string> p;
    for (std::size_t i = 1; i < ranking.arms.size(); ++i) {
        if (ranking.holm_p[i]) p.push_back(fmt::format("{} {}", study.layout.arms[ranking.arms[i]].name, *ranking.holm_p[i] < 0.001 ? std::string("<0.001") : fmt::format("{:.3f}", *ranking.holm_p[i])));
    }
    if (p.size() > 1) text += fmt::format("p of no difference in NPSV, adjusted for {} schemes (Holm): {}\n", p.size(), fmt::join(p, ", "));
    return text;
}

std::string spread_lines(const StudyData& study, const StudySummary& summary) {
    if (study.layout.futures.size() < 2) return {};
    Rows rows{{"mean NPSV over futures, GBP m", "lowest", "highest", "above zero in", "lowest in; highest in"}};
    for (const SchemeSummary& scheme : summary.schemes) {
        const FutureSpread& s = scheme.spread;
        if (scheme.placebo || !s.lowest || !s.highest) continue;
        rows.push_back({study.layout.arms[scheme.arm].name, signed_number(*s.lowest / 1e8, 1), signed_number(*s.highest / 1e8, 1), fmt::format("{} of {}", s.positive, s.futures),
                        fmt::format("{}; {}", study.layout.futures[s.lowest_future].label, study.layout.futures[s.highest_future].label)});
    }
    return '\n' + laid_out(rows) + "differences between futures are ignorance, not chance: they are not part of the intervals above\n";
}

/// The placebo shows what single firms' fates move by luck alone.
std::string noise_lines(const StudyData& study, const StudySummary& summary) {
    std::string text;
    for (const SchemeSummary& scheme : summary.schemes) {
        if (!scheme.placebo) continue;
        const std::size_t margins = study.layout.margins.size();
        double spillover = 0.0, displacement = 0.0, runs = 0.0;
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            const TwinBlock& twin = study.twin_blocks[study.at(0, scheme.arm, r)];
            if (!twin.present) continue;
            const auto part = [&](TwinPart p) {
                return static_cast<double>(twin.parts[(static_cast<std::size_t>(TwinQuantity::uk_gva) * twin_part_count + static_cast<std::size_t>(p)) * margins]);
            };
            spillover += part(TwinPart::spillover);
            displacement += part(TwinPart::displacement);
            runs += 1.0;
        }
        if (runs == 0.0) continue;
        text += fmt::format("noise floor (the baseline with another luck of awards): NPSV {}; UK GVA spillover {:.1f} and displacement {:.1f} GBP m: read spillover and displacement of "
                            "schemes as a net figure\n",
                            npsv_cell(scheme), spillover / runs / 1e8, displacement / runs / 1e8);
    }
    return text;
}

std::string pairing_line(const StudySummary& summary) {
    std::vector<std::string> parts;
    for (const PairingSummary& one : summary.pairing) {
        const std::string_view name = study_measures()[one.measure].name;
        if (name == "npsv" || name == "uk_gva" || name == "partnerships" || name == "established" || name == "job_months") parts.push_back(fmt::format("{} {:.{}f}", name, one.runs_saved, one.runs_saved < 100.0 ? 1 : 0));
    }
    if (parts.empty()) return {};
    return fmt::format("shared draws did the work of this many times the runs (variance ratio, median over schemes): {}\n", fmt::join(parts, ", "));
}

}  // namespace

std::string study_text(const StudyData& study, const StudySummary& summary) {
    const StudyLayout& layout = study.layout;
    std::string text = fmt::format("{}: differences from `{}`, {} replicate{}, {} future{}, {} months{}\n\n", study.provenance.scenario_name, layout.arms.front().name, layout.replicates,
                                   layout.replicates == 1 ? "" : "s", layout.futures.size(), layout.futures.size() == 1 ? "" : "s", layout.months.size(),
                                   study.complete ? "" : " (interrupted)");
    text += main_table(study, summary);
    text += fmt::format("\nin brackets: no clear difference, for the 95 % interval spans zero; world: {}\n", layout.futures.front().label);
    text += fmt::format("{}; present values by schedule {}; BCR = (NPSV + public cost) / public cost\n", summary.prices, summary.schedule_id);
    text += ranking_lines(study, summary.ranking);
    text += noise_lines(study, summary);
    if (summary.detectable_npsv && *summary.detectable_npsv > 0.0)
        text += fmt::format("an effect on NPSV below GBP {:.1f} m may be missed by {} replicates (power 80 %)\n", *summary.detectable_npsv / 1e6, layout.replicates);
    return text + pairing_line(summary) + spread_lines(study, summary);
}

}  // namespace pactsim
