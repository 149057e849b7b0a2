// The sheets with results: one row per scheme and future, and the summary for the first future.

#include "analysis/appraisal/workbook_sheets.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pactsim {

namespace {

constexpr double gbp = 0.01;  // of pence
constexpr SheetRow first_row = 1;

// Columns of `Appraisal`. The eight lines stand in the order of the study.
enum Column : SheetColumn {
    future, scheme, replicates, wages, profit, delivery, co_funding, public_cost, tax, private_cost, china_public, displaced_rounding, displaced, npsv, npsv_low, npsv_high, chance,
    benefits, bcr, bcr_low, bcr_high, established, job_years, per_established, per_job_year, npsv_overrun, switch_displacement, switch_overrun, switch_scale };

constexpr std::array<std::string_view, 29> headings{
    "future", "scheme", "replicates", "wages", "profit", "delivery", "co_funding_abroad", "public_cost", "tax_uk", "private_cost", "china_public", "displaced_wages_rounding",
    "displaced_wages", "npsv", "npsv_low", "npsv_high", "chance_npsv_positive", "benefits", "bcr", "bcr_low", "bcr_high", "net_established", "net_job_years", "cost_per_established",
    "cost_per_job_year", "npsv_with_cost_overrun", "switching_labour_displacement", "switching_cost_overrun", "switching_benefit_scale"};

SheetRow row_of(std::size_t appraisal) { return static_cast<SheetRow>(first_row + appraisal); }

/// Present values and what follows from them without division.
void write_values(Sheet& sheet, const Book& book, const WorkbookContents& c, std::size_t k) {
    const SchemeAppraisal& a = c.appraisals[k];
    const SheetRow row = row_of(k);
    const auto at = [&](SheetColumn column) { return cell_name(row, column); };
    sheet.text(row, future, c.study.layout.futures[a.future].label);
    sheet.text(row, scheme, c.study.layout.arms[a.arm].name);
    sheet.number(row, replicates, static_cast<double>(a.accounts.size()));
    for (std::size_t flow = 0; flow < study_flow_count; ++flow) {
        sheet.formula(row, static_cast<SheetColumn>(wages + flow), "=" + present_value_cell(c, k, flow), a.lines[flow].value.value_or(0.0) * gbp, book.money);
    }
    const double displaced_mean = a.displaced_wages.value.value_or(0.0);
    const double displaced_exact = c.basis.labour_displacement * a.lines[static_cast<std::size_t>(StudyFlow::wages)].value.value_or(0.0);
    sheet.number(row, displaced_rounding, (displaced_mean - displaced_exact) * gbp, book.factor);
    sheet.formula(row, displaced, fmt::format("=labour_displacement*{}+{}", at(wages), at(displaced_rounding)), displaced_mean * gbp, book.money);
    sheet.formula(row, npsv, fmt::format("={}-{}+{}-{}-{}", at(wages), at(displaced), at(profit), at(delivery), at(co_funding)), a.npsv.value.value_or(0.0) * gbp, book.money);
    sheet.constant(row, npsv_low, a.npsv.low, gbp, a.npsv.why_no_interval, book.money);
    sheet.constant(row, npsv_high, a.npsv.high, gbp, a.npsv.why_no_interval, book.money);
    sheet.constant(row, chance, a.chance_positive.value, 1.0, a.chance_positive.why, book.ratio);
    sheet.formula(row, benefits, fmt::format("={}+{}", at(npsv), at(public_cost)), a.benefits.value.value_or(0.0) * gbp, book.money);
}

/// `=IF(condition, numerator/denominator, "undefined")`.
std::string guarded(const std::string& condition, const std::string& numerator, const std::string& denominator) {
    return fmt::format("=IF({},{}/{},\"undefined\")", condition, numerator, denominator);
}

void write_ratios(Sheet& sheet, const Book& book, const WorkbookContents& c, std::size_t k) {
    const SchemeAppraisal& a = c.appraisals[k];
    const SheetRow row = row_of(k);
    const auto at = [&](SheetColumn column) { return cell_name(row, column); };
    const auto positive = [&](SheetColumn one) { return fmt::format("{}>0", at(one)); };
    const auto both = [&](SheetColumn one, SheetColumn other) { return fmt::format("AND({}>0,{}>0)", at(one), at(other)); };
    sheet.figure(row, bcr, guarded(positive(public_cost), at(benefits), at(public_cost)), a.bcr, 1.0, book.ratio);
    sheet.constant(row, bcr_low, a.bcr.low, 1.0, a.bcr.why_no_interval, book.ratio);
    sheet.constant(row, bcr_high, a.bcr.high, 1.0, a.bcr.why_no_interval, book.ratio);
    sheet.constant(row, established, a.established.value, 1.0, a.established.why, book.ratio);
    sheet.constant(row, job_years, a.job_years.value, 1.0, a.job_years.why, book.ratio);
    sheet.figure(row, per_established, guarded(both(public_cost, established), at(public_cost), at(established)), a.cost_per_established, gbp, book.money);
    sheet.figure(row, per_job_year, guarded(both(public_cost, job_years), at(public_cost), at(job_years)), a.cost_per_job_year, gbp, book.money);
    const Sensitivity overrun = with_cost_overrun(a, optimism_bias(c.schedule.optimism_bias), c.basis.confidence);
    if (c.study.layout.futures[a.future].draw > 0) sheet.text(row, npsv_overrun, in_words(Undefined::cost_already_drawn));
    else sheet.formula(row, npsv_overrun, fmt::format("={}-cost_overrun*{}", at(npsv), at(public_cost)), overrun.npsv.value.value_or(0.0) * gbp, book.money);
    const std::vector<SwitchingValue> points = switching_values(a, c.basis.labour_displacement, c.basis.confidence);
    const std::string gain = fmt::format("({}-{}+{})", at(wages), at(displaced), at(profit));
    sheet.figure(row, switch_displacement, guarded(at(wages) + "<>0", fmt::format("({}+{})", at(npsv), at(displaced)), at(wages)), points[0].at, 1.0, book.factor);
    sheet.figure(row, switch_overrun, guarded(at(public_cost) + "<>0", at(npsv), at(public_cost)), points[1].at, 1.0, book.factor);
    sheet.figure(row, switch_scale, guarded(gain + "<>0", fmt::format("({}+{})", at(delivery), at(co_funding)), gain), points[2].at, 1.0, book.factor);
}

constexpr std::array<std::string_view, 17> summary_headings{
    "option", "label", "PVC public (GBP m)", "private cost (GBP m, in profit already)", "wages net (GBP m)", "profit (GBP m)", "transfers to firms (GBP m)", "NPSV (GBP m)", "NPSV low",
    "NPSV high", "BCR", "P(NPSV > 0)", "cost per net additional established firm (GBP)", "cost per job-year (GBP)", "switching value: cost overrun", "confidence", "futures with NPSV > 0"};

/// One option; the figures are those of its row of `Appraisal`, in the first future.
void write_option(Sheet& sheet, const Book& book, SheetRow row, const SummaryRow& option) {
    sheet.text(row, 0, option.name);
    sheet.text(row, 1, option.label);
    if (option.baseline) {
        sheet.text(row, 2, "the baseline: every other row is a difference from it");
        return;
    }
    const SchemeAppraisal& a = option.appraisal;
    const SheetRow from = row_of(option.arm - 1);
    const auto at = [&](SheetColumn column) { return "Appraisal!" + cell_name(from, column); };
    const auto million = [&](SheetColumn column, const std::string& formula, const Figure& figure) {
        sheet.formula(row, column, fmt::format("=({})/1000000", formula), figure.value.value_or(0.0) * gbp / 1e6, book.ratio);
    };
    million(2, at(public_cost), a.lines[static_cast<std::size_t>(StudyFlow::public_cost)]);
    million(3, at(private_cost), a.lines[static_cast<std::size_t>(StudyFlow::private_cost)]);
    million(4, at(wages) + "-" + at(displaced), a.wages_net);
    million(5, at(profit), a.lines[static_cast<std::size_t>(StudyFlow::profit)]);
    million(6, at(public_cost) + "-" + at(delivery) + "-" + at(co_funding), a.transfers);
    million(7, at(npsv), a.npsv);
    sheet.constant(row, 8, a.npsv.low, gbp / 1e6, a.npsv.why_no_interval, book.ratio);
    sheet.constant(row, 9, a.npsv.high, gbp / 1e6, a.npsv.why_no_interval, book.ratio);
    sheet.figure(row, 10, "=" + at(bcr), a.bcr, 1.0, book.ratio);
    sheet.constant(row, 11, a.chance_positive.value, 1.0, a.chance_positive.why, book.ratio);
    sheet.figure(row, 12, "=" + at(per_established), a.cost_per_established, gbp, book.money);
    sheet.figure(row, 13, "=" + at(per_job_year), a.cost_per_job_year, gbp, book.money);
    sheet.figure(row, 14, "=" + at(switch_overrun), option.switching.at(1).at, 1.0, book.ratio);
    sheet.text(row, 15, confidence_names[static_cast<std::size_t>(option.confidence)]);
    sheet.text(row, 16, fmt::format("{} of {}", option.spread.positive, option.spread.futures));
}

SheetRow write_effects(Sheet& sheet, const Book& book, const WorkbookContents& c, SheetRow row) {
    constexpr std::array<std::string_view, 7> names{"option", "effect without a price", "direction for the UK", "change (mean)", "low", "high", "unit and meaning"};
    sheet.headings(row++, names);
    for (const SummaryRow& option : c.summary.rows) {
        for (const UnmonetisedEffect& effect : option.unmonetised) {
            sheet.text(row, 0, option.name);
            sheet.text(row, 1, effect.name);
            sheet.text(row, 2, direction_names[static_cast<std::size_t>(effect.direction)]);
            sheet.constant(row, 3, effect.change.value, 1.0, effect.change.why, book.ratio);
            sheet.constant(row, 4, effect.change.low, 1.0, effect.change.why_no_interval, book.ratio);
            sheet.constant(row, 5, effect.change.high, 1.0, effect.change.why_no_interval, book.ratio);
            sheet.text(row++, 6, fmt::format("{}: {}", effect.unit, effect.text));
        }
    }
    return row;
}

void write_sensitivities(Sheet& sheet, const Book& book, const WorkbookContents& c, SheetRow row) {
    constexpr std::array<std::string_view, 7> names{"option", "sensitivity", "NPSV (GBP m)", "low", "high", "BCR", "assumption"};
    sheet.headings(row++, names);
    for (const SummaryRow& option : c.summary.rows) {
        for (const Sensitivity& one : option.sensitivities) {
            sheet.text(row, 0, option.name);
            sheet.text(row, 1, one.name);
            sheet.constant(row, 2, one.npsv.value, gbp / 1e6, one.npsv.why, book.ratio);
            sheet.constant(row, 3, one.npsv.low, gbp / 1e6, one.npsv.why_no_interval, book.ratio);
            sheet.constant(row, 4, one.npsv.high, gbp / 1e6, one.npsv.why_no_interval, book.ratio);
            sheet.constant(row, 5, one.bcr.value, 1.0, one.bcr.why, book.ratio);
            sheet.text(row++, 6, one.text);
        }
    }
}

}  // namespace

void write_appraisal(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Appraisal");
    sheet.headings(0, headings);
    sheet.width(0, 1, 18);
    sheet.width(2, static_cast<SheetColumn>(headings.size() - 1), 16);
    for (std::size_t k = 0; k < c.appraisals.size(); ++k) {
        write_values(sheet, book, c, k);
        write_ratios(sheet, book, c, k);
    }
    sheet.freeze(1, 2);
}

void write_summary(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Summary");
    sheet.width(0, 1, 24);
    sheet.width(2, static_cast<SheetColumn>(summary_headings.size() - 1), 15);
    sheet.text(0, 0, fmt::format("Appraisal summary, schedule {}, future: {}", c.schedule.id, c.summary.future), book.heading);
    sheet.headings(1, summary_headings);
    SheetRow row = 2;
    for (const SummaryRow& option : c.summary.rows) write_option(sheet, book, row++, option);
    row = write_effects(sheet, book, c, row + 1);
    write_sensitivities(sheet, book, c, row + 1);
}

}  // namespace pactsim
