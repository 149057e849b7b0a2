#pragma once
// How a list of tasks is cut: large pieces first, because few are quick to hand out, single tasks at the end, because then no hand is left with much more to do than the others.

#include "sim/cluster/task_source.h"

#include <cstdint>

namespace pactsim {

/// Deals out the positions 0, 1, ... in pieces that shrink with what is left: a receiver with t of the T hands gets a third of its share of the rest
/// (guided self-scheduling: Polychronopoulos and Kuck 1987, IEEE Transactions on Computers 36, 1425, with a third for their whole share, because tasks differ in length).
class RangeDealer {
  public:
    /// `grain` neighbours stay together where they can: pieces are multiples of it, but for the last.
    RangeDealer(std::uint64_t tasks, std::uint64_t hands, std::uint64_t grain) : tasks_(tasks), hands_(hands == 0 ? 1 : hands), grain_(grain == 0 ? 1 : grain) {}

    /// The next piece for a receiver with so many hands; empty when none is left.
    TaskRange deal(std::uint64_t hands);
    [[nodiscard]] std::uint64_t left() const { return tasks_ - next_; }
    /// Whether so little is left that nobody should ask for a task before he can start it.
    [[nodiscard]] bool at_the_end() const { return left() / grain_ < 2 * hands_; }

  private:
    std::uint64_t tasks_, hands_, grain_, next_ = 0;
};

}  // namespace pactsim
