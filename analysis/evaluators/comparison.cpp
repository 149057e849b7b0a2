#include "analysis/evaluators/evaluators.h"
#include "sim/math.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace pactsim {

namespace {

/// What an evaluator can see of a firm before the award: logarithm of value added, age, knowledge of China. The logarithm is the kernel's own, so that every
/// machine picks the same firms.
using Traits = std::array<double, 3>;

Traits traits_of(const FirmOutcomes& world, std::size_t firm, int year) {
    const FirmOutcome& o = world.firms[firm];
    const double age = o.age_at_entry + 12.0 * year - world.joined_month(firm);
    return {math::log(1.0 + to_gbp(std::max<Pence>(0, value_before(world, firm, year)))), age, static_cast<double>(o.knowledge_at_start)};
}

struct Member {
    std::size_t kind = 0;
    Traits traits{};
    std::uint32_t firm = 0;
    Pence value = 0, growth = 0;   // in the window; and less as many years at the level before
};

/// Unsupported firms to compare awards of one year with, ordered by kind and value added before, so that the most similar one stands near.
class ComparisonGroup {
  public:
    ComparisonGroup(const FirmOutcomes& world, std::span<const std::int32_t> first_support, const TwinMargins& margins, const EvaluatedFirm& example);
    [[nodiscard]] bool empty() const { return members_.empty(); }
    [[nodiscard]] Pence nearest_value(std::size_t kind, const Traits& traits) const;
    [[nodiscard]] double mean_growth(std::size_t kind) const;

  private:
    void scale_traits();
    [[nodiscard]] std::span<const Member> of_kind(std::size_t kind) const;
    [[nodiscard]] double distance(const Traits& a, const Traits& b) const;

    std::vector<Member> members_;
    std::vector<std::size_t> kind_begin_;   // [kind], and the end
    std::vector<double> kind_growth_;
    Traits weight_{};                       // 1 / variance
};

/// How many firms on either side in value added are looked at: enough that age and knowledge decide too, few enough to be fast.
constexpr std::size_t looked_at = 8;

ComparisonGroup::ComparisonGroup(const FirmOutcomes& world, std::span<const std::int32_t> first_support, const TwinMargins& margins, const EvaluatedFirm& example) {
    const int year = example.award_year, last = example.last_year;
    for (std::size_t i = 0; i < world.firms.size(); ++i) {
        const std::int32_t ended = world.firms[i].ended_month;
        if (!has_year_before(world, i, year) || (ended != never && ended < 12 * year)) continue;
        if (first_support[i] != never && first_support[i] < 12 * (last + 1)) continue;
        const Pence value = value_in_window(world, i, year, last);
        members_.push_back({margins.kind_of_firm(world.firms[i].cell), traits_of(world, i, year), static_cast<std::uint32_t>(i), value,
                            value - example.window() * value_before(world, i, year)});
    }
    std::sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) { return std::tie(a.kind, a.traits[0], a.firm) < std::tie(b.kind, b.traits[0], b.firm); });
    const std::size_t kinds = margins.kinds_of_firm();
    for (std::size_t kind = 0; kind <= kinds; ++kind) {
        const auto at = std::partition_point(members_.begin(), members_.end(), [&](const Member& m) { return m.kind < kind; });
        kind_begin_.push_back(static_cast<std::size_t>(at - members_.begin()));
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        double sum = 0.0;
        for (const Member& m : of_kind(kind)) sum += static_cast<double>(m.growth);
        kind_growth_.push_back(sum / static_cast<double>(std::max<std::size_t>(1, of_kind(kind).size())));
    }
    scale_traits();
}

/// Firms of the kind, or of any kind where there is none.
std::span<const Member> ComparisonGroup::of_kind(std::size_t kind) const {
    const std::span<const Member> all(members_);
    const std::size_t begin = kind_begin_[kind], end = kind_begin_[kind + 1];
    return begin == end ? all : all.subspan(begin, end - begin);
}

void ComparisonGroup::scale_traits() {
    const double n = static_cast<double>(members_.size());
    for (std::size_t t = 0; t < weight_.size(); ++t) {
        double sum = 0.0, squares = 0.0;
        for (const Member& m : members_) sum += m.traits[t];
        for (const Member& m : members_) squares += (m.traits[t] - sum / n) * (m.traits[t] - sum / n);
        weight_[t] = squares > 0.0 ? n / squares : 0.0;  // a trait in which all are alike tells nobody apart
    }
}

double ComparisonGroup::distance(const Traits& a, const Traits& b) const {
    double sum = 0.0;
    for (std::size_t t = 0; t < a.size(); ++t) sum += weight_[t] * (a[t] - b[t]) * (a[t] - b[t]);
    return sum;
}

Pence ComparisonGroup::nearest_value(std::size_t kind, const Traits& traits) const {
    std::span<const Member> candidates = of_kind(kind);
    if (candidates.front().kind == candidates.back().kind) {
        const auto place = std::partition_point(candidates.begin(), candidates.end(), [&](const Member& m) { return m.traits[0] < traits[0]; });
        const auto at = static_cast<std::size_t>(place - candidates.begin());
        const std::size_t begin = at > looked_at ? at - looked_at : 0;
        candidates = candidates.subspan(begin, std::min(candidates.size(), at + looked_at) - begin);
    }
    double best = std::numeric_limits<double>::infinity();
    Pence value = 0;
    for (const Member& m : candidates) {
        const double d = distance(m.traits, traits);
        if (d >= best) continue;
        best = d;
        value = m.value;
    }
    return value;
}

double ComparisonGroup::mean_growth(std::size_t kind) const { return kind_growth_[kind]; }

}  // namespace

ComparedEffects compared_effects(const FirmOutcomes& scheme, std::span<const EvaluatedFirm> firms, std::span<const std::int32_t> first_support, const TwinMargins& margins) {
    Pence matched = 0;
    double differences = 0.0;
    std::size_t compared = 0;
    for (std::size_t begin = 0; begin < firms.size();) {
        std::size_t end = begin;
        while (end < firms.size() && firms[end].award_year == firms[begin].award_year) ++end;
        const ComparisonGroup group(scheme, first_support, margins, firms[begin]);
        for (std::size_t k = begin; k < end && !group.empty(); ++k) {
            const EvaluatedFirm& f = firms[k];
            const std::size_t kind = margins.kind_of_firm(scheme.firms[f.firm].cell);
            const Pence value = value_in_window(scheme, f.firm, f.award_year, f.last_year);
            matched += value - group.nearest_value(kind, traits_of(scheme, f.firm, f.award_year));
            differences += static_cast<double>(value - f.window() * value_before(scheme, f.firm, f.award_year)) - group.mean_growth(kind);
            ++compared;
        }
        begin = end;
    }
    if (compared == 0) return {};
    return {static_cast<double>(matched) / static_cast<double>(compared), differences / static_cast<double>(compared)};
}

}  // namespace pactsim
