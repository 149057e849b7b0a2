#include "output/story_words.h"

#include "sim/calendar.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 12> month_names{"January", "February", "March",     "April",   "May",      "June",
                                                       "July",    "August",   "September", "October", "November", "December"};

std::string with_commas(std::int64_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
    return digits;
}

/// To two significant figures.
double rounded(double value) {
    if (value < 10.0) return std::floor(value + 0.5);
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    return std::floor(value / unit + 0.5) * unit;
}

std::string spaced(std::string_view name) {
    std::string text(name);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// The text before the first of the marks, without blanks at its end.
std::string before_any(std::string_view text, std::string_view marks) {
    text = text.substr(0, text.find_first_of(marks));
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::string(text);
}

bool ends_with_any(const std::string& text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

std::string money_words(double gbp) {
    if (gbp < 0.0) return "minus " + money_words(-gbp);
    const double r = rounded(gbp);
    if (r >= 1e9) return fmt::format("£{:.2g} billion", r / 1e9);
    if (r >= 1e7) return fmt::format("£{} million", with_commas(static_cast<std::int64_t>(r / 1e6 + 0.5)));
    if (r >= 1e6) return fmt::format("£{:.2g} million", r / 1e6);
    return "£" + with_commas(static_cast<std::int64_t>(r + 0.5));
}

std::string money_words(Pence amount) { return money_words(to_gbp(amount)); }

std::string month_words(const std::string& start, int month) {
    if (!months_since(start, start)) throw InputError("the start \"" + start + "\" is not a month such as 2025-01");
    const Calendar calendar(std::stoi(start.substr(0, 4)), std::stoi(start.substr(5, 2)), 0, 0);
    const std::string label = calendar.label(month);
    const auto dash = label.rfind('-');
    return fmt::format("{} {}", month_names[static_cast<std::size_t>(std::stoi(label.substr(dash + 1))) - 1], label.substr(0, dash));
}

std::string count_words(std::int64_t n) {
    constexpr std::array<std::string_view, 11> words{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return n >= 0 && n <= 10 ? std::string(words[static_cast<std::size_t>(n)]) : with_commas(n);
}

std::string counted(std::int64_t n, std::string_view noun) { return count_words(n) + " " + std::string(noun) + (n == 1 ? "" : "s"); }

std::string times_words(std::int64_t n) {
    if (n == 1) return "once";
    return n == 2 ? "twice" : counted(n, "time");
}

std::string span_words(int months) {
    if (months < 1) return "less than a month";
    if (months == 1) return "a month";
    if (months < 18) return months == 12 ? "a year" : counted(months, "month");
    const int halves = (months + 3) / 6;
    if (halves % 2 == 0) return counted(halves / 2, "year");
    return halves == 3 ? "a year and a half" : count_words(halves / 2) + " and a half years";
}

std::string percent_words(double share) { return fmt::format("{:.0f}%", std::floor(share * 100.0 + 0.5)); }

std::string chance_words(double chance) {
    struct Step {
        double upper;
        std::string_view words;
    };
    constexpr std::array<Step, 11> steps{{{0.015, "hardly any"},
                                          {0.035, "about one in forty"},
                                          {0.075, "about one in twenty"},
                                          {0.15, "about one in ten"},
                                          {0.225, "about one in five"},
                                          {0.29, "about one in four"},
                                          {0.42, "about one in three"},
                                          {0.58, "about half"},
                                          {0.71, "about two in three"},
                                          {0.85, "about four in five"},
                                          {0.97, "about nine in ten"}}};
    for (const Step& step : steps) {
        if (chance < step.upper) return std::string(step.words);
    }
    return "nearly all";
}

std::string list_words(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t k = 0; k < items.size(); ++k) {
        if (k > 0) text += k + 1 == items.size() ? " and " : ", ";
        text += items[k];
    }
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string subject_words(std::string_view label, std::string_view name) {
    std::string text = label.empty() ? spaced(name) : std::string(label);
    const bool abbreviation = text.size() > 1 && std::isupper(static_cast<unsigned char>(text[1]));
    if (!text.empty() && !abbreviation) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

std::string title_words(std::string_view label, std::string_view name) { return "‘" + (label.empty() ? spaced(name) : before_any(label, ",(")) + "’"; }

std::string place_words(std::string_view label, std::string_view name) {
    std::string text = before_any(label, "(");
    if (text.empty()) {
        text = spaced(name);
        for (std::size_t k = 0; k < text.size(); ++k) {
            const bool start = k == 0 || text[k - 1] == ' ';
            if (start && text.compare(k, 3, "of ") != 0) text[k] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[k])));
        }
    }
    static constexpr std::array<std::string_view, 6> northern{"North East", "North West", "East Midlands", "West Midlands", "South East", "South West"};
    const bool compass = std::any_of(northern.begin(), northern.end(), [&](std::string_view place) { return text.starts_with(place); });
    const bool article = compass || text == "East of England" || text.starts_with("Rest of") || ends_with_any(text, {" Delta", " Area", " regions", " provinces", " cluster"});
    return article && !text.starts_with("the ") ? "the " + text : text;
}

std::string_view stage_words(Stage stage) {
    constexpr std::array<std::string_view, 4> words{"prototyping", "scale-up", "roll-out", "sales on an established market"};
    return words[static_cast<std::size_t>(stage)];
}

std::string_view form_words(GovernanceForm form) {
    constexpr std::array<std::string_view, governance_form_count> words{
        "a licence", "a contract for development", "a joint research agreement", "a joint venture", "a centre of its own", "a minority stake for the partner",
        "a sale of the majority to the partner"};
    return words[static_cast<std::size_t>(form)];
}

std::string_view partner_type_words(PartnerType type) {
    constexpr std::array<std::string_view, 5> words{"a large private company", "a smaller private company", "a state-owned enterprise", "a university institute",
                                                    "a technology centre"};
    return words[static_cast<std::size_t>(type)];
}

std::string_view channel_words(Channel channel) {
    constexpr std::array<std::string_view, channel_count> words{
        "its own search", "contacts in Hong Kong", "a science park", "an incubator", "an investor network", "an online platform", "a sector initiative",
        "a trade mission", "a legal adviser"};
    return words[static_cast<std::size_t>(channel)];
}

std::string_view regime_words(Regime regime) {
    constexpr std::array<std::string_view, regime_count> words{"open", "strained", "restricted"};
    return words[static_cast<std::size_t>(regime)];
}

}  // namespace pactsim
