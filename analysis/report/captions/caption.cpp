#include "analysis/report/captions/caption.h"

#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

AmountStyle style_of(AmountKind kind, const PairedFacts& facts) {
    const double largest = std::max({std::abs(facts.mean), std::abs(facts.low), std::abs(facts.high)});
    return {kind, largest, facts.has_interval ? (facts.high - facts.low) / 2 : 0.0};
}

/// Whether the ends of an interval are the same but for the rounding of sums.
bool is_point(double low, double high) {
    return high - low <= 1e-9 * std::max(std::abs(low), std::abs(high));
}

std::string with_space(const std::string& words) {
    return words.empty() ? words : ' ' + words;
}

/// "would add 41 partnerships by 2034", "would lower UK value added by £2.0m over ...".
std::string clear_words(const CaptionInput& input, const AmountStyle& style, bool rise) {
    const std::string size = style.size_text(input.facts.mean), when = with_space(input.by_when);
    if (input.outcome.kind == AmountKind::pounds) return fmt::format("would {} {} by {}{}", rise ? "raise" : "lower", input.outcome.name, size, when);
    if (rise) return fmt::format("would add {} {}{}", size, input.outcome.name, when);
    return fmt::format("would mean {} fewer {}{}", size, input.outcome.name, when);
}

std::string bold_words(const CaptionInput& input, const AmountStyle& style, Finding finding) {
    const std::string& name = input.outcome.name;
    switch (finding) {
        case Finding::none:
            return fmt::format("{} would not change {}{}", input.option, name, with_space(input.by_when));
        case Finding::clear_rise:
            return fmt::format("{} {}", input.option, clear_words(input, style, true));
        case Finding::clear_fall:
            return fmt::format("{} {}", input.option, clear_words(input, style, false));
        case Finding::within_band:
            return fmt::format("{} would change {} by too little to matter{}", input.option, name, with_space(input.by_when));
        case Finding::meets_band_up:
        case Finding::meets_band_down:
        case Finding::spans_zero_up:
        case Finding::spans_zero_down:
            return fmt::format("{} would make no clear difference to {}{}", input.option, name, with_space(input.by_when));
    }
    return {};
}

/// "mean +4, 95% interval −3 to +11; 90% of runs −20 to +31".
std::string interval_words(const PairedFacts& facts, const AmountStyle& style, bool with_mean) {
    std::string text = with_mean ? fmt::format("mean {}", style.signed_text(facts.mean)) : std::string();
    if (!facts.has_interval) return text.empty() ? "one run, no interval" : text + ", one run, no interval";
    if (!text.empty()) text += ", ";
    return text + fmt::format("95% interval {} to {}; 90% of runs {} to {}", style.signed_text(facts.low), style.signed_text(facts.high),
                              style.signed_text(facts.run_low), style.signed_text(facts.run_high));
}

std::string runs_words(const CaptionInput& input, bool rise) {
    const std::string_view word = rise ? "more" : input.outcome.kind == AmountKind::pounds ? "less" : "fewer";
    const std::size_t count = rise ? input.facts.runs_above : input.facts.runs_below;
    return fmt::format("{} than {} in {} of {}", word, input.comparator, shown_whole(static_cast<std::int64_t>(count)),
                       counted(static_cast<std::int64_t>(input.facts.runs), "paired run", "paired runs"));
}

std::string rest_words(const CaptionInput& input, const AmountStyle& style, Finding finding) {
    const PairedFacts& facts = input.facts;
    if (finding == Finding::none) {
        return fmt::format(": it is the same as {} in all {}.", input.comparator, counted(static_cast<std::int64_t>(facts.runs), "paired run", "paired runs"));
    }
    const bool up = facts.mean >= 0;
    const std::string runs = runs_words(input, up);
    if (is_clear(finding)) {
        const std::string cost = input.cost_each ? ", at " + *input.cost_each : std::string();
        return fmt::format(" ({}), {}{}.", interval_words(facts, style, false), runs, cost);
    }
    const std::string band = band_text(input.outcome.kind, facts.band);
    const std::string reason = finding == Finding::within_band ? fmt::format("; up to {} either way counts as too small to matter", band)
                               : finding == Finding::meets_band_up || finding == Finding::meets_band_down
                                   ? fmt::format("; the interval meets the {} that counts as too small to matter", band)
                                   : std::string();
    return fmt::format(" ({}{}), {}.", interval_words(facts, style, true), reason, runs);
}

}  // namespace

Finding finding_of(const PairedFacts& facts) {
    if (facts.runs_above == 0 && facts.runs_below == 0) return Finding::none;
    if (!facts.has_interval) return facts.mean >= 0 ? Finding::spans_zero_up : Finding::spans_zero_down;
    if (facts.low > facts.band) return Finding::clear_rise;
    if (facts.high < -facts.band) return Finding::clear_fall;
    if (facts.low >= -facts.band && facts.high <= facts.band) return Finding::within_band;
    if (facts.low > 0) return Finding::meets_band_up;
    if (facts.high < 0) return Finding::meets_band_down;
    return facts.mean >= 0 ? Finding::spans_zero_up : Finding::spans_zero_down;
}

bool is_clear(Finding finding) {
    return finding == Finding::clear_rise || finding == Finding::clear_fall;
}

bool is_gain(Finding finding, Better better) {
    return finding == (better == Better::higher ? Finding::clear_rise : Finding::clear_fall);
}

Caption paired_caption(const CaptionInput& input) {
    const Finding finding = finding_of(input.facts);
    const AmountStyle style = style_of(input.outcome.kind, input.facts);
    return {bold_words(input, style, finding), rest_words(input, style, finding), input.condition};
}

std::string estimate_text(AmountKind kind, double mean, double low, double high) {
    const AmountStyle style(kind, std::max({std::abs(mean), std::abs(low), std::abs(high)}), is_point(low, high) ? 0 : (high - low) / 2);
    if (is_point(low, high)) return style.text(mean) + " in every run";
    return fmt::format("{} ({} to {})", style.text(mean), style.text(low), style.text(high));
}

std::string band_text(AmountKind kind, double band) {
    return kind == AmountKind::pounds ? "£" + shown_number(band, 0) : shown_number(band, band == std::floor(band) ? 0 : 2);
}

std::string difference_text(AmountKind kind, double mean, double low, double high) {
    const AmountStyle style(kind, std::max({std::abs(mean), std::abs(low), std::abs(high)}), is_point(low, high) ? 0 : (high - low) / 2);
    if (is_point(low, high)) return style.signed_text(mean) + " in every run";
    return fmt::format("{} ({} to {})", style.signed_text(mean), style.signed_text(low), style.signed_text(high));
}

}  // namespace pactsim::report
