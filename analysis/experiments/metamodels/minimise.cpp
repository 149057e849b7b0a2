#include "analysis/experiments/metamodels/minimise.h"

#include "analysis/draw_purposes.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace pactsim::metamodels {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

struct Place {
    VectorXd x, gradient;
    double value = std::numeric_limits<double>::infinity();
};

class Search {
  public:
    Search(const SmoothFunction& function, const MinimiseOptions& options) : function_(function), options_(options) {}

    [[nodiscard]] Place evaluate(const VectorXd& x) {
        Place place{x, VectorXd::Zero(x.size())};
        place.value = function_({x.data(), static_cast<std::size_t>(x.size())}, {place.gradient.data(), static_cast<std::size_t>(x.size())});
        if (!std::isfinite(place.value) || !place.gradient.allFinite()) place.value = std::numeric_limits<double>::infinity();
        ++evaluations_;
        return place;
    }

    [[nodiscard]] VectorXd inside(VectorXd x) const {
        for (Index i = 0; i < x.size(); ++i) x(i) = std::clamp(x(i), options_.low[static_cast<std::size_t>(i)], options_.high[static_cast<std::size_t>(i)]);
        return x;
    }

    [[nodiscard]] Place descend(const VectorXd& start) {
        Place here = evaluate(inside(start));
        if (!std::isfinite(here.value)) return here;
        const Index n = start.size();
        Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(n, n);
        for (std::size_t step = 0; step < options_.most_steps; ++step) {
            const VectorXd direction = downhill(here, inverse);
            if (direction.norm() == 0.0) break;
            const std::optional<Place> next = along(here, direction);
            if (!next) {
                if (inverse.isIdentity(0.0)) break;
                inverse.setIdentity();
                continue;
            }
            update(inverse, next->x - here.x, next->gradient - here.gradient);
            const double gain = here.value - next->value;
            here = *next;
            if (gain < 1e-9 * (1.0 + std::abs(here.value))) break;
        }
        return here;
    }

    [[nodiscard]] std::size_t evaluations() const { return evaluations_; }

  private:
    [[nodiscard]] bool held(const Place& here, Index i) const {
        const auto at = static_cast<std::size_t>(i);
        return (here.x(i) <= options_.low[at] && here.gradient(i) > 0.0) || (here.x(i) >= options_.high[at] && here.gradient(i) < 0.0);
    }

    // The quasi-Newton direction among the coordinates that are free; steepest descent where that does not lead down.
    [[nodiscard]] VectorXd downhill(const Place& here, const Eigen::MatrixXd& inverse) const {
        VectorXd gradient = here.gradient;
        for (Index i = 0; i < gradient.size(); ++i) {
            if (held(here, i)) gradient(i) = 0.0;
        }
        VectorXd direction = -(inverse * gradient);
        for (Index i = 0; i < gradient.size(); ++i) {
            if (held(here, i)) direction(i) = 0.0;
        }
        if (direction.dot(gradient) >= 0.0) direction = -gradient;
        // A step of more than a third of the box is a guess, not a step.
        double longest = 0.0;
        for (Index i = 0; i < direction.size(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            longest = std::max(longest, std::abs(direction(i)) / std::max(options_.high[at] - options_.low[at], std::numeric_limits<double>::min()));
        }
        return longest > 1.0 / 3.0 ? VectorXd(direction / (3.0 * longest)) : direction;
    }

    [[nodiscard]] std::optional<Place> along(const Place& here, const VectorXd& direction) {
        for (double length = 1.0; length > 1e-8; length *= 0.4) {
            Place next = evaluate(inside(here.x + length * direction));
            const double promised = here.gradient.dot(next.x - here.x);
            if (next.value <= here.value + 1e-4 * promised && next.value < here.value) return next;
        }
        return std::nullopt;
    }

    static void update(Eigen::MatrixXd& inverse, const VectorXd& step, const VectorXd& change) {
        const double along = step.dot(change);
        if (along <= 1e-12 * step.norm() * change.norm()) return;
        const VectorXd moved = inverse * change;
        inverse += (1.0 + change.dot(moved) / along) / along * (step * step.transpose()) - (moved * step.transpose() + step * moved.transpose()) / along;
    }

    const SmoothFunction& function_;
    const MinimiseOptions& options_;
    std::size_t evaluations_ = 0;
};

VectorXd start_point(std::size_t start, const MinimiseOptions& options) {
    VectorXd x(static_cast<Index>(options.low.size()));
    for (std::size_t i = 0; i < options.low.size(); ++i) {
        const Block block = Draws(options.seed, 0).block(static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i), 0, start_purpose);
        x(static_cast<Index>(i)) = options.low[i] + (options.high[i] - options.low[i]) * uniform53(block.word[0], block.word[1]);
    }
    return x;
}

}  // namespace

Minimum minimise(const SmoothFunction& function, std::span<const double> first, const MinimiseOptions& options) {
    if (first.size() != options.low.size() || first.size() != options.high.size() || options.starts == 0) throw InvariantError("a search has not two ends per coordinate or no start");
    Search search(function, options);
    Place best;
    for (std::size_t start = 0; start < options.starts; ++start) {
        const VectorXd x = start == 0 ? VectorXd(Eigen::Map<const VectorXd>(first.data(), static_cast<Index>(first.size()))) : start_point(start, options);
        Place found = search.descend(x);
        if (found.value < best.value) best = std::move(found);
    }
    if (!std::isfinite(best.value)) throw InvariantError("a function is defined at no start of a search");
    return {{best.x.data(), best.x.data() + best.x.size()}, best.value, search.evaluations()};
}

}  // namespace pactsim::metamodels
