#pragma once
// Amounts in words, rounded to what the interval around them can bear.

#include <cstdint>
#include <string>

namespace pactsim::report {

/// What is counted, and how a number of it is written.
enum class AmountKind : std::uint8_t { count, pounds };

/// Decimals worth showing beside an interval of this half-width: two significant digits of the half-width if its first three are 100 to 354, one if they are
/// 355 to 999; negative means tens, hundreds. Without an interval (half-width 0), three significant digits of `size`. Source: the rounding rule of the Particle
/// Data Group, Review of Particle Physics, introduction, section 5.3.
int decimals_beside(double half_width, double size);

/// One way to write several amounts of the same thing, so that they can be compared at a glance: same unit, same rounding.
class AmountStyle {
  public:
    /// From the largest amount and the half-width of the interval, in natural units (pounds, partnerships).
    AmountStyle(AmountKind kind, double largest, double half_width);
    /// For tables: millions of pounds to one decimal (more if everything is smaller), counts to `decimals_beside`.
    static AmountStyle for_table(AmountKind kind, double largest, double half_width);

    /// "41", "£26,000", "£19.7m", with a true minus sign if negative.
    [[nodiscard]] std::string text(double amount) const;
    /// The same with "+" before amounts above zero.
    [[nodiscard]] std::string signed_text(double amount) const;
    /// The same without a sign.
    [[nodiscard]] std::string size_text(double amount) const;
    /// Whether two amounts are written alike.
    [[nodiscard]] bool same(double a, double b) const { return text(a) == text(b); }

  private:
    AmountKind kind_;
    double unit_ = 1;
    int decimals_ = 0;
    std::string suffix_;
};

/// "likely (70%)": a word of the probability yardstick, never without its number; rounded to 5 %, and "less than 5%" or "more than 95%" at the ends.
/// Source: Professional Head of Intelligence Assessment, probability yardstick, as used in the UK Government Analysis Function's guidance on uncertainty.
std::string probability_text(double probability);

/// The number alone: "70%", "less than 5%", "more than 95%".
std::string probability_number(double probability);

}  // namespace pactsim::report
