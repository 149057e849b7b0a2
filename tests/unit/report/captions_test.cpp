// The grammar of captions: every sign and every size.

#include "analysis/report/captions/caption.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace pactsim;
using namespace pactsim::report;

namespace {

PairedFacts facts(double mean, double low, double high, double band, std::size_t above, std::size_t below, std::size_t runs = 200) {
    PairedFacts f;
    f.mean = mean;
    f.low = low;
    f.high = high;
    f.run_low = mean - 10 * (high - mean);
    f.run_high = mean + 10 * (high - mean);
    f.band = band;
    f.runs = runs;
    f.runs_above = above;
    f.runs_below = below;
    return f;
}

Caption caption(const PairedFacts& f, const OutcomeWords& words = {"partnerships", AmountKind::count, Better::higher}) {
    return paired_caption({"Matchmaking", words, "by 2034", f, "the baseline", "£26,000 each", "Mean difference."});
}

std::size_t words_in(const std::string& text) {
    std::istringstream in(text);
    std::size_t count = 0;
    for (std::string word; in >> word;) ++count;
    return count;
}

struct SignCase {
    Finding finding;
    PairedFacts facts;
    std::string bold;
};

std::vector<SignCase> all_cases() {
    return {
        {Finding::none, facts(0, 0, 0, 1, 0, 0), "Matchmaking would not change partnerships by 2034"},
        {Finding::clear_rise, facts(41, 36, 46, 1, 188, 10), "Matchmaking would add 41 partnerships by 2034"},
        {Finding::clear_fall, facts(-41, -46, -36, 1, 10, 188), "Matchmaking would mean 41 fewer partnerships by 2034"},
        {Finding::meets_band_up, facts(2, 0.5, 3.5, 1, 120, 60), "Matchmaking would make no clear difference to partnerships by 2034"},
        {Finding::meets_band_down, facts(-2, -3.5, -0.5, 1, 60, 120), "Matchmaking would make no clear difference to partnerships by 2034"},
        {Finding::spans_zero_up, facts(2, -3, 7, 1, 110, 80), "Matchmaking would make no clear difference to partnerships by 2034"},
        {Finding::spans_zero_down, facts(-2, -7, 3, 1, 80, 110), "Matchmaking would make no clear difference to partnerships by 2034"},
        {Finding::within_band, facts(0.2, -0.3, 0.7, 1, 90, 80), "Matchmaking would change partnerships by too little to matter by 2034"},
    };
}

}  // namespace

TEST_CASE("all eight sign cases are told, each in its own words") {
    CHECK(all_cases().size() == finding_count);
    for (const SignCase& c : all_cases()) {
        INFO(c.bold);
        CHECK(finding_of(c.facts) == c.finding);
        const Caption told = caption(c.facts);
        CHECK(told.bold == c.bold);
        CHECK(words_in(told.bold) <= 11);
        CHECK(told.rest.back() == '.');
        CHECK(told.subtitle == "Mean difference.");
        // The interval, the runs and the comparator are always there.
        CHECK(told.rest.find("the baseline") != std::string::npos);
        CHECK(told.rest.find("200 paired runs") != std::string::npos);
        if (c.finding != Finding::none) CHECK(told.rest.find("95% interval") != std::string::npos);
        // A price is told only with a clear finding.
        CHECK((told.rest.find("£26,000 each") != std::string::npos) == is_clear(c.finding));
        CHECK((told.bold.find("no clear difference") != std::string::npos || told.bold.find("too little") != std::string::npos || c.finding == Finding::none) !=
              is_clear(c.finding));
    }
}

TEST_CASE("a clear finding reads as the design has it") {
    const Caption told = caption(facts(41, 36, 46, 1, 188, 10));
    CHECK(told.sentence() ==
          "Matchmaking would add 41 partnerships by 2034 (95% interval +36 to +46; 90% of runs \u22129 to +91), more than the baseline in 188 of 200 paired "
          "runs, at £26,000 each.");
}

TEST_CASE("money rises and falls in its own words, at every size") {
    const OutcomeWords money{"UK value added", AmountKind::pounds, Better::higher};
    struct Size {
        double scale;
        std::string shown;
    };
    for (const Size& size : {Size{1, "£410"}, Size{1e3, "£410,000"}, Size{1e4, "£4.1m"}, Size{1e7, "£4.1bn"}}) {
        const PairedFacts f = facts(410 * size.scale, 330 * size.scale, 490 * size.scale, 1, 150, 50);
        CHECK(caption(f, money).bold == "Matchmaking would raise UK value added by " + size.shown + " by 2034");
        const PairedFacts g = facts(-410 * size.scale, -490 * size.scale, -330 * size.scale, 1, 50, 150);
        CHECK(caption(g, money).bold == "Matchmaking would lower UK value added by " + size.shown + " by 2034");
        CHECK(caption(g, money).rest.find("less than the baseline in 150 of 200") != std::string::npos);
    }
}

TEST_CASE("whether a change is good depends on the outcome, not on its sign") {
    CHECK(is_gain(Finding::clear_rise, Better::higher));
    CHECK(is_gain(Finding::clear_fall, Better::lower));
    CHECK_FALSE(is_gain(Finding::clear_rise, Better::lower));
    CHECK_FALSE(is_gain(Finding::clear_fall, Better::higher));
    for (const SignCase& c : all_cases()) {
        if (!is_clear(c.finding)) CHECK_FALSE((is_gain(c.finding, Better::higher) || is_gain(c.finding, Better::lower)));
    }
}

TEST_CASE("at the very edge nothing is clear") {
    CHECK(finding_of(facts(2, 1, 3, 1, 100, 20)) == Finding::meets_band_up);  // the interval touches the band
    CHECK(finding_of(facts(2, 1.001, 3, 1, 100, 20)) == Finding::clear_rise);
    CHECK(finding_of(facts(2, 0, 4, 0, 100, 20)) == Finding::spans_zero_up);  // and so with a band of nothing
    CHECK(finding_of(facts(-1, -1, 1, 1, 10, 20)) == Finding::within_band);
    PairedFacts one = facts(5, 5, 5, 1, 1, 0, 1);
    one.has_interval = false;
    CHECK(finding_of(one) == Finding::spans_zero_up);
    CHECK(caption(one).sentence().find("one run, no interval") != std::string::npos);
    CHECK(caption(one).sentence().find("1 of 1 paired run") != std::string::npos);
}

TEST_CASE("estimates share one unit and one rounding") {
    CHECK(estimate_text(AmountKind::count, 41.3, 33.1, 49.5) == "41 (33 to 50)");
    CHECK(difference_text(AmountKind::pounds, -0.6e6, -2.1e6, 0.9e6) == "\u2212£0.6m (\u2212£2.1m to +£0.9m)");
    CHECK(difference_text(AmountKind::count, 0, 0, 0) == "0 in every run");
    CHECK(band_text(AmountKind::pounds, 100'000) == "£100,000");
    CHECK(band_text(AmountKind::count, 1) == "1");
}
