// Section 1: what should I take away?

#include "analysis/report/sections/ranking.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pactsim::report {

namespace {

/// Who is best: a name only where no interval speaks against it.
std::string best_sentence(const StudyView& view, const Ranking& ranking) {
    const PairedFacts facts = view.facts(view.central(), view.lead(), Headline::npsv);
    const std::string value = difference_text(AmountKind::pounds, facts.mean, facts.low, facts.high);
    const std::string lead = view.label(view.lead());
    if (ranking.has_winner) {
        const std::string more = view.schemes().size() > 1 ? "and its interval is clear of every other option" : "";
        return fmt::format(
            "Best of the options compared: {}. Its net present social value is {} against the baseline (95% interval), higher in {} paired runs{}{}.", lead,
            value, share_words(facts.runs_above, facts.runs), more.empty() ? "" : ", ", more);
    }
    if (ranking.may_be_best.size() == 1 && ranking.may_be_best.front() == 0) {
        return fmt::format(
            "No option beats the baseline: each is shown to have a lower net present social value than doing what is done today. The least costly is {}, with "
            "{}.",
            lead, value);
    }
    if (ranking.runs < 2) return "No option can be called best: with a single run there is no interval.";
    return fmt::format(
        "No option can be called best: {} of {} (baseline included) cannot be told apart at the top, among them {}. The highest mean is that of {}, {} (95% "
        "interval).",
        ranking.may_be_best.size(), ranking.compared.size(), names_joined(view, ranking.may_be_best), lead, value);
}

/// What the leading option does for firms, and what one more established firm costs.
std::string firms_sentence(const StudyView& view) {
    const Caption caption = headline_caption(view, view.lead(), Headline::established);
    return caption.sentence();
}

/// Net spillover first: gains outside the supported firms less losses there; it is free of how the draws are shared.
std::string spillover_sentence(const StudyView& view) {
    const auto total = view.margin("total");
    if (!total) return {};
    const std::vector<double> plus = view.parts(view.lead(), TwinQuantity::established, TwinPart::spillover, *total);
    const std::vector<double> minus = view.parts(view.lead(), TwinQuantity::established, TwinPart::displacement, *total);
    if (plus.size() < 2) return {};
    std::vector<double> net;
    for (std::size_t i = 0; i < plus.size(); ++i) net.push_back(plus[i] - minus[i]);
    const PairedFacts facts = paired_facts(net, headline_words(Headline::established).band);
    const bool spans = facts.low <= 0 && facts.high >= 0;
    return fmt::format("Among firms that get nothing from it, the net spillover (gains less losses) is {} established firms{}.",
                       difference_text(AmountKind::count, facts.mean, facts.low, facts.high), spans ? ", which cannot be told from none" : "");
}

std::string caveat_sentence(const StudyView& view) {
    const std::size_t futures = view.study().layout.futures.size();
    if (futures == 1) {
        return "All intervals are about chance alone: one future was run, so what nobody knows about the world is not in them, and the model itself is the "
               "largest doubt (section 2).";
    }
    const FutureSpread spread = [&] {
        std::vector<SchemeAppraisal> all;
        for (std::size_t f = 0; f < futures; ++f) all.push_back(view.appraisal(f, view.lead()));
        return spread_over_futures(all, view.lead());
    }();
    if (!spread.lowest || !spread.highest) return "The model itself is the largest doubt (section 2).";
    const AmountStyle style(AmountKind::pounds, std::max(std::abs(*spread.lowest), std::abs(*spread.highest)) / 100, (*spread.highest - *spread.lowest) / 200);
    return fmt::format(
        "Those intervals are chance within one future; across the {} futures tried, the mean for {} lies between {} and {}, above zero in {} of them (section "
        "12).",
        spread.futures, view.label(view.lead()), style.signed_text(*spread.lowest / 100), style.signed_text(*spread.highest / 100), spread.positive);
}

ReportTable options_table(const StudyView& view, const Ranking& ranking) {
    ReportTable table;
    table.columns = {{"Option", "option", false}};
    constexpr std::array headlines{Headline::established, Headline::partnerships, Headline::uk_gva, Headline::npsv};
    constexpr std::array<std::string_view, 4> titles{"Established firms", "Firms with a partnership", "UK value added", "Net present social value"};
    for (std::size_t i = 0; i < headlines.size(); ++i) {
        table.columns.push_back({std::string(titles[i]), std::string(headline_words(headlines[i]).csv) + "_mean_difference"});
    }
    table.columns.push_back({"How sure", "how_sure", false});
    table.rows.push_back(
        {{word_cell("Baseline: what is in force today"), {"0", "0"}, {"0", "0"}, {"£0", "0"}, {"£0", "0"}, word_cell("what all are compared with")},
         std::size_t{0}});
    for (const std::size_t arm : ranking.order) {
        TableRow row{{word_cell(view.label(arm))}, arm};
        for (const Headline headline : headlines)
            row.cells.push_back(difference_cell(view.facts(view.central(), arm, headline), headline_words(headline).words.kind));
        const PairedFacts facts = view.facts(view.central(), arm, Headline::npsv);
        const double above = facts.runs > 0 ? static_cast<double>(facts.runs_above) / static_cast<double>(facts.runs) : 0;
        row.cells.push_back(word_cell(facts.runs < 2                       ? "one run: not known"
                                      : finding_of(facts) == Finding::none ? "no difference"
                                                                           : fmt::format("{}; {} to be worth more than it costs in a single run",
                                                                                         finding_words(facts, Better::higher), probability_text(above))));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::string build_answer(const SectionContext& context) {
    const StudyView& view = context.view;
    const Ranking ranking = rank_schemes(view);
    std::string third = caveat_sentence(view);
    const std::string spillover = spillover_sentence(view);
    std::string html = "<div class=\"answer\">\n" +
                       bullet_list({best_sentence(view, ranking), spillover.empty() ? firms_sentence(view) : firms_sentence(view) + " " + spillover, third}) +
                       "</div>\n";
    Exhibit figure;
    figure.number = "1";
    std::size_t gains = 0;
    for (const std::size_t arm : view.schemes()) gains += finding_of(view.facts(view.central(), arm, Headline::npsv)) == Finding::clear_rise ? 1 : 0;
    figure.caption.bold = fmt::format("{} {} clearly worth more than the baseline", share_words(gains, view.schemes().size()),
                                      view.schemes().size() == 1 ? "option is" : "options are");
    figure.caption.rest = fmt::format(" in net present social value over {}.", view.window());
    figure.caption.subtitle =
        view.condition(ranking.runs) +
        fmt::format(" Means with 95% intervals of chance. Schedule {}; better means a higher net present social value.", view.schedule().id);
    figure.table = options_table(view, ranking);
    return html + exhibit_html(figure, context.csv_head);
}

}  // namespace pactsim::report
