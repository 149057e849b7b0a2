#include "agents/initial/population.h"

#include "agents/initial/pick.h"
#include "agents/phases/peers.h"
#include "agents/purpose.h"
#include "scenarios/schema/distribution.h"
#include "sim/digest.h"
#include "sim/distributions.h"
#include "sim/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// Firms that join in a step, by sector and size: the start counts in step 0, Poisson arrivals after.
std::int64_t arrivals(const World& world, std::size_t sector, std::size_t size, int step) {
    const SectorConfig& s = world.config().sectors[sector];
    const double mean = s.firms_per_month[size];
    if (step == 0) return static_cast<std::int64_t>(std::floor(s.firms_at_start[size] + 0.5));
    if (mean <= 0.0) return 0;
    const auto key = static_cast<std::uint32_t>(name_hash(s.name) & 0xffffffffu);
    DrawStream stream(world.draws, key, static_cast<std::uint32_t>(size + 1), static_cast<std::uint32_t>(step), number(Purpose::arrivals));
    return poisson(stream, mean);
}

struct Joiner {
    std::uint8_t sector = 0, size = 0;
    std::uint16_t step = 0;
};

/// The distributions that every firm is drawn from, ready for many draws.
struct FirmQuantiles {
    explicit FirmQuantiles(const FirmsConfig& c)
        : employees{QuantileOf(c.employees[0]), QuantileOf(c.employees[1]), QuantileOf(c.employees[2])}, technology_quality(c.technology_quality), knowledge(c.knowledge),
          runway_months(c.runway_months), risk_attitude(c.risk_attitude), own_capability(c.own_capability), senior_share(c.senior_share), age_months(c.age_months) {}
    std::array<QuantileOf, 3> employees;
    QuantileOf technology_quality, knowledge, runway_months, risk_attitude, own_capability, senior_share, age_months;
};

/// Correlated uniforms of a firm's attributes (Gaussian copula).
std::array<double, firm_attribute_count> attribute_uniforms(const World& world, std::uint32_t id) {
    DrawStream stream(world.draws, id, 0, 0, number(Purpose::firm_attributes));
    std::array<double, firm_attribute_count> z{};
    for (double& value : z) value = stream.next_normal();
    std::array<double, firm_attribute_count> u{};
    const auto& l = world.constants->copula;
    for (std::size_t i = 0; i < firm_attribute_count; ++i) {
        double x = 0.0;
        for (std::size_t k = 0; k <= i; ++k) x += l[i * firm_attribute_count + k] * z[k];
        u[i] = math::normal_cdf(x);
    }
    return u;
}

/// Needs of one stage: Dirichlet around the sector's template, as whole numbers that sum to 255.
void draw_needs(DrawStream& stream, const PerCapability& weights, double concentration, std::array<std::uint8_t, capability_count>& out) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::array<double, capability_count> alpha{};
    std::array<double, capability_count> share{};
    for (std::size_t c = 0; c < capability_count; ++c) alpha[c] = std::max(1e-3, concentration * weights[c] / total);
    dirichlet(stream, alpha, share);
    std::array<Pence, capability_count> parts{};
    apportion(255, share, parts);
    for (std::size_t c = 0; c < capability_count; ++c) out[c] = static_cast<std::uint8_t>(parts[c]);
}

void set_place(World& world, std::size_t i, std::uint32_t id, Joiner joiner, const FirmQuantiles& quantiles) {
    const Config& config = world.config();
    const SectorConfig& sector = config.sectors[joiner.sector];
    Firms& f = world.firms;
    const Block place = world.draws.block(id, 0, 0, number(Purpose::firm_place));
    const std::size_t region = pick(uniform(place.word[0]), [&](std::size_t r) { return config.uk_regions[r].firm_share; }, config.uk_regions.size());
    const std::size_t point = pick(uniform(place.word[1]), [&](std::size_t p) { return config.firms.entry_point[p]; }, 4);
    f.id[i] = id;
    f.sector[i] = joiner.sector;
    f.cell[i] = world.constants->cell_of(joiner.sector, region, joiner.size);
    f.entry_step[i] = f.status_step[i] = f.stage_step[i] = joiner.step;
    f.age_at_entry[i] = joiner.step == 0 ? static_cast<std::uint16_t>(quantiles.age_months(uniform(place.word[2]))) : std::uint16_t{0};
    const std::size_t stage = point == 0 ? 0 : point - 1;
    f.stage[i] = static_cast<std::uint8_t>(stage);
    const int extra = point == 0 ? config.firms.proof_of_concept_milestones : 0;
    f.milestones_left[i] = static_cast<std::uint8_t>(std::min(255, static_cast<int>(sector.milestones[stage]) + extra));
    const double u = uniform(place.word[3]);
    if (u < sector.dual_use_share) f.set(i, flag_dual_use);
    // The same draw read from the other end, so that dual use and sensitivity overlap as little as their shares allow.
    if (1.0 - u < sector.sensitive_share) f.set(i, flag_sensitive);
    f.channel[i] = channel_count;
    f.form[i] = governance_form_count;
    f.slot[i] = -1;
}

/// Turn of a firm in the yearly round, 0 .. review_months - 1.
std::uint8_t review_turn(const World& world, std::uint32_t id) {
    const Block market = world.draws.block(id, 0, 0, number(Purpose::firm_market));
    return static_cast<std::uint8_t>(std::floor(uniform(market.word[3]) * world.config().entry.review_months));
}

void set_attributes(World& world, std::size_t i, std::uint32_t id, std::size_t size, const FirmQuantiles& q) {
    const FirmsConfig& c = world.config().firms;
    Firms& f = world.firms;
    const auto u = attribute_uniforms(world, id);
    const auto of = [&](FirmAttribute a, const QuantileOf& quantile) { return quantile(u[static_cast<std::size_t>(a)]); };
    constexpr std::array<double, 3> low{1, 10, 50};
    constexpr std::array<double, 3> high{9, 49, 249};
    const double staff = std::clamp(std::floor(of(FirmAttribute::employees, q.employees[size]) + 0.5), low[size], high[size]);
    f.employees[i] = f.base_employees[i] = static_cast<std::uint16_t>(staff);
    f.quality[i] = static_cast<float>(math::clamp01(of(FirmAttribute::technology_quality, q.technology_quality)));
    f.knowledge[i] = static_cast<float>(math::clamp01(of(FirmAttribute::knowledge, q.knowledge)));
    f.risk_attitude[i] = static_cast<float>(of(FirmAttribute::risk_attitude, q.risk_attitude));
    const double senior = (c.senior_time_base + c.senior_time_per_root_employee * std::sqrt(staff)) * of(FirmAttribute::senior_share, q.senior_share);
    f.senior_time[i] = static_cast<float>(senior);
    f.lead[i] = 1.0F;
    f.attention[i] = 1.0F;
    const double level = of(FirmAttribute::own_capability, q.own_capability);
    const Block first = world.draws.block(id, 0, 0, number(Purpose::firm_capability), 0);
    const Block second = world.draws.block(id, 0, 0, number(Purpose::firm_capability), 1);
    for (std::size_t k = 0; k < capability_count; ++k) {
        const double v = uniform(k < 4 ? first.word[k] : second.word[k - 4]);
        f.own_capability[i][k] = static_cast<float>(math::clamp01(level + c.capability_spread * (2.0 * v - 1.0)));
    }
    const Block market = world.draws.block(id, 0, 0, number(Purpose::firm_market));
    const SectorConfig& sector = world.config().sectors[f.sector[i]];
    f.market_scale[i] = static_cast<float>(math::exp(sector.market_sigma * math::inverse_normal(uniform(market.word[0]))));
    const double revenue = staff * c.home_revenue_per_employee * math::exp(c.home_revenue_sigma * math::inverse_normal(uniform(market.word[1])));
    f.home_revenue[i] = to_pence(revenue);
    f.base_revenue[i] = static_cast<float>(f.home_revenue[i]);
    if (uniform(market.word[2]) < world.config().search.hong_kong_share) f.set(i, flag_hong_kong);
    f.review_month[i] = review_turn(world, id);
    const double burn = staff * c.wage_gbp_per_month + revenue * (c.bought_in_share + c.research_share);
    f.cash[i] = to_pence(burn * of(FirmAttribute::runway, q.runway_months));
    f.set(i, flag_dirty);
}

/// Storage: firms in the order of joining and, among those that join together, of their turn in the yearly round, so that those who do something in a month lie
/// side by side. Returns the id of the firm at each place.
std::vector<std::uint32_t> ids_in_storage(const World& world) {
    const std::size_t n = world.joins.back();
    std::vector<std::uint8_t> turn(n);
    for_each_chunk(n, 2048, world.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) turn[i] = review_turn(world, static_cast<std::uint32_t>(i + 1));
    });
    std::vector<std::uint32_t> ids(n);
    std::uint32_t begin = 0;
    for (const std::uint32_t end : world.joins) {
        std::array<std::uint32_t, 257> next{};
        for (std::uint32_t i = begin; i < end; ++i) ++next[turn[i] + 1u];
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (std::uint32_t i = begin; i < end; ++i) ids[begin + next[turn[i]]++] = i + 1;
        begin = end;
    }
    return ids;
}

/// The peer ring: firms in the order of sector, UK region and id, so that neighbours are alike (Watts and Strogatz 1998). A counting sort.
void build_ring(World& world) {
    const Firms& f = world.firms;
    std::vector<std::uint32_t> place(f.size());
    for (std::uint32_t i = 0; i < f.size(); ++i) place[f.id[i] - 1] = i;
    std::vector<std::uint32_t> next(world.constants->cells / 3 + 1, 0);
    for (const std::uint16_t cell : f.cell) ++next[cell / 3 + 1u];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const std::uint32_t i : place) world.firms.ring_place[i] = next[f.cell[i] / 3]++;
    open_peers(world);
}

/// Who joins, in the order of joining; fills World::joins.
std::vector<Joiner> draw_joiners(World& world) {
    const Constants& c = *world.constants;
    std::vector<Joiner> joiners;
    world.joins.clear();
    for (int step = 0; step < c.calendar.steps(); ++step) {
        for (std::size_t s = 0; s < c.sectors; ++s) {
            for (std::size_t size = 0; size < 3; ++size) {
                const Joiner joiner{static_cast<std::uint8_t>(s), static_cast<std::uint8_t>(size), static_cast<std::uint16_t>(step)};
                joiners.insert(joiners.end(), static_cast<std::size_t>(arrivals(world, s, size, step)), joiner);
            }
        }
        world.joins.push_back(static_cast<std::uint32_t>(joiners.size()));
    }
    return joiners;
}

}  // namespace

void draw_firms(World& world) {
    const Constants& c = *world.constants;
    const std::vector<Joiner> joiners = draw_joiners(world);
    const std::vector<std::uint32_t> ids = ids_in_storage(world);
    world.firms.resize(joiners.size());
    const FirmQuantiles quantiles(c.config.firms);
    for_each_chunk(joiners.size(), 2048, world.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t id = ids[i];
            const Joiner& joiner = joiners[id - 1];
            set_place(world, i, id, joiner, quantiles);
            set_attributes(world, i, id, joiner.size, quantiles);
            DrawStream stream(world.draws, id, 0, 0, number(Purpose::firm_needs));
            const SectorConfig& sector = c.config.sectors[joiner.sector];
            for (std::size_t k = 0; k < working_stages; ++k) draw_needs(stream, sector.needs[k], c.config.firms.needs_concentration, world.firms.needs[i][k]);
        }
    });
    build_ring(world);
}

}  // namespace pactsim
