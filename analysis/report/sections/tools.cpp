#include "analysis/report/sections/tools.h"

#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

Cell difference_cell(const PairedFacts& facts, AmountKind kind) {
    if (facts.runs == 0) return no_cell("no finished pair of runs");
    if (finding_of(facts) == Finding::none) return number_cell(kind == AmountKind::pounds ? "£0 in every run" : "0 in every run", 0);
    if (!facts.has_interval) {
        const AmountStyle style(kind, facts.mean, 0);
        return number_cell(style.signed_text(facts.mean) + " (one run)", facts.mean);
    }
    return number_cell(difference_text(kind, facts.mean, facts.low, facts.high), facts.mean);
}

std::string finding_words(const PairedFacts& facts, Better better) {
    const Finding finding = finding_of(facts);
    if (finding == Finding::none) return "no difference";
    if (!is_clear(finding)) return finding == Finding::within_band ? "too small to matter" : "no clear difference";
    return is_gain(finding, better) ? "clear gain" : "clear loss";
}

Cell pounds_cell(const Figure& figure) {
    if (!figure.value) return no_cell(std::string(in_words(figure.why)));
    const double pounds = *figure.value / 100;
    if (!figure.has_interval()) {
        const AmountStyle style(AmountKind::pounds, pounds, 0);
        return number_cell(fmt::format("{} (no interval: {})", style.text(pounds), in_words(figure.why_no_interval)), pounds);
    }
    return number_cell(estimate_text(AmountKind::pounds, pounds, *figure.low / 100, *figure.high / 100), pounds);
}

Cell ratio_cell(const Figure& figure) {
    if (!figure.value) return no_cell(std::string(in_words(figure.why)));
    if (!figure.has_interval()) return number_cell(shown_number(*figure.value, 1), *figure.value);
    return number_cell(fmt::format("{} ({} to {})", shown_number(*figure.value, 1), shown_number(*figure.low, 1), shown_number(*figure.high, 1)),
                       *figure.value);
}

std::string empty_section(std::string_view what, std::string_view command) {
    return fmt::format("<div class=\"empty\"><p>{}</p>\n<p><code>{}</code></p></div>\n", escaped(what), escaped(command));
}

Caption headline_caption(const StudyView& view, std::size_t arm, Headline headline) {
    CaptionInput input;
    input.option = view.label(arm);
    input.outcome = headline_words(headline).words;
    input.by_when = input.outcome.kind == AmountKind::count ? view.by_end() : "over " + view.window();
    input.facts = view.facts(view.central(), arm, headline);
    input.condition = view.condition(input.facts.runs);
    if (headline == Headline::established) {
        const Figure& cost = view.appraisal(view.central(), arm).cost_per_established;
        if (cost.value && cost.has_interval()) {
            const AmountStyle style(AmountKind::pounds, *cost.value / 100, (*cost.high - *cost.low) / 200);
            input.cost_each = style.text(*cost.value / 100) + " each";
        }
    }
    return paired_caption(input);
}

std::string share_words(std::size_t part, std::size_t whole) {
    return fmt::format("{} of {}", shown_whole(static_cast<std::int64_t>(part)), shown_whole(static_cast<std::int64_t>(whole)));
}

}  // namespace pactsim::report
