// Section 16: what the words mean, how the numbers are made, and where the data come from.

#include "analysis/report/sections/tools.h"

#include <fmt/format.h>

#include <array>

namespace pactsim::report {

namespace {

struct Term {
    std::string_view word, meaning;
};
constexpr std::array terms{
    Term{"Acceleration", "an event that would have come anyway, but came at least six months sooner with the scheme."},
    Term{"Additional", "what supported firms reach only because of the scheme."},
    Term{"BCR", "benefit-cost ratio: benefits divided by UK public cost, both present values of differences from the baseline; the ratio of the means."},
    Term{"Better", "in this report, one thing only: a higher net present social value."},
    Term{"Chance and ignorance",
         "chance is what other luck would have changed in the same world, and shrinks with more runs; ignorance is what nobody knows about the world, and does "
         "not. They are never shown as one band."},
    Term{"Deadweight", "what supported firms would have reached without the scheme."},
    Term{"Displacement", "losses of firms that got nothing from the scheme."},
    Term{"Diversion", "losses of supported firms that are not made good on another route."},
    Term{"Established", "a firm whose venture has become a business that carries itself, in China or at home."},
    Term{"Future", "a world (political climate, standards, courts and so on) with one set of values of the uncertain parameters."},
    Term{"Gross", "what supported firms reach with the scheme, whoever would have reached it anyway."},
    Term{"Interval",
         "95% interval of a mean: in 95 of 100 such studies it would hold the mean of endless runs. It is about the mean, not about single runs; for these, "
         "90% of runs are given."},
    Term{"Net", "gross less deadweight, substitution and diversion, plus spillover, less displacement."},
    Term{"Net spillover", "spillover less displacement: what happens among firms that got nothing from the scheme."},
    Term{"NPSV",
         "net present social value: the present value of additional UK wages (less those displaced from other jobs) and profits with UK standing, less the "
         "resource cost of delivery and public money spent abroad."},
    Term{"Paired run", "two runs, with and without the scheme, that share every random draw, so that they differ by the scheme alone."},
    Term{"Probability words",
         "remote chance up to 5%, highly unlikely 10 to 20%, unlikely 25 to 35%, realistic possibility 40 to 45%, as likely as not 50%, likely 55 to 75%, "
         "highly likely 80 to 90%, almost certain from 95%."},
    Term{"Regret", "in one future, the loss against the option that is best there."},
    Term{"Spillover", "gains of firms that got nothing from the scheme."},
    Term{"Substitution", "gains on one route that a supported firm pays for on the other."},
};

std::string terms_html() {
    std::string html = "<dl>\n";
    for (const Term& term : terms) html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(term.word), escaped(term.meaning));
    return html + "</dl>\n";
}

}  // namespace

std::string build_glossary(const SectionContext& context) {
    const StudyView& view = context.view;
    const ScheduleConfig& schedule = view.schedule();
    std::string html = "<h3>Words</h3>\n" + terms_html() + "<h3>Methods</h3>\n";
    html += bullet_list({
        "Intervals of means: Student\u2019s t over paired runs. All pairs of options at once: Bonferroni; p-values for all options at once: Holm (1979).",
        "Percentiles: linear interpolation (type 7 of Hyndman and Fan 1996). Shares of runs: Wilson (1927). Ratios: Fieller (1954).",
        fmt::format("Appraisal: schedule {} ({}). Discount factors are products of yearly factors; present values are whole pence, so parts add exactly. {}.",
                    schedule.id, schedule.title, view.basis().prices.in_words()),
        fmt::format("Labour displacement {}: {}", fmt::format("{:.0f}%", 100 * view.basis().labour_displacement), schedule.labour_displacement.source),
        "Too small to matter: less than one firm, one partnership, one job-year, one leak or \u00a3100,000. These are judgements; the unrounded numbers are in "
        "every CSV.",
        "Acceptability: Fenwick, Claxton and Sculpher (2001). Regret: Savage (1951).",
        "Uncertainty words and caveats first: Analysts\u2019 Uncertainty Toolkit. Colours and captions: UK Government Analysis Function.",
    });
    html += "<h3>Data</h3>\n" + paragraph(fmt::format("Everything here is computed from {}, which holds whole numbers per future, option and run. Raw runs are "
                                                      "not in this page; xarray and h5py open that file by name, and docs/results.md describes its kind.",
                                                      context.options.study_name));
    html += bullet_list({
        "Each table and figure can be downloaded as CSV from the page: UTF-8, comment lines that start with #, units in column names.",
        "Contains public sector information licensed under the Open Government Licence v3.0 (Office for National Statistics; HM Revenue and Customs; Companies "
        "House).",
        "The World Bank: World Development Indicators and Worldwide Governance Indicators, CC BY 4.0; Doing Business 2020, CC BY 3.0 IGO. Figures were "
        "rescaled, summed or converted; the World Bank does not endorse this work.",
        "Our World in Data, CC BY 4.0. Geopolitical risk: Caldara and Iacoviello (2022). Exchange rates: Federal Reserve H.10 (public domain). Chinese "
        "provinces: National Bureau of Statistics of China, through techme (MIT).",
    });
    return html;
}

}  // namespace pactsim::report
