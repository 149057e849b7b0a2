#pragma once
// A calibration as its methods see it: parameters in the unit cube, targets with their uncertainty, and a simulator.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace pactsim::calibration {

/// A parameter whose prior is that of value_at(u) for uniform u: any marginal comes here by its quantile function.
struct Parameter {
    std::string name;
    std::string unit;
    std::function<double(double u)> value_at;  // rising in u for a factor with an order
};

/// On which side of its value a target can be missed.
enum class TargetSide : std::uint8_t { about, at_least, at_most };

/// An observation that the model should meet. Variances in the unit squared.
struct Target {
    std::string name;
    double value = 0.0;
    TargetSide side = TargetSide::about;
    double observation_variance = 0.0;
    double discrepancy_variance = 0.0;  // of what the model leaves out
    bool held_back = false;             // only looked at in the end

    /// How far an output misses it: output - value, 0 on the right side of a one-sided target.
    [[nodiscard]] double gap(double output) const;
    /// sqrt(observation + discrepancy); 1 if both are zero.
    [[nodiscard]] double scale() const;
};

/// Outputs in the order of the targets for parameters in their own units; `proposal` is a number of its own for every run, the seed of its chance. An output that is not a number is one that the
/// run does not define; a proposal that lacks one of a fitted target is never accepted. Called from several threads.
using Simulator = std::function<std::vector<double>(std::span<const double> parameters, std::uint64_t proposal)>;

struct Problem {
    std::vector<Parameter> parameters;
    std::vector<Target> targets;
    Simulator simulator;

    [[nodiscard]] std::size_t dimensions() const { return parameters.size(); }
    /// The values of a point of the unit cube.
    [[nodiscard]] std::vector<double> values_at(std::span<const double> unit) const;
};

/// Throws UsageError if there is no parameter or no target to fit; InvariantError for values that are not numbers.
void require_sound(const Problem& problem);

/// A run that is asked for.
struct Proposal {
    std::uint32_t generation = 0;  // or wave
    std::uint32_t index = 0;
    std::vector<double> unit;      // point of the cube

    /// The number that the simulator gets.
    [[nodiscard]] std::uint64_t number() const { return std::uint64_t{generation} << 32 | index; }
};

/// A method as a machine: it asks for runs, takes their outputs in any order, and comes to the same end whatever that order was.
class Machine {
  public:
    virtual ~Machine() = default;
    /// The next runs, at most `count`, each asked for once. Empty while the machine waits for runs that it has asked for, and when it is done.
    [[nodiscard]] virtual std::vector<Proposal> wanted(std::size_t count) = 0;
    /// Takes the outputs of a run; one that is not needed, or known, is passed over. Throws InvariantError for a generation that has not begun.
    virtual void record(std::uint32_t generation, std::uint32_t index, std::vector<double> outputs) = 0;
    [[nodiscard]] virtual bool done() const = 0;
    /// Which generation or wave is at work.
    [[nodiscard]] virtual std::uint32_t generation() const = 0;
};

}  // namespace pactsim::calibration
