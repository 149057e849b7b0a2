#include "analysis/appraisal/workbook_sheets.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pactsim {

namespace {

constexpr SheetColumn first_year_column = 3;  // D, on `Discount factors` and `Flows` alike
constexpr SheetRow first_row = 1;             // below the headings of `Flows`
constexpr SheetRow first_band_row = 20;       // of `Schedule`

SheetColumn column_after_years(const WorkbookContents& c) { return static_cast<SheetColumn>(first_year_column + c.basis.years); }

/// Row in `Flows` of one line of the n-th appraisal.
SheetRow flow_row(std::size_t appraisal, std::size_t line) { return static_cast<SheetRow>(first_row + appraisal * study_flow_count + line); }

/// Present value of the mean flows without rounding, pence: what the formula alone gives.
double exact_present_value(const WorkbookContents& c, const SchemeAppraisal& a, std::size_t line) {
    double sum = 0.0;
    for (std::size_t year = 0; year < c.basis.years; ++year) sum += a.mean_flows[line * c.basis.years + year] * c.basis.factors.factor(year);
    return sum * c.basis.prices.ratio();
}

}  // namespace

std::string present_value_cell(const WorkbookContents& c, std::size_t appraisal, std::size_t line) {
    return "Flows!" + cell_name(flow_row(appraisal, line), static_cast<SheetColumn>(column_after_years(c) + 2));
}

void write_read_me(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Read me");
    sheet.width(0, 0, 26);
    sheet.width(1, 1, 110);
    SheetRow row = 0;
    const auto line = [&](std::string_view name, std::string_view words) {
        sheet.text(row, 0, name, book.heading);
        sheet.text(row++, 1, words, book.wrapped);
    };
    line("pactsim appraisal", "what each scheme is worth to the UK beside the baseline; sheets Schedule, Discount factors and Flows feed Appraisal and Summary through formulas");
    line("yellow cells", "may be changed: rates, price indices, labour displacement and cost overrun; every figure follows, except intervals, chances and named sensitivities");
    line("schedule", fmt::format("{}: {}", c.schedule.id, c.schedule.title));
    line("source of the schedule", c.schedule.source);
    line("prices", c.summary.prices);
    line("money", "GBP; present values in prices of the base year, discounted to it");
    line("denominator of ratios", c.summary.denominator);
    line("job-year", c.summary.job_year);
    line("confidence", confidence_rule);
    line("rounding", "each replicate's present values are rounded to the penny before they are averaged; the columns named rounding hold what that changes");
    const Provenance& p = c.study.provenance;
    line("program", fmt::format("pactsim {} ({})", p.pactsim_version, p.git_revision));
    line("scenario", fmt::format("{} (sha1 {}, schema {})", p.scenario_name, p.scenario_sha1, p.schema));
    line("draws", fmt::format("seed {}, {}, {} replicates, {} future(s)", p.seed, p.rng, c.study.layout.replicates, c.study.layout.futures.size()));
    line("overrides", p.overrides.empty() ? std::string_view{"none"} : std::string_view{p.overrides});
    for (const std::string& note : c.summary.notes) line("note", note);
    for (const std::string& warning : c.study.warnings) line("warning of the run", warning);
}

void write_schedule(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Schedule");
    sheet.width(0, 0, 34);
    sheet.width(1, 3, 16);
    const ScheduleConfig& s = c.schedule;
    const auto line = [&](SheetRow row, std::string_view name, double value, std::string_view source, const char* defined) {
        sheet.text(row, 0, name);
        sheet.number(row, 1, value, defined == nullptr ? nullptr : book.input);
        sheet.text(row, 2, source);
        if (defined != nullptr) define_name(book, defined, "=Schedule!" + cell_name(row, 1, true));
    };
    sheet.text(0, 0, s.id, book.heading);
    sheet.text(0, 1, s.title);
    sheet.text(1, 0, "date");
    sheet.text(1, 1, s.date);
    const std::array<std::string_view, 3> headings{"parameter", "value", "source"};
    sheet.headings(3, headings);
    line(4, "price year of the study", c.basis.prices.price_year(), "scenario, time.price_year", nullptr);
    line(5, "base year", c.basis.prices.base_year(), "first year of the proposal", nullptr);
    line(6, "price index of the price year", c.basis.prices.price_index(), deflator_source(s.gdp_deflator, c.basis.prices.price_year()), "price_index");
    line(7, "price index of the base year", c.basis.prices.base_index(), deflator_source(s.gdp_deflator, c.basis.prices.base_year()), "base_index");
    line(8, "labour displacement", c.basis.labour_displacement, s.labour_displacement.source, "labour_displacement");
    line(9, "overrun of public cost (sensitivity)", optimism_bias(s.optimism_bias), s.optimism_bias.source, "cost_overrun");
    line(10, "eta of distributional weights", s.distributional_weights.eta, s.distributional_weights.source, nullptr);
    line(11, "years of terminal value (sensitivity)", s.terminal_value.years, s.terminal_value.source, nullptr);
    line(12, "growth of prices after the last index", s.gdp_deflator.growth_after, s.gdp_deflator.growth_source, nullptr);
    const std::array<std::string_view, 2> bands{"discount rate from year", "rate"};
    sheet.headings(first_band_row - 1, bands);
    SheetRow row = first_band_row;
    for (const DiscountBandConfig& band : s.discount_rates) {
        sheet.number(row, 0, band.from_year);
        sheet.number(row++, 1, c.options.rates == RateSet::standard ? band.standard : c.options.rates == RateSet::health ? band.health : band.lower, book.input);
    }
}

void write_factors(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Discount factors");
    sheet.width(0, 0, 16);
    const std::array<std::string_view, 4> names{"year index", "year", "rate in force", "factor"};
    for (std::size_t k = 0; k < names.size(); ++k) sheet.text(static_cast<SheetRow>(k), 0, names[k], book.heading);
    const auto bands = static_cast<SheetRow>(c.schedule.discount_rates.size());
    const std::string from = cell_name(first_band_row, 0, true) + ":" + cell_name(first_band_row + bands - 1, 0, true);
    const std::string rates = cell_name(first_band_row, 1, true) + ":" + cell_name(first_band_row + bands - 1, 1, true);
    for (std::size_t year = 0; year < c.basis.years; ++year) {
        const auto column = static_cast<SheetColumn>(first_year_column + year);
        sheet.number(0, column, static_cast<double>(year));
        sheet.number(1, column, c.study.layout.years[year]);
        sheet.formula(2, column, fmt::format("=LOOKUP({},Schedule!{},Schedule!{})", cell_name(0, column), from, rates),
                      discount_rate(c.schedule.discount_rates, c.options.rates, year), book.factor);
        const std::string factor = year == 0 ? std::string("=1") : fmt::format("={}/(1+{})", cell_name(3, static_cast<SheetColumn>(column - 1)), cell_name(2, column));
        sheet.formula(3, column, factor, c.basis.factors.factor(year), book.factor);
    }
    sheet.freeze(0, 1);
}

void write_flows(const Book& book, const WorkbookContents& c) {
    Sheet sheet(book, "Flows");
    const SheetColumn sum = column_after_years(c);
    const std::array<std::string_view, 3> left{"future", "scheme", "line (mean over replicates, scheme - baseline, GBP of the price year)"};
    const std::array<std::string_view, 3> right{"sum, not discounted", "rounding", "present value"};
    sheet.headings(0, left);
    for (std::size_t year = 0; year < c.basis.years; ++year) sheet.number(0, static_cast<SheetColumn>(first_year_column + year), c.study.layout.years[year], book.heading);
    sheet.headings(0, right, sum);
    sheet.width(0, 1, 18);
    sheet.width(2, 2, 24);
    sheet.width(first_year_column, static_cast<SheetColumn>(sum + 2), 15);
    const auto last_year = static_cast<SheetColumn>(sum - 1);
    const std::string factors = "'Discount factors'!" + cell_name(3, first_year_column, true) + ":" + cell_name(3, last_year, true);
    for (std::size_t k = 0; k < c.appraisals.size(); ++k) {
        const SchemeAppraisal& a = c.appraisals[k];
        for (std::size_t flow = 0; flow < study_flow_count; ++flow) {
            const SheetRow row = flow_row(k, flow);
            sheet.text(row, 0, c.study.layout.futures[a.future].label);
            sheet.text(row, 1, c.study.layout.arms[a.arm].name);
            sheet.text(row, 2, study_flow_names[flow]);
            double total = 0.0;
            for (std::size_t year = 0; year < c.basis.years; ++year) {
                const double mean = a.mean_flows[flow * c.basis.years + year] / 100.0;
                sheet.number(row, static_cast<SheetColumn>(first_year_column + year), mean, book.money);
                total += mean;
            }
            const std::string years = cell_name(row, first_year_column) + ":" + cell_name(row, last_year);
            const double value = a.lines[flow].value.value_or(0.0);
            sheet.formula(row, sum, fmt::format("=SUM({})", years), total, book.money);
            sheet.number(row, static_cast<SheetColumn>(sum + 1), (value - exact_present_value(c, a, flow)) / 100.0, book.factor);
            sheet.formula(row, static_cast<SheetColumn>(sum + 2), fmt::format("=SUMPRODUCT({},{})*base_index/price_index+{}", years, factors, cell_name(row, static_cast<SheetColumn>(sum + 1))),
                          value / 100.0, book.money);
        }
    }
    sheet.freeze(1, first_year_column);
}

}  // namespace pactsim
