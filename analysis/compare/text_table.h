#pragma once
// Cells and columns of the tables that a comparison prints on a terminal.

#include <string>
#include <vector>

namespace pactsim {

/// [row][column]; the first row is the head.
using TextRows = std::vector<std::vector<std::string>>;

/// Columns of equal width with two blanks between them: the first and the last to the left, the others to the right. Needs at least one row; all rows of one length.
std::string laid_out(const TextRows& rows);

/// The value, but zero where it would be printed as a nought with a minus sign.
double unsigned_nought(double value, int decimals);
/// With a sign in front, but for a nought.
std::string signed_number(double value, int decimals);
/// A probability to the nearest twentieth, as those from a model should be shown; never a certainty.
std::string probability_text(double probability);

}  // namespace pactsim
