#pragma once
// Numbers, months, money and names as a person would say them. British English; figures are rounded to what a reader can use.

#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Money to two significant figures: "£3,400", "£120,000", "£1.2 million"; debts as "minus £40,000".
std::string money_words(Pence amount);
std::string money_words(double gbp);

/// The month that lies `month` months after `start` ("YYYY-MM"), such as "March 2027". Throws InputError if `start` is not such a date.
std::string month_words(const std::string& start, int month);

/// Whole numbers up to ten as words, "12" and "1,300" above; "no" for zero.
std::string count_words(std::int64_t n);

/// "1 milestone", "three milestones": a count with its noun, whose plural ends in s.
std::string counted(std::int64_t n, std::string_view noun);

/// "once", "twice", "three times".
std::string times_words(std::int64_t n);

/// A length of time: "a month", "seven months", "two years", "three and a half years".
std::string span_words(int months);

/// A share as a percentage: "62%".
std::string percent_words(double share);

/// A share of firms in everyday words: "about one in five"; "hardly any" and "nearly all" at the ends.
std::string chance_words(double chance);

/// "a, b and c".
std::string list_words(const std::vector<std::string>& items);

/// The first letter as a capital.
std::string capitalised(std::string text);

/// A label for the middle of a sentence: as given, or the name with blanks for underscores; the first letter small unless it is an abbreviation.
std::string subject_words(std::string_view label, std::string_view name);

/// A place after "in": the label up to the first bracket, or the name in title case; with "the" where English wants it ("the North West").
std::string place_words(std::string_view label, std::string_view name);

/// The name of a scheme in quotation marks: its label up to the first comma or bracket, or the name with blanks for underscores.
std::string title_words(std::string_view label, std::string_view name);

/// The words of the vocabulary, with an article where it is a thing.
std::string_view stage_words(Stage stage);
std::string_view form_words(GovernanceForm form);
std::string_view partner_type_words(PartnerType type);
std::string_view channel_words(Channel channel);
std::string_view regime_words(Regime regime);

}  // namespace pactsim
