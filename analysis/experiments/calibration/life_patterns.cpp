#include "analysis/experiments/calibration/life_patterns.h"

#include "analysis/statistics/quantiles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace pactsim::calibration {

namespace {

using Value = std::optional<double>;

constexpr std::size_t fewest = 10;   // cases below which a share of them says nothing

Value share(std::size_t part, std::size_t whole) { return whole < fewest ? std::nullopt : Value(static_cast<double>(part) / static_cast<double>(whole)); }

// Of newborn firms joined five years before the end, those not dead at five.
Value five_year_survival(const FirmLives& lives, bool unsupported_at_home) {
    std::size_t all = 0, alive = 0;
    for (const FirmLife& life : lives.firms) {
        if (!life.newborn || life.joined < 0 || life.joined + 60 > lives.months) continue;
        if (unsupported_at_home && (life.ever_signed || life.ever_supported)) continue;
        ++all;
        alive += life.died < 0 || life.died - life.joined >= 60 ? 1U : 0U;
    }
    return share(alive, all);
}

Value peak_hazard(const FirmLives& lives) {
    Value most;
    for (int year = 2; year <= 4; ++year) {
        const Value hazard = death_hazard(lives, year);
        if (!hazard) return std::nullopt;
        most = std::max(most.value_or(0.0), *hazard);
    }
    return most;
}

Value later_fall(const FirmLives& lives) {
    const Value third = death_hazard(lives, 3), fifth = death_hazard(lives, 5);
    return third && fifth ? Value(*fifth - *third) : std::nullopt;
}

// Jobs made in the last three years by the 6 % of firms that made most, over all jobs made by growing firms.
Value jobs_of_top_growers(const FirmLives& lives) {
    std::vector<double> made;
    for (const FirmLife& life : lives.firms) {
        const std::size_t years = life.jobs.size();
        if (years < 4 || life.jobs[years - 1] == 0 || life.jobs[years - 4] == 0) continue;
        made.push_back(std::max(0.0, static_cast<double>(life.jobs[years - 1] - life.jobs[years - 4])));
    }
    std::sort(made.begin(), made.end(), std::greater<>());
    const auto top = static_cast<std::size_t>(std::ceil(0.06 * static_cast<double>(made.size())));
    double all = 0.0, of_top = 0.0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        all += made[i];
        of_top += i < top ? made[i] : 0.0;
    }
    return made.size() < fewest || all <= 0.0 ? std::nullopt : Value(of_top / all);
}

// Of log growth of jobs from year to year in firms with five or more at both ends: smaller ones grow in steps that are no growth rate.
Value growth_kurtosis(const FirmLives& lives) {
    std::vector<double> growth;
    for (const FirmLife& life : lives.firms) {
        for (std::size_t year = 1; year < life.jobs.size(); ++year) {
            if (life.jobs[year - 1] >= 5 && life.jobs[year] >= 5) growth.push_back(std::log(static_cast<double>(life.jobs[year]) / static_cast<double>(life.jobs[year - 1])));
        }
    }
    double mean = 0.0, second = 0.0, fourth = 0.0;
    const auto n = static_cast<double>(growth.size());
    for (const double g : growth) mean += g / n;
    for (const double g : growth) {
        const double square = (g - mean) * (g - mean);
        second += square / n;
        fourth += square * square / n;
    }
    return growth.size() < 30 || second <= 0.0 ? std::nullopt : Value(fourth / (second * second) - 3.0);
}

Value projects_making_half(const FirmLives& lives) {
    std::vector<double> sales;
    double all = 0.0;
    for (const FirmLife& life : lives.firms) {
        sales.push_back(static_cast<double>(life.venture_sales));
        all += sales.back();
    }
    std::sort(sales.begin(), sales.end(), std::greater<>());
    double reached = 0.0;
    std::size_t count = 0;
    while (count < sales.size() && reached < 0.5 * all) reached += sales[count++];
    return all > 0.0 ? share(count, sales.size()) : std::nullopt;
}

Value prototypes_that_sell(const FirmLives& lives) {
    std::size_t all = 0, sell = 0;
    for (const FirmLife& life : lives.firms) {
        if (!life.prototyping_at_start) continue;
        ++all;
        sell += life.ever_sold ? 1U : 0U;
    }
    return share(sell, all);
}

// Ties of a form (any, if none is named) followed for `months`, those that ended with their firm left out: share that had ended.
Value ended_within(const FirmLives& lives, std::optional<GovernanceForm> form, std::int32_t months) {
    std::size_t all = 0, ended = 0;
    for (const TieLife& tie : lives.ties) {
        if (form && tie.form != static_cast<std::uint8_t>(*form)) continue;
        const bool early = tie.ended >= 0 && tie.ended - tie.signed_month < months;
        if (tie.signed_month + months > lives.months || (early && tie.with_firm)) continue;
        ++all;
        ended += early ? 1U : 0U;
    }
    return share(ended, all);
}

// Product-limit estimate (Kaplan and Meier 1958); none while more than half go on.
Value median_life_of_ventures(const FirmLives& lives) {
    struct Spell {
        std::int32_t length;
        bool ended;
    };
    std::vector<Spell> spells;
    for (const TieLife& tie : lives.ties) {
        if (tie.form != static_cast<std::uint8_t>(GovernanceForm::joint_venture)) continue;
        spells.push_back({(tie.ended >= 0 ? tie.ended : lives.months) - tie.signed_month, tie.ended >= 0 && !tie.with_firm});
    }
    if (spells.size() < fewest) return std::nullopt;
    std::stable_sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) { return a.length != b.length ? a.length < b.length : a.ended && !b.ended; });
    double left = 1.0;
    for (std::size_t i = 0; i < spells.size(); ++i) {
        if (spells[i].ended) left *= 1.0 - 1.0 / static_cast<double>(spells.size() - i);
        if (left <= 0.5) return static_cast<double>(spells[i].length) / 12.0;
    }
    return std::nullopt;
}

// Year of the first six with the highest yearly hazard of ending.
Value peak_year_of_endings(const FirmLives& lives) {
    Value best;
    double most = -1.0;
    for (int year = 1; year <= 6; ++year) {
        std::size_t at_risk = 0, ended = 0;
        for (const TieLife& tie : lives.ties) {
            const std::int32_t length = (tie.ended >= 0 ? tie.ended : lives.months) - tie.signed_month;
            if (length < 12 * (year - 1) || tie.signed_month + 12 * year > lives.months) continue;
            ++at_risk;
            ended += tie.ended >= 0 && !tie.with_firm && length < 12 * year ? 1U : 0U;
        }
        if (at_risk < fewest) break;
        const double hazard = static_cast<double>(ended) / static_cast<double>(at_risk);
        if (hazard > most) {
            most = hazard;
            best = year;
        }
    }
    return best;
}

Value trust_and_age(const FirmLives& lives) {
    const auto n = static_cast<double>(lives.trust.size());
    if (lives.trust.size() < fewest) return std::nullopt;
    double trust = 0.0, age = 0.0, both = 0.0, trust_squares = 0.0, age_squares = 0.0;
    for (std::size_t i = 0; i < lives.trust.size(); ++i) {
        trust += lives.trust[i] / n;
        age += lives.age[i] / n;
    }
    for (std::size_t i = 0; i < lives.trust.size(); ++i) {
        both += (lives.trust[i] - trust) * (lives.age[i] - age);
        trust_squares += (lives.trust[i] - trust) * (lives.trust[i] - trust);
        age_squares += (lives.age[i] - age) * (lives.age[i] - age);
    }
    return trust_squares > 0.0 && age_squares > 0.0 ? Value(both / std::sqrt(trust_squares * age_squares)) : std::nullopt;
}

Value incidents_after_five_years(const FirmLives& lives) {
    std::size_t all = 0, hit = 0;
    for (const FirmLife& life : lives.firms) {
        if (life.partnered_months < 48 || life.partnered_months > 72) continue;
        ++all;
        hit += life.leaks > 0 ? 1U : 0U;
    }
    return share(hit, all);
}

Value leaks_per_active_year(const FirmLives& lives) {
    double months = 0.0, leaks = 0.0;
    for (std::size_t form = 0; form < lives.months_by_form.size(); ++form) {
        months += static_cast<double>(lives.months_by_form[form]);
        leaks += static_cast<double>(lives.leaks_by_form[form]);
    }
    return months < 120.0 ? std::nullopt : Value(12.0 * leaks / months);
}

Value leak_ratio(const FirmLives& lives) {
    const auto rate = [&](GovernanceForm form) -> Value {
        const auto at = static_cast<std::size_t>(form);
        return lives.months_by_form[at] < 120 ? std::nullopt : Value(static_cast<double>(lives.leaks_by_form[at]) / static_cast<double>(lives.months_by_form[at]));
    };
    const Value venture = rate(GovernanceForm::joint_venture), own = rate(GovernanceForm::own_centre);
    return venture && own && *own > 0.0 ? Value(*venture / *own) : std::nullopt;
}

Value change_of_share(const FirmLives& lives) {
    return lives.ever_signed_share.size() < 8 ? std::nullopt : Value(lives.ever_signed_share[7] - lives.ever_signed_share[0]);
}

constexpr std::array table{
    LifePattern{"survival_5y", "share", "newborn firms not dead five years on", [](const FirmLives& l) { return five_year_survival(l, false); }},
    LifePattern{"survival_5y_home_unsupported", "share", "the same of those that had neither a partner in China nor support", [](const FirmLives& l) { return five_year_survival(l, true); }},
    LifePattern{"exit_hazard_year_1", "share/year", "newborn firms that die in their first year", [](const FirmLives& l) { return death_hazard(l, 1); }},
    LifePattern{"exit_hazard_peak_years_2_4", "share/year", "highest yearly share of deaths in years 2 to 4", peak_hazard},
    LifePattern{"exit_hazard_year_5_minus_year_3", "share/year", "yearly share of deaths in year 5 less that in year 3", later_fall},
    LifePattern{"job_creation_share_top_6pct", "share", "of the jobs made in the last three years, by the 6 % of firms that made most", jobs_of_top_growers},
    LifePattern{"log_growth_excess_kurtosis", "1", "of yearly log growth of jobs, firms of five or more", growth_kurtosis},
    LifePattern{"project_share_making_half_of_sales", "share", "fewest ventures that make half of all venture sales", projects_making_half},
    LifePattern{"prototype_share_reaching_sales", "share", "ventures in prototyping at the start that earn sales within the horizon", prototypes_that_sell},
    LifePattern{"jv_ended_by_year_5", "share", "joint ventures ended within five years, those of firms that ended left out",
                [](const FirmLives& l) { return ended_within(l, GovernanceForm::joint_venture, 60); }},
    LifePattern{"jv_median_life_years", "years", "median life of joint ventures", median_life_of_ventures},
    LifePattern{"partnership_hazard_peak_year", "years", "year of a partnership's life in which endings are most frequent", peak_year_of_endings},
    LifePattern{"contract_yearly_retention", "share", "contract developments that last a year",
                [](const FirmLives& l) {
                    const Value ended = ended_within(l, GovernanceForm::contract_development, 12);
                    return ended ? Value(1.0 - *ended) : std::nullopt;
                }},
    LifePattern{"corr_trust_age", "1", "correlation of trust with age over partnerships at the end", trust_and_age},
    LifePattern{"ip_incident_share_5_active_years", "share", "firms with four to six years of partnership that had a leak", incidents_after_five_years},
    LifePattern{"ip_leaks_per_active_year", "1/year", "leaks per year of partnership", leaks_per_active_year},
    LifePattern{"leak_ratio_jv_over_own_centre", "ratio", "leaks per year in joint ventures over those in own centres", leak_ratio},
    LifePattern{"china_active_share_change_7y", "share", "change over seven years of the share of firms that have ever signed in China", change_of_share},
};

}  // namespace

std::span<const LifePattern> life_patterns() { return table; }

std::optional<double> death_hazard(const FirmLives& lives, int year) {
    std::size_t at_risk = 0, dead = 0;
    for (const FirmLife& life : lives.firms) {
        if (!life.newborn || life.joined < 0 || life.joined + 12 * year > lives.months) continue;
        const std::int32_t age_left = life.left < 0 ? lives.months : life.left - life.joined;
        if (age_left < 12 * (year - 1)) continue;
        ++at_risk;
        dead += life.died >= 0 && age_left < 12 * year ? 1U : 0U;
    }
    return share(dead, at_risk);
}

}  // namespace pactsim::calibration
